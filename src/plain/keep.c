/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not saved is written down before a line is waited for, as that may take for ever. */
#include "plain/parts.h"

#include "base/lang.h"

struct spot plain_spot(const struct plain *p)
{
	const struct session *s = p->session;
	struct spot spot = { .partner = s->partner, .key = -1 };
	struct field_list list = FIELD_LIST_INIT;
	field_list_fill(&list, s->step, s->partner, s->call, s->lot);
	if (!p->adding && p->at >= 0 && (size_t)p->at < list.n)
		spot = field_spot(&list.refs[p->at]);
	field_list_free(&list);
	return spot;
}

void plain_forget(struct plain *p)
{
	if (p->has_kept && p->host->forget)
		p->host->forget(p->host->context);
	p->has_kept = p->keep_failed = false;
}

static struct kept now(const struct plain *p)
{
	struct kept k = { .revision = p->session->draft->revision, .step = p->session->step,
	                  .spot = plain_spot(p), .typed = p->half ? p->half->length : 0 };
	if (p->adding)
		k.spot.key = plain_key_of_new(p);
	return k;
}

static bool same(const struct kept *a, const struct kept *b)
{
	return a->revision == b->revision && a->step == b->step && a->typed == b->typed &&
	       a->spot.partner == b->spot.partner && a->spot.key == b->spot.key &&
	       a->spot.statement == b->spot.statement;
}

static void tell_failure(struct plain *p, const struct diags *ds)
{
	if (p->keep_failed)
		return;   /* once is enough */
	plain_say(p, _("What is not saved cannot be kept for the case that konsort ends badly."));
	plain_say_diags(p, ds);
}

static void write_down(struct plain *p, const struct kept *k)
{
	struct standing standing = STANDING_INIT;
	struct diags ds;
	diags_init(&ds, "");
	str_add(&standing.step, step_rows[k->step].id);
	standing.spot = k->spot;
	str_add(&standing.statement, k->spot.statement ? k->spot.statement : "");
	if (p->half)
		str_add(&standing.typed, p->half->text);
	p->kept = *k;   /* tried again at the next change */
	bool good = p->host->keep(p->host->context, p->session->draft, &standing, &ds);
	if (!good)
		tell_failure(p, &ds);
	p->has_kept = p->has_kept || good;
	p->keep_failed = !good;
	standing_free(&standing);
	diags_free(&ds);
}

void plain_keep_if_due(struct plain *p)
{
	const struct plain_io *io = p->io;
	bool more = io->wait_line && io->wait_line(io->context, 0);
	if (!p->over && !more)
		plain_keep(p);
}

void plain_keep(struct plain *p)
{
	bool typed = p->half && p->half->length && !p->session->read_only;
	bool unsaved = typed || session_changed(p->session);
	if (!p->host->keep || p->at_start)
		return;
	if (!unsaved) {
		plain_forget(p);
		return;
	}
	struct kept k = now(p);
	if ((!p->has_kept && !p->keep_failed) || !same(&k, &p->kept))
		write_down(p, &k);
}
