/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The front end of lines: the same dialogue as numbered questions, for pipes, screen readers
 * and terminals that cannot place a cursor.  Writes no escape byte. */
#ifndef KONSORT_PLAIN_PLAIN_H
#define KONSORT_PLAIN_PLAIN_H

#include <stdbool.h>

#include "wizard/host.h"

/* Where lines come from and go to; filled in by cli/. */
struct plain_io {
	void *context;
	/* Writes TEXT, UTF-8, which may hold several lines; shown before the next read. */
	void (*say)(void *context, const char *text);
	/* Reads a line without its end into OUT, emptied first, as valid UTF-8; false at the end of
	 * the input, or where a signal ends the wizard. */
	bool (*read)(void *context, struct str *out);
	/* After the end of the input: true if lines may come all the same, as somebody is there who
	 * can be asked what to do with the draft.  NULL: nobody is. */
	bool (*read_on)(void *context);
	/* True as soon as read() would not wait: for a line, the end of the input or a signal; false once
	 * MS milliseconds are over.  NULL: unknown, and nothing can be done while one waits. */
	bool (*wait_line)(void *context, int ms);
	/* Somebody is there who can be asked; else what is asked without an answer being due, as who
	 * has a draft, is only told. */
	bool person;
	/* Columns for wrapping. */
	int columns;
};

/* Runs the wizard with HOST's draft until it is left or the input ends.  RESULT is filled
 * anew; free its strings.  True, as nothing here can fail but what is told on the way. */
bool plain_run(const struct host *host, const struct plain_io *io, struct host_result *result);

#endif
