/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a front end is lent and has to give back. */
#include "wizard/host.h"

#include <stdlib.h>

#include "base/lang.h"

struct draft *draft_reuse(const struct draft *d)
{
	struct draft *copy = draft_copy(d), *new = draft_new(d->call, d->lot);
	/* the partners change hands */
	struct partner *none = new->partners;
	new->partners = copy->partners;
	new->n_partners = copy->n_partners;
	new->partner_room = copy->partner_room;
	copy->partners = none;
	copy->n_partners = copy->partner_room = 0;
	draft_free(&copy);
	for (size_t i = 0; i < new->n_partners; i++)
		draft_set_number(new, (struct spot){ (int)i, PARTNER_KEY_AGREED, NULL }, 0);
	return new;
}

void standing_free(struct standing *s)
{
	str_free(&s->step);
	str_free(&s->statement);
	str_free(&s->typed);
	*s = (struct standing)STANDING_INIT;
}

void holder_free(struct holder *h)
{
	free(h->user);
	free(h->host);
	free(h->why);
	*h = (struct holder)HOLDER_INIT;
}

static bool same_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

bool holder_same(const struct holder *a, const struct holder *b)
{
	return same_text(a->user, b->user) && same_text(a->host, b->host) && a->since == b->since;
}

void recovery_free(struct recovery *r)
{
	free(r->path);
	free(r->host);
	free(r->trouble);
	draft_free(&r->draft);
	standing_free(&r->standing);
	*r = (struct recovery)RECOVERY_INIT;
}

void recent_free(struct recent *r)
{
	free(r->path);
	free(r->acronym);
	free(r->title);
	free(r->call);
	free(r->lot);
	free(r->trouble);
	*r = (struct recent)RECENT_INIT;
}

void recent_age(struct str *out, int days)
{
	char n[LANG_NUMBER_SIZE];
	int count = days < 60 ? days : days < 730 ? days / 30 : days / 365;
	lang_number(n, count);
	if (days == 0)
		/* TRANSLATORS: when a file was changed last. */
		str_add(out, _("today"));
	else if (days == 1)
		/* TRANSLATORS: when a file was changed last. */
		str_add(out, _("yesterday"));
	else if (days < 60)
		/* TRANSLATORS: when a file was changed last; %1 is a number. */
		str_fill(out, lang_plural("%1 day ago", "%1 days ago", (unsigned long)count), n);
	else if (days < 730)
		/* TRANSLATORS: when a file was changed last; %1 is a number. */
		str_fill(out, lang_plural("%1 month ago", "%1 months ago", (unsigned long)count), n);
	else
		/* TRANSLATORS: when a file was changed last; %1 is a number. */
		str_fill(out, lang_plural("%1 year ago", "%1 years ago", (unsigned long)count), n);
}
