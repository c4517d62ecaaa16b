/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts below the views: editing, wrapping, the layout of a screen, and the
 * tables of keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "tui/app.h"
#include "tui/edit.h"

static void edit_command__moves_and_erases__whole_graphemes(void **state)
{
	(void)state;
	struct edit e = { .text = STR_INIT };
	edit_set(&e, "ae\xCC\x81中");
	assert_int_equal(edit_command(&e, CMD_LEFT), EDIT_MOVED);
	assert_int_equal(e.at, 4);
	assert_int_equal(edit_command(&e, CMD_LEFT), EDIT_MOVED);
	assert_int_equal(e.at, 1);
	assert_int_equal(edit_command(&e, CMD_ERASE), EDIT_CHANGED);
	assert_string_equal(e.text.text, "a中");
	assert_int_equal(edit_command(&e, CMD_ERASE_BACK), EDIT_CHANGED);
	assert_int_equal(edit_command(&e, CMD_ERASE_BACK), EDIT_AT_EDGE);
	assert_int_equal(edit_command(&e, CMD_LEFT), EDIT_AT_EDGE);
	assert_int_equal(edit_command(&e, CMD_LINE_END), EDIT_MOVED);
	assert_int_equal(edit_command(&e, CMD_ADD), EDIT_IGNORED);
	edit_set(&e, "one two  ");
	assert_int_equal(edit_command(&e, CMD_ERASE_WORD), EDIT_CHANGED);
	assert_string_equal(e.text.text, "one ");
	assert_int_equal(edit_command(&e, CMD_ERASE_LINE), EDIT_CHANGED);
	assert_string_equal(e.text.text, "");
	edit_free(&e);
}

static void edit_insert__takes_what_the_kind_allows(void **state)
{
	(void)state;
	struct edit e = { .text = STR_INIT };
	edit_set(&e, "");
	assert_true(edit_insert(&e, EDIT_LINE, "a\r\nb\tc\x1B\xE2\x80\x8B"));
	assert_string_equal(e.text.text, "a b c");
	assert_false(edit_insert(&e, EDIT_LINE, "\x07"));
	edit_set(&e, "");
	assert_true(edit_insert(&e, EDIT_LONG, "a\nb"));
	assert_string_equal(e.text.text, "a\nb");
	edit_set(&e, "x");   /* a line as it was copied */
	assert_true(edit_insert(&e, EDIT_LINE, "\na b\r\n"));
	assert_string_equal(e.text.text, "xa b");
	edit_free(&e);
}

static void edit_scroll__keeps_the_cursor_in_sight(void **state)
{
	(void)state;
	struct edit e = { .text = STR_INIT };
	edit_set(&e, "0123456789");
	assert_int_equal(edit_scroll(&e, 5), 4);
	assert_int_equal(e.left, 6);
	edit_command(&e, CMD_LINE_START);
	assert_int_equal(edit_scroll(&e, 5), 0);
	assert_int_equal(e.left, 0);
	edit_command(&e, CMD_LINE_END);
	edit_scroll(&e, 5);
	edit_command(&e, CMD_ERASE_WORD);
	edit_insert(&e, EDIT_LINE, "ab");
	assert_int_equal(edit_scroll(&e, 5), 2);
	edit_set(&e, "中中中");
	assert_int_equal(edit_scroll(&e, 4), 2);
	edit_free(&e);
}

static void wrap_text__has_a_line_for_the_cursor(void **state)
{
	(void)state;
	struct wrapped w = { 0 };
	int cell;
	const char *text = "one two three\nfour\n";
	wrap_text(&w, text, 8);
	assert_int_equal(w.n, 4);
	assert_int_equal(w.lines[1].from, 8);
	assert_int_equal(w.lines[3].from, 19);
	assert_int_equal(wrap_find(&w, text, 10, &cell), 1);
	assert_int_equal(cell, 2);
	assert_int_equal(wrap_find(&w, text, 19, &cell), 3);
	assert_int_equal(wrap_byte(&w, text, 1, 3), 11);
	assert_int_equal(wrap_byte(&w, text, 1, 30), 13);
	wrap_text(&w, "", 8);
	assert_int_equal(w.n, 1);
	wrap_free(&w);
}

static void view_scroll__keeps_an_item_in_sight(void **state)
{
	(void)state;
	assert_int_equal(view_scroll(0, 5, 20, 4, 1), 0);
	assert_int_equal(view_scroll(0, 5, 20, 5, 1), 1);
	assert_int_equal(view_scroll(0, 5, 20, 5, 3), 3);
	assert_int_equal(view_scroll(10, 5, 20, 3, 1), 3);
	assert_int_equal(view_scroll(18, 5, 20, 18, 1), 15);
	assert_int_equal(view_scroll(3, 5, 2, 1, 1), 0);
}

static void layout__of_any_size(void **state)
{
	(void)state;
	struct layout l = layout_for(24, 80, true);
	assert_true(l.beside && !l.small);
	assert_int_equal(l.body_cols + 1 + l.side_cols, 80);
	assert_int_equal(l.body_rows, 20);
	assert_int_equal(l.summary_y, -1);
	l = layout_for(20, 71, true);
	assert_false(l.beside);
	assert_int_equal(l.summary_y, 17);
	assert_int_equal(l.body_rows, 15);
	assert_true(layout_for(20, 72, true).beside);
	assert_false(layout_for(24, 80, false).beside);
	assert_int_equal(layout_for(24, 80, false).body_cols, 80);
	assert_false(layout_for(10, 40, true).small);
	assert_true(layout_for(9, 40, true).small);
	assert_true(layout_for(10, 39, true).small);
	assert_int_equal(layout_for(60, 200, true).side_cols, 44);
	for (int rows = 1; rows < 40; rows++)
		for (int cols = 1; cols < 220; cols++)
			if (!layout_for(rows, cols, true).small)
				assert_true(layout_for(rows, cols, true).body_rows >= 6 &&
				            layout_for(rows, cols, true).body_cols >= 39);
}

/* --- keys ------------------------------------------------------------------------- */

/* A key that every keyboard and line has: no function key, nothing that a terminal
 * may keep for itself. */
static bool is_safe(int key)
{
	return key != K_NONE && key != K_F1 && key != K_CTRL('S') && key != K_CTRL('Q') &&
	       key != K_CTRL('Z') && key != K_CTRL('\\');
}

static void keymaps__reach_everything_by_plain_keys(void **state)
{
	(void)state;
	for (int map = 0; map < KEYMAP_END; map++) {
		size_t n;
		const struct binding *rows = keymap_rows((enum keymap)map, &n);
		for (size_t i = 0; i < n; i++) {
			bool safe = rows[i].command == CMD_SUSPEND;
			for (int k = 0; k < BINDING_KEYS; k++)
				safe = safe || is_safe(rows[i].keys[k]);
			assert_true(safe);
			assert_true(rows[i].keys[0] != K_NONE);
			assert_true(*rows[i].label);
		}
	}
}

/* Enter is one command, which in a text of several lines has a name of its own. */
static enum command meaning(enum command command)
{
	return command == CMD_NEW_LINE ? CMD_CHOOSE : command;
}

static void keymaps__give_a_key_one_meaning(void **state)
{
	(void)state;
	for (int map = 0; map < KEYMAP_END; map++) {
		size_t n;
		const struct binding *rows = keymap_rows((enum keymap)map, &n);
		for (size_t i = 0; i < n; i++)
			for (int k = 0; k < BINDING_KEYS && rows[i].keys[k]; k++)
				assert_int_equal(keymap_find((enum keymap)map, rows[i].keys[k], false),
				                 meaning(rows[i].command));
	}
}

static void keymaps__help_and_back_work_while_typing(void **state)
{
	(void)state;
	assert_int_equal(keymap_find(KEYMAP_GLOBAL, '?', true), CMD_NONE);
	assert_int_equal(keymap_find(KEYMAP_GLOBAL, '?', false), CMD_HELP);
	assert_int_equal(keymap_find(KEYMAP_GLOBAL, K_CTRL('G'), true), CMD_HELP);
	assert_int_equal(keymap_find(KEYMAP_GLOBAL, K_ESCAPE, true), CMD_BACK);
	assert_int_equal(keymap_find(KEYMAP_GLOBAL, K_CTRL('O'), true), CMD_SAVE);
	assert_int_equal(keymap_find(KEYMAP_GLOBAL, K_CTRL('N'), true), CMD_NEXT);
}

static void keymaps__labels_fit__every_language(void **state)
{
	(void)state;
	struct lang_list languages = LANG_LIST_INIT;
	lang_list_fill(&languages);
	for (size_t l = 0; l < languages.n; l++) {
		if (!lang_set(languages.list[l].code))
			continue;
		for (int map = 0; map < KEYMAP_END; map++) {
			size_t n;
			const struct binding *rows = keymap_rows((enum keymap)map, &n);
			for (size_t i = 0; i < n; i++)
				if (utf8_width(_(rows[i].label)) > 12)
					fail_msg("%s: '%s' is wider than 12", languages.list[l].code, _(rows[i].label));
		}
	}
	lang_list_free(&languages);
	lang_set("en");
}

int main(void)
{
	lang_start("en", NULL, true);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edit_command__moves_and_erases__whole_graphemes),
		cmocka_unit_test(edit_insert__takes_what_the_kind_allows),
		cmocka_unit_test(edit_scroll__keeps_the_cursor_in_sight),
		cmocka_unit_test(wrap_text__has_a_line_for_the_cursor),
		cmocka_unit_test(view_scroll__keeps_an_item_in_sight),
		cmocka_unit_test(layout__of_any_size),
		cmocka_unit_test(keymaps__reach_everything_by_plain_keys),
		cmocka_unit_test(keymaps__give_a_key_one_meaning),
		cmocka_unit_test(keymaps__help_and_back_work_while_typing),
		cmocka_unit_test(keymaps__labels_fit__every_language),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
