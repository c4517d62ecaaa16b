/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line, read by getopt_long() in the order in which it stands, so that what
 * follows "--" is never taken for a command. */
#include "cli/options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/str.h"
#include "base/xmem.h"

#define OPTION_ROWS(X) \
	X(LANG, "lang", N_("CODE"), N_("speak this language: da, en, nl, or another whose catalogue is installed"), 0) \
	X(CALL, "call", N_("ID"), N_("judge by this call instead of the draft's own; its Lot is dropped"), TAKES_LOT) \
	X(LOT, "lot", N_("ID"), N_("judge by this Lot instead of the draft's own"), TAKES_LOT) \
	X(WITH, "with", N_("DIR"), N_("with 'check': look at the other drafts in this directory too"), TAKES_WITH) \
	X(CHECK, "check", NULL, N_("with 'calls': check call files"), TAKES_CALL_FILES) \
	X(TEMPLATE, "template", NULL, N_("with 'calls': print a call file to start from"), TAKES_CALL_FILES) \
	X(FORMAT, "format", N_("text|json"), N_("print text for people or JSON for programs"), TAKES_FORMAT) \
	X(COLOR, "color", N_("auto|always|never"), N_("when to use colours"), TAKES_SCREEN) \
	X(ASCII, "ascii", NULL, N_("print nothing but ASCII characters"), TAKES_SCREEN) \
	X(PLAIN, "plain", NULL, N_("without a command: numbered questions, line by line, for pipes and screen readers"), TAKES_LINES) \
	X(DATA_DIR, "data-dir", N_("DIR"), N_("know the calls in this directory too"), 0) \
	X(HELP, "help", NULL, N_("show this help and exit"), 0) \
	X(VERSION, "version", NULL, N_("show the version and exit"), 0)

enum option_id {
	OPTION_NONE = 0x100,     /* no character, so no short option */
#define X(id, name, value, help, only) OPTION_##id,
	OPTION_ROWS(X)
#undef X
};

const struct option_row option_rows[] = {
#define X(id, name, value, help, only) { name, value, help, only },
	OPTION_ROWS(X)
#undef X
	{ NULL, NULL, NULL, 0 },
};

static const struct option long_options[] = {
#define X(id, name, value, help, only) \
	{ name, (value) ? required_argument : no_argument, NULL, OPTION_##id },
	OPTION_ROWS(X)
#undef X
	{ NULL, 0, NULL, 0 },
};

/* The index of WORD among the N words, or -1 and an error. */
static int word_of(const char *option, const char *word, const char *const *words, size_t n,
                   struct diags *ds)
{
	struct str known = STR_INIT;
	for (size_t i = 0; i < n; i++) {
		if (!strcmp(words[i], word)) {
			str_free(&known);
			return (int)i;
		}
		str_add(&known, i > 0 ? ", " : "");
		str_add(&known, words[i]);
	}
	diags_error(ds, DIAG_USAGE_BAD_VALUE, 0, 0, option, word, known.text);
	str_free(&known);
	return -1;
}

static void read_lang(struct options *o, const char *value, struct diags *ds)
{
	struct str known = STR_INIT;
	struct lang_list l = LANG_LIST_INIT;
	o->lang = lang_exists(value) ? value : o->lang;
	if (o->lang == value)
		return;
	lang_list_fill(&l);
	for (size_t i = 0; i < l.n; i++)
		str_addf(&known, "%s%s", i ? ", " : "", l.list[i].code);
	diags_error(ds, DIAG_USAGE_BAD_VALUE, 0, 0, "--lang", value, known.text);
	lang_list_free(&l);
	str_free(&known);
}

static void read_option(struct options *o, enum option_id id, const char *value, struct diags *ds)
{
	static const char *const colors[] = { "auto", "always", "never" };
	static const char *const formats[] = { "text", "json" };
	int found;
	switch (id) {
	case OPTION_LANG: read_lang(o, value, ds); break;
	case OPTION_CALL: o->call = value; break;
	case OPTION_LOT: o->lot = value; break;
	case OPTION_WITH: o->with = value; break;
	case OPTION_CHECK: o->check = true; break;
	case OPTION_TEMPLATE: o->template = true; break;
	case OPTION_FORMAT:
		found = word_of("--format", value, formats, 2, ds);
		o->format = found == 1 ? FORMAT_JSON : FORMAT_TEXT;
		break;
	case OPTION_COLOR:
		found = word_of("--color", value, colors, 3, ds);
		o->color = found < 0 ? COLOR_AUTO : (enum color_when)found;
		break;
	case OPTION_ASCII: o->ascii = true; break;
	case OPTION_PLAIN: o->plain = true; break;
	case OPTION_DATA_DIR: o->data_dir = value; break;
	case OPTION_HELP: o->help = true; break;
	case OPTION_VERSION: o->version = true; break;
	case OPTION_NONE: break;
	}
}

/* Adds the options that WORD is the beginning of, "--c" or "--c=x".  How many. */
static size_t add_candidates(struct str *out, const char *word)
{
	size_t n = strcspn(word, "="), found = 0;
	for (const struct option_row *row = option_rows; row->name; row++) {
		if (n < 3 || strncmp(row->name, word + 2, n - 2) != 0)
			continue;
		str_addf(out, "%s--%s", found++ ? ", " : "", row->name);
	}
	return found;
}

static void refuse_word(const char *word, struct diags *ds)
{
	struct str candidates = STR_INIT;
	if (!strncmp(word, "--", 2) && add_candidates(&candidates, word) > 1)
		diags_error(ds, DIAG_USAGE_AMBIGUOUS, 0, 0, word, candidates.text);
	else
		diags_error(ds, DIAG_USAGE_UNKNOWN_OPTION, 0, 0, word);
	str_free(&candidates);
}

/* Options that mean nothing to the command. */
static void refuse_strangers(const struct command_line *line, const bool *given, struct diags *ds)
{
	for (size_t i = 0; option_rows[i].name; i++) {
		unsigned only = option_rows[i].only & TAKES_NOWHERE_ELSE;
		if (!given[i] || !only || (only & line->command->takes))
			continue;
		struct str name = STR_INIT;
		str_addf(&name, "--%s", option_rows[i].name);
		diags_error(ds, DIAG_USAGE_NOT_HERE, 0, 0, name.text);
		str_free(&name);
	}
}

/* getopt's refusal: CODE is '?' or ':', WORD the element it read. */
static void refuse(int code, const char *word, struct diags *ds)
{
	if (optopt > OPTION_NONE) {
		struct str name = STR_INIT;
		str_addf(&name, "--%s", option_rows[optopt - OPTION_NONE - 1].name);
		if (code == ':')
			diags_error(ds, DIAG_USAGE_WANTS_VALUE, 0, 0, name.text);
		else
			diags_error(ds, DIAG_USAGE_NO_VALUE, 0, 0, name.text);
		str_free(&name);
	} else if (optopt > 0) {
		const char shorted[] = { '-', (char)optopt, '\0' };
		/* a letter beyond ASCII is only a byte of one: show the whole word */
		diags_error(ds, DIAG_USAGE_UNKNOWN_OPTION, 0, 0, optopt < 0x80 ? shorted : word);
	} else {
		refuse_word(word, ds);
	}
}

static void add_operand(struct command_line *line, char *word, bool may_be_command)
{
	const struct command *c = NULL;
	if (may_be_command && line->n_args == 0 && line->command == &commands[0])
		c = command_find(word);
	if (c)
		line->command = c;
	else
		line->args[line->n_args++] = word;
}

bool command_line_read(struct command_line *line, int argc, char **argv, struct diags *ds)
{
	size_t errors = ds->errors;
	*line = (struct command_line){ .command = &commands[0] };
	line->args = xcalloc((size_t)argc + 1, sizeof *line->args);
	opterr = 0;
	optind = 0;
	bool given[sizeof option_rows / sizeof *option_rows] = { false };
	for (;;) {
		/* a cluster of short options stays at its element until it is over */
		int at = optind > 0 ? optind : 1;
		int code = getopt_long(argc, argv, "-:", long_options, NULL);
		if (code == -1)
			break;
		if (code == 1)
			add_operand(line, optarg, true);
		else if (code == '?' || code == ':')
			refuse(code, at < argc ? argv[at] : "", ds);
		else {
			given[code - OPTION_NONE - 1] = true;
			read_option(&line->options, (enum option_id)code, optarg, ds);
		}
	}
	refuse_strangers(line, given, ds);
	while (optind < argc)
		add_operand(line, argv[optind++], false);
	return ds->errors == errors;
}

void command_line_free(struct command_line *line)
{
	free(line->args);
	line->args = NULL;
}
