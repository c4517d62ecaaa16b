/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the pop-up that adds partners one after the other: four fields, and under
 * them the options of the one with the focus.  quick.c acts,
 * quick_match.c finds options, quick_draw.c draws.  And of the one with pasted rows:
 * paste_view.c, paste_columns.c, paste_note.c.  Both add by entry.c. */
#ifndef KONSORT_TUI_QUICK_H
#define KONSORT_TUI_QUICK_H

#include "tui/app.h"
#include "tui/edit.h"
#include "wizard/paste.h"

enum quick_field_name { QUICK_NAME, QUICK_COUNTRY, QUICK_TYPE, QUICK_ROLE, QUICK_FIELDS };
enum { NO_PICK = -1 };

struct quick_field {
	struct edit edit;        /* what is typed; a value stands only while nothing is */
	int64_t value;           /* of a country, type or role; 0: none */
	int64_t before;          /* the value that was typed over; 0: none */
	struct options options;  /* filled when the field first has the focus */
	size_t *shown;           /* indexes of those that match what is typed; owned */
	size_t n_shown;
	bool certain;            /* one of them fits best */
	int pick;                /* the one gone to, in SHOWN, or NO_PICK */
	int64_t meant;           /* what that or what is typed stood for in the language before */
};

struct quick_view {
	struct view view;
	struct quick_field fields[QUICK_FIELDS];
	int at;                  /* the field with the focus */
};

struct quick_view *quick_of(const struct view *v);
struct quick_field *quick_focused(const struct quick_view *q);
/* The option that the field stands for as it is typed: picked, or the one that fits best. */
const struct option *quick_option(const struct quick_field *f);
/* Fills a field's options in the current language. */
void quick_fill(struct quick_view *q, int field);
/* Finds the options that match what is typed; none is picked. */
void quick_match(struct quick_field *f);
/* Picks the option of a value, if it is shown. */
void quick_pick(struct quick_field *f, int64_t value);
/* Fills the options anew in another language; what is picked stays. */
void quick_relabel(struct view *v);
/* What is typed becomes the field's value; false, with a word, if it is not clear which. */
bool quick_settle(struct quick_view *q, int field);
/* The key of the field, for its label and help. */
struct field_ref quick_ref(int field);

/* Rows for options and where they begin; the first option shown. */
int quick_list_rows(const struct quick_view *q);
int quick_list_top(const struct quick_view *q);
int quick_list_first(const struct quick_view *q);
/* Cells for what is typed into a field. */
int quick_edit_cells(const struct quick_view *q, int field);
void quick_draw_row(const struct view *v, const struct canvas *c, int row);
void quick_cursor(const struct view *v, int *row, int *col);

/* Cells of the columns of pasted rows; 0 of grants: there is no such column. */
struct paste_columns { int name, country, type, role, grant; };

/* For COLS cells; the name gets what the others leave. */
void paste_measure(struct paste_columns *columns, const struct pasted *pasted, int cols);
void paste_heads(struct str *out, const struct paste_columns *columns);
void paste_row_text(struct str *out, const struct paste_columns *columns, const struct world *world,
                    const struct pasted_row *row);
/* Adds, as sentences, all there is to say on a pasted row; nothing on one that is added as it
 * was pasted. */
void paste_note(struct str *out, const struct pasted_row *row);
/* Adds how rows are understood. */
void paste_explain(struct str *out);
/* Adds the rows that are ticked, as one change; everything that shows partners shows them.
 * How many were added. */
size_t entry_add(struct app *app, struct pasted *rows, enum change_kind what);

#endif
