/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random walks of edits through a session: undone and made again, the draft is what it was
 * at every place on the way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/xmem.h"
#include "support/chance.h"
#include "support/random_draft.h"
#include "support/sample_call.h"
#include "wizard/history_parts.h"
#include "wizard/session.h"

enum { WALKS = 2000, STEPS = 50, PLACES = 4 * STEPS };

/* A walk: what the draft was after so many changes, and when it was saved. */
struct walk {
	struct chance chance;
	struct session *s;
	struct draft *at[PLACES];   /* NULL where it went over two at once */
	struct draft *saved;
	bool grouped;
};

static int below(struct walk *w, int n)
{
	return chance_below(&w->chance, n);
}

/* Without a partner that is only expected: that is no change yet. */
static struct draft *draft_now(const struct session *s)
{
	struct draft *d = draft_copy(s->draft);
	if (s->history.pending)
		draft_remove_partner(d, s->history.pending_at);
	return d;
}

/* --- edits ------------------------------------------------------------------- */

static const char *some_text(struct walk *w)
{
	static const char *const texts[] = { "", "a", "ab", "abc", "Skole", "one\ntwo", " " };
	return texts[below(w, sizeof texts / sizeof *texts)];
}

/* An option of the field: of those it has, or any. */
static void choose(struct walk *w, const struct field_ref *ref, bool some)
{
	struct options options = OPTIONS_INIT;
	struct options_about about = session_about(w->s);
	options_fill(&options, &about, ref);
	if (options.n && some)
		session_set_option(w->s, ref, &options.list[below(w, (int)options.n)], below(w, 2));
	else if (options.n)
		session_choose(w->s, ref, &options.list[below(w, (int)options.n)]);
	options_free(&options);
}

static void edit_field(struct walk *w, const struct field_ref *ref)
{
	enum field_kind kind = field_kind(ref, w->s->lot);
	switch (kind) {
	case FIELD_TEXT:
	case FIELD_LONG:
		session_set_text(w->s, ref, some_text(w));
		break;
	case FIELD_NUMBER:
		session_set_number(w->s, ref, below(w, 4) - 1);
		break;
	case FIELD_YES:
		session_set_number(w->s, ref, below(w, 2));
		break;
	case FIELD_ONE:
	case FIELD_SOME:
		choose(w, ref, kind == FIELD_SOME);
		break;
	case FIELD_PARTNERS:
		break;
	}
}

static void edit_any_field(struct walk *w)
{
	struct field_list list = FIELD_LIST_INIT;
	struct session *s = w->s;
	bool of_partner = s->draft->n_partners && below(w, 2);
	enum step step = of_partner ? STEP_PARTNERS : (enum step)below(w, STEP_END);
	int partner = !of_partner ? -1 : s->partner >= 0 && below(w, 3) ? s->partner :
		below(w, (int)s->draft->n_partners);
	field_list_fill(&list, step, partner, s->call, s->lot);
	if (list.n)
		edit_field(w, &list.refs[below(w, (int)list.n)]);
	field_list_free(&list);
}

static void edit_partners(struct walk *w)
{
	struct session *s = w->s;
	int n = (int)s->draft->n_partners;
	switch (below(w, 7)) {
	case 0: case 1:
		session_add_partner(s);
		break;
	case 2:
		session_close_partner(s);
		break;
	case 3:
		if (n)
			session_remove_partner(s, (size_t)below(w, n));
		break;
	case 4: case 5:
		if (n)
			session_move_partner(s, (size_t)below(w, n), (size_t)below(w, n));
		break;
	case 6:
		if (n)
			session_duplicate_partner(s, (size_t)below(w, n));
		break;
	}
}

static void edit_place(struct walk *w)
{
	const struct call *call = sample_catalogue.calls[below(w, (int)sample_catalogue.n_calls)];
	if (below(w, 2))
		session_set_call(w->s, call->id, NULL);
	else
		session_set_place(w->s, call->id, call->lots[below(w, (int)call->n_lots)].id, NULL);
}

static void edit(struct walk *w);

static void edit_group(struct walk *w)
{
	session_begin(w->s, (enum change_kind)(CHANGE_FIELD + below(w, CHANGE_PASTE + 1)));
	w->grouped = true;
	for (int n = below(w, 6); n > 0; n--)
		edit(w);
	w->grouped = false;
	session_end(w->s);
}

static void edit(struct walk *w)
{
	int n = below(w, 20);
	if (n < 10)
		edit_any_field(w);
	else if (n < 17 || w->grouped)
		edit_partners(w);
	else if (n < 18)
		edit_place(w);
	else
		edit_group(w);
}

/* --- the walk ---------------------------------------------------------------- */

static size_t made(const struct session *s)
{
	size_t n;
	session_changes(s, &n);
	return n;
}

static size_t bytes_of(const struct history *h)
{
	size_t n = 0;
	for (size_t i = 0; i < h->n; i++)
		for (size_t k = 0; k < h->list[i].n; k++)
			n += delta_bytes(&h->list[i].deltas[k]);
	return n;
}

static void check_place(struct walk *w)
{
	struct draft *now = draft_now(w->s), **then = &w->at[made(w->s)];
	if (!*then)
		*then = draft_copy(now);
	assert_true(draft_equal(now, *then));
	draft_free(&now);
}

/* What matters of it in a file: an empty partner may come and go with its form. */
static struct draft *draft_to_save(const struct session *s)
{
	struct draft *d = draft_copy(s->draft);
	for (size_t i = d->n_partners; i-- > 0; )
		if (partner_is_empty(&d->partners[i]))
			draft_remove_partner(d, i);
	return d;
}

static void check_saved(const struct walk *w)
{
	struct draft *now = draft_to_save(w->s);
	if (!session_changed(w->s))
		assert_true(draft_equal(now, w->saved));
	draft_free(&now);
}

/* BEFORE: how many changes were made before what was done. */
static void keep_place(struct walk *w, size_t before)
{
	size_t n = made(w->s);
	assert_true(n < PLACES);
	for (size_t i = before + 1; i < n; i++)
		draft_free(&w->at[i]);
	draft_free(&w->at[n]);
	w->at[n] = draft_now(w->s);
}

/* Something that is no edit. */
static void go_about(struct walk *w)
{
	struct session *s = w->s;
	size_t at;
	switch (below(w, 6)) {
	case 0: case 1:
		if (s->history.pending)   /* it becomes a change, to be undone */
			draft_free(&w->at[made(s) + 1]);
		if (session_undo(s, false, &at))
			check_place(w);
		break;
	case 2:
		if (session_undo(s, true, &at))
			check_place(w);
		break;
	case 3:
		session_pause(s);
		break;
	case 4:
		session_set_step(s, (enum step)below(w, STEP_END));
		break;
	case 5:
		session_set_saved(s);
		draft_free(&w->saved);
		w->saved = draft_to_save(s);
		break;
	}
}

static void walk(struct walk *w)
{
	keep_place(w, 0);
	w->saved = draft_to_save(w->s);
	for (int i = 0; i < STEPS; i++) {
		size_t before = made(w->s);
		if (below(w, 5))
			edit(w);
		else
			go_about(w);
		keep_place(w, before);
		check_saved(w);
		assert_int_equal(w->s->history.bytes, bytes_of(&w->s->history));
	}
	size_t before = made(w->s);
	session_set_step(w->s, STEP_REVIEW);
	keep_place(w, before);
}

static void words_for_nothing(struct str *out, const char *name, size_t at)
{
	str_addf(out, "%zu%s", at, name);
}

/* All the way back, all the way forth, and here and there. */
static void go_over(struct walk *w)
{
	struct session *s = w->s;
	struct str words = STR_INIT;
	size_t at, n = session_changes(s, &at);
	for (size_t i = 0; i < n; i++)
		session_change_text(s, i, words_for_nothing, &words);
	while (session_undo(s, false, &at))
		check_place(w);
	assert_int_equal(made(s), 0);
	while (session_undo(s, true, &at))
		check_place(w);
	assert_int_equal(made(s), n);
	for (int i = 0; i < 5; i++) {
		session_go_to_change(s, (size_t)below(w, (int)n + 1));
		check_place(w);
	}
	str_free(&words);
}

static void session_undo__random_walks(void **state)
{
	(void)state;
	for (int seed = 1; seed <= WALKS; seed++) {
		struct walk w = { .chance = { .state = (uint64_t)seed } };
		const struct call *call = sample_catalogue.calls[seed % (int)sample_catalogue.n_calls];
		const struct lot *lot = &call->lots[seed % (int)call->n_lots];
		w.s = session_new(&sample_catalogue, random_draft(&w.chance, call, lot));
		walk(&w);
		go_over(&w);
		for (int i = 0; i < PLACES; i++)
			draft_free(&w.at[i]);
		draft_free(&w.saved);
		session_free(&w.s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(session_undo__random_walks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
