/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every screen in a language that nobody speaks (tests/support/pseudo.py): texts 40 %
 * longer, with accents and with characters of two cells, each between two brackets.  On
 * every screen of all tours: borders are straight; nothing is cut without an ellipsis or a
 * mark that there is more, which an open bracket would give away; nothing is left
 * untranslated, which two letters of English beside each other would. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/build_dir.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "pseudo/words.h"
#include "support/tours.h"

enum { OPENING = 0x27E6, CLOSING = 0x27E7, ELLIPSIS = 0x2026, NESTED_MOST = 8, PANES_MOST = 8 };

/* A part of the screen whose texts go on from line to line. */
struct pane {
	const char *name;
	int y, x, rows, cols;
};

/* Where one looks, for telling it. */
struct tourist {
	struct screen screen;
	const struct tour *tour;
	const struct stop *stop;
	struct words words;
	struct str typed;
	bool scrolls;            /* a pane may be larger than the screen */
	bool seen[KEYMAP_END];   /* which kinds of view had the focus */
	int faults, told;
};

static void tell(struct tourist *l, const struct pane *pane, const char *what, const char *text)
{
	struct str all = STR_INIT;
	l->faults++;
	if (l->told++ > 12)
		return;
	screen_text(&l->screen, &all);
	/* not by print_error(), which ends after 1024 bytes */
	fprintf(stderr, "tour %s, %s, %dx%d, %s: %s '%.*s'\n%s", l->tour->name, l->stop->name, COLS,
	        LINES, pane->name, what, (int)strcspn(text, "\n"), text, all.text);
	str_free(&all);
}

/* --- panes ----------------------------------------------------------------------- */

static bool overlaps(const struct pane *p, WINDOW *w)
{
	int y, x, rows, cols;
	getbegyx(w, y, x);
	getmaxyx(w, rows, cols);
	return p->y < y + rows && y < p->y + p->rows && p->x < x + cols && x < p->x + p->cols;
}

static bool is_covered(const struct app *app, const struct pane *p)
{
	for (int i = 0; i < app->n_popups; i++)
		if (overlaps(p, app->popups[i].window))
			return true;
	return false;
}

/* All parts that nothing stands over, the pop-up on top among them; how many. */
static size_t find_panes(const struct app *app, struct pane panes[PANES_MOST])
{
	const struct layout *l = &app->layout;
	int body = l->beside ? l->body_cols : l->cols;
	const struct pane all[] = {
		{ "header", 0, 0, 1, l->cols },
		{ app->aside && !l->beside ? "conditions" : "body", l->body_y, 0, l->body_rows, body },
		{ "conditions", l->body_y, l->side_x, l->beside ? l->body_rows : 0, l->side_cols },
		/* a long message goes on from the summary's row to the foot */
		{ "foot", l->about_y - (l->summary_y >= 0), 0, 1 + (l->summary_y >= 0), l->cols },
		{ "hints", l->hints_y, 0, 1, l->cols },
	};
	size_t n = 0;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i].rows && !is_covered(app, &all[i]))
			panes[n++] = all[i];
	if (app->n_popups) {
		int y, x, rows, cols;
		WINDOW *w = app->popups[app->n_popups - 1].window;
		getbegyx(w, y, x);
		getmaxyx(w, rows, cols);
		panes[n++] = (struct pane){ "title", y, x + 1, 1, cols - 2 };
		panes[n++] = (struct pane){ "pop-up", y + 1, x + 1, rows - 2, cols - 2 };
	}
	return n;
}

/* True if the last column of the pane says that there is more: "^" above, "v" below. */
static bool says_more(const struct pane *p, const char *mark)
{
	struct str last = STR_INIT;
	screen_part(p->y, p->x + p->cols - 1, p->rows, 1, &last);
	bool says = strstr(last.text, mark) != NULL;
	str_free(&last);
	return says;
}

/* --- what is cut ------------------------------------------------------------------- */

/* Brackets are balanced.  An ellipsis excuses what is open where it stands. */
static void check_brackets(struct tourist *l, const struct pane *p, const char *text)
{
	int open = 0, excused = 0, above = 0;
	const char *first = text;   /* of what is open */
	if (l->scrolls && says_more(p, "^"))
		above = NESTED_MOST;
	for (const char *s = text, *at = s; *s; at = s) {
		uint32_t code = utf8_read(&s);
		if (code == OPENING) {
			first = open++ ? first : at;
		} else if (code == ELLIPSIS) {
			excused += open;
			open = 0;
		} else if (code == CLOSING && open) {
			open--;
		} else if (code == CLOSING && excused) {
			excused--;
		} else if (code == CLOSING && above-- <= 0) {
			tell(l, p, "no start of what ends before", s);
			return;
		}
		if (open > NESTED_MOST)
			break;
	}
	if (open > NESTED_MOST || (open && !(l->scrolls && says_more(p, "v"))))
		tell(l, p, "cut without an ellipsis:", first);
}

/* --- what is not translated -------------------------------------------------------- */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_country(const char *word, size_t n)
{
	char code[3] = { word[0], n > 1 ? word[1] : '\0', '\0' };
	return n == 2 && country_from_code(code) != COUNTRY_NONE;
}

/* True at a place where the end, or the start, of a word may stand on another line or was cut. */
static bool is_edge(const char *text, const char *at, bool start)
{
	const char *more = "…";
	size_t n = strlen(more);
	if (start)
		return at == text || at[-1] == '\n' || at[-1] == ' ' || at[-1] == '>' ||
		       ((size_t)(at - text) >= n && !memcmp(at - n, more, n));
	return *at == '\n' || !*at || *at == ' ' || !strncmp(at, more, n);
}

static void check_words(struct tourist *l, const struct pane *p, const char *text)
{
	for (const char *s = text; *s; ) {
		size_t n = 0;
		while (is_letter(s[n]))
			n++;
		if (n > 1 && !is_country(s, n) &&
		    !words_have(&l->words, s, n, is_edge(text, s, true), is_edge(text, s + n, false)))
			tell(l, p, "not translated:", s);
		s += n ? n : 1;
	}
}

/* --- frames ------------------------------------------------------------------------ */

static void check_corner(struct tourist *l, const struct pane *p, int y, int x, const char *corner)
{
	struct str cell = STR_INIT;
	screen_part(y, x, 1, 1, &cell);
	str_cut(&cell, cell.length - 1);
	if (strcmp(cell.text, corner) != 0)
		tell(l, p, "no corner but", cell.text);
	str_free(&cell);
}

/* The pop-up's frame has its right edge in one column, from corner to corner. */
static void check_frame(struct tourist *l, const struct pane *p)
{
	screen_is_straight(&l->screen);
	if (!l->screen.app->n_popups)
		return;
	check_corner(l, p, p->y - 1, p->x - 1, "┌");
	check_corner(l, p, p->y - 1, p->x + p->cols, "┐");
	check_corner(l, p, p->y + p->rows, p->x - 1, "└");
	check_corner(l, p, p->y + p->rows, p->x + p->cols, "┘");
}

/* --- the tours --------------------------------------------------------------------- */

static void check_screen(struct tourist *l)
{
	struct pane panes[PANES_MOST];
	size_t n = find_panes(l->screen.app, panes);
	words_add(&l->words, l->screen.app->session->draft->acronym);
	for (size_t i = 0; i < n; i++) {
		struct str text = STR_INIT;
		screen_part(panes[i].y, panes[i].x, panes[i].rows, panes[i].cols, &text);
		check_brackets(l, &panes[i], text.text);
		check_words(l, &panes[i], text.text);
		str_free(&text);
	}
	check_frame(l, &panes[n - 1]);
	l->seen[app_focused(l->screen.app)->ops->keymap] = true;
}

/* What is typed or pasted at a stop, also behind what was typed at the one before. */
static void collect_typed(struct tourist *l, const char *keys)
{
	for (const char *s = keys; (s = strpbrk(s, "'\"")); s += strcspn(s, " ")) {
		size_t n = strcspn(s + 1, *s == '"' ? "\"" : "'");
		str_add_bytes(&l->typed, s + 1, n);
		words_add(&l->words, l->typed.text);
		str_clear(&l->typed);
		str_add_bytes(&l->typed, s + 1, n);
		words_add(&l->words, l->typed.text);
	}
}

/* The names of languages, each in itself. */
static void collect_languages(struct tourist *l)
{
	struct lang_list list = LANG_LIST_INIT;
	lang_list_fill(&list);
	for (size_t i = 0; i < list.n; i++)
		words_add(&l->words, list.list[i].name);
	lang_list_free(&list);
}

/* What people wrote, on this tour, and what no language has another word for. */
static void collect_words(struct tourist *l)
{
	const struct tour *t = l->tour;
	const char *const own[] = { "konsort Ctrl draft.yaml", t->call, t->draft,
	                            t->unreadable ? t->unreadable : "" };
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		words_add(&l->words, own[i]);
	for (const struct stop *stop = t->stops; stop->name; stop++)
		collect_typed(l, stop->keys);
	collect_languages(l);
	words_add(&l->words, shelf_words);
	words_add_world(&l->words, l->screen.catalogue.world);
	for (size_t i = 0; i < l->screen.catalogue.n_calls; i++)
		words_add_call(&l->words, l->screen.catalogue.calls[i]);
}

static void walk(struct tourist *l, int cols, int rows)
{
	tour_open(&l->screen, l->tour, cols, rows);
	collect_words(l);
	for (l->stop = l->tour->stops; l->stop->name; l->stop++) {
		screen_keys(&l->screen, l->stop->keys);
		check_screen(l);
	}
	screen_close(&l->screen);
	words_free(&l->words);
}

/* The language, if it was made: without python3 it is not. */
static void speak(void)
{
	struct str path = STR_INIT;
	bool made = build_dir(&path);
	str_add(&path, "/locale/qps/LC_MESSAGES/konsort.mo");
	made = made && access(path.text, R_OK) == 0;
	str_free(&path);
	if (!made) {
		print_message("the language was not made here\n");
		skip();
	}
	if (!lang_set("qps"))
		fail_msg("%s", lang_why());
}

static void walk_all(int cols, int rows, bool scrolls)
{
	struct tourist l = { .typed = STR_INIT, .scrolls = scrolls };
	const char *only = getenv("KONSORT_TOUR");
	speak();
	for (size_t i = 0; i < n_tours; i++) {
		l.tour = &tours[i];
		if (!only || !strcmp(only, l.tour->name))
			walk(&l, cols, rows);
	}
	str_free(&l.typed);
	if (l.faults)
		fail_msg("%d faults", l.faults);
	for (int map = 0; map < KEYMAP_END && !only; map++)
		if (!l.seen[map] && map != KEYMAP_GLOBAL && map != KEYMAP_EDIT)
			fail_msg("no tour has the focus on '%s'", keymap_title((enum keymap)map));
}

static void pseudo__fits__80x24(void **state)
{
	(void)state;
	walk_all(80, 24, true);
}

static void pseudo__fits__60x20(void **state)
{
	(void)state;
	walk_all(60, 20, true);
}

static void pseudo__fits__40x10(void **state)
{
	(void)state;
	walk_all(40, 10, true);
}

/* So tall that nothing scrolls: then an ellipsis is the only excuse. */
static void pseudo__fits_without_scrolling__80_columns(void **state)
{
	(void)state;
	walk_all(80, 200, false);
}

static void pseudo__fits_without_scrolling__60_columns(void **state)
{
	(void)state;
	walk_all(60, 200, false);
}

static void pseudo__fits_without_scrolling__40_columns(void **state)
{
	(void)state;
	walk_all(40, 300, false);
}

int main(void)
{
	lang_start("qps", NULL, true);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pseudo__fits__80x24),
		cmocka_unit_test(pseudo__fits__60x20),
		cmocka_unit_test(pseudo__fits__40x10),
		cmocka_unit_test(pseudo__fits_without_scrolling__80_columns),
		cmocka_unit_test(pseudo__fits_without_scrolling__60_columns),
		cmocka_unit_test(pseudo__fits_without_scrolling__40_columns),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
