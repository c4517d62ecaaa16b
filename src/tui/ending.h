/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals while the terminal is ours: those that end the program, the one that stops it, and
 * those by which it is broken.  The inside of terminal.h. */
#ifndef KONSORT_TUI_ENDING_H
#define KONSORT_TUI_ENDING_H

#include <stdbool.h>
#include <termios.h>

/* Notes them from now on. */
void ending_catch(void);
/* The first signal that asked to end, 0: none; or one that nobody sent. */
int ending_signal(void);
void ending_set(int signal_number);
/* True once if the program was asked to stop; then no more. */
bool ending_stop_asked(void);
/* Can be read from once a signal came, to end a wait; -1: there is none.  Empties it. */
int ending_wake_fd(void);
void ending_drain(void);
/* The terminal is taken, which was as BEFORE, to be given back by whatever ends the program; or was
 * given back (NULL).  True if it was taken before. */
bool ending_took(const struct termios *before);

#endif
