/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens before and after a command: the standard streams, options, language,
 * the day, and whether the output came through. */
#include "cli/program.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/charset.h"
#include "base/lang.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/options.h"
#include "store/config.h"
#include "store/file.h"

/* A closed standard stream would be the next file that is opened, and be written to:
 * something that refuses takes its place. */
static void guard_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) != -1)
			continue;
		int mode = fd == STDIN_FILENO ? O_WRONLY : fd == STDOUT_FILENO ? O_RDONLY : O_RDWR;
		if (open("/dev/null", mode) == -1)
			_exit(EXIT_TROUBLE);
	}
}

/* konsort needs no other rights than those of who calls it: where it was installed with some
 * all the same, they go before anything is read. */
static bool drop_rights(void)
{
	uid_t user = getuid();
	gid_t group = getgid();
	if (user == geteuid() && group == getegid())
		return true;
	return setresgid(group, group, group) == 0 && setresuid(user, user, user) == 0 &&
	       geteuid() == user && getegid() == group;
}

static struct day day_today(void)
{
	time_t now = time(NULL);
	struct tm local = { 0 };
	localtime_r(&now, &local);
	return (struct day){ local.tm_year + 1900, local.tm_mon + 1, local.tm_mday };
}

/* True if the choice that a wizard kept is to be looked at. */
static bool may_remember(const struct command_line *line)
{
	const char *word = getenv("KONSORT_LANG");
	return !line->options.lang && !(word && lang_exists(word));
}

/* What a wizard is told waits in TOLD for its first screen, which would hide it; anything
 * else is told at once. */
static void start_language(const struct command_line *line, bool wizard, struct config *config,
                           struct output *out, struct diags *told)
{
	if (wizard)
		config_read(config, told);
	if (!lang_start(line->options.lang, may_remember(line) ? config->language : "",
	                wizard && isatty(STDOUT_FILENO)))
		diags_warn(told, DIAG_LANGUAGE_MISSING, 0, 0, lang_asked(), lang_why());
	if (wizard)
		return;
	output_diags(out, told);
	diags_cut(told, 0);
}

static bool ends_in(const char *name, const char *end)
{
	size_t n = strlen(name), m = strlen(end);
	return n > m && !strcmp(name + n - m, end);
}

/* A word alone may be a mistyped command: only what looks like a draft makes one. */
static bool wizard_operands_ok(const struct command_line *line, struct diags *ds)
{
	if (line->n_args == 0)
		return true;
	const char *name = line->args[0];
	if (!file_exists(name) && !ends_in(name, ".yaml") && !ends_in(name, ".yml"))
		return diags_error(ds, DIAG_NO_SUCH_THING, 0, 0, name);
	if (line->n_args > 1)
		return diags_error(ds, DIAG_USAGE_TOO_MANY, 0, 0, line->args[1]);
	return true;
}

static int tell_help(const struct command_line *line, struct output *out)
{
	struct str text = STR_INIT;
	if (line->options.help)
		help_text(&text, line->command, output_width());
	else
		version_text(&text);
	output_text(out, text.text);
	str_free(&text);
	return EXIT_MET;
}

/* A question for help or the version has the wizard's place in the table, but is none. */
static bool is_wizard(const struct command_line *line)
{
	return line->command == &commands[0] && !line->options.help && !line->options.version;
}

static int run_command(const struct command_line *line, const struct config *config,
                       struct output *out, struct diags *told, struct diags *ds)
{
	if (line->options.help || line->options.version)
		return tell_help(line, out);
	if (is_wizard(line) && !wizard_operands_ok(line, ds)) {
		output_diags(out, told);
		output_diags(out, ds);
		return EXIT_TROUBLE;
	}
	struct invocation in = {
		.options = &line->options, .args = line->args, .n_args = line->n_args,
		.output = out, .told = told, .config = config, .today = day_today(),
	};
	return line->command->run(&in);
}

int program_run(int argc, char **argv)
{
	struct command_line line;
	struct diags ds, told;
	struct config config = CONFIG_INIT;
	guard_streams();
	if (!drop_rights()) {
		/* no language is spoken yet */
		fputs("konsort: cannot give up the rights of another user\n", stderr);
		_exit(EXIT_TROUBLE);
	}
	diags_init(&ds, "");
	diags_init(&told, "");
	bool read = command_line_read(&line, argc, argv, &ds);
	struct output out = { .error = 0 };
	start_language(&line, read && is_wizard(&line), &config, &out, &told);
	if (line.options.ascii)
		charset_set_ascii();
	int status = EXIT_TROUBLE;
	if (read)
		status = run_command(&line, &config, &out, &told, &ds);
	else
		output_diags(&out, &ds);
	if (!output_end(&out))
		status = EXIT_TROUBLE;
	command_line_free(&line);
	config_free(&config);
	diags_free(&told);
	diags_free(&ds);
	return status;
}
