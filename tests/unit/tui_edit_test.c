/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text being edited: what is seen of a line that is longer than its place, of letters of
 * every width, wherever the cursor is; every command against a slow and simple model that knows
 * graphemes and nothing else; and lines that are wrapped anew only where they changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "support/chance.h"
#include "support/screen.h"
#include "tui/edit.h"

#define MORE "\xE2\x80\xA6"

/* Draws the line in CELLS of an empty screen. */
static void draw(const struct screen *s, const struct edit *e, int cells)
{
	struct canvas c = { .window = stdscr, .rows = LINES, .cols = COLS, .style = &s->app->style };
	werase(stdscr);
	edit_draw(e, &c, 1, 1, cells, LOOK_PLAIN);
	wnoutrefresh(stdscr);
	doupdate();
}

/* What stands in COLS cells from X on, without blanks at the end. */
static void read_cells(int x, int cols, struct str *out)
{
	str_clear(out);
	screen_part(1, x, 1, cols, out);
	str_cut(out, out->length - 1);
}

static bool ends_in(const struct str *text, const char *end)
{
	size_t n = strlen(end);
	return text->length >= n && !strcmp(text->text + text->length - n, end);
}

/* The character under the cursor is seen whole and in its place; where the text goes on at
 * an end, an ellipsis says so; nothing is beyond the cells. */
static void assert_seen(struct screen *s, struct edit *e, int cells)
{
	struct str seen = STR_INIT, under = STR_INIT;
	int at = edit_scroll(e, cells);
	size_t next = utf8_next(e->text.text, e->at);
	str_add_bytes(&under, e->text.text + e->at, next - e->at);
	assert_in_range(at, 0, cells - 1);
	draw(s, e, cells);
	read_cells(1 + at, draw_width(under.text, under.length) + !under.length, &seen);
	assert_string_equal(seen.text, under.text);
	read_cells(1, cells, &seen);
	const char *shown = e->text.text + e->left;
	if (e->left)
		assert_memory_equal(seen.text, MORE, strlen(MORE));
	if (draw_width(shown, strlen(shown)) > cells)
		assert_true(ends_in(&seen, MORE));
	read_cells(1 + cells, COLS - cells - 1, &seen);
	assert_string_equal(seen.text, "");
	str_free(&seen);
	str_free(&under);
}

static void edit_draw__shows_the_cursor_and_what_is_cut(void **state)
{
	static const char *const letters[] = { "a", "e\xCC\x81", "中", "ø", "Ĳ", "字" };
	static const enum command moves[] = { CMD_LEFT, CMD_RIGHT, CMD_LINE_START, CMD_LINE_END };
	struct chance chance = { 7 };
	struct screen s;
	struct edit e = { .text = STR_INIT };
	(void)state;
	screen_open(&s, 40, 10, "", "", "");
	for (int round = 0; round < 300; round++) {
		int cells = 6 + chance_below(&chance, 10);
		edit_set(&e, "");
		for (int n = chance_below(&chance, 24); n > 0; n--)
			edit_insert(&e, EDIT_LINE, letters[chance_below(&chance, 6)]);
		for (int step = 0; step < 20; step++) {
			/* at a random walk, its ends now and then */
			edit_command(&e, moves[chance_below(&chance, step % 8 ? 2 : 4)]);
			assert_seen(&s, &e, cells);
		}
	}
	edit_free(&e);
	screen_close(&s);
}

/* By hand: six cells for eight characters of two. */
static void edit_draw__of_wide_characters(void **state)
{
	struct screen s;
	struct str seen = STR_INIT;
	struct edit e = { .text = STR_INIT };
	(void)state;
	screen_open(&s, 40, 10, "", "", "");
	edit_set(&e, "一二三四五六七八");
	assert_int_equal(edit_scroll(&e, 6), 4);
	draw(&s, &e, 6);
	read_cells(1, 10, &seen);
	assert_string_equal(seen.text, MORE " 八");
	edit_command(&e, CMD_LEFT);
	assert_int_equal(edit_scroll(&e, 6), 2);
	draw(&s, &e, 6);
	read_cells(1, 10, &seen);
	assert_string_equal(seen.text, MORE " 八");
	edit_command(&e, CMD_LINE_START);
	assert_int_equal(edit_scroll(&e, 6), 0);
	draw(&s, &e, 6);
	read_cells(1, 10, &seen);
	assert_string_equal(seen.text, "一二 " MORE);
	str_free(&seen);
	edit_free(&e);
	screen_close(&s);
}

/* --- against a model --------------------------------------------------------------- */

/* A text as its graphemes, cut from the front each time. */
enum { PIECES_MOST = 1200 };
struct model {
	char text[PIECES_MOST + 1];
	size_t at;                     /* in bytes */
};

/* Where the graphemes of the text start, and its end; how many there are. */
static size_t model_starts(const struct model *m, size_t starts[PIECES_MOST])
{
	size_t n = 0;
	for (size_t at = 0; m->text[at]; at = utf8_next(m->text, at))
		starts[n++] = at;
	starts[n] = strlen(m->text);
	return n;
}

static void model_cut(struct model *m, size_t from, size_t to)
{
	memmove(m->text + from, m->text + to, strlen(m->text + to) + 1);
	m->at = from;
}

static void model_add(struct model *m, const char *piece)
{
	size_t n = strlen(piece);
	memmove(m->text + m->at + n, m->text + m->at, strlen(m->text + m->at) + 1);
	memcpy(m->text + m->at, piece, n);
	m->at += n;
}

/* The cursor stands on the start of a grapheme, or is put on the next one. */
static void model_settle(struct model *m)
{
	size_t starts[PIECES_MOST], n = model_starts(m, starts), i = 0;
	while (i < n && starts[i] < m->at)
		i++;
	m->at = starts[i];
}

static bool is_blank_at(const struct model *m, size_t at)
{
	return m->text[at] == ' ';
}

static void model_word(struct model *m)
{
	size_t at = m->at;
	while (at > 0 && is_blank_at(m, at - 1))
		at--;
	if (at > 0 && m->text[at - 1] == '\n') {
		at -= at == m->at;
	} else {
		while (at > 0 && !is_blank_at(m, at - 1) && m->text[at - 1] != '\n')
			at--;
	}
	model_cut(m, at, m->at);
}

static void model_command(struct model *m, enum command command)
{
	size_t starts[PIECES_MOST], n = model_starts(m, starts), i = 0;
	while (i < n && starts[i] < m->at)   /* the grapheme at or behind the cursor */
		i++;
	if (command == CMD_LEFT && i > 0)
		m->at = starts[i - 1];
	else if (command == CMD_RIGHT && i < n)
		m->at = starts[i + 1];
	else if (command == CMD_LINE_START)
		m->at = 0;
	else if (command == CMD_LINE_END)
		m->at = strlen(m->text);
	else if (command == CMD_ERASE_BACK && i > 0)
		model_cut(m, starts[i - 1], m->at);
	else if (command == CMD_ERASE && i < n)
		model_cut(m, m->at, starts[i + 1]);
	else if (command == CMD_ERASE_WORD)
		model_word(m);
	else if (command == CMD_ERASE_LINE)
		model_cut(m, 0, strlen(m->text));
}

static const char *const pieces[] = {
	"a", "b", " ", " ", "æ", "ø", "å", "Æ", "Ø", "Å", "é", "e\xCC\x81", "\xCC\x81", "ë", "ï", "ĳ", "\n",
	"中", "字", "word", "long-word-of-letters", "\xF0\x9F\x98\x80", "\xF0\x9F\x87\xA9",
	"\xF0\x9F\x87\xB0", "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", "각", "\xE1\x84\x80\xE1\x85\xA1",
	"\xE0\xA4\x95\xE0\xA4\xBF", "\xEF\xB8\x8F",
};

static const enum command commands[] = {
	CMD_LEFT, CMD_LEFT, CMD_LEFT, CMD_LEFT, CMD_RIGHT, CMD_RIGHT, CMD_LINE_START, CMD_LINE_END,
	CMD_ERASE_BACK, CMD_ERASE, CMD_ERASE_WORD, CMD_ERASE_LINE,
};

static const char *some_piece(struct chance *chance)
{
	return pieces[chance_below(chance, sizeof pieces / sizeof *pieces)];
}

static void edit_command__does_as_a_simple_model(void **state)
{
	struct chance chance = { 11 };
	(void)state;
	for (int round = 0; round < 400; round++) {
		struct edit e = { .text = STR_INIT };
		struct model m = { .text = "" };
		for (int step = 0; step < 60; step++) {
			bool types = chance_percent(&chance, 60);
			const char *piece = some_piece(&chance);
			enum command command = commands[chance_below(&chance, chance_percent(&chance, 5) ?
				(int)(sizeof commands / sizeof *commands) : 11)];
			if (types && edit_insert(&e, EDIT_LONG, piece))
				model_add(&m, piece);
			else if (!types && edit_command(&e, command) != EDIT_IGNORED)
				model_command(&m, command);
			model_settle(&m);
			assert_string_equal(e.text.text, m.text);
			assert_int_equal(e.at, m.at);
		}
		edit_free(&e);
	}
}

/* --- wrapping ------------------------------------------------------------------------ */

static void assert_same_lines(const struct wrapped *a, const struct wrapped *b, const char *text)
{
	bool same = a->n == b->n;
	for (size_t i = 0; same && i < a->n; i++)
		same = a->lines[i].from == b->lines[i].from && a->lines[i].length == b->lines[i].length;
	if (!same)
		fail_msg("wrapped otherwise: '%s'", text);
}

/* However a text came about, its lines are those of wrapping it whole. */
static void wrap_change__is_as_wrapping_all(void **state)
{
	struct chance chance = { 5 };
	(void)state;
	for (int round = 0; round < 500; round++) {
		struct edit e = { .text = STR_INIT };
		struct wrapped lines = { 0 }, whole = { 0 };
		int cells = 1 + chance_below(&chance, 30);
		wrap_text(&lines, "", cells);
		for (int step = 0; step < 60; step++) {
			size_t length = e.text.length;
			if (chance_percent(&chance, 70))
				edit_insert(&e, EDIT_LONG, some_piece(&chance));
			else
				edit_command(&e, commands[chance_below(&chance, 11)]);
			if (e.text.length != length)
				wrap_change(&lines, e.text.text, cells, e.change.at, e.change.before, e.change.now);
			wrap_text(&whole, e.text.text, cells);
			assert_same_lines(&lines, &whole, e.text.text);
		}
		wrap_free(&lines);
		wrap_free(&whole);
		edit_free(&e);
	}
}

static void edit_move_in_line__of_a_word_that_goes_on(void **state)
{
	struct edit e = { .text = STR_INIT };
	struct wrapped lines = { 0 };
	(void)state;
	edit_set(&e, "abcdefgh ij");
	wrap_text(&lines, e.text.text, 4);   /* abcd efgh ij */
	e.at = 1;
	assert_int_equal(edit_move_in_line(&e, &lines, true), EDIT_MOVED);
	assert_int_equal(e.at, 3);           /* behind d it would be on the next line */
	assert_int_equal(edit_move_in_line(&e, &lines, true), EDIT_MOVED);
	assert_int_equal(e.at, 11);
	assert_int_equal(edit_move_in_line(&e, &lines, true), EDIT_AT_EDGE);
	assert_int_equal(edit_move_in_line(&e, &lines, false), EDIT_MOVED);
	assert_int_equal(e.at, 9);
	assert_int_equal(edit_move_lines(&e, &lines, -1), EDIT_MOVED);
	assert_int_equal(e.at, 4);
	assert_int_equal(edit_move_lines(&e, &lines, -5), EDIT_MOVED);
	assert_int_equal(e.at, 0);
	assert_int_equal(edit_move_lines(&e, &lines, -1), EDIT_AT_EDGE);
	wrap_free(&lines);
	edit_free(&e);
}

/* --- in a form, at every width --------------------------------------------------------- */

/* What is right of the form's text stays where it is, and the cursor is inside, whatever is
 * typed and however wide the window is. */
static void edit__keeps_the_border_straight__at_every_width(void **state)
{
	static const int codes[] = { K_LEFT, K_RIGHT, K_BACKSPACE, K_HOME };
	struct chance chance = { 3 };
	struct screen s;
	(void)state;
	screen_open(&s, 90, 24, "ssa-2020", "2", "@sector rail; Alfa DK vet-provider applicant");
	screen_keys(&s, "5 Home Enter");
	for (int cols = 40; cols <= 90; cols++) {
		screen_resize(&s, cols, 24);
		if (cols % 9 == 0)
			screen_keys(&s, cols % 2 ? "^U Tab Tab Tab Tab Tab" : "^U Esc Enter");
		for (int step = 0; step < 25; step++) {
			struct input in = { .key = codes[chance_below(&chance, 4)], .text = "" };
			if (chance_percent(&chance, 75))
				in = (struct input){ .key = K_NONE, .text = some_piece(&chance) };
			app_input(s.app, &in);
			app_draw(s.app);
			screen_is_straight(&s);
			int row, col;
			s.app->body->ops->cursor(s.app->body, &row, &col);
			if (col >= s.app->layout.body_cols)
				fail_msg("the cursor is in column %d of %d: '%s'", col, s.app->layout.body_cols,
				         s.app->session->draft->partners[0].name);
		}
	}
	screen_close(&s);
}

int main(void)
{
	lang_start("en", NULL, true);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edit_draw__shows_the_cursor_and_what_is_cut),
		cmocka_unit_test(edit_draw__of_wide_characters),
		cmocka_unit_test(edit_command__does_as_a_simple_model),
		cmocka_unit_test(wrap_change__is_as_wrapping_all),
		cmocka_unit_test(edit_move_in_line__of_a_word_that_goes_on),
		cmocka_unit_test(edit__keeps_the_border_straight__at_every_width),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
