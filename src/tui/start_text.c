/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a line on a draft, and which of them are left out where there is no room. */
#include "tui/start_text.h"

#include <string.h>

#include "base/lang.h"
#include "tui/draw.h"
#include "wizard/held_text.h"

static void add_part(struct str *out, const char *text)
{
	if (!*text)
		return;
	str_add(out, out->length ? " · " : "");
	str_add(out, text);
}

/* Call and Lot in words, or by id where it has to be BRIEF. */
static void add_call(const struct catalogue *calls, const struct recent *r, bool brief,
                     struct str *out)
{
	const struct call *call = catalogue_call(calls, r->call);
	struct str text = STR_INIT;
	const char *name = call && !brief ? _(call->title) : r->call;
	if (!*r->call)
		/* TRANSLATORS: of a draft. */
		str_add(&text, _("no call is chosen"));
	else if (*r->lot)
		/* TRANSLATORS: %1 is the title of a call, %2 the number of a Lot. */
		str_fill(&text, _("%1, Lot %2"), name, r->lot);
	else
		str_add(&text, name);
	add_part(out, text.text);
	str_free(&text);
}

static const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash && slash[1] ? slash + 1 : path;
}

/* True if the draft has a name of its own. */
static bool is_named(const struct recent *r)
{
	return r->read && (!str_is_blank(r->acronym) || !str_is_blank(r->title));
}

void start_add_name(const struct recent *r, struct str *out)
{
	if (!is_named(r)) {
		str_add(out, file_name(r->path));
		return;
	}
	if (!str_is_blank(r->acronym))
		add_part(out, r->acronym);
	if (!str_is_blank(r->title))
		add_part(out, r->title);
}

void start_add_detail(const struct catalogue *calls, const struct recent *r, int cells,
                      struct str *out)
{
	struct str age = STR_INIT, met = STR_INIT;
	char have[LANG_NUMBER_SIZE], all[LANG_NUMBER_SIZE];
	size_t before = out->length;
	recent_age(&age, r->days);
	if (r->rules)
		/* TRANSLATORS: %1 is how many conditions of the call are met, %2 how many there are. */
		str_fill(&met, _("%1 of %2 conditions met"), lang_number(have, (long long)r->met),
		         lang_number(all, (long long)r->rules));
	for (int level = 0; level < 4; level++) {
		str_cut(out, before);
		if (!r->read || *r->trouble)
			add_part(out, r->read ? r->trouble : r->path);
		else
			add_call(calls, r, level > 1, out);
		add_part(out, met.text);
		add_part(out, level < 3 ? age.text : "");
		add_part(out, level < 1 && r->read && is_named(r) ? file_name(r->path) : "");
		if (draw_width(out->text + before, out->length - before) <= cells)
			break;
	}
	str_free(&age);
	str_free(&met);
}

/* --- not saved -------------------------------------------------------------------- */

static bool kept_is_named(const struct recovery *r)
{
	return r->draft && (!str_is_blank(r->draft->acronym) || !str_is_blank(r->draft->title));
}

void start_add_kept_name(const struct recovery *r, struct str *out)
{
	if (kept_is_named(r)) {
		add_part(out, str_is_blank(r->draft->acronym) ? "" : r->draft->acronym);
		add_part(out, str_is_blank(r->draft->title) ? "" : r->draft->title);
	} else if (*r->path) {
		str_add(out, file_name(r->path));
	} else {
		/* TRANSLATORS: a draft that has neither a name nor a file. */
		str_add(out, _("without a name"));
	}
}

void start_add_kept_detail(const struct recovery *r, int cells, struct str *out)
{
	struct str span = STR_INIT, age = STR_INIT;
	size_t before = out->length;
	span_text(&span, r->minutes);
	/* TRANSLATORS: %1 is how long ago: "12 minutes". */
	str_fill(&age, _("%1 ago"), span.text);
	/* TRANSLATORS: of a draft. */
	const char *file = !*r->path ? _("never saved") : kept_is_named(r) ? file_name(r->path) : "";
	for (int level = 0; level < 3; level++) {
		str_cut(out, before);
		add_part(out, *r->trouble ? r->trouble : level < 2 ? file : "");
		add_part(out, age.text);
		add_part(out, level < 1 ? r->host : "");
		if (draw_width(out->text + before, out->length - before) <= cells)
			break;
	}
	str_free(&span);
	str_free(&age);
}
