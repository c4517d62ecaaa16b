/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing in the charset of the terminal.  The tables for nearest letters belong to
 * the locale in force, and C has hardly any: C.UTF-8 is in force while converting. */
#include "cli/output.h"

#include <errno.h>
#include <iconv.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/charset.h"
#include "base/lang.h"
#include "base/str.h"
#include "base/utf8.h"
#include "report/diag_text.h"

enum { PLAIN_WIDTH = 80 };

/* Adds what TEXT becomes through CONV, `?` for what it cannot say. */
static void add_through(struct str *out, iconv_t conv, const char *text)
{
	char *in = (char *)(uintptr_t)text;
	size_t left = strlen(text);
	while (left > 0) {
		char piece[512], *to = piece;
		size_t room = sizeof piece;
		size_t done = iconv(conv, &in, &left, &to, &room);
		int why = errno;
		str_add_bytes(out, piece, sizeof piece - room);
		if (done != (size_t)-1 || why == E2BIG)
			continue;
		const char *next = in;
		utf8_read(&next);
		left -= (size_t)(next - in);
		in += next - in;
		str_add_char(out, '?');
	}
}

static iconv_t open_charset(const char *charset)
{
	struct str name = STR_INIT;
	str_addf(&name, "%s//TRANSLIT", charset);
	iconv_t conv = iconv_open(name.text, "UTF-8");
	str_free(&name);
	return conv;
}

static void add_converted(struct str *out, const char *text)
{
	locale_t letters = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	locale_t before = letters ? uselocale(letters) : (locale_t)0;
	iconv_t conv = open_charset(charset_name());
	if (conv == (iconv_t)-1)
		conv = open_charset("ASCII");
	if (conv != (iconv_t)-1) {
		add_through(out, conv, text);
		iconv_close(conv);
	}
	if (letters) {
		uselocale(before);
		freelocale(letters);
	}
}

static bool is_ascii(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x80)
			return false;
	return true;
}

static void write_text(struct output *o, FILE *to, const char *text)
{
	struct str converted = STR_INIT;
	bool as_it_is = is_ascii(text) || charset_is_utf8();
	if (!as_it_is)
		add_converted(&converted, text);
	const char *bytes = as_it_is ? text : converted.text;
	if (fputs(bytes, to) == EOF && to == stdout && o->error == 0)
		o->error = errno;
	str_free(&converted);
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
	diags_error(&ds, DIAG_CANNOT_WRITE, 0, 0, _("standard output"), strerror(o->error));
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
