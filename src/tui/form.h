/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a form: its fields, the rows they take, and the stops that the focus
 * makes on its way through them.  form.c acts, form_edit.c types, form_leave.c looks at what was
 * typed as the focus leaves, form_move.c moves the focus, form_rows.c lays out, form_draw.c
 * draws. */
#ifndef KONSORT_TUI_FORM_H
#define KONSORT_TUI_FORM_H

#include "tui/app.h"
#include "tui/edit.h"

enum {
	LONG_ROWS_LEAST = 6,     /* of a long text that are seen at once where there is room */
	WIDE_INDENT = 3,         /* of texts and options under their label */
};

struct form_field {
	struct field_ref ref;
	enum field_kind kind;
	bool in_place;           /* its options stand in the form itself */
	struct options options;  /* of one in place */
	struct wrapped wrapped;  /* of a long text */
	char *wrong;             /* a number as it was typed and left, and cannot be used; owned, NULL:
	                            none.  The draft then has what it had before. */
	int first_row;
	int heading_rows;        /* over options in place */
};

enum form_row_kind { ROW_BLANK, ROW_SENTENCE, ROW_LABEL, ROW_VALUE, ROW_TEXT, ROW_OPTION, ROW_BUTTON };
struct form_row {
	enum form_row_kind kind;
	int field;               /* or the button, or the line of the sentence */
	int part;                /* line of a long text, or option */
	int line;                /* of an option or a heading that takes several */
};

enum form_button { BUTTON_NEXT, BUTTON_DONE, BUTTON_ANOTHER };

/* A place where the focus can be: a field, one of its options, or a button. */
struct form_stop {
	int field;               /* -1: a button */
	int part;                /* the option, or which button */
	int row;
};

struct form_view {
	struct view view;
	enum step step;
	int partner;             /* -1: the step's own form */
	struct form_field *fields;
	size_t n_fields;
	struct form_row *rows;
	size_t n_rows, row_room;
	struct form_stop *stops;
	size_t n_stops, stop_room;
	struct wrapped sentence;
	int label_cells;
	int stop;                /* the one with the focus */
	int first;               /* first row shown */
	struct edit edit;        /* of the focused text or number */
	uint64_t revision;       /* of the draft as the focus came to the field, */
	int64_t number;          /* and the number in it then */
};

struct form_view *form_of(const struct view *v);
/* The focused stop and its field; NULL on a button. */
const struct form_stop *form_stop(const struct form_view *f);
struct form_field *form_focused(const struct form_view *f);
/* True if the field is edited by typing into it. */
bool form_is_typed(const struct form_field *field);

/* True if Enter begins a new line in it. */
bool form_has_lines(const struct form_field *field);

/* What the draft gets of a text: "" of one that is all blanks. */
const char *form_kept(const char *typed);

/* Takes the focused field's value into the edit. */
void form_load(struct form_view *f);
/* The same as the focus comes to it; what is to be done as it leaves: what cannot be used is
 * told, or what the conditions say to what was changed. */
void form_enter(struct form_view *f);
void form_leave(struct form_view *f);
/* The form is to go: tells what it has that cannot be used. */
void form_tell_unused(struct form_view *f);
/* Adds TEXT, or a paste, to the focused field; a command for a text.  What a view answers. */
unsigned form_insert(struct form_view *f, struct form_field *field, const char *text);
unsigned form_paste(struct form_view *f, struct form_field *field, const char *text);
unsigned form_edit(struct form_view *f, struct form_field *field, enum command command);
/* Puts the focus on a stop; on the next field or the one before (DIRECTION 1 or -1); on
 * a stop about a screen away.  What a view answers. */
unsigned form_focus(struct form_view *f, int stop);
unsigned form_focus_field(struct form_view *f, int direction);
unsigned form_focus_page(struct form_view *f, int direction);
/* Up or down inside a long text, by a line or by as many as are shown; false at its edge. */
bool form_move_line(struct form_view *f, int by);
bool form_move_lines(struct form_view *f, int direction);
/* A click. */
unsigned form_click(struct view *v, int row, int col);
/* Enter, wherever the focus is: marks, and goes on from what is marked; the same for Space, which
 * takes a mark away again. */
unsigned form_choose(struct form_view *f);
unsigned form_toggle(struct form_view *f);

/* Works out rows and stops, and scrolls to the focus. */
void form_layout(struct view *v);
/* Scrolls so that the focus is seen, and marks what is to be drawn. */
void form_show(struct form_view *f);
/* Marks the rows of a stop to be drawn. */
void form_touch_stop(struct form_view *f, int stop);
/* Where the form stands, and to stand there again in another language (tui/place.h). */
void form_place(const struct view *v, struct place *out);
void form_put(struct view *v, const struct stood *stood);
/* Adds the heading over options in place, with what the Lot asks of them; an option. */
void form_heading(const struct form_view *f, const struct form_field *field, struct str *out);
void form_option_text(const struct option *o, struct str *out);
/* Cells that a heading and an option have in a row. */
int form_heading_cells(const struct form_view *f);
int form_option_cells(const struct form_view *f);
/* Cells for text of a field, and the column it begins in. */
int form_text_cells(const struct form_view *f, const struct form_field *field);
int form_text_column(const struct form_view *f, const struct form_field *field);
/* Rows of a long text that are shown. */
int form_long_rows(const struct form_view *f, const struct form_field *field);
void form_draw_row(const struct view *v, const struct canvas *c, int row);
void form_cursor(const struct view *v, int *row, int *col);

#endif
