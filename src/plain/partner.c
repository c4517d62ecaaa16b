/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One partner: a new one is asked for name, country, type and role; of one that is there all
 * fields are listed, and the one wanted is asked. */
#include "plain/parts.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "report/names.h"
#include "wizard/paste.h"

static const int first_keys[] = { PARTNER_KEY_NAME, PARTNER_KEY_COUNTRY, PARTNER_KEY_TYPE,
                                  PARTNER_KEY_ROLE };
enum { N_FIRST = sizeof first_keys / sizeof *first_keys, VALUE_CELLS = 60 };

static void fill(struct field_list *list, const struct session *s)
{
	*list = (struct field_list)FIELD_LIST_INIT;
	field_list_fill(list, STEP_PARTNERS, s->partner, s->call, s->lot);
}

/* --- coming and going ----------------------------------------------------------------- */

bool plain_is_full(struct plain *p)
{
	if (p->session->draft->n_partners < PASTED_MOST)
		return false;
	plain_say(p, _("The wizard takes 10,000 partners at most."));
	return true;
}

void plain_begin_partner(struct plain *p, const char *name)
{
	struct session *s = p->session;
	struct field_list list;
	session_add_partner(s);
	fill(&list, s);
	if (*name)
		session_set_text(s, &list.refs[field_list_find(&list, PARTNER_KEY_NAME, NULL)], name);
	field_list_free(&list);
	session_pause(s);
	p->adding = true;
	p->at = *name ? 1 : 0;
}

int plain_key_of_new(const struct plain *p)
{
	return p->at >= 0 && p->at < N_FIRST ? first_keys[p->at] : -1;
}

void plain_close_partner(struct plain *p)
{
	struct session *s = p->session;
	struct str line = STR_INIT;
	size_t at = (size_t)s->partner;
	p->adding = false;
	p->at = 0;
	if (session_close_partner(s)) {
		plain_say(p, _("The new partner was empty and is taken out again."));
	} else if (at < s->draft->n_partners) {
		plain_add_partner_line(p, &line, at);
		plain_numbered(p, at + 1, line.text);
	}
	plain_say_changes(p);
	str_free(&line);
}

static void leave(struct plain *p, enum heard h)
{
	plain_close_partner(p);
	p->brief = true;
	if (h == HEARD_ON)
		plain_go_on(p);
}

/* --- a new one ------------------------------------------------------------------------ */

static void ask_more(struct plain *p)
{
	static const struct question q = {
		.help = N_("Further fields of a partner: what else it is, its contribution, its grant, a "
		           "contact, notes.") };
	bool yes = false;
	enum heard h = plain_ask_yes(p, &q, _("More on this partner?"), &yes);
	if (h == HEARD_BACK) {
		p->at = N_FIRST - 1;
	} else if (h == HEARD_ON || (h == HEARD_ANSWER && !yes)) {
		leave(p, h);
	} else if (h == HEARD_ANSWER) {
		p->adding = false;
		p->at = FIELD_MENU;
	}
}

static void ask_first(struct plain *p)
{
	struct session *s = p->session;
	struct field_list list;
	fill(&list, s);
	struct field_ref ref = list.refs[field_list_find(&list, first_keys[p->at], NULL)];
	field_list_free(&list);
	enum heard h = plain_ask_field(p, (size_t)p->at + 1, &ref);
	bool nothing = h == HEARD_KEEP && p->at == 0 && partner_is_empty(&s->draft->partners[s->partner]);
	if (nothing || h == HEARD_ON || (h == HEARD_BACK && p->at == 0))
		leave(p, h);
	else if (h == HEARD_BACK)
		p->at--;
	else if (h == HEARD_KEEP)
		p->at++;
}

/* --- one that is there ------------------------------------------------------------------- */

static void list_fields(struct plain *p, const struct field_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		struct str line = STR_INIT, value = STR_INIT;
		plain_add_value(p, &value, &list->refs[i], VALUE_CELLS);
		str_fill(&line, _("%1: %2"), field_label(&list->refs[i]),
		         value.length ? value.text : "-");
		plain_numbered(p, i + 1, line.text);
		str_free(&line);
		str_free(&value);
	}
}

/* The field of a number or of a word of its label; -1: none. */
static int find_field(const struct field_list *list, const char *text)
{
	size_t n = plain_number(text);
	struct str wanted = STR_INIT;
	int found = n && n <= list->n ? (int)n - 1 : -1;
	utf8_fold(&wanted, text);
	for (size_t i = 0; i < list->n && found < 0 && wanted.length; i++) {
		struct str label = STR_INIT;
		utf8_fold(&label, field_label(&list->refs[i]));
		if (!strncmp(label.text, wanted.text, wanted.length))
			found = (int)i;
		str_free(&label);
	}
	str_free(&wanted);
	return found;
}

static void ask_menu(struct plain *p)
{
	static const struct question q = { .help = N_("The number of a field asks it anew.") };
	struct field_list list;
	struct str label = STR_INIT;
	fill(&list, p->session);
	if (!p->brief) {
		partner_label(&label, p->session->draft, (size_t)p->session->partner);
		str_add(&label, ":");
		plain_say(p, label.text);
		list_fields(p, &list);
	}
	plain_say(p, _("Number of what to change; an empty line goes back to the list:"));
	enum heard h = plain_hear(p, &q);
	int at = h == HEARD_ANSWER ? find_field(&list, p->line.text) : -1;
	if (h == HEARD_ANSWER && at < 0)
		plain_say_filled(p, N_("Nothing here is called '%1'."), p->line.text);
	p->brief = h == HEARD_AGAIN || (h == HEARD_ANSWER && at < 0);
	if (at >= 0)
		p->at = at;
	else if (h == HEARD_KEEP || h == HEARD_BACK || h == HEARD_ON)
		leave(p, h);
	field_list_free(&list);
	str_free(&label);
}

static void ask_field(struct plain *p)
{
	struct field_list list;
	fill(&list, p->session);
	if ((size_t)p->at < list.n) {
		struct field_ref ref = list.refs[p->at];
		enum heard h = plain_ask_field(p, (size_t)p->at + 1, &ref);
		plain_say_changes(p);
		if (h != HEARD_AWAY)
			p->at = FIELD_MENU;
		p->brief = h == HEARD_KEEP;
		if (h == HEARD_ON)
			leave(p, h);
	} else {
		p->at = FIELD_MENU;
	}
	field_list_free(&list);
}

void plain_ask_partner(struct plain *p)
{
	if (p->adding && p->at >= N_FIRST)
		ask_more(p);
	else if (p->adding)
		ask_first(p);
	else if (p->at == FIELD_MENU)
		ask_menu(p);
	else
		ask_field(p);
}
