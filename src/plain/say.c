/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said: lines of text, wrapped, in which nothing but letters and ends of lines can
 * be, whatever a draft holds. */
#include "plain/parts.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "report/diag_text.h"
#include "report/page.h"

/* Adds TEXT cleaned line by line. */
static void clean_lines(struct str *out, const char *text)
{
	struct str line = STR_INIT;
	for (const char *c = text; ; c++) {
		if (*c && *c != '\n') {
			str_add_char(&line, *c);
			continue;
		}
		utf8_clean(out, line.text);
		str_clear(&line);
		if (!*c)
			break;
		str_add_char(out, '\n');
	}
	str_free(&line);
}

static void say(struct plain *p, int used, const char *mark, const char *text)
{
	struct str clean = STR_INIT, out = STR_INIT;
	struct page page = { .out = &out, .style = { .width = p->io->columns } };
	plain_tell_refusal(p);   /* before anything else is told of what was answered */
	clean_lines(&clean, text);
	str_add(&out, mark);
	if (clean.length)
		page_hang(&page, used, used, clean.text);
	else
		str_add_char(&out, '\n');
	p->io->say(p->io->context, out.text);
	str_free(&clean);
	str_free(&out);
}

void plain_say(struct plain *p, const char *text)
{
	say(p, 0, "", text);
}

void plain_item(struct plain *p, const char *mark, const char *text)
{
	say(p, page_width(mark), mark, text);
}

void plain_numbered(struct plain *p, size_t number, const char *text)
{
	struct str mark = STR_INIT;
	str_addf(&mark, "%zu. ", number);
	plain_item(p, mark.text, text);
	str_free(&mark);
}

void plain_say_list(struct plain *p, const char *text, const char *const *args)
{
	struct str out = STR_INIT;
	str_fill_list(&out, _(text), args);
	plain_say(p, out.text);
	str_free(&out);
}

void plain_say_diags(struct plain *p, const struct diags *ds)
{
	for (size_t i = 0; ds && i < ds->count; i++) {
		struct str line = STR_INIT;
		diag_line(&line, &ds->list[i]);
		plain_say(p, line.text);
		str_free(&line);
	}
}

void plain_add_shown(struct str *out, const char *text, int cells)
{
	struct str line = STR_INIT;
	str_add(&line, text);
	for (size_t i = 0; i < line.length; i++)
		if (line.text[i] == '\n' || line.text[i] == '\t')
			line.text[i] = ' ';
	if (cells > 0)
		utf8_add_fit(out, line.text, cells, false);
	else
		utf8_clean(out, line.text);
	str_free(&line);
}

void plain_add_value(struct plain *p, struct str *out, const struct field_ref *ref, int cells)
{
	struct options_about about = session_about(p->session);
	struct str value = STR_INIT;
	field_value(&value, &about, ref);
	plain_add_shown(out, value.text, cells);
	str_free(&value);
}
