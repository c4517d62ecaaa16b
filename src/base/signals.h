/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals that end a program which has somebody's work in its hands: which they are, who is
 * called for them, and ending by one. */
#ifndef KONSORT_BASE_SIGNALS_H
#define KONSORT_BASE_SIGNALS_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

enum { SIGNALS_ENDING = 4 };
/* HUP, TERM, INT, QUIT: the program is to end. */
extern const int signals_ending[SIGNALS_ENDING];

/* Calls HANDLER on a signal, unless it is ignored: who started us with it ignored wants it so. */
void signals_handle(int number, void (*handler)(int));
/* Calls ENDING for the signals above, and BROKEN, on a stack of its own, where the program itself is
 * broken: SEGV, ABRT, BUS, FPE, ILL; a sanitizer owns those.  PIPE and XFSZ are ignored: what
 * cannot be written is an error like any other. */
void signals_catch(void (*ending)(int), void (*broken)(int));
/* Lets the signal do what it does by default, so that a shell sees by what we ended; in a handler
 * too.  Returns only where that is nothing. */
void signals_end_by(int number);
/* Stops the whole job as a shell expects of Ctrl-Z, and returns when it goes on.  False, and nothing
 * was stopped, where no shell is there that could wake it: nobody ever would. */
bool signals_stop(void);

#endif
