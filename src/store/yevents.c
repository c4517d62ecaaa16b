/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libyaml has no limit for the length of a scalar or a comment: its reader here stops
 * giving bytes when no event came for too long.  And an event costs the same however small
 * it is, so there is a limit for their number, too: one that hangs on what the file says, not on
 * how it is written, as a draft that can be read must be so after it is saved. */
#include "store/yevents.h"

#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "base/xmem.h"
#include "store/syntax.h"

enum { BYTES_WITHOUT_EVENT = 128 * 1024 };

void yevents_place(struct yevents *y, yaml_mark_t mark, size_t *line, size_t *column)
{
	*line = mark.line + 1;
	*column = mark.column + 1;
	if (y->odd)
		yscan_place(&y->places, mark.index, line, column);
}

bool yevents_fail(struct yevents *y, enum diag_code code, yaml_mark_t at, const char *arg)
{
	size_t line, column;
	y->failed = true;
	yevents_place(y, at, &line, &column);
	return diags_error(y->ds, code, line, column, arg);
}

/* libyaml asks for more. */
static int feed(void *stream, unsigned char *buffer, size_t size, size_t *given)
{
	struct yevents *y = stream;
	y->starved = y->since_event >= BYTES_WITHOUT_EVENT;
	if (y->starved)
		return 0;
	*given = size < y->n - y->fed ? size : y->n - y->fed;
	memcpy(buffer, y->bytes + y->fed, *given);
	y->fed += *given;
	y->since_event += *given;
	return 1;
}

static bool fail_too_long(struct yevents *y)
{
	size_t line, column;
	y->failed = true;
	yscan_next_thing(y->bytes, y->n, y->last_character, &line, &column);
	return diags_error(y->ds, DIAG_SCALAR_TOO_LONG, line, column, "64");
}

/* libyaml gave up.  Where it met the end of the file, the start of what never ended is
 * the better place. */
static bool fail_syntax(struct yevents *y)
{
	const yaml_parser_t *p = &y->parser;
	if (p->error == YAML_MEMORY_ERROR)
		xmem_out();
	if (y->starved)
		return fail_too_long(y);
	const char *why = p->problem ? p->problem : "", *where = p->context ? p->context : "";
	/* an incompatible document is one whose directive says so */
	if (strstr(why, "directive") || strstr(where, "directive") || strstr(why, "incompatible"))
		return yevents_fail(y, DIAG_DIRECTIVE, *where ? p->context_mark : p->problem_mark, "");
	/* what is no anchor or tag even so would be refused as one; libyaml's words are English */
	if (strstr(where, "anchor") || strstr(where, "alias"))
		return yevents_fail(y, DIAG_ANCHOR, p->context_mark, "");
	if (strstr(where, "tag"))
		return yevents_fail(y, DIAG_TAG, p->context_mark, "");
	if (strstr(why, "tag handle"))
		return yevents_fail(y, DIAG_TAG, p->problem_mark, "");
	/* brackets that never close are missed where nothing is left to read */
	bool open = strstr(where, "flow") && y->fed == y->n && p->problem_mark.index == p->mark.index;
	bool at_end = *where && (open || strstr(why, "end of stream"));
	return yevents_fail(y, DIAG_YAML_SYNTAX, at_end ? p->context_mark : p->problem_mark,
	                    syntax_words(why));
}

static bool check_scalar(struct yevents *y, const yaml_event_t *e)
{
	const char *value = (const char *)e->data.scalar.value;
	size_t length = e->data.scalar.length;
	bool block = e->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
	             e->data.scalar.style == YAML_FOLDED_SCALAR_STYLE;
	yscan_scalar(&y->comments, e->start_mark.index, e->end_mark.index, block);
	if (e->data.scalar.anchor)
		return yevents_fail(y, DIAG_ANCHOR, e->start_mark, "");
	if (e->data.scalar.tag)
		return yevents_fail(y, DIAG_TAG, e->start_mark, "");
	if (length > YNODE_LONGEST)
		return yevents_fail(y, DIAG_SCALAR_TOO_LONG, e->start_mark, "64");
	if (memchr(value, '\0', length))
		return yevents_fail(y, DIAG_NUL_BYTE, e->start_mark, "");
	return true;
}

static bool check_start(struct yevents *y, const yaml_event_t *e, const yaml_char_t *anchor,
                        const yaml_char_t *tag)
{
	if (anchor)
		return yevents_fail(y, DIAG_ANCHOR, e->start_mark, "");
	if (tag)
		return yevents_fail(y, DIAG_TAG, e->start_mark, "");
	return true;
}

static bool check_event(struct yevents *y, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		return check_scalar(y, e);
	case YAML_ALIAS_EVENT:
		return yevents_fail(y, DIAG_ANCHOR, e->start_mark, "");
	case YAML_SEQUENCE_START_EVENT:
		return check_start(y, e, e->data.sequence_start.anchor, e->data.sequence_start.tag);
	case YAML_MAPPING_START_EVENT:
		return check_start(y, e, e->data.mapping_start.anchor, e->data.mapping_start.tag);
	case YAML_DOCUMENT_START_EVENT:
		if (e->data.document_start.version_directive ||
		    e->data.document_start.tag_directives.start != e->data.document_start.tag_directives.end)
			return yevents_fail(y, DIAG_DIRECTIVE, e->start_mark, "");
		return true;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return true;
	}
	return true;
}

/* The text that is still to come counts as well until it is known. */
static bool check_number(struct yevents *y, const yaml_event_t *e)
{
	char most[LANG_NUMBER_SIZE], bytes[LANG_NUMBER_SIZE];
	size_t line, column;
	size_t left = e->type == YAML_STREAM_END_EVENT ? 0 : y->n - e->end_mark.index;
	y->values++;
	y->text += e->type == YAML_SCALAR_EVENT ? e->data.scalar.length : 0;
	if (y->values <= YNODE_VALUES + (y->text + left) / YNODE_BYTES_A_VALUE)
		return true;
	y->failed = true;
	yevents_place(y, e->start_mark, &line, &column);
	return diags_error(y->ds, DIAG_TOO_MANY_VALUES, line, column, lang_number(most, YNODE_VALUES),
	                   lang_number(bytes, YNODE_BYTES_A_VALUE));
}

bool yevents_next(struct yevents *y, yaml_event_t *e)
{
	if (y->failed)
		return false;
	if (!yaml_parser_parse(&y->parser, e))
		return fail_syntax(y);
	y->since_event = 0;
	y->last_character = e->end_mark.index;
	if (check_number(y, e) && check_event(y, e))
		return true;
	yaml_event_delete(e);
	return false;
}

bool yevents_start(struct yevents *y, const char *bytes, size_t n, struct diags *ds)
{
	bool mark = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
	*y = (struct yevents){ .bytes = mark ? bytes + 3 : bytes, .n = mark ? n - 3 : n, .ds = ds };
	y->comments = yscan_comments(y->bytes, y->n);
	if (!yaml_parser_initialize(&y->parser))
		xmem_out();
	yaml_parser_set_encoding(&y->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&y->parser, feed, y);
	y->places = yscan_places(y->bytes, y->n);
	y->failed = !yscan_bytes(y->bytes, y->n, &y->odd, ds);
	return !y->failed;
}

void yevents_stop(struct yevents *y)
{
	yaml_parser_delete(&y->parser);
}
