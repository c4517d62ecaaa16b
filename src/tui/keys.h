/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and what they mean.  A key is a number whatever the terminal sent for it; a
 * table for each kind of view, and one for all of them, says which command it gives.
 * Hint bar, help pop-up and manual page are made from the same tables. */
#ifndef KONSORT_TUI_KEYS_H
#define KONSORT_TUI_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Below these a key is a Unicode character, or a control character for Ctrl and a
 * letter; Enter, Tab, Escape and Backspace are always the keys here. */
enum {
	K_NONE = 0,
	K_FIRST = 0x110000,
	K_UP = K_FIRST, K_DOWN, K_LEFT, K_RIGHT, K_HOME, K_END, K_PAGE_UP, K_PAGE_DOWN,
	K_INSERT, K_DELETE, K_BACKSPACE, K_ENTER, K_TAB, K_BACKTAB, K_ESCAPE, K_F1,
	K_LAST
};
#define K_CTRL(letter) ((letter) - '@')
/* True if the key is a character that can be typed into a text. */
bool key_is_text(int key);
/* Adds the name of a key as it stands on keyboards: "Enter", "Ctrl-G", "a". */
void key_label(struct str *out, int key);

enum command {
	CMD_NONE,
	CMD_TEXT, CMD_PASTE,           /* no binding: a character or a paste for a text */
	CMD_UP, CMD_DOWN, CMD_PAGE_UP, CMD_PAGE_DOWN, CMD_FIRST, CMD_LAST,
	CMD_LEFT, CMD_RIGHT, CMD_LINE_START, CMD_LINE_END,
	CMD_ERASE_BACK, CMD_ERASE, CMD_ERASE_WORD, CMD_ERASE_LINE,
	CMD_CHOOSE, CMD_NEW_LINE, CMD_TOGGLE, CMD_NEXT_FIELD, CMD_PREVIOUS_FIELD,
	CMD_ADD, CMD_REMOVE, CMD_MOVE_UP, CMD_MOVE_DOWN, CMD_MEND,
	CMD_DUPLICATE, CMD_CHANGE, CMD_MARK_ALL, CMD_AGREED, CMD_SORT, CMD_FILTER,
	CMD_NEXT, CMD_BACK, CMD_CONDITIONS, CMD_STEPS, CMD_STEP, CMD_FITS, CMD_MAP, CMD_HELP,
	CMD_NEXT_PROBLEM, CMD_PREVIOUS_PROBLEM, CMD_UNDO, CMD_REDO, CMD_CHANGES,
	CMD_SAVE, CMD_SAVE_AS, CMD_DRAFTS, CMD_QUIT, CMD_LANGUAGE, CMD_MENU, CMD_THEME,
	CMD_MOUSE, CMD_REDRAW, CMD_SUSPEND,
};

enum { BINDING_KEYS = 4 };
struct binding {
	enum command command;
	int keys[BINDING_KEYS];        /* the first is the one that is shown */
	const char *label;             /* for hint bar and menu, N12_(): never the name of a key */
	const char *help;              /* a sentence, N_() */
	bool hint;                     /* stands in the hint bar */
};

#define KEYMAPS(X) \
	X(GLOBAL, N_("On every screen")) \
	X(LIST, N_("Lists")) \
	X(FORM, N_("Forms")) \
	X(EDIT, N_("Texts")) \
	X(TABLE, N_("The table of partners")) \
	X(SIDEBAR, N_("The conditions")) \
	X(REVIEW, N_("The review")) \
	X(PICKER, N_("Choosing one")) \
	X(MARKS, N_("Marking several")) \
	X(PAGE, N_("Reading")) \
	X(WHY, N_("A condition")) \
	X(ASK, N_("Questions")) \
	X(SAVE, N_("Saving")) \
	X(FITS, N_("Which Lot would fit")) \
	X(LANGUAGE, N_("Choosing the language")) \
	X(START, N_("Drafts")) \
	X(OPEN, N_("Opening a draft")) \
	X(QUICK, N_("Adding partners")) \
	X(PASTE, N_("Pasted rows")) \
	X(CHANGE, N_("Changing several partners")) \
	X(ORDER, N_("The order of the partners")) \
	X(FIND, N_("Finding")) \
	X(MAP, N_("The map")) \
	X(CHANGES, N_("The changes")) \
	X(MENU, N_("The menu"))
enum keymap {
#define X(name, title) KEYMAP_##name,
	KEYMAPS(X)
#undef X
	KEYMAP_END
};

/* The rows of a table; *N of them. */
const struct binding *keymap_rows(enum keymap map, size_t *n);
/* The table's title, for _(). */
const char *keymap_title(enum keymap map);
/* The command of KEY in a table; TYPING: characters go to a text and are no
 * commands.  CMD_NONE if there is none. */
enum command keymap_find(enum keymap map, int key, bool typing);
/* The binding of a command in a table, NULL if it has none. */
const struct binding *keymap_binding(enum keymap map, enum command command);
/* The key to show for a binding, K_NONE if none can be used. */
int binding_key(const struct binding *b, bool typing);
/* Adds "Enter<tab>choose ...<tab>Choose" for every row of a table, a line each: keys, sentence,
 * and the label, by which it is looked for too. */
void keymap_text(struct str *out, enum keymap map);

#endif
