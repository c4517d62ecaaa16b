/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curses on /dev/null, and reading back what it would show. */
#include "support/screen.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cause.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "store/catalogue.h"
#include "support/make_draft.h"
#include "support/sample_call.h"

static enum save_result save(void *context, const struct draft *draft, const char *path,
                             bool replace, struct diags *ds)
{
	struct screen_disk *disk = context;
	(void)draft;
	disk->saves++;
	disk->replaced = replace;
	xstrset(&disk->path, path);
	if (replace || disk->answer == SAVE_DONE) {
		disk->comments = false;
		return SAVE_DONE;
	}
	if (disk->answer == SAVE_FAILED)
		diags_error(ds, DIAG_CANNOT_WRITE, 0, 0, path, cause_of(ENOSPC));
	if (disk->answer == SAVE_HELD)
		diags_error(ds, DIAG_HELD_SINCE, 0, 0, path, "bob@rossini", "2020-01-14 16:20");
	return disk->answer;
}

static bool loses_comments(void *context, const char *path)
{
	const struct screen_disk *disk = context;
	(void)path;
	return disk->comments;
}

static const struct neighbour *neighbours(void *context, const char *path, size_t *n,
                                          struct diags *ds)
{
	struct screen_disk *disk = context;
	(void)path;
	*n = disk->n_others;
	if (!ds)
		return disk->others;
	disk->looks++;
	if (*disk->unreadable && disk->looks == 1)
		diags_warn(ds, DIAG_CANNOT_OPEN, 0, 0, disk->unreadable, cause_of(EACCES));
	return disk->others;
}

static const struct catalogue *all_calls(void *context, struct diags *ds)
{
	struct screen_disk *disk = context;
	(void)ds;
	disk->lists++;
	return disk->all;
}

static bool remember(void *context, const char *key, const char *value, struct diags *ds)
{
	struct screen_disk *disk = context;
	if (disk->forgetful)
		return diags_error(ds, DIAG_CANNOT_WRITE, 0, 0, "config.yaml", "Read-only file system");
	if (!strcmp(key, "language"))
		snprintf(disk->language, sizeof disk->language, "%s", value);
	else
		snprintf(disk->kept, sizeof disk->kept, "%s: %s", key, value);
	return true;
}

static size_t recents(void *context)
{
	struct screen_disk *disk = context;
	return shelf_recents(&disk->shelf);
}

static bool recent(void *context, size_t at, bool read, struct recent *out)
{
	struct screen_disk *disk = context;
	return shelf_recent(&disk->shelf, at, read, out);
}

static bool open_another(void *context, const char *path, struct opened *opened, struct diags *ds)
{
	struct screen_disk *disk = context;
	return shelf_open(&disk->shelf, path, opened, ds);
}

static void begin(void *context)
{
	struct screen_disk *disk = context;
	disk->shelf.begins++;
}

static void leave(void *context, const char *path, const char *step)
{
	struct screen_disk *disk = context;
	shelf_leave(&disk->shelf, path, step);
}

static bool drafts_in(void *context, const char *path, struct id_list *names, struct diags *ds)
{
	(void)context;
	return shelf_drafts_in(path, names, ds);
}

static bool peek(void *context, const char *path, struct draft **draft, struct diags *ds)
{
	struct screen_disk *disk = context;
	return shelf_peek(&disk->shelf, path, draft, ds);
}

static enum holding hold(void *context, bool over, struct holder *who)
{
	struct screen_disk *disk = context;
	return shelf_hold(&disk->shelf, over, who);
}

static enum holding holder(void *context, struct holder *who)
{
	struct screen_disk *disk = context;
	return shelf_holder(&disk->shelf, who);
}

static bool keep(void *context, const struct draft *draft, const struct standing *standing,
                 struct diags *ds)
{
	struct screen_disk *disk = context;
	(void)draft;
	(void)standing;
	return shelf_keep(&disk->shelf, ds);
}

static void forget(void *context)
{
	struct screen_disk *disk = context;
	disk->shelf.forgets++;
}

static void set_aside(void *context)
{
	struct screen_disk *disk = context;
	disk->shelf.asides++;
}

static size_t recoveries(void *context, const char *path)
{
	struct screen_disk *disk = context;
	return shelf_recoveries(&disk->shelf, path);
}

static bool recovery(void *context, size_t at, bool read, struct recovery *out)
{
	struct screen_disk *disk = context;
	return shelf_recovery(&disk->shelf, at, read, out);
}

static bool recover(void *context, size_t at, struct diags *ds)
{
	struct screen_disk *disk = context;
	return shelf_recover(&disk->shelf, at, ds);
}

static bool discard(void *context, size_t at, struct diags *ds)
{
	struct screen_disk *disk = context;
	return shelf_discard(&disk->shelf, at, ds);
}

/* A few calls that stay as they are, whatever else is shipped. */
static void choose_calls(struct screen *s, bool toys)
{
	s->catalogue = (struct catalogue){ .calls = s->calls, .world = shipped_catalogue.world };
	s->calls[s->catalogue.n_calls++] = catalogue_call(&shipped_catalogue, "ssa-2015");
	s->calls[s->catalogue.n_calls++] = catalogue_call(&shipped_catalogue, "ssa-2020");
	for (size_t i = 0; toys && i < sample_catalogue.n_calls; i++)
		if (!strncmp(sample_catalogue.calls[i]->id, "toy-", 4))
			s->calls[s->catalogue.n_calls++] = sample_catalogue.calls[i];
}

void screen_open(struct screen *s, int cols, int rows, const char *call, const char *lot,
                 const char *draft)
{
	*s = (struct screen){ .disk = { .path = xstrdup(""), .unreadable = "" } };
	s->in = fopen("/dev/null", "r");
	s->out = fopen("/dev/null", "w");
	setenv("TERM", "xterm-256color", 1);
	s->curses = newterm(NULL, s->out, s->in);
	assert_non_null(s->curses);
	resizeterm(rows, cols);
	choose_calls(s, !strncmp(call, "toy-", 4));
	s->host = (struct host){
		.catalogue = &s->catalogue, .today = { 2020, 1, 15 }, .path = "", .step = "",
		.draft = make_draft(call, lot, draft), .context = &s->disk, .save = save,
		.loses_comments = loses_comments, .neighbours = neighbours, .all_calls = all_calls,
		.remember = remember, .recents = recents, .recent = recent, .open = open_another,
		.begin = begin, .leave = leave, .drafts_in = drafts_in, .peek = peek, .hold = hold,
		.holder = holder, .keep = keep, .forget = forget, .set_aside = set_aside,
		.recoveries = recoveries, .recovery = recovery, .recover = recover, .discard = discard,
	};
	s->disk.all = &s->catalogue;
	s->app = app_new(&s->host);
	app_draw(s->app);
}

void screen_start(struct screen *s, int cols, int rows, size_t drafts)
{
	screen_open(s, cols, rows, "", "", "");
	app_free(&s->app);
	s->disk.shelf.drafts = drafts;
	s->host.start = true;
	s->host.draft = draft_new("", "");
	s->app = app_new(&s->host);
	app_draw(s->app);
}

void screen_close(struct screen *s)
{
	app_free(&s->app);
	shelf_free(&s->disk.shelf);
	endwin();
	delscreen(s->curses);
	fclose(s->out);
	fclose(s->in);
	free(s->disk.path);
}

void screen_arrive(struct screen *s)
{
	app_arrive(s->app);
	app_draw(s->app);
}

void screen_resize(struct screen *s, int cols, int rows)
{
	resizeterm(rows, cols);
	app_resize(s->app);
	app_draw(s->app);
}

/* --- keys ------------------------------------------------------------------------ */

static const struct { const char *name; int key; } names[] = {
	{ "Up", K_UP }, { "Down", K_DOWN }, { "Left", K_LEFT }, { "Right", K_RIGHT },
	{ "Home", K_HOME }, { "End", K_END }, { "PgUp", K_PAGE_UP }, { "PgDn", K_PAGE_DOWN },
	{ "Enter", K_ENTER }, { "Esc", K_ESCAPE }, { "Tab", K_TAB }, { "Backtab", K_BACKTAB },
	{ "Backspace", K_BACKSPACE }, { "Del", K_DELETE }, { "Space", ' ' }, { "F1", K_F1 },
};

static void press(struct screen *s, int key)
{
	struct str text = STR_INIT;
	if (key_is_text(key))
		utf8_add(&text, (uint32_t)key);
	app_input(s->app, &(struct input){ .key = key, .text = text.text });
	str_free(&text);
}

static void type(struct screen *s, const char *text)
{
	while (*text) {
		uint32_t code = utf8_read(&text);
		press(s, code == '_' ? ' ' : (int)code);
	}
}

static void paste(struct screen *s, const char *text)
{
	struct str pasted = STR_INIT;
	for (; *text; text++)
		str_add_char(&pasted, *text == '_' ? ' ' : *text == '|' ? '\n' : *text);
	app_input(s->app, &(struct input){ .key = K_NONE, .text = pasted.text });
	str_free(&pasted);
}

static void press_name(struct screen *s, const char *name)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(names[i].name, name) == 0) {
			press(s, names[i].key);
			return;
		}
	}
	const char *rest = name;
	int code = (int)utf8_read(&rest);
	if (code == '^' && *rest)
		press(s, K_CTRL(*rest));
	else if (!*rest)
		press(s, code);
	else
		fail_msg("no key '%s'", name);
}

void screen_keys(struct screen *s, const char *keys)
{
	while (*keys) {
		size_t n = strcspn(keys, " ");
		char *word = xstrndup(keys, n);
		bool quoted = n > 1 && (*word == '\'' || *word == '"') && word[n - 1] == *word;
		if (quoted)
			word[n - 1] = '\0';
		if (quoted && *word == '\'')
			type(s, word + 1);
		else if (quoted)
			paste(s, word + 1);
		else
			press_name(s, word);
		free(word);
		keys += n + (keys[n] == ' ');
	}
	app_draw(s->app);
	screen_arrive(s);
	while (app_idle(s->app))
		app_draw(s->app);
}

/* --- looking --------------------------------------------------------------------- */

static void add_cell(struct str *out, int y, int x)
{
	cchar_t cell;
	wchar_t text[CCHARW_MAX + 1] = { 0 };
	attr_t attributes;
	short pair;
	mvwin_wch(newscr, y, x, &cell);
	getcchar(&cell, text, &attributes, &pair, NULL);
	for (const wchar_t *w = text; *w; w++)
		utf8_add(out, (uint32_t)*w);
}

static void add_row(struct str *out, int y, int from, int to)
{
	size_t start = out->length;
	for (int x = from; x < to; ) {
		size_t before = out->length;
		add_cell(out, y, x);
		int width = draw_width(out->text + before, out->length - before);
		x += width > 0 ? width : 1;
	}
	while (out->length > start && out->text[out->length - 1] == ' ')
		str_cut(out, out->length - 1);
}

void screen_part(int y, int x, int rows, int cols, struct str *out)
{
	for (int row = y; row < y + rows; row++) {
		add_row(out, row, x, x + cols);
		str_add(out, "\n");
	}
}

void screen_text(const struct screen *s, struct str *out)
{
	(void)s;
	screen_part(0, 0, getmaxy(newscr), getmaxx(newscr), out);
}

void screen_focus(const struct screen *s, struct str *out)
{
	const struct layout *l = &s->app->layout;
	int x = 0, cols = l->body_cols;
	if (s->app->n_popups) {
		WINDOW *w = s->app->popups[s->app->n_popups - 1].window;
		x = getbegx(w);
		cols = getmaxx(w);
	} else if (s->app->aside && l->beside) {
		x = l->side_x;
		cols = l->side_cols;
	}
	add_row(out, getcury(curscr), x, x + cols);
	str_addf(out, ", cursor in %d", getcurx(curscr) - x);
}

bool screen_has(const struct screen *s, const char *text)
{
	struct str all = STR_INIT;
	screen_text(s, &all);
	bool has = strstr(all.text, text) != NULL;
	str_free(&all);
	return has;
}

static void fail_with_screen(const struct screen *s, const char *what, const char *text)
{
	struct str all = STR_INIT;
	screen_text(s, &all);
	print_error("%s '%s':\n%s", what, text, all.text);
	str_free(&all);
	fail();
}

void screen_shows(const struct screen *s, const char *text)
{
	if (!screen_has(s, text))
		fail_with_screen(s, "the screen lacks", text);
}

void screen_lacks(const struct screen *s, const char *text)
{
	if (screen_has(s, text))
		fail_with_screen(s, "the screen has", text);
}

/* --- borders --------------------------------------------------------------------- */

static void has_line_at(const struct screen *s, int y, int x)
{
	struct str cell = STR_INIT;
	add_cell(&cell, y, x);
	bool line = !strcmp(cell.text, "│") || !strcmp(cell.text, "|");
	str_free(&cell);
	if (!line) {
		struct str where = STR_INIT;
		str_addf(&where, "row %d, column %d", y, x);
		fail_with_screen(s, "no border at", where.text);
	}
}

void screen_is_straight(const struct screen *s)
{
	const struct layout *l = &s->app->layout;
	if (l->small)
		return;
	if (s->app->n_popups) {
		int y, x, rows, cols;
		WINDOW *w = s->app->popups[s->app->n_popups - 1].window;
		getbegyx(w, y, x);
		getmaxyx(w, rows, cols);
		for (int row = y + 1; row < y + rows - 1; row++) {
			has_line_at(s, row, x);
			has_line_at(s, row, x + cols - 1);
		}
		return;
	}
	int end = l->body_y + l->body_rows;
	if (sidebar_rows(s->app->sidebar) < l->body_rows)
		end = l->body_y + sidebar_rows(s->app->sidebar);
	for (int row = l->body_y; l->beside && row < end; row++)
		has_line_at(s, row, l->body_cols);
}
