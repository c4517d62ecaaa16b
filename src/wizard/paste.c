/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From lines of cells to partners: which separator, which columns, which words. */
#include "wizard/paste.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmem.h"
#include "wizard/paste_cells.h"
#include "wizard/paste_words.h"

/* A paste being read. */
struct reading {
	struct paste_words words;
	struct cell_lines lines;
	enum pasted_column columns[CELLS_MOST];
	size_t n_columns;
	bool headed;             /* the first line is heads */
};

bool paste_is_rows(const char *text)
{
	text += strspn(text, " \t\r\n");
	size_t n = strlen(text);
	while (n && strchr(" \t\r\n", text[n - 1]))
		n--;
	return strcspn(text, "\r\n\t;") < n;
}

/* --- columns ------------------------------------------------------------------- */

static bool is_exactly(const struct lexicon *l, const char *cell)
{
	int64_t value;
	return lexicon_find(l, cell, true, &value) == WORD_FOUND;
}

/* True if at least half of the cells that are not blank are heads of columns. */
static bool is_head(const struct paste_words *w, const struct cell_line *line)
{
	size_t heads = 0, filled = line->more;
	for (size_t i = 0; i < line->n; i++) {
		filled += *line->cells[i] != '\0';
		heads += is_exactly(&w->heads, line->cells[i]);
	}
	return heads > 0 && heads * 2 >= filled;
}

/* True if a later cell of the line is understood: it is cells that stand there. */
static bool is_told_apart(const struct paste_words *w, const struct cell_line *line)
{
	for (size_t i = 1; i < line->n; i++)
		if (is_exactly(&w->countries, line->cells[i]) || is_exactly(&w->types, line->cells[i]))
			return true;
	return false;
}

/* How many lines are told apart by SEPARATOR; *ALL of how many.  Heads speak for all. */
static size_t count_told_apart(const struct paste_words *w, const char *text, char separator,
                               size_t *all)
{
	struct cell_lines lines = CELL_LINES_INIT;
	size_t n = 0;
	cells_split(&lines, text, separator, PASTED_MOST);
	*all = lines.n;
	if (lines.n && lines.list[0].n > 1 && is_head(w, &lines.list[0]))
		n = lines.n;
	for (size_t i = 0; i < lines.n && n < lines.n; i++)
		n += is_told_apart(w, &lines.list[i]);
	cells_free(&lines);
	return n;
}

static char find_separator(const struct paste_words *w, const char *text)
{
	size_t all, semicolons = 0, commas = 0;
	if (strchr(text, '\t'))
		return '\t';
	if (strchr(text, ';'))
		semicolons = count_told_apart(w, text, ';', &all);
	if (strchr(text, ','))
		commas = count_told_apart(w, text, ',', &all);
	if (commas > semicolons && commas * 2 > all)
		return ',';
	return strchr(text, ';') ? ';' : '\0';
}

/* True if every line begins with a number that others follow. */
static bool is_numbered(const struct cell_lines *lines)
{
	for (size_t i = 0; i < lines->n; i++) {
		const struct cell_line *line = &lines->list[i];
		const char *cell = line->n > 1 ? line->cells[0] : "";
		size_t digits = strspn(cell, "0123456789");
		if (!digits || (cell[digits] && strcmp(cell + digits, ".") != 0))
			return false;
	}
	return lines->n > 0;
}

/* The columns that the heads name, each once; a name stands in the first other one if none is
 * called so. */
static void take_heads(struct reading *r)
{
	const struct cell_line *line = &r->lines.list[0];
	bool taken[PASTED_REST] = { false };
	r->n_columns = line->n;
	for (size_t i = 0; i < line->n; i++) {
		int64_t column = PASTED_REST;
		lexicon_find(&r->words.heads, line->cells[i], true, &column);
		if (column != PASTED_REST && taken[column])
			column = PASTED_REST;
		r->columns[i] = (enum pasted_column)column;
		if (column != PASTED_REST)
			taken[column] = true;
	}
	for (size_t i = 0; i < line->n && !taken[PASTED_NAME]; i++) {
		if (r->columns[i] != PASTED_REST)
			continue;
		r->columns[i] = PASTED_NAME;
		taken[PASTED_NAME] = true;
	}
}

static void find_columns(struct reading *r)
{
	r->headed = r->lines.n && is_head(&r->words, &r->lines.list[0]);
	if (r->headed) {
		take_heads(r);
		return;
	}
	if (is_numbered(&r->lines))
		r->columns[r->n_columns++] = PASTED_REST;
	for (int c = PASTED_NAME; c <= PASTED_ROLE; c++)
		r->columns[r->n_columns++] = (enum pasted_column)c;
}

/* A name with commas in it, where commas stand between cells: what comes before the country is
 * one cell. */
static void join_name(const struct reading *r, struct cell_line *line)
{
	size_t at = 1;
	struct str name = STR_INIT;
	if (r->n_columns < 2 || r->columns[0] != PASTED_NAME || r->columns[1] != PASTED_COUNTRY)
		return;
	while (at < line->n && !is_exactly(&r->words.countries, line->cells[at]))
		at++;
	if (at >= line->n || at < 2)
		return;
	for (size_t i = 0; i < at; i++) {
		str_add(&name, i ? ", " : "");
		str_add(&name, line->cells[i]);
		free(line->cells[i]);
	}
	memmove(line->cells + 1, line->cells + at, (line->n - at) * sizeof *line->cells);
	line->cells[0] = str_take(&name);
	line->n -= at - 1;
}

/* --- rows ---------------------------------------------------------------------- */

struct pasted_row *paste_new_row(struct pasted *p)
{
	XGROW(p->rows, p->n, p->room);
	struct pasted_row *row = &p->rows[p->n++];
	*row = (struct pasted_row){ .country = COUNTRY_NONE, .role = ROLE_FULL, .grant = -1,
	                            .take = true };
	for (int c = 0; c < PASTED_REST; c++)
		row->text[c] = xlean_empty;
	return row;
}

void paste_set(struct pasted_row *row, enum pasted_column column, const char *text)
{
	xlean_set(&row->text[column], text);
}

static void add_row(struct pasted *p, const struct reading *r, const struct cell_line *line)
{
	struct pasted_row *row = paste_new_row(p);
	row->cut = line->cut > 0;
	row->rest = line->more;
	for (size_t i = 0; i < line->n; i++) {
		enum pasted_column column = i < r->n_columns ? r->columns[i] : PASTED_REST;
		if (column != PASTED_REST)
			paste_set(row, column, line->cells[i]);
		else
			row->rest += *line->cells[i] != '\0';
	}
}

static void read_grant(struct pasted_row *row)
{
	struct field_ref ref = { .field = field_of_partner_key(PARTNER_KEY_GRANT), .partner = 0 };
	if (str_is_blank(row->text[PASTED_GRANT]))
		return;
	bool good = field_number(&ref, row->text[PASTED_GRANT], &row->grant);
	row->grant_word = good ? WORD_FOUND : WORD_UNKNOWN;
}

static void understand(struct pasted_row *row, const struct paste_words *w)
{
	int64_t value = COUNTRY_NONE;
	row->country_word = lexicon_find(&w->countries, row->text[PASTED_COUNTRY], false, &value);
	row->country = row->country_word == WORD_FOUND ? (country)value : COUNTRY_NONE;
	row->type_word = lexicon_find(&w->types, row->text[PASTED_TYPE], false, &value);
	row->type = row->type_word == WORD_FOUND ? (int)value : TYPE_NONE;
	row->role_word = lexicon_find(&w->roles, row->text[PASTED_ROLE], false, &value);
	row->role = row->role_word == WORD_FOUND ? (int)value : ROLE_FULL;
	read_grant(row);
}

/* --- who is there already ------------------------------------------------------ */

/* A hash of an organisation (core/partner.c) and where it stands: those of the draft first. */
struct known { uint64_t hash; size_t at; };

static int by_hash(const void *a, const void *b)
{
	const struct known *x = a, *y = b;
	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static void add_known(struct known *list, size_t *n, size_t at, uint64_t name, uint64_t id)
{
	if (name)
		list[(*n)++] = (struct known){ name, at };
	if (id)
		list[(*n)++] = (struct known){ id, at };
}

static void add_row_known(struct known *list, size_t *n, size_t at, const struct pasted_row *row)
{
	struct partner p = { .name = row->text[PASTED_NAME], .id = row->text[PASTED_ID],
	                     .contribution = xlean_empty, .name_fold = xlean_empty,
	                     .country = row->country };
	partner_refresh(&p);
	add_known(list, n, at, p.name_hash, p.id_hash);
	xlean_free(p.name_fold);
}

static void find_doubles(struct pasted *p, const struct draft *d)
{
	struct known *list = xcalloc(2 * (d->n_partners + p->n) + 1, sizeof *list);
	size_t n = 0;
	for (size_t i = 0; i < d->n_partners; i++)
		add_known(list, &n, i, d->partners[i].name_hash, d->partners[i].id_hash);
	for (size_t i = 0; i < p->n; i++)
		if (!p->rows[i].head)
			add_row_known(list, &n, d->n_partners + i, &p->rows[i]);
	if (n)
		qsort(list, n, sizeof *list, by_hash);
	for (size_t i = 1; i < n; i++)
		if (list[i].hash == list[i - 1].hash && list[i].at >= d->n_partners)
			p->rows[list[i].at - d->n_partners].double_entry = true;
	free(list);
}

/* --- all ----------------------------------------------------------------------- */

static bool has_anything(const struct pasted_row *row)
{
	return *row->text[PASTED_NAME] || *row->text[PASTED_ID] || row->country || row->type;
}

void paste_read(struct pasted *p, const char *text, const struct options_about *about)
{
	struct reading r = { .lines = CELL_LINES_INIT };
	struct str clean = STR_INIT;
	paste_free(p);
	cells_clean(&clean, text);
	paste_words_fill(&r.words, about);
	p->separator = find_separator(&r.words, clean.text);
	cells_split(&r.lines, clean.text, p->separator, PASTED_MOST);
	p->more = r.lines.more;
	find_columns(&r);
	for (size_t i = 0; i < r.lines.n; i++) {
		if (p->separator == ',')
			join_name(&r, &r.lines.list[i]);
		add_row(p, &r, &r.lines.list[i]);
		p->rows[i].head = i == 0 && r.headed;
		understand(&p->rows[i], &r.words);
	}
	find_doubles(p, about->draft);
	for (size_t i = 0; i < p->n; i++)
		p->rows[i].take = !p->rows[i].head && !p->rows[i].double_entry && has_anything(&p->rows[i]);
	paste_settle(p, about->draft);
	cells_free(&r.lines);
	paste_words_free(&r.words);
	str_free(&clean);
}

void paste_settle(struct pasted *p, const struct draft *draft)
{
	bool led = draft->n_partners > 0;
	for (size_t i = 0; i < p->n && !led; i++)
		led = p->rows[i].take && p->rows[i].role_word == WORD_FOUND &&
		      p->rows[i].role == ROLE_APPLICANT;
	for (size_t i = 0; i < p->n; i++) {
		struct pasted_row *row = &p->rows[i];
		if (row->role_word == WORD_FOUND)
			continue;
		row->role = !led && row->take ? ROLE_APPLICANT : ROLE_FULL;
		led = led || row->take;
	}
}

size_t paste_ticked(const struct pasted *p)
{
	size_t n = 0;
	for (size_t i = 0; i < p->n; i++)
		n += p->rows[i].take;
	return n;
}

void paste_free(struct pasted *p)
{
	for (size_t i = 0; i < p->n; i++)
		for (int c = 0; c < PASTED_REST; c++)
			xlean_free(p->rows[i].text[c]);
	free(p->rows);
	*p = (struct pasted)PASTED_INIT;
}

/* --- adding -------------------------------------------------------------------- */

static void set_number(struct session *s, enum partner_key key, size_t partner, int64_t number)
{
	struct field_ref ref = { .field = field_of_partner_key(key), .partner = (int)partner };
	session_set_number(s, &ref, number);
}

static void add_one(struct session *s, const struct pasted_row *row)
{
	size_t at = session_add_partner(s);
	for (int c = 0; c < PASTED_REST; c++) {
		struct field_ref ref = { .field = field_of_partner_key(pasted_keys[c]), .partner = (int)at };
		bool text = partner_keys[pasted_keys[c]].kind == KEY_TEXT;
		if (text && *row->text[c])
			session_set_text(s, &ref, row->text[c]);
	}
	set_number(s, PARTNER_KEY_COUNTRY, at, row->country);
	set_number(s, PARTNER_KEY_TYPE, at, row->type);
	set_number(s, PARTNER_KEY_ROLE, at, row->role);
	set_number(s, PARTNER_KEY_GRANT, at, row->grant);
}

size_t paste_add(const struct pasted *p, struct session *s, enum change_kind what)
{
	size_t n = 0;
	if (!session_may_edit(s))
		return 0;
	session_close_partner(s);
	session_begin(s, what);
	for (size_t i = 0; i < p->n && s->draft->n_partners < PASTED_MOST; i++) {
		if (!p->rows[i].take)
			continue;
		add_one(s, &p->rows[i]);
		n += !session_close_partner(s);   /* nothing of it was understood: it is empty */
	}
	session_end(s);
	return n;
}
