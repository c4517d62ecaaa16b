/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard as a command: opens the draft, lends the front end its files and clock,
 * and says at the end where the work is. */
#include "cli/commands.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "cli/known.h"
#include "store/config.h"
#include "store/save.h"
#include "store/steps.h"
#include "tui/tui.h"

enum { WIZARD_PARTNERS_MOST = 10000, NEIGHBOURS_MOST = 1000 };

/* The draft's file as the wizard's saves find it, and what is read beside it. */
struct desk {
	struct known *known;
	struct draft *draft;
	struct file_stamp stamp;     /* of the file as it was read or saved last */
	bool altered;                /* by --call or --lot: the draft is not what the file holds */
	char *path;                  /* the file that STAMP is of, "" for none */
	struct str step;
	struct neighbours beside;    /* the drafts beside it as they were read last */
	struct neighbour *others;    /* of these, lent to the front end */
	struct id_list told;         /* files beside it that were warned of */
};

/* --- opening ------------------------------------------------------------------ */

static bool same_text(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

static bool open_file(struct desk *desk, const char *path, const struct options *o,
                      struct diags *ds)
{
	struct known_draft d;
	bool good = known_read(desk->known, o, path, &d, ds);
	str_free(&desk->known->bytes);
	if (good) {
		desk->draft = d.draft;
		desk->stamp = d.stamp;
		desk->altered = !same_text(d.draft->call, d.origin.call) ||
			!same_text(d.draft->lot, d.origin.lot);
		d.draft = NULL;
	}
	known_draft_free(&d);
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
	struct known_draft d = { .draft = NULL };
	struct diags ignored;
	diags_init(&ignored, path);
	bool has = file_exists(path) && known_read(desk->known, NULL, path, &d, &ignored) &&
		d.origin.has_comments;
	str_free(&desk->known->bytes);
	known_draft_free(&d);
	diags_free(&ignored);
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
	if (!draft_save(path, draft, desk->known->catalogue, &options, &after, ds))
		return save_result(ds);
	desk->stamp = after;
	xstrset(&desk->path, path);
	return SAVE_DONE;
}

/* --- what lies beside ------------------------------------------------------------ */

static const struct catalogue *all_calls(void *context, struct diags *ds)
{
	const struct desk *desk = context;
	return known_all(desk->known, ds);
}

/* The directory that PATH is in, in OUT. */
static void directory_of(struct str *out, const char *path)
{
	const char *slash = strrchr(path, '/');
	str_clear(out);
	if (!slash)
		str_add(out, ".");
	else
		str_add_bytes(out, path, slash == path ? 1 : (size_t)(slash - path));
}

/* What a warning is about, so that it is told once. */
static bool told_before(struct desk *desk, const struct diag *d)
{
	struct str about = STR_INIT;
	str_addf(&about, "%d %s", *d->file ? 0 : (int)d->code, *d->file ? d->file : d->args[0]);
	bool before = id_list_has(&desk->told, about.text);
	if (!before)
		id_list_add(&desk->told, about.text);
	str_free(&about);
	return before;
}

/* Hands on those of TOLD that are new. */
static void tell_new(struct desk *desk, struct diags *told, struct diags *ds)
{
	for (size_t i = 0; i < told->count; i++) {
		const struct diag *d = &told->list[i];
		if (told_before(desk, d))
			continue;
		diags_set_file(ds, d->file);
		diags_add(ds, d->code, true, d->line, d->column,
		          (const char *const[]){ d->args[0], d->args[1], d->args[2], NULL });
	}
	diags_free(told);
}

static const struct neighbour *neighbours(void *context, const char *path, size_t *n,
                                          struct diags *ds)
{
	struct desk *desk = context;
	struct str dir = STR_INIT;
	struct diags told;
	struct stat st;
	struct file_stamp self = { 0 };
	diags_init(&told, "");
	directory_of(&dir, path);
	if (*path && stat(path, &st) == 0)
		self = file_stamp_of(&st, 0);
	free(desk->others);
	desk->others = NULL;
	*n = 0;
	if (known_neighbours(desk->known, &desk->beside, dir.text, &self, NEIGHBOURS_MOST, &told))
		desk->others = neighbours_without(&desk->beside, NULL, n);
	tell_new(desk, &told, ds);
	str_free(&dir);
	return desk->others;
}

/* --- what is kept ----------------------------------------------------------------- */

static bool remember(void *context, const char *key, const char *value, struct diags *ds)
{
	(void)context;
	return config_set(key, value, ds);
}

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
                struct host_result *result, struct diags *ds)
{
	struct host host = {
		.catalogue = desk->known->catalogue, .today = in->today, .draft = desk->draft,
		.path = desk->path, .exists = desk->stamp.existed,
		.altered = desk->altered, .step = desk->step.text,
		.colour = output_color(in->options->color), .warnings = warnings,
		.context = desk, .save = save, .loses_comments = loses_comments,
		.neighbours = neighbours, .all_calls = all_calls,
		.remember = remember,
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
	struct host_result result = { .path = STR_INIT, .step = STR_INIT };
	struct diags trouble;
	diags_init(&trouble, "");
	bool good = run(in, desk, ds, &result, &trouble);
	if (!good)
		output_diags(in->output, ds);
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

static void desk_free(struct desk *desk)
{
	draft_free(&desk->draft);
	free(desk->path);
	str_free(&desk->step);
	neighbours_free(&desk->beside);
	free(desk->others);
	id_list_free(&desk->told);
}

int cmd_wizard(const struct invocation *in)
{
	struct known known;
	struct desk desk = { .known = &known, .path = xstrdup(""), .step = STR_INIT,
	                     .beside = NEIGHBOURS_INIT };
	struct diags ds;
	int status = EXIT_TROUBLE;
	diags_init(&ds, "");
	diags_move(&ds, in->told);
	signal(SIGXFSZ, SIG_IGN);
	bool open = known_open(&known, in->options, &ds);
	if (open && open_draft(&desk, in->n_args ? in->args[0] : "", in->options, &ds))
		status = run_wizard(in, &desk, &ds);
	else
		output_diags(in->output, &ds);
	desk_free(&desk);
	diags_free(&ds);
	if (open)
		known_close(&known);
	return status;
}
