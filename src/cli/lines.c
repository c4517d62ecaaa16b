/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines come in as bytes of any charset and go on as characters; what is written leaves
 * before anything is waited for.  A signal that ends the program is an end of the input: its
 * handler writes to a pipe that every wait looks at. */
#include "cli/lines.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "base/signals.h"
#include "base/typed.h"
#include "base/utf8.h"
#include "plain/plain.h"

enum { BYTES = 4096, LINE_MOST = 1 << 20, LINE_COLUMNS_MOST = 100,
       BYTE_ORDER_MARK = 0xFEFF, REPLACEMENT = 0xFFFD };

struct lines {
	struct output *output;
	struct typed typed;
	char bytes[BYTES];       /* as they were read; those from AT on are not taken yet */
	size_t at, n;
	bool over;               /* the input has ended, */
	bool ended;              /* and not failed */
};

static void say(void *context, const char *text)
{
	struct lines *l = context;
	output_text(l->output, text);
}

/* --- signals -------------------------------------------------------------------- */

/* What handlers need; there is one standard input. */
static volatile sig_atomic_t pending;   /* a signal that ends the program */
static int wake[2] = { -1, -1 };        /* the pipe */
static void (*crashed)(void *context);  /* of the host; may be NULL */

static void drop_lock(void)
{
	if (crashed)
		crashed(NULL);
}

static void note(int signal_number)
{
	int error = errno;
	if (pending && signal_number == SIGHUP)
		return;   /* a line that drops brings several */
	if (pending) {   /* nobody came round to the first one: leave now */
		drop_lock();
		_exit(128 + signal_number);
	}
	pending = signal_number;
	ssize_t sent = write(wake[1], "", 1);
	(void)sent;   /* where no pipe could be had, a wait ends by EINTR */
	errno = error;
}

static void broken(int signal_number)
{
	drop_lock();
	signals_end_by(signal_number);
}

static void listen(const struct host *host)
{
	crashed = host->crashed;
	if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0)
		wake[0] = wake[1] = -1;
	signals_catch(note, broken);
}

/* --- reading ---------------------------------------------------------------------- */

/* Waits, MS milliseconds at most (-1: for ever), until there is something to read, or a signal;
 * false when the time is over. */
static bool wait_input(int ms)
{
	struct pollfd in[] = { { .fd = STDIN_FILENO, .events = POLLIN },
	                       { .fd = wake[0], .events = POLLIN } };
	return pending || poll(in, 2, ms) != 0;
}

/* Reads on; false at the end. */
static bool fill(struct lines *l)
{
	ssize_t n = -1;
	do {
		wait_input(-1);
		if (!pending)
			n = read(STDIN_FILENO, l->bytes, sizeof l->bytes);
	} while (!pending && n < 0 && errno == EINTR);
	l->at = 0;
	l->n = n > 0 ? (size_t)n : 0;
	l->over = n <= 0;
	l->ended = n == 0;
	return n > 0;
}

static void keep(struct str *out, uint32_t code)
{
	if (out->length < LINE_MOST)
		utf8_add(out, code);
}

/* Takes a byte as a part of a character; what means nothing is told as U+FFFD. */
static void take(struct lines *l, unsigned char byte, struct str *out)
{
	uint32_t code;
	switch (typed_byte(&l->typed, byte, &code)) {
	case TYPED_WHOLE:
		/* tabs stand between the cells of pasted rows */
		if ((code == '\t' || !utf8_is_unsafe(code)) && code != BYTE_ORDER_MARK)
			keep(out, code);
		break;
	case TYPED_MORE:
		break;
	case TYPED_WRONG:
		keep(out, REPLACEMENT);
		break;
	case TYPED_WRONG_BEFORE:
		keep(out, REPLACEMENT);
		take(l, byte, out);
		break;
	}
}

static bool read_line(void *context, struct str *out)
{
	struct lines *l = context;
	bool any = false;
	str_clear(out);
	if (fflush(stdout) != 0 && l->output->error == 0)
		l->output->error = errno;
	if (l->output->error)
		return false;
	while (!l->over && !pending && (l->at < l->n || fill(l))) {
		char c = l->bytes[l->at++];
		any = true;
		if (c == '\n')
			return true;
		take(l, (unsigned char)c, out);
	}
	return any;
}

/* An end that was typed on a terminal is none: one can type on. */
static bool read_on(void *context)
{
	struct lines *l = context;
	if (!l->ended || pending || l->output->error || !isatty(STDIN_FILENO))
		return false;
	l->over = l->ended = false;
	return true;
}

/* A signal is something to read too: the end. */
static bool wait_line(void *context, int ms)
{
	struct lines *l = context;
	if (fflush(stdout) != 0 && l->output->error == 0)
		l->output->error = errno;
	return l->over || l->at < l->n || l->output->error || wait_input(ms);
}

/* --- the front end ------------------------------------------------------------------ */

static int columns(void)
{
	int width = output_width();
	return width < LINE_COLUMNS_MOST ? width : LINE_COLUMNS_MOST;
}

bool lines_run(const struct host *host, struct output *output, struct host_result *result)
{
	struct lines l = { .output = output };
	struct plain_io io = { .context = &l, .say = say, .read = read_line,
	                       .read_on = read_on, .wait_line = wait_line,
	                       .person = isatty(STDIN_FILENO), .columns = columns() };
	listen(host);
	bool good = plain_run(host, &io, result);
	result->signal = pending;
	typed_free(&l.typed);
	return good;
}
