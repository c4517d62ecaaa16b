/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard as a command: opens the draft, lends the front end its files and clock,
 * and says at the end where the work is. */
#include "cli/commands.h"

#include <signal.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "cli/known.h"
#include "store/draft_file.h"
#include "store/file.h"
#include "store/save.h"
#include "store/steps.h"
#include "tui/tui.h"

enum { WIZARD_PARTNERS_MOST = 10000 };

/* The draft's file as the wizard's saves find it. */
struct desk {
	const struct catalogue *catalogue;
	struct draft *draft;
	struct draft_origin origin;
	struct file_stamp stamp;     /* of the file as it was read or saved last */
	char *path;                  /* the file that STAMP is of, "" for none */
	struct str step;
};

/* --- opening ------------------------------------------------------------------ */

static bool open_file(struct desk *desk, const char *path, const struct options *o,
                      struct diags *ds)
{
	struct draft_options wanted = { o->call, o->lot };
	struct str bytes = STR_INIT;
	bool good = file_read(path, &bytes, &desk->stamp, ds) &&
		draft_read(bytes.text, bytes.length, desk->catalogue, &wanted, &desk->draft,
		           &desk->origin, ds);
	str_free(&bytes);
	if (good && desk->draft->n_partners > WIZARD_PARTNERS_MOST) {
		char most[LANG_NUMBER_SIZE];
		return diags_error(ds, DIAG_TOO_MANY_PARTNERS, 0, 0,
		                   lang_number(most, WIZARD_PARTNERS_MOST));
	}
	return good;
}

static bool open_draft(struct desk *desk, const char *path, const struct options *o,
                       struct diags *ds)
{
	xstrset(&desk->path, path);
	diags_set_file(ds, path);
	if (*path && file_exists(path)) {
		steps_recall(path, &desk->step);
		return open_file(desk, path, o, ds);
	}
	desk->draft = draft_new(o->call ? o->call : "", o->call && o->lot ? o->lot : "");
	return true;
}

/* --- saving ------------------------------------------------------------------- */

static enum save_result save_result(const struct diags *ds)
{
	for (size_t i = 0; i < ds->count; i++) {
		if (ds->list[i].code == DIAG_FILE_EXISTS)
			return SAVE_EXISTS;
		if (ds->list[i].code == DIAG_FILE_CHANGED)
			return SAVE_CHANGED;
	}
	return SAVE_FAILED;
}

/* Of the file as it is now: what was read first may have been saved elsewhere. */
static bool loses_comments(void *context, const char *path)
{
	const struct desk *desk = context;
	struct str bytes = STR_INIT;
	struct draft *draft = NULL;
	struct draft_origin origin = { 0 };
	struct file_stamp stamp;
	struct diags ignored;
	diags_init(&ignored, path);
	bool has = file_exists(path) && file_read(path, &bytes, &stamp, &ignored) &&
		draft_read(bytes.text, bytes.length, desk->catalogue, NULL, &draft, &origin, &ignored) &&
		origin.has_comments;
	draft_free(&draft);
	draft_origin_free(&origin);
	diags_free(&ignored);
	str_free(&bytes);
	return has;
}

static enum save_result save(void *context, const struct draft *draft, const char *path,
                             bool replace, struct diags *ds)
{
	struct desk *desk = context;
	bool same = strcmp(path, desk->path) == 0;
	struct file_stamp after;
	struct save_options options = {
		.replace = replace,
		.expected = same ? &desk->stamp : NULL,
		.keep_backup = (same || replace) && loses_comments(desk, path),
	};
	diags_set_file(ds, path);
	if (!draft_save(path, draft, desk->catalogue, &options, &after, ds))
		return save_result(ds);
	desk->stamp = after;
	xstrset(&desk->path, path);
	return SAVE_DONE;
}

/* --- running ------------------------------------------------------------------ */

static void tell_end(const struct invocation *in, const struct tui_result *result)
{
	struct str line = STR_INIT, name = STR_INIT;
	utf8_clean(&name, result->path.text);
	if (result->path.length)
		/* TRANSLATORS: %1 is the name of a file. */
		str_fill(&line, result->unsaved ? _("saved in %1, without the last changes") :
		         _("saved in %1"), name.text);
	else if (result->unsaved)
		str_add(&line, _("nothing was saved"));
	if (line.length)
		output_talk(in->output, line.text);
	str_free(&line);
	str_free(&name);
}

/* The default end of a signal, so that a shell sees by what we ended. */
static void end_by(int signal_number)
{
	sigset_t one;
	sigemptyset(&one);
	sigaddset(&one, signal_number);
	signal(signal_number, SIG_DFL);
	sigprocmask(SIG_UNBLOCK, &one, NULL);
	raise(signal_number);
}

static bool run(const struct invocation *in, struct desk *desk, const struct diags *warnings,
                struct tui_result *result, struct diags *ds)
{
	struct tui_host host = {
		.catalogue = desk->catalogue, .today = in->today, .draft = desk->draft,
		.path = desk->path, .exists = desk->stamp.existed, .step = desk->step.text,
		.ascii = in->options->ascii,
		.colour = output_color(in->options->color), .warnings = warnings,
		.context = desk, .save = save, .loses_comments = loses_comments,
	};
	desk->draft = NULL;   /* the front end's from here on */
	if (!tui_run(&host, result, ds))
		return false;
	if (*desk->path && desk->stamp.existed)
		steps_remember(desk->path, result->step.text);
	return true;
}

static int run_wizard(const struct invocation *in, struct desk *desk, struct diags *ds)
{
	struct tui_result result = { .path = STR_INIT, .step = STR_INIT };
	struct diags trouble;
	diags_init(&trouble, "");
	bool good = run(in, desk, ds, &result, &trouble);
	output_diags(in->output, &trouble);
	diags_free(&trouble);
	if (good && !result.signal)
		tell_end(in, &result);
	int signal_number = result.signal;
	str_free(&result.path);
	str_free(&result.step);
	if (signal_number)
		end_by(signal_number);
	return good ? EXIT_MET : EXIT_TROUBLE;
}

int cmd_wizard(const struct invocation *in)
{
	struct known known;
	struct desk desk = { .path = xstrdup(""), .step = STR_INIT };
	struct diags ds;
	int status = EXIT_TROUBLE;
	diags_init(&ds, "");
	signal(SIGXFSZ, SIG_IGN);
	bool open = known_open(&known, in->options, &ds);
	desk.catalogue = open ? known.catalogue : NULL;
	if (open && open_draft(&desk, in->n_args ? in->args[0] : "", in->options, &ds))
		status = run_wizard(in, &desk, &ds);
	else
		output_diags(in->output, &ds);
	draft_free(&desk.draft);
	draft_origin_free(&desk.origin);
	free(desk.path);
	str_free(&desk.step);
	diags_free(&ds);
	if (open)
		known_close(&known);
	return status;
}
