/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which partners the table shows, and in which order.  The draft's own order never
 * changes here.  Names of countries, types and roles are looked up once each, so that ten
 * thousand partners take no longer than reading them. */
#include "tui/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"

enum { WORDS_MOST = 16, TYPES_AND_UMBRELLA = TYPE_END + 1 };

/* --- finding --------------------------------------------------------------------- */

/* What is looked for, and where: folded texts, made when first needed. */
struct finder {
	const struct world *world;
	struct str folded;               /* the filter, its words ended by '\0' */
	const char *words[WORDS_MOST];
	int n;
	char *countries[COUNTRY_END], *types[TYPES_AND_UMBRELLA], *roles[ROLE_END];
};

static void finder_start(struct finder *f, const struct world *world, const char *filter)
{
	*f = (struct finder){ .world = world, .folded = STR_INIT };
	utf8_fold_words(&f->folded, filter);
	for (size_t i = 0; i < f->folded.length && f->n < WORDS_MOST; i++) {
		if (f->folded.text[i] == ' ')
			f->folded.text[i] = '\0';
		else if (!i || !f->folded.text[i - 1])
			f->words[f->n++] = f->folded.text + i;
	}
}

static void finder_end(struct finder *f)
{
	for (int i = 0; i < COUNTRY_END; i++)
		free(f->countries[i]);
	for (int i = 0; i < TYPES_AND_UMBRELLA; i++)
		free(f->types[i]);
	for (int i = 0; i < ROLE_END; i++)
		free(f->roles[i]);
	str_free(&f->folded);
}

/* A, B and C folded, as words apart. */
static char *fold(const char *a, const char *b, const char *c)
{
	struct str all = STR_INIT, folded = STR_INIT;
	str_add(&all, a);
	str_add(&all, " ");
	str_add(&all, b);
	str_add(&all, " ");
	str_add(&all, c);
	utf8_fold_words(&folded, all.text);
	str_free(&all);
	return str_take(&folded);
}

/* Name of now, English name, code and the other code that drafts may have. */
static const char *country_words(struct finder *f, country c)
{
	if (f->countries[c])
		return f->countries[c];
	const struct country_row *row = world_country(f->world, c);
	char code[3];
	struct str codes = STR_INIT;
	str_add(&codes, country_code(c, code));
	if (c == country_from_code("GR"))
		str_add(&codes, " el");
	else if (c == country_from_code("GB"))
		str_add(&codes, " uk");
	f->countries[c] = fold(country_name(f->world, c), row ? row->name : "", codes.text);
	str_free(&codes);
	return f->countries[c];
}

static const char *type_words(struct finder *f, const struct partner *p)
{
	char **words = &f->types[p->umbrella ? TYPE_END : p->type];
	if (!*words)
		*words = p->umbrella ? fold(table_type(p), N_("umbrella body"), "") :
			fold(type_label(p->type), org_type_words[p->type].label,
			     org_type_words[p->type].id);
	return *words;
}

static const char *role_words_of(struct finder *f, int role)
{
	if (!f->roles[role])
		f->roles[role] = fold(role_label(role), role_words[role].label, role_words[role].id);
	return f->roles[role];
}

/* Every word stands somewhere in what the columns say. */
static bool is_found(struct finder *f, const struct partner *p)
{
	for (int i = 0; i < f->n; i++)
		if (!strstr(p->name_fold, f->words[i]) &&
		    !strstr(country_words(f, p->country), f->words[i]) &&
		    !strstr(type_words(f, p), f->words[i]) &&
		    !strstr(role_words_of(f, p->role), f->words[i]))
			return false;
	return true;
}

static void find(struct table_view *t)
{
	const struct draft *d = table_draft(t);
	struct finder f;
	finder_start(&f, t->view.app->host->catalogue->world, t->filter.text.text);
	t->n_shown = 0;
	for (size_t i = 0; i < d->n_partners; i++) {
		XGROW(t->shown, t->n_shown, t->room);
		t->shown[t->n_shown] = i;
		t->n_shown += !f.n || is_found(&f, &d->partners[i]);
	}
	finder_end(&f);
}

/* --- sorting --------------------------------------------------------------------- */

/* A partner while they are sorted: by text, else by number; what has none comes last. */
struct sorted {
	size_t at, text;       /* TEXT: where its key stands in the pool */
	const char *key;
	int64_t number;
	bool none;
};

/* The keys of names; those of a country or a type are made once, 0: not yet. */
struct keys {
	const struct world *world;
	struct str pool;
	size_t countries[COUNTRY_END], types[TYPES_AND_UMBRELLA];
};

static size_t add_key(struct keys *k, const char *text)
{
	size_t at = k->pool.length;
	lang_sort_key(&k->pool, text);
	str_add_bytes(&k->pool, "", 1);
	return at;
}

static size_t once(struct keys *k, size_t *at, const char *text)
{
	if (!*at)
		*at = add_key(k, text);
	return *at;
}

static struct sorted sorted_by(struct keys *k, const struct partner *p, enum column column)
{
	struct sorted s = { .none = false };
	switch (column) {
	case COLUMN_NAME:
		s.none = !*p->name_fold;
		s.text = add_key(k, p->name);
		break;
	case COLUMN_COUNTRY:
		s.none = p->country == COUNTRY_NONE;
		s.text = once(k, &k->countries[p->country], country_name(k->world, p->country));
		break;
	case COLUMN_TYPE:
		s.none = p->type == TYPE_NONE && !p->umbrella;
		s.text = once(k, &k->types[p->umbrella ? TYPE_END : p->type], table_type(p));
		break;
	case COLUMN_ROLE:
		s.none = p->role == ROLE_NONE;
		s.number = p->role;
		break;
	case COLUMN_GRANT:     /* the largest first */
		s.none = p->grant < 0;
		s.number = -p->grant;
		break;
	case COLUMN_AGREED:    /* those to be asked first */
		s.number = p->agreed;
		break;
	case COLUMN_NUMBER:
	case COLUMN_END:
		break;
	}
	return s;
}

static int compare(const struct sorted *a, const struct sorted *b, int direction)
{
	if (a->none != b->none)
		return a->none ? 1 : -1;
	int by = a->none ? 0 : strcmp(a->key, b->key);
	if (!by && !a->none)
		by = (a->number > b->number) - (a->number < b->number);
	if (by)
		return by * direction;
	return (a->at > b->at) - (a->at < b->at);
}

static int compare_up(const void *a, const void *b)
{
	return compare(a, b, 1);
}

static int compare_down(const void *a, const void *b)
{
	return compare(a, b, -1);
}

static void sort(struct table_view *t, enum column column, bool backwards)
{
	const struct draft *d = table_draft(t);
	struct keys k = { .world = t->view.app->host->catalogue->world, .pool = STR_INIT };
	struct sorted *list = xcalloc(t->n_shown, sizeof *list);
	str_add_bytes(&k.pool, "", 1);   /* place 0 is the key of nothing */
	for (size_t i = 0; i < t->n_shown; i++) {
		list[i] = sorted_by(&k, &d->partners[t->shown[i]], column);
		list[i].at = t->shown[i];
	}
	for (size_t i = 0; i < t->n_shown; i++)
		list[i].key = k.pool.text + list[i].text;
	qsort(list, t->n_shown, sizeof *list, backwards ? compare_down : compare_up);
	for (size_t i = 0; i < t->n_shown; i++)
		t->shown[i] = list[i].at;
	free(list);
	str_free(&k.pool);
}

/* --- both ------------------------------------------------------------------------ */

void table_filter_changed(struct table_view *t)
{
	struct str *kept = &t->view.app->table.filter;
	str_clear(kept);
	str_add(kept, t->filter.text.text);
	t->arranged.done = false;
}

void table_arrange(struct table_view *t)
{
	const struct table_memory *memory = &t->view.app->table;
	const struct draft *d = table_draft(t);
	struct arranged now = { .done = true, .revision = d->revision, .n = d->n_partners,
	                        .order = memory->order, .backwards = memory->backwards };
	struct arranged *was = &t->arranged;
	if (was->done && was->revision == now.revision && was->n == now.n &&
	    was->order == now.order && was->backwards == now.backwards)
		return;
	find(t);
	if (now.order != COLUMN_NUMBER && t->n_shown)
		sort(t, (enum column)now.order, now.backwards);
	*was = now;
}
