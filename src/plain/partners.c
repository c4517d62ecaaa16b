/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The partners, a line each, and what can be done with them. */
#include "plain/parts.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "report/names.h"

enum { NAME_CELLS = 60 };

/* --- the list ---------------------------------------------------------------------------- */

static void add_part(struct str *out, const char *text)
{
	if (!*text)
		return;
	str_add(out, ", ");
	utf8_clean(out, text);
}

void plain_add_partner_line(struct plain *p, struct str *out, size_t at)
{
	const struct partner *partner = &p->session->draft->partners[at];
	plain_add_shown(out, *partner->name ? partner->name : _("(no name)"), NAME_CELLS);
	add_part(out, country_name(p->session->catalogue->world, partner->country));
	add_part(out, partner->umbrella ? _("umbrella body") : type_label(partner->type));
	add_part(out, role_label(partner->role));
	if (partner->agreed) {
		str_add(out, "; ");
		/* TRANSLATORS: of a partner that has said yes. */
		str_add(out, _("has agreed"));
	}
}

static void list_partners(struct plain *p)
{
	const struct draft *d = p->session->draft;
	for (size_t i = 0; i < d->n_partners; i++) {
		struct str line = STR_INIT;
		plain_add_partner_line(p, &line, i);
		plain_numbered(p, i + 1, line.text);
		str_free(&line);
	}
	if (!d->n_partners)
		plain_say(p, _("There is no partner yet."));
	plain_say_count(p);
}

/* --- what can be done ---------------------------------------------------------------------- */

/* True if N is the number of a partner; told if not. */
static bool is_partner(struct plain *p, size_t n)
{
	char most[LANG_NUMBER_SIZE];
	if (n && n <= p->session->draft->n_partners)
		return true;
	/* TRANSLATORS: %1 is a number. */
	plain_say_filled(p, N_("The partners are numbered from 1 to %1."),
	                 lang_number(most, (long long)p->session->draft->n_partners));
	return false;
}

static void edit(struct plain *p, size_t n)
{
	p->session->partner = (int)n - 1;
	p->session->has_focus = false;
	p->adding = p->brief = false;
	p->at = FIELD_MENU;
}

static void remove_partner(struct plain *p, size_t n)
{
	struct str label = STR_INIT, text = STR_INIT;
	bool yes = false;
	if (!session_may_edit(p->session))
		return;
	partner_label(&label, p->session->draft, n - 1);
	/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
	str_fill(&text, _("Remove %1 with all that was said on it?"), label.text);
	if (plain_ask_yes(p, NULL, text.text, &yes) == HEARD_ANSWER && yes) {
		session_remove_partner(p->session, n - 1);
		/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
		plain_say_filled(p, N_("Removed: %1."), label.text);
	}
	str_free(&label);
	str_free(&text);
}

static void duplicate(struct plain *p, size_t n)
{
	if (plain_is_full(p) || !session_may_edit(p->session))
		return;
	edit(p, session_duplicate_partner(p->session, n - 1) + 1);
	p->at = 0;   /* its name is what is to be given */
}

static void move_partner(struct plain *p, size_t from, size_t to)
{
	struct str line = STR_INIT;
	session_move_partner(p->session, from - 1, to - 1);
	plain_add_partner_line(p, &line, to - 1);
	plain_numbered(p, to, line.text);
	str_free(&line);
}

/* "3>1": the third one becomes the first.  False if the line is no such thing. */
static bool try_move(struct plain *p, const char *line)
{
	const char *arrow = strchr(line, '>');
	struct str from = STR_INIT;
	if (!arrow)
		return false;
	str_add_bytes(&from, line, (size_t)(arrow - line));
	size_t a = plain_number(from.text), b = plain_number(arrow + 1);
	str_free(&from);
	if (a && b && is_partner(p, a) && is_partner(p, b))
		move_partner(p, a, b);
	return a && b;
}

/* The one partner in whose name all words occur; 0: none or several. */
static size_t by_name(const struct draft *d, const char *text)
{
	struct str wanted = STR_INIT;
	size_t found = 0, n = 0;
	utf8_fold(&wanted, text);
	for (size_t i = 0; i < d->n_partners && wanted.length; i++) {
		if (!strstr(d->partners[i].name_fold, wanted.text))
			continue;
		found = i + 1;
		n++;
	}
	str_free(&wanted);
	return n == 1 ? found : 0;
}

static void add(struct plain *p, const char *name)
{
	while (*name == ' ')
		name++;
	if (!plain_is_full(p) && session_may_edit(p->session))
		plain_begin_partner(p, name);
}

/* Does what a line asks for; false if it is not understood. */
static bool act(struct plain *p, const char *line)
{
	size_t n = plain_number(line), rest = *line ? plain_number(line + 1) : 0;
	if (line[0] == '+')
		add(p, line + 1);
	else if (line[0] == '-' && rest)
		is_partner(p, rest) ? remove_partner(p, rest) : (void)0;
	else if (line[0] == '*' && rest)
		is_partner(p, rest) ? duplicate(p, rest) : (void)0;
	else if (n)
		is_partner(p, n) ? edit(p, n) : (void)0;
	else if (!try_move(p, line)) {
		n = by_name(p->session->draft, line);
		if (n)
			edit(p, n);
		return n != 0;
	}
	return true;
}

/* A line with a tab or a semicolon is a row of a spreadsheet. */
static bool is_row(const struct plain *p)
{
	return p->raw.text[strcspn(p->raw.text, "\t;")] != '\0';
}

static void answer(struct plain *p)
{
	struct str line = STR_INIT;
	str_add(&line, p->line.text);   /* questions that follow are heard there too */
	if (is_row(p)) {
		plain_ask_rows(p, line.text[0] == '+');
	} else if (!act(p, line.text)) {
		plain_say_filled(p, N_("'%1' is not understood here; ? helps."), line.text);
		p->brief = true;
	}
	plain_say_changes(p);
	str_free(&line);
}

void plain_ask_partners(struct plain *p)
{
	static const struct question q = {
		.help = N_("The number of a partner, or a part of its name, opens it. + adds one, + and a "
		           "name one of that name; -3 removes the third, *3 makes another one like it, 3>1 "
		           "makes it the first. Rows of a spreadsheet can be pasted: name, country, type and "
		           "role with tabs or semicolons between, and an empty line behind the last.") };
	if (!p->brief)
		list_partners(p);
	p->brief = true;
	plain_say(p, _("Number of a partner to change, + to add one; an empty line goes on:"));
	enum heard h = plain_hear(p, &q);
	if (h == HEARD_REPEAT)
		p->brief = false;
	else if (h == HEARD_KEEP || h == HEARD_ON)
		plain_go_on(p);
	else if (h == HEARD_BACK)
		plain_go_back(p);
	else if (h == HEARD_ANSWER)
		answer(p);
}
