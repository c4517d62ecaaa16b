/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every duty to the terminal, and nowhere else: taking it, reading keys from it,
 * lending it out on Ctrl-Z, giving it back in every case, signals included. */
#ifndef KONSORT_TUI_TERMINAL_H
#define KONSORT_TUI_TERMINAL_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"

/* Takes the terminal for curses.  False, with an error, if there is none or it cannot
 * place a cursor.  ASSUMED gets the name of another terminal type, where one had to be assumed. */
bool terminal_open(struct str *assumed, struct diags *ds);
/* Gives it back; harmless if it was not taken. */
void terminal_close(void);

enum event {
	EVENT_NONE,        /* nothing came in the time it was waited for */
	EVENT_KEY,         /* a key, see tui/keys.h */
	EVENT_PASTE,       /* pasted text */
	EVENT_MOUSE,       /* see terminal_mouse() */
	EVENT_RESIZE,
	EVENT_STOP,        /* to be stopped, by a signal: terminal_suspend() */
	EVENT_END,         /* hang-up, or a signal that ends the program */
};
/* The next event.  Sleeps until there is one, or WAIT_MS milliseconds are over (-1: for ever; 0: not
 * at all).  KEY for EVENT_KEY; TEXT is the character as UTF-8, or what was pasted, and is emptied
 * first. */
enum event terminal_read(int wait_ms, int *key, struct str *text);
/* Listens to the mouse from now on, or leaves it to the terminal, which then selects and
 * pastes as ever.  The terminal is taken. */
void terminal_listen(bool on);
/* Where the mouse of EVENT_MOUSE was, in cells from 0; WHEEL is -1 for up, 1 for down, 0 for a
 * click of the first button. */
struct mouse {
	int y, x, wheel;
};
struct mouse terminal_mouse(void);
/* What is called where the program ends badly; each may be NULL.  KEEP where it is broken,
 * in a child process of two seconds at most, which may crash anew.  LEAVE in a handler of a signal, the
 * last thing before the end and as long as the program runs: system calls only. */
struct terminal_hooks {
	void (*keep)(void *context);
	void *keep_context;
	void (*leave)(void *context);
	void *leave_context;
};
/* HOOKS are copied; they are called until others are given. */
void terminal_on_end(const struct terminal_hooks *hooks);
/* The signal that ended the program: SIGHUP also when the line dropped without one. */
int terminal_signal(void);
/* Stops the program as a shell expects of Ctrl-Z; returns when it goes on.  False, and it was not
 * stopped: no shell is there that could wake it. */
bool terminal_suspend(void);

#endif
