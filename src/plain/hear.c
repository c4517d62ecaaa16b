/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is heard: a line, which is an answer or one of a few commands that are the same at
 * every question.  Commands are signs, so that words stay answers. */
#include "plain/parts.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"

enum { LOOK_MS = 60000 };

/* --- lines ----------------------------------------------------------------------- */

/* What was typed, without what no text may hold; a tab becomes a blank. */
static void take(struct plain *p)
{
	str_clear(&p->line);
	for (const char *c = p->raw.text; *c; ) {
		uint32_t code = utf8_read(&c);
		if (code == '\t')
			str_add_char(&p->line, ' ');
		else if (!utf8_is_unsafe(code))
			utf8_add(&p->line, code);
	}
}

/* Waits for a line; meanwhile nothing is lost, and a draft that was taken over is noticed. */
static void await(struct plain *p)
{
	const struct plain_io *io = p->io;
	plain_keep_if_due(p);
	while (!p->over && io->person && io->wait_line && !io->wait_line(io->context, LOOK_MS))
		plain_look_at_lock(p);
}

bool plain_hear_line(struct plain *p)
{
	str_clear(&p->line);
	plain_tell_refusal(p);
	await(p);
	if (p->over || !p->io->read(p->io->context, &p->raw)) {
		p->cut_off = p->cut_off || !p->over;
		p->over = true;
		return false;
	}
	plain_look_at_lock(p);
	while (p->raw.length && strchr("\r\n", p->raw.text[p->raw.length - 1]))
		str_cut(&p->raw, p->raw.length - 1);
	take(p);
	return true;
}

static void trim(struct str *s)
{
	size_t from = strspn(s->text, " ");
	while (s->length > from && s->text[s->length - 1] == ' ')
		str_cut(s, s->length - 1);
	if (!from)
		return;
	memmove(s->text, s->text + from, s->length - from + 1);
	s->length -= from;
}

/* --- commands -------------------------------------------------------------------- */

struct command {
	const char *word;
	enum heard heard;
	enum order order;
	const char *label;       /* English, for _() */
};

static const struct command commands[] = {
	{ "<", HEARD_BACK, ORDER_NONE, N_("back to the question before; nothing is lost") },
	{ ">", HEARD_ON, ORDER_NONE, N_("on to the next step") },
	{ "=", HEARD_AWAY, ORDER_STEPS, N_("all steps, to go to one") },
	{ "!", HEARD_AWAY, ORDER_PROBLEMS, N_("the conditions that are not met, to mend one") },
	{ ":n", HEARD_AWAY, ORDER_NEXT, N_("on to what mends the next of them") },
	{ ":p", HEARD_AWAY, ORDER_PREVIOUS, N_("to what mends the one before") },
	{ "?", HEARD_AGAIN, ORDER_NONE, N_("help on this question, and this list") },
	{ ".", HEARD_REPEAT, ORDER_NONE, N_("this question again, with its list") },
	{ "-", HEARD_CLEAR, ORDER_NONE, N_("empties what is asked for") },
	{ ":w", HEARD_AWAY, ORDER_SAVE, N_("saves; with a name behind it, under that name") },
	{ ":q", HEARD_AWAY, ORDER_QUIT, N_("leaves konsort; asks first if something is not saved") },
	{ ":u", HEARD_AWAY, ORDER_UNDO, N_("undoes the last change") },
	{ ":r", HEARD_AWAY, ORDER_REDO, N_("makes it again") },
	{ ":m", HEARD_AWAY, ORDER_MAP, N_("who is where: the consortium by countries") },
	{ ":f", HEARD_AWAY, ORDER_FITS, N_("which Lot of which call would fit") },
	{ ":l", HEARD_AWAY, ORDER_LANGUAGE, N_("another language") },
	{ ":o", HEARD_AWAY, ORDER_DRAFTS, N_("another draft, or a new one") },
};
enum { N_COMMANDS = sizeof commands / sizeof *commands };

void plain_say_commands(struct plain *p)
{
	plain_say(p, _("At every question:"));
	for (int i = 0; i < N_COMMANDS; i++) {
		struct str mark = STR_INIT;
		str_add(&mark, "  ");
		str_add(&mark, commands[i].word);
		str_add(&mark, "  ");
		plain_item(p, mark.text, _(commands[i].label));
		str_free(&mark);
	}
	plain_item(p, "  \\  ", _("stands before an answer that looks like one of these"));
}

static void say_help(struct plain *p, const struct question *q)
{
	struct str text = STR_INIT;
	if (q->ref)
		field_help(&text, q->ref, p->session->call, p->session->lot);
	else
		str_add(&text, _(q->help));
	if (q->ref && q->ref->field->source == FROM_LOTS)
		plain_add_lots(p, &text);
	plain_say(p, text.text);
	plain_say_commands(p);
	str_free(&text);
}

/* True for ":x" and ":x rest", which is no answer. */
static bool is_order(const char *line)
{
	if (line[0] != ':')
		return false;
	bool letter = (line[1] >= 'a' && line[1] <= 'z') || (line[1] >= 'A' && line[1] <= 'Z');
	return letter && (!line[2] || line[2] == ' ');
}

/* The command of a line, NULL: it is an answer. */
static const struct command *find_command(const struct str *line)
{
	size_t n = is_order(line->text) ? 2 : line->length;
	for (int i = 0; i < N_COMMANDS; i++) {
		bool same = strlen(commands[i].word) == n && !memcmp(commands[i].word, line->text, n);
		if (same && (n == line->length || commands[i].order == ORDER_SAVE))
			return &commands[i];
	}
	return NULL;
}

/* Leaves of ":w NAME" the name, of "\<" the answer. */
static void cut_front(struct str *line, size_t n)
{
	memmove(line->text, line->text + n, line->length - n + 1);
	line->length -= n;
	trim(line);
}

static enum heard obey(struct plain *p, const struct question *q, const struct command *c)
{
	if (c->heard == HEARD_AGAIN)
		say_help(p, q);
	if (c->heard == HEARD_CLEAR && !q->ref) {
		/* TRANSLATORS: %1 is what was written. */
		plain_say_filled(p, N_("'%1' is not understood here; ? helps."), c->word);
		return HEARD_AGAIN;
	}
	p->order = c->order;
	if (c->order == ORDER_SAVE)
		cut_front(&p->line, 2);
	return c->heard;
}

enum heard plain_hear(struct plain *p, const struct question *q)
{
	if (!plain_hear_line(p))
		return HEARD_AWAY;
	if (p->line.length > TEXT_MOST) {
		plain_say(p, _("This line is too long."));
		return HEARD_AGAIN;
	}
	trim(&p->line);
	if (!p->line.length)
		return HEARD_KEEP;
	const struct command *c = find_command(&p->line);
	if (c)
		return obey(p, q, c);
	if (is_order(p->line.text)) {
		/* TRANSLATORS: %1 is what was written: ":x". */
		plain_say_filled(p, N_("There is no command %1; ? lists them all."), p->line.text);
		return HEARD_AGAIN;
	}
	if (p->line.text[0] == '\\')
		cut_front(&p->line, 1);
	return HEARD_ANSWER;
}

/* True for what is a command inside a text too; the others may be a part of it. */
static bool is_for_texts(const struct command *c)
{
	return c && strchr("<>!?:", c->word[0]);
}

enum heard plain_hear_in_text(struct plain *p, const struct question *q)
{
	struct str rest = STR_INIT;
	if (!plain_hear_line(p))
		return HEARD_AWAY;
	if (!strcmp(p->line.text, "."))
		return HEARD_KEEP;
	const struct command *c = find_command(&p->line);
	if (is_for_texts(c))
		return obey(p, q, c);
	str_add(&rest, p->line.text[0] == '\\' ? p->line.text + 1 : "");
	if (!strcmp(rest.text, ".") || is_for_texts(find_command(&rest))) {
		str_clear(&p->line);
		str_add(&p->line, rest.text);
	}
	str_free(&rest);
	return HEARD_ANSWER;
}

/* --- small questions --------------------------------------------------------------- */

size_t plain_number(const char *text)
{
	size_t n = 0;
	for (const char *c = text; *c; c++) {
		if (*c < '0' || *c > '9' || n > 1000000)
			return 0;
		n = n * 10 + (size_t)(*c - '0');
	}
	return n;
}

int plain_ask_number(struct plain *p, const struct question *q, const char *const *answers, int n)
{
	enum heard h = HEARD_REPEAT;
	while (h == HEARD_AGAIN || h == HEARD_REPEAT) {
		for (int i = 0; i < n && h == HEARD_REPEAT; i++)
			plain_numbered(p, (size_t)i + 1, answers[i]);
		/* TRANSLATORS: the number of an answer; %1 is the one that an empty line means. */
		plain_say_filled(p, N_("Number [%1]:"), "1");
		h = plain_hear(p, q);
		size_t number = h == HEARD_ANSWER ? plain_number(p->line.text) : 0;
		if (h == HEARD_KEEP)
			return 1;
		if (number && number <= (size_t)n)
			return (int)number;
		if (h == HEARD_ANSWER) {
			plain_say_filled(p, N_("'%1' is not understood here; ? helps."), p->line.text);
			h = HEARD_AGAIN;
		}
	}
	return 0;
}

/* True if ANSWER begins the word, folded. */
static bool begins(const char *answer, const char *word)
{
	struct str folded = STR_INIT;
	utf8_fold(&folded, word);
	bool is = *answer && !strncmp(folded.text, answer, strlen(answer));
	str_free(&folded);
	return is;
}

/* 1 for yes, 0 for no, -1 for neither: in the current language, then in English. */
static int yes_or_no(const char *text)
{
	struct str answer = STR_INIT;
	int is = -1;
	utf8_fold(&answer, text);
	if (begins(answer.text, _("yes")))
		is = 1;
	else if (begins(answer.text, _("no")))
		is = 0;
	else if (begins(answer.text, "yes") || begins(answer.text, "no"))
		is = answer.text[0] == 'y';
	str_free(&answer);
	return is;
}

enum heard plain_ask_yes(struct plain *p, const struct question *q, const char *text, bool *yes)
{
	static const struct question plainly = {
		.help = N_("Answer yes or no; an empty line is the answer in brackets.") };
	struct str line = STR_INIT;
	enum heard h = HEARD_REPEAT;
	/* TRANSLATORS: %1 is a question, %2 what an empty line answers: "Replace it? [no]". */
	str_fill(&line, _("%1 [%2]"), text, *yes ? _("yes") : _("no"));
	while (h == HEARD_REPEAT || h == HEARD_AGAIN) {
		plain_say(p, line.text);
		h = plain_hear(p, q ? q : &plainly);
		int is = h == HEARD_ANSWER ? yes_or_no(p->line.text) : h == HEARD_KEEP ? *yes : -1;
		if (is >= 0) {
			*yes = is;
			h = HEARD_ANSWER;
		} else if (h == HEARD_ANSWER || h == HEARD_CLEAR) {
			plain_say(p, _(plainly.help));
			h = HEARD_AGAIN;
		}
	}
	str_free(&line);
	return h;
}
