/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What terminals send, under the one name that each key has in tui/keys.h. */
#include "tui/key_codes.h"

#include <curses.h>

#include "tui/keys.h"

int key_of_curses(wint_t code)
{
	static const struct { wint_t from; int to; } keys[] = {
		{ KEY_UP, K_UP }, { KEY_DOWN, K_DOWN }, { KEY_LEFT, K_LEFT }, { KEY_RIGHT, K_RIGHT },
		{ KEY_HOME, K_HOME }, { KEY_END, K_END }, { KEY_FIND, K_HOME }, { KEY_SELECT, K_END },
		{ KEY_PPAGE, K_PAGE_UP }, { KEY_NPAGE, K_PAGE_DOWN }, { KEY_A1, K_HOME },
		{ KEY_A3, K_PAGE_UP }, { KEY_C1, K_END }, { KEY_C3, K_PAGE_DOWN },
		{ KEY_IC, K_INSERT }, { KEY_DC, K_DELETE }, { KEY_BACKSPACE, K_BACKSPACE },
		{ KEY_ENTER, K_ENTER }, { KEY_BTAB, K_BACKTAB }, { KEY_F(1), K_F1 }, { KEY_HELP, K_F1 },
		{ KEY_CANCEL, K_ESCAPE }, { KEY_EXIT, K_ESCAPE },
	};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i].from == code)
			return keys[i].to;
	return K_LAST;   /* a key, but none that means anything */
}

int key_of_code(wint_t code)
{
	switch (code) {
	case '\n': case '\r':
		return K_ENTER;
	case '\t':
		return K_TAB;
	case 27:
		return K_ESCAPE;
	case 8: case 127:
		return K_BACKSPACE;
	}
	return (int)code;
}
