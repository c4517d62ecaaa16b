/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody else changed the draft's file: what differs is shown, and one is asked whose is to
 * stand. */
#include "tui/app.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "report/diag_text.h"
#include "report/names.h"
#include "wizard/differ.h"

enum { DIFFERENCES_MOST = 200 };

/* In what the file at WORDS[0] and the draft differ at this moment. */
static void make_changed(struct app *app, const struct telling *t, struct str *out)
{
	const struct host *host = app->host;
	struct draft *theirs = NULL, *ours = session_to_save(app->session);
	struct str name = STR_INIT, lines = STR_INIT;
	struct diags ds;
	diags_init(&ds, "");
	utf8_clean(&name, t->words[0]);
	/* TRANSLATORS: %1 is the name of a file. */
	str_fill(out, _("%1 was changed by somebody else since it was read."), name.text);
	str_add(out, "\n");
	if (host->peek && !host->peek(host->context, t->words[0], &theirs, &ds)) {
		for (size_t i = 0; i < ds.count; i++) {
			diag_line(out, &ds.list[i]);
			str_add(out, "\n");
		}
		str_add(out, _("What differs cannot be told."));
	} else if (host->peek && !differ_text(app->session->catalogue, theirs, ours, DIFFERENCES_MOST,
	                                      partner_label_of, &lines)) {
		str_add(out, _("It holds the same as your draft, written in another way."));
	} else if (host->peek) {
		str_add(out, _("What differs: theirs on the left, yours on the right."));
		str_add(out, "\n");
		str_add(out, lines.text);
	}
	draft_free(&theirs);
	draft_free(&ours);
	diags_free(&ds);
	str_free(&name);
	str_free(&lines);
}

/* Our version is kept to be recovered, the file takes its place. */
static void take_theirs(struct app *app)
{
	const struct host *host = app->host;
	if (!app_keep_at_once(app)) {
		app_say(app, N_("Not done: your version cannot be kept. Save it under another name first."));
		return;
	}
	host->set_aside(host->context);
	if (!app_open_again(app))
		return;
	app->kept_lists++;
	app_hold(app);
	app_say(app, N_("This is theirs; yours is kept, to be recovered: see 'Drafts'."));
}

static void changed_answered(struct app *app, int answer, const char *path)
{
	if (answer == 1) {
		app_save_to(app, path, true);
	} else if (answer == 2) {
		app_ask_other_name(app, path);
	} else {
		app->after = AFTER_NOTHING;
		if (answer == 3)
			take_theirs(app);
	}
}

void app_ask_changed(struct app *app, const char *path)
{
	static const char *const answers[] = { N_("Cancel"), N_("Overwrite"), N_("Save as"),
	                                       N_("Take theirs"), NULL };
	static const char *const fewer[] = { N_("Cancel"), N_("Overwrite"), N_("Save as"), NULL };
	const struct host *host = app->host;
	struct draft *theirs = NULL;
	struct diags ds;
	diags_init(&ds, "");
	bool can = host->keep && host->set_aside && host->peek && !strcmp(path, app->path.text) &&
	           host->peek(host->context, path, &theirs, &ds);
	draft_free(&theirs);
	diags_free(&ds);
	app_open(app, ask_new(app, &(struct ask){
		.title = N_("Save"), .answers = can ? answers : fewer, .then = changed_answered,
		.subject = path, .wide = true, .esc = true,
		.text = telling_made(make_changed, path, NULL, NULL),
		.help = N_("Overwrite: the file holds what you have, and what somebody else changed in it is gone. "
		           "Save as: what you have goes into a file of another name. Take theirs: you go on with "
		           "what the file holds; what you have is kept to be recovered.") }));
}
