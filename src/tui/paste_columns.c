/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of pasted rows: how wide each is, and what stands in it. */
#include "tui/quick.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "report/names.h"

enum { WIDE_FROM = 64, COUNTRY_WIDE = 16, COUNTRY_NARROW = 4, GRANT_CELLS = 11 };

static int wider(int cells, const char *text)
{
	int width = draw_width(text, strlen(text));
	return width > cells ? width : cells;
}

static int at_most(int cells, int most)
{
	return cells < most ? cells : most;
}

/* The amount as it was understood. */
static const char *grant_words(const struct pasted_row *row, char n[LANG_NUMBER_SIZE])
{
	return row->grant < 0 ? "" : lang_number(n, (long long)row->grant);
}

/* Grants have a column where one was pasted and there is room. */
static int measure_grants(const struct pasted *pasted)
{
	struct field_ref ref = { .field = field_of_partner_key(PARTNER_KEY_GRANT), .partner = -1 };
	int cells = 0;
	for (size_t i = 0; i < pasted->n; i++) {
		char n[LANG_NUMBER_SIZE];
		if (!pasted->rows[i].head && *pasted->rows[i].text[PASTED_GRANT])
			cells = wider(wider(cells, field_label(&ref)), grant_words(&pasted->rows[i], n));
	}
	return at_most(cells, GRANT_CELLS);
}

void paste_measure(struct paste_columns *p, const struct pasted *pasted, int cols)
{
	int room = cols - 3;
	p->grant = room >= WIDE_FROM ? measure_grants(pasted) : 0;
	p->country = room >= WIDE_FROM ? COUNTRY_WIDE : COUNTRY_NARROW;
	p->type = wider(0, _("Type"));
	p->role = wider(0, _("Role"));
	for (size_t i = 0; i < pasted->n; i++) {
		const struct pasted_row *row = &pasted->rows[i];
		p->type = wider(p->type, row->type ? type_label(row->type) : row->text[PASTED_TYPE]);
		p->role = wider(p->role, role_label(row->role));
	}
	room -= p->country + (p->grant ? p->grant + 1 : 0);
	p->type = at_most(p->type, room * 7 / 20);
	p->role = at_most(p->role, room / 4);
	p->name = room - p->type - p->role;
}

/* A cell as it was understood, or what was pasted behind a question mark. */
static void add_cell(struct str *out, bool good, const char *words, const char *pasted, int cells)
{
	struct str text = STR_INIT;
	if (!good)
		str_add_char(&text, '?');
	str_add(&text, good ? words : pasted);
	str_add(out, " ");
	utf8_add_fit(out, text.text, cells, true);
	str_free(&text);
}

static bool is_good(enum understood word)
{
	return word == WORD_ABSENT || word == WORD_FOUND;
}

/* An amount stands at the right. */
static void add_grant(const struct paste_columns *p, const struct pasted_row *row, struct str *out)
{
	char n[LANG_NUMBER_SIZE];
	const char *words = grant_words(row, n);
	int blank = p->grant - draw_width(words, strlen(words));
	if (row->grant < 0) {
		add_cell(out, is_good(row->grant_word), "", row->text[PASTED_GRANT], p->grant);
		return;
	}
	for (int i = 0; i <= blank; i++)
		str_add_char(out, ' ');
	str_add(out, words);
}

void paste_row_text(struct str *out, const struct paste_columns *p, const struct world *world,
                    const struct pasted_row *row)
{
	char code[3];
	bool wide = p->country > COUNTRY_NARROW;
	const char *const *text = (const char *const *)row->text;
	utf8_add_fit(out, text[PASTED_NAME], p->name, true);
	if (row->head && !row->take) {
		for (int c = PASTED_COUNTRY; c <= PASTED_ROLE; c++)
			add_cell(out, true, text[c], "", c == PASTED_COUNTRY ? p->country :
			         c == PASTED_TYPE ? p->type : p->role);
		if (p->grant)
			add_cell(out, true, text[PASTED_GRANT], "", p->grant);
		return;
	}
	add_cell(out, is_good(row->country_word), wide ? country_name(world, row->country) :
	         country_code(row->country, code), text[PASTED_COUNTRY], p->country);
	add_cell(out, is_good(row->type_word), type_label(row->type), text[PASTED_TYPE], p->type);
	add_cell(out, is_good(row->role_word), role_label(row->role), text[PASTED_ROLE], p->role);
	if (p->grant)
		add_grant(p, row, out);
}

void paste_heads(struct str *out, const struct paste_columns *p)
{
	static const int keys[] = { PARTNER_KEY_NAME, PARTNER_KEY_COUNTRY, PARTNER_KEY_TYPE,
	                            PARTNER_KEY_ROLE, PARTNER_KEY_GRANT };
	const int cells[] = { p->name, p->country, p->type, p->role, p->grant };
	for (int i = 0; i < 4 + (p->grant > 0); i++) {
		struct field_ref ref = { .field = field_of_partner_key(keys[i]), .partner = -1 };
		str_add(out, i ? " " : "");
		utf8_add_fit(out, field_label(&ref), cells[i], true);
	}
}
