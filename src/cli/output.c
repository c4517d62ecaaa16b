/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing, in the charset of the terminal. */
#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/cause.h"
#include "base/charset.h"
#include "base/lang.h"
#include "base/str.h"
#include "report/diag_text.h"

enum { PLAIN_WIDTH = 80 };

static void write_text(struct output *o, FILE *to, const char *text)
{
	struct str bytes = STR_INIT;
	if (!charset_is_utf8())
		charset_add_bytes(&bytes, text);
	const char *shown = charset_is_utf8() ? text : bytes.text;
	size_t n = strlen(shown);
	if (fwrite(shown, 1, n, to) != n && to == stdout && o->error == 0)
		o->error = errno;
	str_free(&bytes);
}

void output_text(struct output *o, const char *text)
{
	write_text(o, stdout, text);
}

void output_bytes(struct output *o, const char *bytes, size_t n)
{
	if (fwrite(bytes, 1, n, stdout) != n && o->error == 0)
		o->error = errno;
}

void output_talk(struct output *o, const char *sentence)
{
	struct str line = STR_INIT;
	/* what was judged so far stands above what is said of the next */
	if (fflush(stdout) != 0 && o->error == 0)
		o->error = errno;
	str_addf(&line, "konsort: %s\n", sentence);
	write_text(o, stderr, line.text);
	str_free(&line);
}

void output_diags(struct output *o, const struct diags *ds)
{
	for (size_t i = 0; i < ds->count; i++) {
		struct str line = STR_INIT;
		diag_line(&line, &ds->list[i]);
		output_talk(o, line.text);
		str_free(&line);
	}
}

bool output_end(struct output *o)
{
	if (fflush(stdout) != 0 && o->error == 0)
		o->error = errno;
	if (o->error == 0)
		return true;
	struct diags ds;
	diags_init(&ds, "");
	/* TRANSLATORS: this stands in "cannot write '%1': no space left on device". */
	diags_error(&ds, DIAG_CANNOT_WRITE, 0, 0, _("standard output"), cause_of(o->error));
	output_diags(o, &ds);
	diags_free(&ds);
	return false;
}

int output_width(void)
{
	struct winsize size;
	if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return PLAIN_WIDTH;
}

bool output_color(enum color_when when)
{
	const char *no = getenv("NO_COLOR");
	switch (when) {
	case COLOR_ALWAYS: return true;
	case COLOR_NEVER: return false;
	case COLOR_AUTO: break;
	}
	const char *term = getenv("TERM");
	bool plain = !term || !*term || !strcmp(term, "dumb");
	return isatty(STDOUT_FILENO) && !(no && *no) && !plain;
}
