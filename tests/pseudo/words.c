/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs of letters, in no order. */
#include "pseudo/words.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/xmem.h"

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t run(const char *text)
{
	size_t n = 0;
	while (is_letter(text[n]))
		n++;
	return n;
}

void words_add(struct words *w, const char *text)
{
	for (size_t n; *text; text += n ? n : 1) {
		n = run(text);
		if (n < 2 || words_have(w, text, n, false, false))
			continue;
		XGROW(w->list, w->n, w->room);
		w->list[w->n++] = xstrndup(text, n);
	}
}

/* A text that no catalogue has: of a call made for tests. */
static void add_foreign(struct words *w, const char *text)
{
	if (*text && lang_text(text) == text)
		words_add(w, text);
}

void words_add_world(struct words *w, const struct world *world)
{
	for (size_t i = 0; i < world->n_rows; i++)
		add_foreign(w, world->rows[i].name);
}

static void add_rules(struct words *w, const struct lot *lot)
{
	for (size_t i = 0; i < lot->n_rules; i++) {
		const struct rule *r = &lot->rules[i];
		add_foreign(w, r->title);
		add_foreign(w, r->text);
		for (size_t k = 0; k < r->n_claims; k++) {
			words_add(w, r->claims[k].figure);
			add_foreign(w, r->claims[k].note);
		}
	}
}

static void add_lot(struct words *w, const struct lot *lot)
{
	add_foreign(w, lot->title);
	add_rules(w, lot);
	for (size_t l = 0; l < LIST_END; l++)
		for (size_t i = 0; i < lot->lists[l].n; i++)
			add_foreign(w, lot->lists[l].items[i].label);
}

void words_add_call(struct words *w, const struct call *call)
{
	add_foreign(w, call->title);
	for (size_t i = 0; i < call->n_sources; i++) {
		words_add(w, call->sources[i].publisher);
		words_add(w, call->sources[i].address);
		add_foreign(w, call->sources[i].page);
	}
	for (size_t i = 0; i < call->n_categories; i++) {
		add_foreign(w, call->categories[i].title);
		add_foreign(w, call->categories[i].one);
	}
	for (size_t i = 0; i < call->n_lots; i++)
		add_lot(w, &call->lots[i]);
}

void words_free(struct words *w)
{
	for (size_t i = 0; i < w->n; i++)
		free(w->list[i]);
	free(w->list);
	*w = (struct words){ 0 };
}

static bool is_part(const char *known, const char *word, size_t n, bool start, bool end)
{
	size_t all = strlen(known);
	if (n > all)
		return false;
	return ((n == all || end) && !strncmp(known, word, n)) ||
	       (start && !strncmp(known + all - n, word, n));
}

bool words_have(const struct words *w, const char *word, size_t n, bool start, bool end)
{
	for (size_t i = 0; i < w->n; i++)
		if (is_part(w->list[i], word, n, start, end))
			return true;
	return false;
}
