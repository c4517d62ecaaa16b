/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of keys. */
#include "tui/keys.h"

#include "base/lang.h"
#include "base/utf8.h"

/* The first text of a row stands in the bar at the bottom, the second in the help. */
static const struct binding global_rows[] = {
	{ CMD_NEXT, { 'n', K_CTRL('N') }, N12_("Next"), N_("go to the next step"), true },
	{ CMD_FITS, { 'f' }, N12_("What fits"), N_("show which Lots this consortium would fit"), true },
	{ CMD_NEXT_PROBLEM, { 'p', K_CTRL('V') }, N12_("Problem"), N_("go to the next condition that is not met, where it is mended"), true },
	{ CMD_PREVIOUS_PROBLEM, { 'P', K_CTRL('Y') }, N12_("Problem back"), N_("go to the one before"), false },
	{ CMD_CONDITIONS, { '!', K_CTRL('T') }, N12_("Conditions"), N_("go to the conditions, and back"), true },
	{ CMD_SAVE, { 's', K_CTRL('O'), K_CTRL('S') }, N12_("Save"), N_("save the draft"), true },
	{ CMD_UNDO, { 'u', K_CTRL('_') }, N12_("Undo"), N_("undo the last change, and say what it was"), true },
	{ CMD_REDO, { 'U', K_CTRL('R') }, N12_("Redo"), N_("make again what was undone"), false },
	{ CMD_CHANGES, { 'h' }, N12_("Changes"), N_("list the changes, to go back to before one"), false },
	{ CMD_MAP, { 'c' }, N12_("Map"), N_("show the consortium: countries, and who fills which place"), false },
	{ CMD_STEPS, { 'o' }, N12_("Overview"), N_("show all steps and how they stand"), false },
	{ CMD_STEP, { '1', '2', '3', '4' }, N12_("Steps"), N_("digits from 1 to 7: go to that step"), false },
	{ CMD_STEP, { '5', '6', '7' }, N12_("Steps"), "", false },
	{ CMD_SAVE_AS, { 'w' }, N12_("Save as"), N_("save the draft under another name"), false },
	{ CMD_DRAFTS, { 'O' }, N12_("Drafts"), N_("open another draft, or begin a new one"), false },
	{ CMD_QUIT, { 'q', K_CTRL('C'), K_CTRL('X'), K_CTRL('Q') }, N12_("Quit"), N_("leave konsort"), true },
	{ CMD_LANGUAGE, { 'l', K_CTRL('K') }, N12_("Language"), N_("choose the language of the screens"), false },
	{ CMD_MENU, { 'm', K_CTRL('P') }, N12_("Menu"), N_("list the commands of every screen, to choose one"), true },
	{ CMD_THEME, { 'T' }, N12_("Colours"), N_("change the colours: calm, high contrast, none"), false },
	{ CMD_MOUSE, { 'M' }, N12_("Mouse"), N_("listen to the mouse, or leave it to the terminal"), false },
	{ CMD_REDRAW, { K_CTRL('L') }, N12_("Redraw"), N_("draw the screen anew"), false },
	{ CMD_SUSPEND, { K_CTRL('Z') }, N12_("Suspend"), N_("stop for a while; the shell's fg goes on"), false },
	{ CMD_HELP, { '?', K_CTRL('G'), K_F1 }, N12_("Help"), N_("explain this screen and list its keys"), true },
	{ CMD_BACK, { K_ESCAPE, 'b' }, N12_("Back"), N_("go one level or one step back; everything is kept"), true },
};

#define MOVING \
	{ CMD_UP, { K_UP, 'k' }, N12_("Go up"), N_("go up"), false }, \
	{ CMD_DOWN, { K_DOWN, 'j' }, N12_("Go down"), N_("go down"), false }, \
	{ CMD_PAGE_UP, { K_PAGE_UP }, N12_("Screen up"), N_("go up by a screen"), false }, \
	{ CMD_PAGE_DOWN, { K_PAGE_DOWN }, N12_("Screen down"), N_("go down by a screen"), false }, \
	{ CMD_FIRST, { K_HOME }, N12_("First"), N_("go to the first row"), false }, \
	{ CMD_LAST, { K_END }, N12_("Last"), N_("go to the last row"), false }

static const struct binding list_rows[] = {
	MOVING,
	{ CMD_CHOOSE, { K_ENTER }, N12_("Choose"), N_("choose this one and go to the next step"), true },
	{ CMD_TOGGLE, { ' ' }, N12_("Mark"), N_("choose this one and stay"), false },
	{ CMD_NEXT_FIELD, { K_TAB, K_BACKTAB }, N12_("Conditions"), N_("go to the conditions"), false },
};

static const struct binding form_rows[] = {
	{ CMD_CHOOSE, { K_ENTER }, N12_("Choose"), N_("choose or mark; on what is marked, and in a text of one line, go to the next field"), true },
	{ CMD_NEW_LINE, { K_ENTER }, N12_("New line"), N_("begin a new line, in a text of several lines"), true },
	{ CMD_TOGGLE, { ' ' }, N12_("Mark"), N_("mark or unmark"), false },
	{ CMD_NEXT_FIELD, { K_TAB }, N12_("Next field"), N_("go to the next field, behind the last to the conditions"), true },
	{ CMD_PREVIOUS_FIELD, { K_BACKTAB }, N12_("Previous"), N_("go to the previous field"), false },
	{ CMD_UP, { K_UP }, N12_("Go up"), N_("go up; in a long text, by a line"), false },
	{ CMD_DOWN, { K_DOWN }, N12_("Go down"), N_("go down; in a long text, by a line"), false },
	{ CMD_PAGE_UP, { K_PAGE_UP }, N12_("Screen up"), N_("go up by a screen"), false },
	{ CMD_PAGE_DOWN, { K_PAGE_DOWN }, N12_("Screen down"), N_("go down by a screen"), false },
};

static const struct binding edit_rows[] = {
	{ CMD_LEFT, { K_LEFT, K_CTRL('B') }, N12_("Go left"), N_("go left by a character"), false },
	{ CMD_RIGHT, { K_RIGHT, K_CTRL('F') }, N12_("Go right"), N_("go right by a character"), false },
	{ CMD_LINE_START, { K_HOME, K_CTRL('A') }, N12_("Line start"), N_("go to the start of the line"), false },
	{ CMD_LINE_END, { K_END, K_CTRL('E') }, N12_("Line end"), N_("go to the end of the line"), false },
	{ CMD_ERASE_BACK, { K_BACKSPACE }, N12_("Erase"), N_("erase the character before the cursor"), false },
	{ CMD_ERASE, { K_DELETE, K_CTRL('D') }, N12_("Delete"), N_("erase the character under the cursor"), false },
	{ CMD_ERASE_WORD, { K_CTRL('W') }, N12_("Word"), N_("erase the word before the cursor"), false },
	{ CMD_ERASE_LINE, { K_CTRL('U') }, N12_("Clear"), N_("erase the whole text"), false },
};

static const struct binding table_rows[] = {
	MOVING,
	{ CMD_CHOOSE, { K_ENTER }, N12_("Edit"), N_("open the form of this partner"), true },
	{ CMD_ADD, { 'a', '+', K_INSERT }, N12_("Add"), N_("add partners: name, country, type and role"), true },
	{ CMD_DUPLICATE, { 'd' }, N12_("Duplicate"), N_("add a partner like this one"), false },
	{ CMD_REMOVE, { 'r', K_DELETE }, N12_("Remove"), N_("remove this partner, or those marked, after a question"), true },
	{ CMD_TOGGLE, { ' ' }, N12_("Mark"), N_("mark this partner, or unmark it"), false },
	{ CMD_MARK_ALL, { '*' }, N12_("Mark all"), N_("mark all that are shown, or none"), false },
	{ CMD_CHANGE, { 'x' }, N12_("Change"), N_("change type, role or more of this partner, or of those marked"), true },
	{ CMD_AGREED, { 'y' }, N12_("Agreed"), N_("note that it has agreed, or that it has not"), false },
	{ CMD_SORT, { 'z' }, N12_("Sort"), N_("show the partners in another order"), false },
	{ CMD_FILTER, { '/' }, N12_("Find"), N_("show only the partners in which some words stand"), false },
	{ CMD_MOVE_UP, { '<', 'K' }, N12_("Move up"), N_("move this partner up in the list"), false },
	{ CMD_MOVE_DOWN, { '>', 'J' }, N12_("Move down"), N_("move this partner down in the list"), false },
	{ CMD_NEXT_FIELD, { K_TAB, K_BACKTAB }, N12_("Conditions"), N_("go to the conditions"), false },
};

static const struct binding sidebar_rows[] = {
	MOVING,
	{ CMD_CHOOSE, { K_ENTER }, N12_("Why"), N_("show why, and by which source"), true },
	{ CMD_MEND, { 'g' }, N12_("Go mend"), N_("go to the field that mends it"), true },
	{ CMD_SORT, { 'z' }, N12_("Order"), N_("show them in the call's order, or those not met first"), false },
	{ CMD_NEXT_FIELD, { K_TAB, K_BACKTAB }, N12_("Return"), N_("return to the step"), true },
};

static const struct binding review_rows[] = {
	MOVING,
	{ CMD_CHOOSE, { K_ENTER }, N12_("Why"), N_("show why, and by which source; on a button, press it"), true },
	{ CMD_MEND, { 'g' }, N12_("Go mend"), N_("go to the field that mends it"), true },
	{ CMD_NEXT_FIELD, { K_TAB, K_BACKTAB }, N12_("Conditions"), N_("go to the conditions"), false },
};

static const struct binding picker_rows[] = {
	{ CMD_UP, { K_UP }, N12_("Go up"), N_("go up"), false },
	{ CMD_DOWN, { K_DOWN }, N12_("Go down"), N_("go down"), false },
	{ CMD_PAGE_UP, { K_PAGE_UP }, N12_("Screen up"), N_("go up by a screen"), false },
	{ CMD_PAGE_DOWN, { K_PAGE_DOWN }, N12_("Screen down"), N_("go down by a screen"), false },
	{ CMD_CHOOSE, { K_ENTER, K_TAB }, N12_("Choose"), N_("choose this one"), true },
};

static const struct binding marks_rows[] = {
	MOVING,
	{ CMD_TOGGLE, { ' ' }, N12_("Mark"), N_("mark or unmark this one"), true },
	{ CMD_CHOOSE, { K_ENTER, K_TAB }, N12_("Done"), N_("close the list; what is marked stays"), true },
};

static const struct binding page_rows[] = {
	MOVING,
	{ CMD_FILTER, { '/' }, N12_("Find"), N_("show only the lines in which some words stand"), true },
	{ CMD_CHOOSE, { K_ENTER, ' ' }, N12_("Close"), N_("close it"), true },
};

static const struct binding why_rows[] = {
	MOVING,
	{ CMD_MEND, { K_ENTER, 'g' }, N12_("Go mend"), N_("go to the field that mends it"), true },
};

static const struct binding ask_rows[] = {
	{ CMD_CHOOSE, { K_ENTER, ' ' }, N12_("Choose"), N_("give this answer"), true },
	{ CMD_LEFT, { K_LEFT, K_UP, K_BACKTAB }, N12_("Go left"), N_("go to the previous answer"), false },
	{ CMD_RIGHT, { K_RIGHT, K_DOWN, K_TAB }, N12_("Next answer"), N_("go to the next answer"), true },
	{ CMD_PAGE_UP, { K_PAGE_UP }, N12_("Screen up"), N_("go up by a screen"), false },
	{ CMD_PAGE_DOWN, { K_PAGE_DOWN }, N12_("Screen down"), N_("go down by a screen"), true },
};

static const struct binding save_rows[] = {
	{ CMD_CHOOSE, { K_ENTER }, N12_("Save"), N_("save under this name"), true },
};

static const struct binding fits_rows[] = {
	MOVING,
	{ CMD_CHOOSE, { K_ENTER }, N12_("Change to"), N_("change to this call and Lot, after a question"), true },
};

static const struct binding language_rows[] = {
	MOVING,
	{ CMD_CHOOSE, { K_ENTER, ' ' }, N12_("Choose"), N_("use this language from now on"), true },
};

static const struct binding menu_rows[] = {
	MOVING,
	{ CMD_CHOOSE, { K_ENTER, ' ' }, N12_("Do it"), N_("do this"), true },
};

static const struct binding start_rows[] = {
	MOVING,
	{ CMD_CHOOSE, { K_ENTER, ' ' }, N12_("Choose"), N_("open this draft, or do this"), true },
};

static const struct binding open_rows[] = {
	{ CMD_UP, { K_UP }, N12_("Go up"), N_("go up in the list"), false },
	{ CMD_DOWN, { K_DOWN }, N12_("Go down"), N_("go down in the list"), false },
	{ CMD_NEXT_FIELD, { K_TAB }, N12_("Complete"), N_("take over the name with the focus, to go on typing"), true },
	{ CMD_CHOOSE, { K_ENTER }, N12_("Open"), N_("open this draft"), true },
};

static const struct binding quick_rows[] = {
	{ CMD_CHOOSE, { K_ENTER }, N12_("Add"), N_("add this partner; the next one can be typed at once"), true },
	{ CMD_NEXT_FIELD, { K_TAB }, N12_("Next field"), N_("go to the next field"), true },
	{ CMD_PREVIOUS_FIELD, { K_BACKTAB }, N12_("Previous"), N_("go to the previous field"), false },
	{ CMD_UP, { K_UP }, N12_("Go up"), N_("go up among what matches; from its start to the field before"), false },
	{ CMD_DOWN, { K_DOWN }, N12_("Go down"), N_("go down among what matches; from the name to the next field"), false },
};

static const struct binding paste_rows[] = {
	MOVING,
	{ CMD_CHOOSE, { K_ENTER }, N12_("Add"), N_("add the partners as they were understood"), true },
	{ CMD_TOGGLE, { ' ' }, N12_("Leave out"), N_("leave this row out, or take it"), true },
};

static const struct binding change_rows[] = {
	MOVING,
	{ CMD_CHOOSE, { K_ENTER, ' ' }, N12_("Choose"), N_("choose what is changed, and to what"), true },
};

static const struct binding order_rows[] = {
	MOVING,
	{ CMD_CHOOSE, { K_ENTER, ' ', 'z' }, N12_("Choose"), N_("show them in this order; if it is the present one, backwards"), true },
};

static const struct binding find_rows[] = {
	{ CMD_UP, { K_UP }, N12_("Go up"), N_("go up"), false },
	{ CMD_DOWN, { K_DOWN }, N12_("Go down"), N_("go down"), false },
	{ CMD_PAGE_UP, { K_PAGE_UP }, N12_("Screen up"), N_("go up by a screen"), false },
	{ CMD_PAGE_DOWN, { K_PAGE_DOWN }, N12_("Screen down"), N_("go down by a screen"), false },
	{ CMD_CHOOSE, { K_ENTER, K_TAB }, N12_("Done"), N_("keep what was found, and go on there"), true },
};

static const struct binding map_rows[] = {
	MOVING,
	{ CMD_LEFT, { K_LEFT }, N12_("Go left"), N_("go to the column on the left"), false },
	{ CMD_RIGHT, { K_RIGHT }, N12_("Go right"), N_("go to the column on the right"), false },
	{ CMD_CHOOSE, { K_ENTER }, N12_("Open"), N_("go to these partners; where there is none, add one"), true },
	{ CMD_ADD, { 'a', '+', K_INSERT }, N12_("Add"), N_("add a partner of this country and category"), true },
};

static const struct binding changes_rows[] = {
	MOVING,
	{ CMD_CHOOSE, { K_ENTER, ' ' }, N12_("Go there"), N_("undo or make again all changes up to this one"), true },
};

#define TABLE(rows) { rows, sizeof rows / sizeof *(rows) }
static const struct { const struct binding *rows; size_t n; } maps[KEYMAP_END] = {
	[KEYMAP_GLOBAL] = TABLE(global_rows),
	[KEYMAP_LIST] = TABLE(list_rows),
	[KEYMAP_FORM] = TABLE(form_rows),
	[KEYMAP_EDIT] = TABLE(edit_rows),
	[KEYMAP_TABLE] = TABLE(table_rows),
	[KEYMAP_SIDEBAR] = TABLE(sidebar_rows),
	[KEYMAP_REVIEW] = TABLE(review_rows),
	[KEYMAP_PICKER] = TABLE(picker_rows),
	[KEYMAP_MARKS] = TABLE(marks_rows),
	[KEYMAP_PAGE] = TABLE(page_rows),
	[KEYMAP_WHY] = TABLE(why_rows),
	[KEYMAP_ASK] = TABLE(ask_rows),
	[KEYMAP_SAVE] = TABLE(save_rows),
	[KEYMAP_FITS] = TABLE(fits_rows),
	[KEYMAP_LANGUAGE] = TABLE(language_rows),
	[KEYMAP_MENU] = TABLE(menu_rows),
	[KEYMAP_START] = TABLE(start_rows),
	[KEYMAP_OPEN] = TABLE(open_rows),
	[KEYMAP_QUICK] = TABLE(quick_rows),
	[KEYMAP_PASTE] = TABLE(paste_rows),
	[KEYMAP_CHANGE] = TABLE(change_rows),
	[KEYMAP_ORDER] = TABLE(order_rows),
	[KEYMAP_FIND] = TABLE(find_rows),
	[KEYMAP_MAP] = TABLE(map_rows),
	[KEYMAP_CHANGES] = TABLE(changes_rows),
};

static const char *const titles[KEYMAP_END] = {
#define X(name, title) [KEYMAP_##name] = title,
	KEYMAPS(X)
#undef X
};

/* TRANSLATORS: names of keys as they stand on keyboards. */
static const char *const key_names[K_LAST - K_FIRST] = {
	[K_UP - K_FIRST] = N_("Up"), [K_DOWN - K_FIRST] = N_("Down"),
	[K_LEFT - K_FIRST] = N_("Left"), [K_RIGHT - K_FIRST] = N_("Right"),
	[K_HOME - K_FIRST] = N_("Home"), [K_END - K_FIRST] = N_("End"),
	[K_PAGE_UP - K_FIRST] = N_("PgUp"), [K_PAGE_DOWN - K_FIRST] = N_("PgDn"),
	[K_INSERT - K_FIRST] = N_("Ins"), [K_DELETE - K_FIRST] = N_("Del"),
	[K_BACKSPACE - K_FIRST] = N_("Backspace"), [K_ENTER - K_FIRST] = N_("Enter"),
	[K_TAB - K_FIRST] = N_("Tab"), [K_BACKTAB - K_FIRST] = N_("Shift-Tab"),
	[K_ESCAPE - K_FIRST] = N_("Esc"), [K_F1 - K_FIRST] = N_("F1"),
};

bool key_is_text(int key)
{
	return key >= ' ' && key != 0x7F && key < K_FIRST;
}

void key_label(struct str *out, int key)
{
	if (key >= K_FIRST)
		str_add(out, _(key_names[key - K_FIRST]));
	else if (key == ' ')
		str_add(out, _("Space"));
	else if (key < ' ')
		str_addf(out, "Ctrl-%c", key + '@');
	else
		utf8_add(out, (unsigned)key);
}

const struct binding *keymap_rows(enum keymap map, size_t *n)
{
	*n = maps[map].n;
	return maps[map].rows;
}

const char *keymap_title(enum keymap map)
{
	return titles[map];
}

enum command keymap_find(enum keymap map, int key, bool typing)
{
	if (typing && key_is_text(key))
		return CMD_NONE;
	for (size_t i = 0; i < maps[map].n; i++)
		for (int k = 0; k < BINDING_KEYS; k++)
			if (maps[map].rows[i].keys[k] == key)
				return maps[map].rows[i].command;
	return CMD_NONE;
}

const struct binding *keymap_binding(enum keymap map, enum command command)
{
	for (size_t i = 0; i < maps[map].n; i++)
		if (maps[map].rows[i].command == command)
			return &maps[map].rows[i];
	return NULL;
}

int binding_key(const struct binding *b, bool typing)
{
	for (int k = 0; k < BINDING_KEYS; k++)
		if (b->keys[k] != K_NONE && !(typing && key_is_text(b->keys[k])))
			return b->keys[k];
	return K_NONE;
}

void keymap_text(struct str *out, enum keymap map)
{
	for (size_t i = 0; i < maps[map].n; i++) {
		const struct binding *b = &maps[map].rows[i];
		if (!*b->help)
			continue;
		struct str names = STR_INIT;
		if (b->command == CMD_STEP)
			str_add(&names, "1-7");
		for (int k = 0; k < BINDING_KEYS && b->keys[k] && b->command != CMD_STEP; k++) {
			str_add(&names, k ? ", " : "");
			key_label(&names, b->keys[k]);
		}
		str_add(out, names.text);
		str_add(out, "\t");
		str_add(out, _(b->help));
		str_add(out, "\t");
		str_add(out, _(b->label));
		str_add(out, "\n");
		str_free(&names);
	}
}
