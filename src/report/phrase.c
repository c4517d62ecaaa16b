/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces that the sentences of several findings share. */
#include "report/phrase.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"

bool listing_open(const struct listing *l)
{
	return l->n < LIST_NAMED;
}

void listing_add(struct listing *l, const char *thing)
{
	if (listing_open(l)) {
		if (l->n > 0)
			str_add(&l->text, l->separator);
		str_add(&l->text, thing);
	}
	l->n++;
}

const char *listing_text(struct listing *l)
{
	if (l->n <= LIST_NAMED)
		return l->text.text;
	size_t more = l->n - LIST_NAMED;
	char number[LANG_NUMBER_SIZE];
	lang_number(number, (long long)more);
	struct str whole = STR_INIT;
	/* TRANSLATORS: %1 is a list such as "a, b, c", %2 how many are not named. */
	str_fill(&whole, lang_plural("%1 and %2 more", "%1 and %2 more", more),
	         l->text.text, number);
	str_free(&l->text);
	l->text = whole;
	l->n = LIST_NAMED;
	return l->text.text;
}

void listing_free(struct listing *l)
{
	str_free(&l->text);
}

void series_add(struct series *s, const char *thing)
{
	str_add(&s->most, s->most.length > 0 ? ", " : "");
	str_add(&s->most, s->last.text);
	str_clear(&s->last);
	str_add(&s->last, thing);
}

void series_end(struct str *out, struct series *s)
{
	if (s->most.length > 0)
		/* TRANSLATORS: two things, %2 and %1, which may be a list of several. */
		str_fill(out, _("%1 and %2"), s->most.text, s->last.text);
	else
		str_add(out, s->last.text);
	str_free(&s->most);
	str_free(&s->last);
}

size_t finding_position(const struct report *r, const struct finding *f, size_t i)
{
	return r->evaluation->positions[f->first_position + i];
}

void listing_add_partners(struct listing *l, const struct report *r, const struct finding *f)
{
	for (size_t i = 0; i < f->n_positions; i++) {
		struct str label = STR_INIT;
		if (listing_open(l))
			partner_label(&label, r->draft, finding_position(r, f, i));
		listing_add(l, label.text);
		str_free(&label);
	}
}

static bool is_duplicate(const struct report *r, size_t index)
{
	const struct finding *f = evaluation_find(r->evaluation, own_finding_words[OWN_DISTINCT]);
	size_t low = 0, high = f ? f->n_positions : 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		size_t found = finding_position(r, f, middle);
		if (found == index)
			return true;
		if (found < index)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

bool partner_is_counted(const struct report *r, size_t index)
{
	const struct partner *p = &r->draft->partners[index];
	if (p->role != ROLE_APPLICANT && p->role != ROLE_FULL)
		return false;
	if (r->evaluation->call->umbrella && p->umbrella)
		return false;
	return !is_duplicate(r, index);
}

void months_text(struct str *out, const struct months *months, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		str_addf(out, "%s%d", i > 0 ? ", " : "", months[i].first);
		if (months[i].last != months[i].first)
			str_addf(out, "-%d", months[i].last);
	}
}

void claim_figure(struct str *out, const struct claim *claim)
{
	if (claim->waived_by_umbrella)
		/* TRANSLATORS: what a source says of a condition instead of a figure: it does
		   not hold; at most 12 cells. */
		str_add(out, _("waived"));
	else
		utf8_clean(out, claim->figure);
}

static bool same_countries(const struct country_set *a, const struct country_set *b)
{
	return a == b || (a && b && !memcmp(a, b, sizeof *a));
}

enum country_kind rule_country_kind(const struct call *call, const struct rule *rule)
{
	if (!strcmp(rule->id, "eu-countries"))
		return KIND_MEMBER_STATES;
	return same_countries(rule->countries, call->programme) ? KIND_PROGRAMME : KIND_OTHER;
}

enum country_kind group_country_kind(const struct call *call, const struct country_set *group)
{
	if (same_countries(group, call->programme))
		return KIND_PROGRAMME;
	for (size_t i = 0; i < call->n_lots; i++)
		for (size_t k = 0; k < call->lots[i].n_rules; k++) {
			const struct rule *rule = &call->lots[i].rules[k];
			if (rule->kind == RULE_COUNT_COUNTRIES && same_countries(rule->countries, group))
				return rule_country_kind(call, rule);
		}
	return KIND_OTHER;
}

void source_label(struct str *out, const struct call *call, const char *id)
{
	const struct source *source = call_source(call, id);
	utf8_clean(out, id);
	if (!source || !*source->publisher)
		return;
	str_add_char(out, ' ');
	utf8_clean(out, _(source->publisher));
}

void source_labels(struct str *out, const struct call *call, const char *const *ids, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			str_add(out, ", ");
		source_label(out, call, ids[i]);
	}
}

void item_label(struct str *out, const struct choice_list *list, const char *id)
{
	const struct choice_item *item = list_find(list, id);
	utf8_clean(out, item ? _(item->label) : id);
}

void carried_words(struct str *out, const struct call *call)
{
	struct str year = STR_INIT;
	utf8_clean(&year, call->carried_from);
	if (year.length)
		/* TRANSLATORS: %1 is a year, or two such as 2014/15. */
		str_fill(out, _("as in %1; no source says it for this call"), year.text);
	else
		str_add(out, _("as in another year; no source says it for this call"));
	str_free(&year);
}
