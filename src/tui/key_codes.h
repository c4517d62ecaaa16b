/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What terminals send, under the one name that each key has in tui/keys.h. */
#ifndef KONSORT_TUI_KEY_CODES_H
#define KONSORT_TUI_KEY_CODES_H

#include <wchar.h>

/* The key of a code of curses (KEY_UP ...), K_LAST for one that means nothing. */
int key_of_curses(wint_t code);
/* The key of a character: Enter, Tab, Esc and Backspace by name, others as they are. */
int key_of_code(wint_t code);

#endif
