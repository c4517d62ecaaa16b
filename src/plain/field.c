/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field as a question: a line, a number, yes or no, or text of several lines. */
#include "plain/parts.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "report/names.h"

enum { VALUE_CELLS = 60 };

/* "Country of partner 2 (Skole A)". */
static void add_subject(struct plain *p, struct str *out, const struct field_ref *ref)
{
	struct str label = STR_INIT;
	if (ref->partner < 0) {
		str_add(out, field_label(ref));
		return;
	}
	partner_label(&label, p->session->draft, (size_t)ref->partner);
	/* TRANSLATORS: %1 is the name of a field such as "Country", %2 "partner 2 (Skole A)". */
	str_fill(out, _("%1 of %2"), field_label(ref), label.text);
	str_free(&label);
}

void plain_say_question(struct plain *p, size_t number, const struct field_ref *ref)
{
	struct str line = STR_INIT, asked = STR_INIT, value = STR_INIT;
	bool some = field_kind(ref, p->session->lot) == FIELD_SOME;
	add_subject(p, &line, ref);
	field_asked(&asked, ref, p->session->lot);
	plain_add_value(p, &value, ref, some ? 0 : VALUE_CELLS);
	if (asked.length)
		str_addf(&line, " (%s)", asked.text);
	if (value.length)
		str_addf(&line, " [%s]", value.text);
	str_add(&line, ":");
	plain_numbered(p, number, line.text);
	str_free(&line);
	str_free(&asked);
	str_free(&value);
}

/* --- one line ---------------------------------------------------------------------- */

static enum heard ask_text(struct plain *p, size_t number, const struct field_ref *ref)
{
	const struct question q = { .ref = ref };
	plain_say_question(p, number, ref);
	enum heard h = plain_hear(p, &q);
	if (h == HEARD_CLEAR)
		session_set_text(p->session, ref, "");
	else if (h == HEARD_ANSWER)
		session_set_text(p->session, ref, p->line.text);
	return h == HEARD_CLEAR || h == HEARD_ANSWER ? HEARD_KEEP : h;
}

/* --- several lines ------------------------------------------------------------------- */

/* The lines behind the first one, up to one with a single full stop (HEARD_KEEP) or to a
 * command, which is followed once the text is kept. */
static enum heard hear_rest(struct plain *p, const struct question *q, struct str *text)
{
	p->half = text;   /* kept, though it is not taken yet */
	enum heard h = plain_hear_in_text(p, q);
	for (; h == HEARD_ANSWER || h == HEARD_AGAIN; h = plain_hear_in_text(p, q)) {
		if (h == HEARD_AGAIN)
			continue;
		if (text->length <= TEXT_MOST)
			str_add_char(text, '\n');
		str_add(text, text->length > TEXT_MOST ? "" : p->line.text);
	}
	p->half = NULL;
	while (text->length && text->text[text->length - 1] == '\n')
		str_cut(text, text->length - 1);
	return h;
}

static enum heard ask_long(struct plain *p, size_t number, const struct field_ref *ref)
{
	const struct question q = { .ref = ref };
	struct str text = STR_INIT;
	plain_say_question(p, number, ref);
	if (!p->brief)
		plain_say(p, _("Several lines; one with a single full stop ends them."));
	enum heard h = plain_hear(p, &q);
	if (h == HEARD_CLEAR)
		session_set_text(p->session, ref, "");
	if (h == HEARD_ANSWER) {
		str_add(&text, p->line.text);
		h = hear_rest(p, &q, &text);
		if (text.length > TEXT_MOST)
			plain_say(p, _("This is too long: the text stays as it was."));
		else
			session_set_text(p->session, ref, text.text);
	}
	str_free(&text);
	return h == HEARD_CLEAR ? HEARD_KEEP : h;
}

/* --- numbers, yes or no ---------------------------------------------------------------- */

/* Tells what is wrong with an answer to a field of texts or numbers. */
static bool has_fault(struct plain *p, const struct field_ref *ref, const char *text)
{
	struct str told = STR_INIT;
	bool has = field_fault(ref, text, &told);
	if (has)
		plain_say(p, told.text);
	str_free(&told);
	return has;
}

static enum heard ask_number(struct plain *p, size_t number, const struct field_ref *ref)
{
	const struct question q = { .ref = ref };
	int64_t value = -1;
	plain_say_question(p, number, ref);
	enum heard h = plain_hear(p, &q);
	if (h == HEARD_ANSWER && (has_fault(p, ref, p->line.text) ||
	                          !field_number(ref, p->line.text, &value)))
		return HEARD_AGAIN;
	if (h != HEARD_ANSWER && h != HEARD_CLEAR)
		return h;
	session_set_number(p->session, ref, value);
	return HEARD_KEEP;
}

static enum heard ask_flag(struct plain *p, size_t number, const struct field_ref *ref)
{
	const struct question q = { .ref = ref };
	bool yes = draft_number(p->session->draft, field_spot(ref)) != 0;
	struct str text = STR_INIT;
	str_addf(&text, "%zu. ", number);
	add_subject(p, &text, ref);
	str_add_char(&text, '?');
	enum heard h = plain_ask_yes(p, &q, text.text, &yes);
	if (h == HEARD_ANSWER)
		session_set_number(p->session, ref, yes);
	str_free(&text);
	return h == HEARD_ANSWER ? HEARD_KEEP : h;
}

/* --- all ------------------------------------------------------------------------------- */

static enum heard ask_once(struct plain *p, size_t number, const struct field_ref *ref)
{
	switch (field_kind(ref, p->session->lot)) {
	case FIELD_TEXT:
		return ask_text(p, number, ref);
	case FIELD_LONG:
		return ref->field->wide ? ask_long(p, number, ref) : ask_text(p, number, ref);
	case FIELD_NUMBER:
		return ask_number(p, number, ref);
	case FIELD_ONE:
		return plain_ask_one(p, number, ref);
	case FIELD_SOME:
		return plain_ask_some(p, number, ref);
	case FIELD_YES:
		return ask_flag(p, number, ref);
	case FIELD_PARTNERS:
		break;
	}
	return HEARD_KEEP;
}

/* The whole of a text, of which a question shows the beginning only. */
static void say_whole(struct plain *p, const struct field_ref *ref)
{
	enum field_kind kind = field_kind(ref, p->session->lot);
	if (kind != FIELD_TEXT && kind != FIELD_LONG)
		return;
	const char *text = draft_text(p->session->draft, field_spot(ref));
	if (*text)
		plain_say(p, text);
}

enum heard plain_ask_field(struct plain *p, size_t number, const struct field_ref *ref)
{
	enum heard h = HEARD_AGAIN;
	while (h == HEARD_AGAIN || h == HEARD_REPEAT) {
		h = ask_once(p, number, ref);
		if (h == HEARD_REPEAT)
			say_whole(p, ref);
		p->brief = h == HEARD_AGAIN;
	}
	p->brief = false;
	session_pause(p->session);
	return h;
}
