/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of a view, one for each language and size that it was shown in.  HOME is the one
 * where the user moved last; where there is no place yet, it is followed. */
#include "tui/place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/xmem.h"
#include "tui/edit.h"
#include "tui/scroll.h"

enum { KEPT_MOST = 12 };     /* dragging a window gives any number of sizes */

struct kept {
	char code[LANG_CODE_SIZE];
	int rows, cols;
	bool stale;              /* the user moved elsewhere since */
	bool home;               /* the user moved here last */
	struct place place;
};

struct places {
	struct kept *list;
	size_t n, room;
	struct place home;
	struct place arrived;    /* as it was put after the last change */
	bool under_way;          /* left, and not yet arrived */
};

void places_free(struct places **places)
{
	if (*places)
		free((*places)->list);
	free(*places);
	*places = NULL;
}

/* --- telling ---------------------------------------------------------------------- */

void place_item(struct place *p, int rows, int at, int item_rows)
{
	p->row = at - p->first;
	p->at_foot = at + item_rows == p->first + rows;
}

static struct place tell(const struct view *v)
{
	struct place p = { 0 };
	if (v->ops->place)
		v->ops->place(v, &p);
	else if (v->scroll)
		scroll_place(v->scroll, v, &p);
	if (v->edit)
		p.left = v->edit->left;
	return p;
}

static bool same(const struct place *a, const struct place *b)
{
	return a->item == b->item && a->first == b->first && a->left == b->left && a->top == b->top;
}

static struct kept *find(const struct view *v)
{
	const struct places *p = v->places;
	for (size_t i = 0; i < p->n; i++) {
		struct kept *k = &p->list[i];
		if (k->rows == v->rows && k->cols == v->cols && !strcmp(k->code, lang_code()))
			return k;
	}
	return NULL;
}

/* Keeps PLACE for the language and size of now. */
static struct kept *keep(struct view *v, const struct place *place)
{
	struct places *p = v->places;
	struct kept *k = find(v);
	if (k) {
		k->stale = false;
		k->place = *place;
		return k;
	}
	if (p->n == KEPT_MOST) {   /* the oldest goes, but for the one where the user moved */
		size_t at = p->list[0].home;
		memmove(p->list + at, p->list + at + 1, (--p->n - at) * sizeof *p->list);
	}
	XGROW(p->list, p->n, p->room);
	k = &p->list[p->n++];
	*k = (struct kept){ .rows = v->rows, .cols = v->cols, .place = *place };
	snprintf(k->code, sizeof k->code, "%s", lang_code());
	return k;
}

void place_leave(struct view *v)
{
	if (!v->places)
		v->places = xcalloc(1, sizeof *v->places);
	struct places *p = v->places;
	if (p->under_way)
		return;
	struct place now = tell(v);
	bool moved = false;
	if (!p->n || !same(&now, &p->arrived)) {
		for (size_t i = 0; i < p->n; i++)
			p->list[i].stale = true, p->list[i].home = false;
		p->home = now;
		moved = true;
	}
	struct kept *k = keep(v, &now);
	k->home = k->home || moved;
	p->under_way = true;
}

/* --- putting ---------------------------------------------------------------------- */

int place_first(const struct stood *stood, int rows, int n, int at, int item_rows)
{
	const struct place *before = stood->before, *home = stood->home;
	int seen = item_rows < rows ? item_rows : rows;
	if (stood->exactly)
		return before->first;
	/* what was shown then shows the item too, though the user has moved */
	if (before && view_scroll(before->first, rows, n, at, seen) == before->first)
		return before->first;
	if (!home->first)
		return 0;
	return home->at_foot ? at + item_rows - rows : at - home->row;
}

void place_arrive(struct view *v)
{
	struct places *p = v->places;
	if (!p || !p->under_way)
		return;
	const struct kept *k = find(v);
	struct place now = tell(v);
	struct stood stood = { .before = k ? &k->place : NULL, .home = &p->home,
	                       .exactly = k && !k->stale && k->place.item == now.item };
	if (v->edit && stood.exactly)
		v->edit->left = k->place.left;
	if (v->ops->put)
		v->ops->put(v, &stood);
	else if (v->scroll)
		scroll_put(v->scroll, v, &stood);
	p->arrived = tell(v);
	p->under_way = false;
	view_touch_all(v);
}
