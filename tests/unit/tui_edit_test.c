/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line being edited that is longer than its place: what is seen of it, of letters of
 * every width, wherever the cursor is. */
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

int main(void)
{
	lang_start("en", NULL, true);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edit_draw__shows_the_cursor_and_what_is_cut),
		cmocka_unit_test(edit_draw__of_wide_characters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
