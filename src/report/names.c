/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Countries, types, roles, partners and days as people of the language call them. */
#include "report/names.h"

#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"

const char *country_name(const struct world *world, country c)
{
	const struct country_row *row = world_country(world, c);
	if (row)
		return lang_country(row->name, row->iso_names);
	/* A code has no home of its own to be returned from: all of them stand here. */
	static const char codes[26 * 26][3] = {
#define CODES(a) { a, 'A' }, { a, 'B' }, { a, 'C' }, { a, 'D' }, { a, 'E' }, { a, 'F' }, \
	{ a, 'G' }, { a, 'H' }, { a, 'I' }, { a, 'J' }, { a, 'K' }, { a, 'L' }, { a, 'M' }, \
	{ a, 'N' }, { a, 'O' }, { a, 'P' }, { a, 'Q' }, { a, 'R' }, { a, 'S' }, { a, 'T' }, \
	{ a, 'U' }, { a, 'V' }, { a, 'W' }, { a, 'X' }, { a, 'Y' }, { a, 'Z' }
		CODES('A'), CODES('B'), CODES('C'), CODES('D'), CODES('E'), CODES('F'),
		CODES('G'), CODES('H'), CODES('I'), CODES('J'), CODES('K'), CODES('L'),
		CODES('M'), CODES('N'), CODES('O'), CODES('P'), CODES('Q'), CODES('R'),
		CODES('S'), CODES('T'), CODES('U'), CODES('V'), CODES('W'), CODES('X'),
		CODES('Y'), CODES('Z'),
#undef CODES
	};
	return c > COUNTRY_NONE && c < COUNTRY_END ? codes[c - 1] : "";
}

const char *type_label(int type)
{
	return type > TYPE_NONE && type < TYPE_END ? _(org_type_words[type].label) : "";
}

const char *role_label(int role)
{
	return role > ROLE_NONE && role < ROLE_END ? _(role_words[role].label) : "";
}

void partner_label(struct str *out, const struct draft *draft, size_t index)
{
	partner_label_of(out, draft->partners[index].name, index);
}

void partner_label_of(struct str *out, const char *name, size_t index)
{
	char number[LANG_NUMBER_SIZE];
	lang_number(number, (long long)index + 1);
	if (str_is_blank(name)) {
		/* TRANSLATORS: %1 is the place of an organisation in the list, from 1. */
		str_fill(out, _("partner %1"), number);
		return;
	}
	struct str clean = STR_INIT;
	utf8_clean(&clean, name);
	/* TRANSLATORS: %1 is its place in the list, %2 the organisation's name. */
	str_fill(out, _("partner %1 (%2)"), number, clean.text);
	str_free(&clean);
}

void call_label(struct str *out, const struct call *call)
{
	struct str id = STR_INIT, title = STR_INIT;
	utf8_clean(&id, call->id);
	utf8_clean(&title, _(call->title));
	/* TRANSLATORS: %1 is the title of a call, %2 its id. */
	str_fill(out, _("%1 (%2)"), title.text, id.text);
	str_free(&id);
	str_free(&title);
}

static const char *const month_names[12] = {
	N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
	N_("July"), N_("August"), N_("September"), N_("October"), N_("November"),
	N_("December"),
};

void day_text(struct str *out, struct day day)
{
	char number[16], year[16];
	snprintf(number, sizeof number, "%d", day.day);
	snprintf(year, sizeof year, "%d", day.year);
	const char *month = day.month >= 1 && day.month <= 12 ?
		_(month_names[day.month - 1]) : "?";
	/* TRANSLATORS: a date: %1 the day, %2 the name of the month, %3 the year. */
	str_fill(out, _("%1 %2 %3"), number, month, year);
}

static int days_compare(struct day a, struct day b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return a.day < b.day ? -1 : a.day > b.day;
}

/* The day on which the call closes, and in *HOUR the time, "" where none is stated. */
static bool read_closing(const struct call *call, struct day *day, const char **hour)
{
	const char *t = strchr(call->closes, 'T');
	*hour = t ? t + 1 : "";
	char *month, *rest, *end;
	day->year = (int)strtol(call->closes, &month, 10);
	day->month = (int)strtol(*month ? month + 1 : month, &rest, 10);
	day->day = (int)strtol(*rest ? rest + 1 : rest, &end, 10);
	return day->year > 0 && day->month > 0 && day->day > 0;
}

void closing_day_text(struct str *out, const struct call *call)
{
	struct day day;
	const char *hour;
	if (!read_closing(call, &day, &hour)) {
		str_add(out, _("not stated"));
		return;
	}
	day_text(out, day);
	str_add(out, *hour ? " " : "");
	str_add(out, hour);
}

void closing_text(struct str *out, const struct call *call, struct day today)
{
	struct day day;
	const char *hour;
	if (!read_closing(call, &day, &hour)) {
		str_add(out, _("no source states when the call closes or closed"));
		return;
	}
	bool over = days_compare(day, today) < 0;
	struct str date = STR_INIT;
	day_text(&date, day);
	if (!*hour)
		/* TRANSLATORS: %1 is a date such as 26 February 2015. */
		str_fill(out, over ? _("the call closed on %1") :
		         /* TRANSLATORS: %1 is a date such as 26 February 2015. */
		         _("the call closes on %1"), date.text);
	else
		/* TRANSLATORS: %1 is a date, %2 a time such as 17:00. */
		str_fill(out, over ? _("the call closed on %1, %2 Brussels time") :
		         /* TRANSLATORS: %1 is a date, %2 a time such as 17:00. */
		         _("the call closes on %1, %2 Brussels time"),
		         date.text, hour);
	str_free(&date);
}
