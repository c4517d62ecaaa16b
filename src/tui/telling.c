/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The makers that most tellings need; others have their own. */
#include "tui/telling.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/xmem.h"
#include "report/diag_text.h"

struct telling telling_made(void (*make)(struct app *, const struct telling *, struct str *),
                            const char *a, const char *b, const char *c)
{
	struct telling t = { .make = make };
	const char *words[TELLING_WORDS] = { a, b, c };
	for (int i = 0; i < TELLING_WORDS; i++)
		t.words[i] = words[i] ? xstrdup(words[i]) : NULL;
	return t;
}

static void make_plain(struct app *app, const struct telling *t, struct str *out)
{
	(void)app;
	str_add(out, _(t->words[0]));
}

struct telling telling_plain(const char *text)
{
	return telling_made(make_plain, text, NULL, NULL);
}

static void make_filled(struct app *app, const struct telling *t, struct str *out)
{
	(void)app;
	str_fill(out, _(t->words[0]), t->words[1], t->words[2]);
}

struct telling telling_filled(const char *text, const char *a, const char *b)
{
	return telling_made(make_filled, text, a, b);
}

static void make_diags(struct app *app, const struct telling *t, struct str *out)
{
	(void)app;
	for (size_t i = 0; i < t->diags.count; i++) {
		str_add(out, i ? "\n" : "");
		diag_line(out, &t->diags.list[i]);
	}
	if (!*t->words[0])
		return;
	str_add(out, "\n");
	str_add(out, _(t->words[0]));
}

struct telling telling_diags(const struct diags *ds, const char *text)
{
	struct telling t = telling_made(make_diags, text, NULL, NULL);
	diags_init(&t.diags, "");
	diags_copy(&t.diags, ds);
	return t;
}

bool telling_is_any(const struct telling *t)
{
	return t->make != NULL;
}

void telling_text(struct app *app, const struct telling *t, struct str *out)
{
	str_clear(out);
	if (t->make)
		t->make(app, t, out);
}

struct telling telling_take(struct telling *t)
{
	struct telling taken = *t;
	*t = (struct telling){ 0 };
	return taken;
}

void telling_free(struct telling *t)
{
	for (int i = 0; i < TELLING_WORDS; i++)
		free(t->words[i]);
	if (t->make)
		diags_free(&t->diags);
	*t = (struct telling){ 0 };
}
