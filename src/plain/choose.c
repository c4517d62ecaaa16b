/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions with options: a number picks one, words narrow the list and pick what alone is
 * left. */
#include "plain/parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "report/names.h"
#include "wizard/place_text.h"

struct choosing {
	const struct field_ref *ref;
	struct options options;
	size_t *shown;           /* indexes of the options that match; owned */
	size_t n;
	bool by_id;              /* the options are numbers themselves: months, Lots */
};

/* --- options --------------------------------------------------------------------- */

static void show_all(struct choosing *c)
{
	c->n = c->options.n;
	for (size_t i = 0; i < c->n; i++)
		c->shown[i] = i;
}

static void start(struct choosing *c, struct plain *p, const struct field_ref *ref)
{
	struct options_about about = session_about(p->session);
	*c = (struct choosing){ .ref = ref, .options = OPTIONS_INIT };
	options_fill(&c->options, &about, ref);
	c->shown = xcalloc(c->options.n + 1, sizeof *c->shown);
	c->by_id = ref->field->source == FROM_MONTHS || ref->field->source == FROM_LOTS;
	show_all(c);
}

static void end(struct choosing *c)
{
	options_free(&c->options);
	free(c->shown);
}

static void refill(struct choosing *c, struct plain *p)
{
	struct options_about about = session_about(p->session);
	options_fill(&c->options, &about, c->ref);
	show_all(c);
}

/* A few words behind an option: of a call when it closes. */
static void add_hint(struct plain *p, struct str *out, const struct choosing *c,
                     const struct option *o)
{
	const struct call *call = c->ref->field->source == FROM_CALLS ?
		catalogue_call(p->session->catalogue, o->id) : NULL;
	if (*o->hint) {
		str_add(out, "; ");
		plain_add_shown(out, o->hint, 0);
	}
	if (call) {
		str_add(out, "; ");
		closing_text(out, call, p->host->today);
	}
	if (o->chosen) {
		str_add(out, "; ");
		/* TRANSLATORS: behind an option of a list. */
		str_add(out, _("chosen"));
	}
}

/* The heading of a group of options, where one begins. */
static void say_group(struct plain *p, const struct choosing *c, size_t at)
{
	int group = c->options.list[c->shown[at]].group;
	bool first = !at || c->options.list[c->shown[at - 1]].group != group;
	if (first && c->options.groups[group])
		/* TRANSLATORS: %1 is a heading. */
		plain_say_filled(p, N_("%1:"), c->options.groups[group]);
}

static void list_option(struct plain *p, const struct choosing *c, size_t at)
{
	const struct option *o = &c->options.list[c->shown[at]];
	struct str line = STR_INIT, mark = STR_INIT;
	str_add(&mark, "  ");
	say_group(p, c, at);
	plain_add_shown(&line, o->label, 0);
	add_hint(p, &line, c, o);
	if (!c->by_id)
		str_addf(&mark, "%zu. ", at + 1);
	plain_item(p, c->by_id ? "  - " : mark.text, line.text);
	str_free(&line);
	str_free(&mark);
}

/* The options of the first group in a row: of all countries those that matter. */
static void say_first_group(struct plain *p, const struct choosing *c)
{
	struct str line = STR_INIT;
	for (size_t i = 0; i < c->n && !c->options.list[c->shown[i]].group; i++) {
		str_add(&line, i ? ", " : "");
		plain_add_shown(&line, c->options.list[c->shown[i]].label, 0);
	}
	if (line.length && c->options.groups[0])
		plain_say_filled(p, N_("%1: %2"), c->options.groups[0], line.text);
	str_free(&line);
}

/* WHOLE: as much as can be listed. */
static void list_options(struct plain *p, const struct choosing *c, bool whole)
{
	char n[LANG_NUMBER_SIZE];
	if (c->n > LISTED_MOST && whole)
		say_first_group(p, c);
	for (size_t i = 0; c->n <= LISTED_MOST && i < c->n; i++)
		list_option(p, c, i);
	if (c->n > LISTED_MOST)
		/* TRANSLATORS: %1 is a number. */
		plain_say_filled(p, N_("%1 to choose from: write a part of the name, or the code."),
		                 lang_number(n, (long long)c->n));
}

void plain_add_lots(struct plain *p, struct str *out)
{
	const struct call *call = p->session->call;
	for (size_t i = 0; call && i < call->n_lots; i++) {
		const struct lot *lot = &call->lots[i];
		str_add_char(out, '\n');
		str_fill(out, _("Lot %1: %2"), lot->id, _(lot->title));
		for (size_t n = 0; n < lot->n_notes; n++)
			if (!strcmp(lot->notes[n].about, "lot"))
				note_text(out, &lot->notes[n], call);
	}
}

/* --- finding --------------------------------------------------------------------- */

/* The option of a number as they were listed; -1: none. */
static int by_number(const struct choosing *c, const char *text)
{
	size_t n = plain_number(text);
	for (size_t i = 0; n && c->by_id && i < c->n; i++)
		if (plain_number(c->options.list[c->shown[i]].id) == n)
			return (int)c->shown[i];
	if (!n || c->by_id || n > c->n || c->n > LISTED_MOST)
		return -1;
	return (int)c->shown[n - 1];
}

/* Leaves in C what matches; the option if one alone is meant, else -1. */
static int by_words(struct choosing *c, const char *text)
{
	bool certain = false;
	c->n = options_matches(&c->options, text, c->shown, &certain);
	return c->n && certain ? (int)c->shown[0] : -1;
}

/* The option that the answer means; -1 where it leaves none or several, which is told. */
static int find(struct plain *p, struct choosing *c, const char *text)
{
	int found = by_number(c, text);
	if (found < 0)
		found = by_words(c, text);
	if (found >= 0 || (c->n && c->n < c->options.n))
		return found;
	struct str shown = STR_INIT;
	plain_add_shown(&shown, text, 40);
	if (c->n)   /* signs alone leave everything */
		plain_say_filled(p, N_("'%1' is not understood here; ? helps."), shown.text);
	else
		/* TRANSLATORS: %1 is what was written. */
		plain_say_filled(p, N_("Nothing here is called '%1'."), shown.text);
	show_all(c);
	str_free(&shown);
	return -1;
}

/* --- another call or Lot ----------------------------------------------------------- */

static void say_change(struct plain *p, const char *before, bool other, bool again,
                       unsigned restored)
{
	struct str told = STR_INIT;
	if (other)
		place_lot_told(&told, p->session, before, again);
	place_restored_told(&told, p->session, restored);
	if (told.length)
		plain_say(p, told.text);
	str_free(&told);
}

static enum heard ask_change(struct plain *p, unsigned stake, const struct call *call,
                             const char *lot, bool *yes)
{
	struct str text = STR_INIT;
	place_question(&text, p->session, stake, call, lot);
	plain_say(p, text.text);
	str_free(&text);
	return plain_ask_yes(p, NULL, _("Change?"), yes);
}

enum heard plain_change(struct plain *p, const char *id, const char *lot_id)
{
	struct session *s = p->session;
	const struct call *call = catalogue_call(s->catalogue, id);
	bool same = call && call == s->call, yes = false;
	struct str lot = STR_INIT, before = STR_INIT, wanted = STR_INIT;
	enum heard h = HEARD_KEEP;
	unsigned restored = 0;
	str_add(&wanted, id);
	str_add(&before, s->draft->lot);
	str_add(&lot, *lot_id ? lot_id : same ? s->draft->lot : session_lot_of(s, id));
	bool again = !strcmp(lot.text, session_lot_of(s, id));
	unsigned stake = session_at_stake(s, id, lot.text);
	if (call && stake && session_may_edit(s))
		h = ask_change(p, stake, call, lot.text, &yes);
	if (h == HEARD_KEEP || (h == HEARD_ANSWER && yes)) {
		h = HEARD_KEEP;
		if (session_set_place(s, wanted.text, lot.text, &restored))
			say_change(p, before.text, !same, again, restored);
	} else if (h != HEARD_AWAY) {
		h = HEARD_AGAIN;
	}
	str_free(&lot);
	str_free(&before);
	str_free(&wanted);
	return h;
}

/* --- the questions ------------------------------------------------------------------ */

static void say_taken(struct plain *p, const struct field_ref *ref)
{
	struct str value = STR_INIT;
	plain_add_value(p, &value, ref, 0);
	plain_say_filled(p, N_("%1: %2"), field_label(ref), value.length ? value.text : "-");
	str_free(&value);
}

static enum heard choose(struct plain *p, struct choosing *c, const struct option *o)
{
	enum heard h = HEARD_KEEP;
	if (c->ref->field->source == FROM_CALLS)
		h = plain_change(p, o->id, "");
	else if (c->ref->field->source == FROM_LOTS)
		h = plain_change(p, p->session->draft->call, o->id);
	else
		session_choose(p->session, c->ref, o);
	if (h == HEARD_KEEP)
		say_taken(p, c->ref);
	return h;
}

bool plain_clear(struct plain *p, const struct field_ref *ref)
{
	struct spot spot = field_spot(ref);
	enum key_kind kind = spot_key(spot)->kind;
	if (kind == KEY_CALL || kind == KEY_LOT) {
		plain_say(p, _("This cannot be left open; another one can be chosen."));
		return false;
	}
	if (kind == KEY_SECTOR)
		session_set_text(p->session, ref, "");
	else
		session_set_number(p->session, ref, kind == KEY_NUMBER ? -1 : 0);
	return true;
}

/* True if the options are to be read out: not those that are the same for every partner and
 * were read out before. */
static bool are_new(struct plain *p, const struct field_ref *ref)
{
	unsigned bit = 1u << ref->field->source;
	bool before = p->brief || (ref->partner >= 0 && (p->listed & bit) != 0);
	p->listed |= ref->partner >= 0 ? bit : 0;
	return !before;
}

enum heard plain_ask_one(struct plain *p, size_t number, const struct field_ref *ref)
{
	const struct question q = { .ref = ref };
	struct choosing c;
	bool whole = false;
	enum heard h = are_new(p, ref) ? HEARD_REPEAT : HEARD_AGAIN;
	start(&c, p, ref);
	while (h == HEARD_AGAIN || h == HEARD_REPEAT) {
		int found = -1;
		plain_say_question(p, number, ref);
		if (h == HEARD_REPEAT)
			list_options(p, &c, whole);
		h = plain_hear(p, &q);
		whole = h == HEARD_REPEAT;
		if (h == HEARD_CLEAR)
			h = plain_clear(p, ref) ? HEARD_KEEP : HEARD_AGAIN;
		if (h != HEARD_ANSWER)
			continue;
		found = find(p, &c, p->line.text);
		h = found >= 0 ? choose(p, &c, &c.options.list[found]) :
			c.n < c.options.n ? HEARD_REPEAT : HEARD_AGAIN;
	}
	end(&c);
	return h;
}

/* Marks or takes back what a part of the answer means; false if it means nothing. */
static bool turn(struct plain *p, struct choosing *c, const char *text)
{
	show_all(c);
	int found = find(p, c, text);
	if (found < 0)
		return false;
	const struct option *o = &c->options.list[found];
	session_set_option(p->session, c->ref, o, !o->chosen);
	refill(c, p);
	return true;
}

/* The answer is words of one option, or numbers with blanks or commas between. */
static enum heard turn_all(struct plain *p, struct choosing *c)
{
	struct str rest = STR_INIT;
	bool numbers = strspn(p->line.text, "0123456789, ") == p->line.length, good = true;
	str_add(&rest, p->line.text);
	if (!numbers)
		good = turn(p, c, rest.text);
	for (char *at = rest.text; numbers && good && *at; ) {
		size_t gap = strspn(at, ", "), n = strcspn(at + gap, ", ");
		char *one = at + gap;
		at = one + n + (one[n] != '\0');
		one[n] = '\0';
		good = !n || turn(p, c, one);
	}
	str_free(&rest);
	if (good)
		say_taken(p, c->ref);
	return good || c->n == c->options.n ? HEARD_AGAIN : HEARD_REPEAT;
}

static void clear_all(struct plain *p, struct choosing *c)
{
	for (size_t i = 0; i < c->options.n; i++)
		if (c->options.list[i].chosen)
			session_set_option(p->session, c->ref, &c->options.list[i], false);
	refill(c, p);
	say_taken(p, c->ref);
}

enum heard plain_ask_some(struct plain *p, size_t number, const struct field_ref *ref)
{
	const struct question q = { .ref = ref };
	struct choosing c;
	enum heard h = p->brief ? HEARD_AGAIN : HEARD_REPEAT;
	start(&c, p, ref);
	while (h == HEARD_AGAIN || h == HEARD_REPEAT) {
		plain_say_question(p, number, ref);
		if (h == HEARD_REPEAT) {
			show_all(&c);
			list_options(p, &c, false);
			plain_say(p, _("A number marks one or takes the mark away; an empty line goes on."));
		}
		h = plain_hear(p, &q);
		if (h == HEARD_CLEAR) {
			clear_all(p, &c);
			h = HEARD_AGAIN;
		} else if (h == HEARD_ANSWER) {
			h = turn_all(p, &c);
		}
	}
	end(&c);
	return h;
}
