/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that count partners and countries, and konsort's own findings. */
#include "core/rules.h"

void own_lot(struct finding *f)
{
	finding_set(f, false);
}

void own_partner_details(const struct judged *j, struct finding *f)
{
	for (size_t i = 0; j->tally->lacks_details && i < j->tally->n; i++) {
		const struct tally_row *row = &j->tally->rows[i];
		if (!row->country || !row->type || !row->role || !row->named)
			finding_fault(j, f, i);
	}
	finding_set(f, f->n_positions == 0);
}

void own_distinct(const struct judged *j, struct finding *f)
{
	for (size_t i = 0; j->tally->n_duplicates && i < j->tally->n; i++)
		if (j->tally->rows[i].duplicate)
			finding_fault(j, f, i);
	finding_set(f, f->n_positions == 0);
}

/* Exactly one, in a Programme Country of the year; all entries with the role. */
bool rule_applicant(const struct judged *j, const struct rule *rule, struct finding *f)
{
	const struct tally *t = j->tally;
	size_t last = 0;
	int64_t applicants = 0;
	for (size_t i = 0; i < t->n; i++)
		if (t->rows[i].role == ROLE_APPLICANT)
			applicants++, last = i;
	finding_count(f, rule, applicants);
	bool in_place = applicants == 1 && country_set_has(rule->countries, t->rows[last].country);
	for (size_t i = 0; i < t->n && applicants > 1; i++)
		if (t->rows[i].role == ROLE_APPLICANT)
			finding_fault(j, f, i);
	if (applicants == 1 && !in_place)
		finding_fault(j, f, last);
	finding_set(f, in_place);
	return true;
}

static void dispute_counts(const struct judged *j, const struct rule *rule, struct finding *f)
{
	for (size_t i = 0; i < rule->n_claims; i++)
		if (*rule->claims[i].figure)
			finding_dispute(j, f, &rule->claims[i], f->have >= rule->claims[i].need);
}

/* Countries of the rule's group among those of counted partners. */
bool rule_count_countries(const struct judged *j, const struct rule *rule, struct finding *f)
{
	finding_count(f, rule, country_set_common(&j->tally->involved, rule->countries));
	dispute_counts(j, rule, f);
	return true;
}

bool rule_count_partners(const struct judged *j, const struct rule *rule, struct finding *f)
{
	finding_count(f, rule, (int64_t)j->tally->n_counted);
	dispute_counts(j, rule, f);
	return true;
}

static bool is_excluded(const struct rule *rule, country c)
{
	return rule->countries && c && country_set_has(rule->countries, c);
}

/* False if the tally already knows that nobody is at fault. */
static bool may_be_at_fault(const struct tally *t, const struct rule *rule)
{
	uint64_t excluded = 0;
	for (size_t i = 0; rule->countries && i < sizeof t->mentioned.bits / sizeof *t->mentioned.bits; i++)
		excluded |= t->mentioned.bits[i] & rule->countries->bits[i];
	return excluded || (rule->types && (t->types & ~rule->types & ~TYPE_BIT(TYPE_NONE)));
}

/* Types of counted partners; countries of partners of any role. */
bool rule_may_take_part(const struct judged *j, const struct rule *rule, struct finding *f)
{
	size_t n = may_be_at_fault(j->tally, rule) ? j->tally->n : 0;
	for (size_t i = 0; i < n; i++) {
		const struct tally_row *row = &j->tally->rows[i];
		bool other_type = rule->types && row->counted && row->type &&
			!(rule->types & TYPE_BIT(row->type)) &&
			!(rule->umbrellas && j->draft->partners[i].umbrella);
		if (other_type || is_excluded(rule, row->country))
			finding_fault(j, f, i);
	}
	finding_set(f, f->n_positions == 0);
	return true;
}
