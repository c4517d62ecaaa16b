/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be typed behind `konsort`: the one table of commands, and the common
 * options as they were parsed.  A command gets both ready: language, locale and
 * output stand.  Each returns the exit status of the program, as konsort(1) has it. */
#ifndef KONSORT_CLI_COMMANDS_H
#define KONSORT_CLI_COMMANDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "cli/output.h"
#include "report/names.h"
#include "store/config.h"

/* Exit statuses, worst last in the order in which they win over several drafts. */
enum { EXIT_MET = 0, EXIT_UNMET = 1, EXIT_TROUBLE = 2, EXIT_UNDECIDED = 3 };

enum format { FORMAT_TEXT, FORMAT_JSON };

/* All strings are borrowed from the command line; NULL: not given. */
struct options {
	const char *lang;
	const char *data_dir;
	const char *call, *lot;  /* override the draft's; CALL alone drops its Lot */
	const char *with;        /* the directory of other drafts */
	enum color_when color;
	enum format format;
	bool ascii, plain;
	bool template, check;    /* of `calls` */
	bool help, version;
};

/* What a command is given; all borrowed. */
struct invocation {
	const struct options *options;
	char *const *args;       /* operands, without the command's name */
	size_t n_args;
	struct output *output;   /* the one place that writes to stdout and stderr */
	struct diags *told;      /* of the start of a wizard, for its first screen; taken from there */
	const struct config *config;   /* what the user chose, read for a wizard only */
	struct day today;
};

struct command {
	const char *name;        /* "" is the wizard, which is meant without a name */
	const char *usage;       /* N_(): operands behind the options */
	const char *summary;     /* N_(): one line for `konsort --help` */
	const char *text;        /* N_(): a paragraph for its own --help */
	unsigned takes;          /* mask of TAKES_*: the options worth naming in its help */
	int (*run)(const struct invocation *in);
};
enum {
	TAKES_SCREEN = 1 << 0,   /* --color, --ascii */
	TAKES_LOT = 1 << 1,      /* --call, --lot */
	TAKES_FORMAT = 1 << 2,   /* --format */
	TAKES_LINES = 1 << 5,    /* --plain; what all others print is plain anyway */
	/* elsewhere these are errors, as they would change nothing */
	TAKES_WITH = 1 << 3,     /* --with */
	TAKES_CALL_FILES = 1 << 4,   /* --template, --check */
	TAKES_NOWHERE_ELSE = TAKES_WITH | TAKES_CALL_FILES,
};

/* False, with an error, if standard input is to be read twice. */
bool operands_ok(const struct invocation *in, struct diags *ds);

/* In the order of the help; the wizard is first; NAME NULL behind the last. */
extern const struct command commands[];
/* The command of a name, NULL if there is none. */
const struct command *command_find(const char *name);

int cmd_wizard(const struct invocation *in);
int cmd_check(const struct invocation *in);
int cmd_calls(const struct invocation *in);
int cmd_explain(const struct invocation *in);
int cmd_fits(const struct invocation *in);
int cmd_suggest(const struct invocation *in);

#endif
