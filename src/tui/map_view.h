/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the map page share. */
#ifndef KONSORT_TUI_MAP_VIEW_H
#define KONSORT_TUI_MAP_VIEW_H

#include "tui/app.h"
#include "wizard/map.h"

enum { MAP_COLUMNS = CATEGORY_MOST + 2, MAP_HEADS = 3 };

/* A column as it is shown; X counts from the view's edge, CELLS are without the gap behind. */
struct map_column {
	size_t column;           /* of the map */
	int x, cells;
	char *heads[MAP_HEADS];  /* lines of its title, owned */
};

struct map_view {
	struct view view;
	struct map map;
	uint64_t revision, judgements;   /* what the map was filled for */
	size_t column;           /* of the map: the one with the focus */
	struct map_column columns[MAP_COLUMNS];   /* those that have something to say */
	size_t n_columns;
	size_t first, last;      /* of COLUMNS: the first one shown, and the one behind the last */
	bool names;              /* there is room for the names of countries */
	int name_cells, note_x;  /* the column of countries; where that of notes begins */
	int heads;               /* rows of titles */
	size_t *findings;        /* owned; indexes of the findings under the table, as shown */
	size_t n_findings;
	struct scroll scroll;    /* an item for each row of the map, for another country, and for
	                          * each of these findings */
};

/* Cells of the mark before a country, and between columns. */
enum { MAP_MARK = 2, MAP_GAP = 1 };

/* Works out the columns for the width of the view. */
void map_measure(struct map_view *m);
void map_free_columns(struct map_view *m);
/* The place among COLUMNS of the one with the focus. */
size_t map_focus(const struct map_view *m);
/* The title of a column in the current language. */
const char *map_title(const struct map_view *m, size_t column);
/* The name of a row's country, or its code where names have no room. */
const char *map_row_name(const struct map_view *m, size_t row, char code[3]);
/* What there is to say on a country in a word or two, "" for nothing. */
const char *map_note(const struct map_view *m, size_t row);
/* Adds the members of a cell, in CELLS: "1 7 (12)", or "1 +5" where not all have room. */
void map_members(struct str *out, const struct map_member *members, size_t n, int cells);

/* map_texts.c: adds the rows under the table, what is missing first. */
void map_add_texts(struct map_view *m);
void map_help(const struct view *v, struct str *out);

/* map_draw.c */
void map_draw_row(const struct view *v, const struct canvas *c, int row);

#endif
