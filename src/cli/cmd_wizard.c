/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard as a command: opens the draft, lends the front end its files and clock,
 * and says at the end where the work is. */
#include "cli/commands.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/signals.h"
#include "base/utf8.h"
#include "cli/desk.h"
#include "cli/kept.h"
#include "cli/lines.h"
#include "tui/tui.h"

/* --- running ------------------------------------------------------------------ */

static void tell_end(const struct invocation *in, const struct host_result *result)
{
	struct str line = STR_INIT, name = STR_INIT;
	utf8_clean(&name, result->path.text);
	if (result->path.length)
		/* TRANSLATORS: %1 is the name of a file. */
		str_fill(&line, result->unsaved ? _("saved in %1, without the last changes") :
		         /* TRANSLATORS: %1 is the name of a file. */
		         _("saved in %1"), name.text);
	else if (result->unsaved)
		str_add(&line, result->cut_off ? _("nothing was saved: the input ended before ':w' or ':q'") :
		        _("nothing was saved"));
	if (line.length)
		output_talk(in->output, line.text);
	str_free(&line);
	str_free(&name);
}

/* That work which was not saved is there still. */
static void tell_kept(const struct invocation *in, const char *path)
{
	struct str line = STR_INIT, name = STR_INIT;
	utf8_clean(&name, path);
	if (name.length)
		/* TRANSLATORS: %1 is the name of a file; "konsort ..." is a command. */
		str_fill(&line, _("changes kept: 'konsort %1' recovers them"), name.text);
	else
		/* TRANSLATORS: 'konsort' is a command. */
		str_add(&line, _("changes kept: 'konsort' recovers them"));
	output_talk(in->output, line.text);
	str_free(&line);
	str_free(&name);
}

static enum theme theme_of(const char *word)
{
	if (!strcmp(word, "contrast"))
		return THEME_CONTRAST;
	return strcmp(word, "none") ? THEME_NORMAL : THEME_MONO;
}

/* True if the dialogue goes line by line: asked for, or there is no screen to draw on. */
static bool wants_lines(const struct options *o)
{
	const char *accessible = getenv("ACCESSIBLE"), *term = getenv("TERM");
	return o->plain || (accessible && *accessible) || (term && !strcmp(term, "dumb")) ||
	       !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO);
}

static bool run(const struct invocation *in, struct desk *desk, const struct diags *warnings,
                struct host_result *result, struct diags *ds)
{
	const struct config *c = in->config;
	struct host host = {
		.start = desk->start || (!in->n_args && !in->options->call),
		.colour = output_color(in->options->color), .theme = theme_of(c->theme),
		.mouse = !strcmp(c->mouse, "on"), .by_call = !strcmp(c->conditions, "call"),
		.warnings = warnings,
	};
	desk_lend(desk, &host);
	bool lines = wants_lines(in->options);
	if (lines) {   /* no screen would hide them */
		output_diags(in->output, warnings);
		host.warnings = NULL;
	}
	if (lines ? !lines_run(&host, in->output, result) : !tui_run(&host, result, ds))
		return false;
	if (*desk->path && desk->stamp.existed)
		desk_remember(desk, desk->path, result->step.text);
	return true;
}

/* Work that was thrown away without anybody's word is trouble. */
static bool is_trouble(const struct host_result *result)
{
	return result->refused || (result->cut_off && result->unsaved && !isatty(STDIN_FILENO));
}

/* Ends the work at the desk, and says where it is. */
static void end(const struct invocation *in, struct desk *desk, const struct host_result *result)
{
	bool keep = result->unsaved && (result->signal || result->cut_off);
	bool kept = keep && result->kept;
	desk_end(desk, keep);
	if (!result->signal)
		tell_end(in, result);
	if (kept)
		tell_kept(in, desk->path);
}

static int run_wizard(const struct invocation *in, struct desk *desk, struct diags *ds)
{
	struct host_result result = { .path = STR_INIT, .step = STR_INIT };
	struct diags trouble;
	diags_init(&trouble, "");
	bool good = run(in, desk, ds, &result, &trouble);
	if (!good)
		output_diags(in->output, ds);
	else
		desk_warn_unremembered(desk, &trouble);
	output_diags(in->output, &trouble);
	diags_free(&trouble);
	if (good)
		end(in, desk, &result);
	int signal_number = result.signal;
	good = good && !is_trouble(&result);
	str_free(&result.path);
	str_free(&result.step);
	if (signal_number)
		signals_end_by(signal_number);
	return good ? EXIT_MET : EXIT_TROUBLE;
}

/* The draft cannot be opened.  True if somebody is there who may want what was not saved of it:
 * the start page then offers that. */
static bool can_recover(struct desk *desk, struct diags *ds)
{
	if (!*desk->path || kept_recoveries(desk, desk->path) == 0)
		return false;
	diags_set_file(ds, "");
	diags_warn(ds, DIAG_RECOVERY_THERE, 0, 0, desk->path);
	if (!isatty(STDIN_FILENO))
		return false;
	desk_set_path(desk, "");
	str_clear(&desk->step);
	desk->draft = draft_new("", "");
	desk->start = true;
	return true;
}

int cmd_wizard(const struct invocation *in)
{
	struct known known;
	struct desk desk;
	struct diags ds;
	int status = EXIT_TROUBLE;
	desk_init(&desk, &known, in->today);
	diags_init(&ds, "");
	diags_move(&ds, in->told);
	signal(SIGXFSZ, SIG_IGN);
	bool open = known_open(&known, in->options, &ds);
	if (open && (desk_begin(&desk, in->n_args ? in->args[0] : "", in->options, &ds) ||
	             can_recover(&desk, &ds)))
		status = run_wizard(in, &desk, &ds);
	else
		output_diags(in->output, &ds);
	desk_free(&desk);
	diags_free(&ds);
	if (open)
		known_close(&known);
	return status;
}
