/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which field mends a finding: a row for each rule kind, and a word more where the
 * draft decides. */
#include "wizard/session.h"

#include <string.h>

enum where { NOWHERE, ON_DRAFT, ON_TABLE, ON_PARTNER };

struct target {
	enum where where;
	enum step step;
	int key;
};

static const struct target targets[RULE_KIND_END] = {
	[RULE_APPLICANT] = { ON_PARTNER, STEP_PARTNERS, PARTNER_KEY_ROLE },
	[RULE_COUNT_COUNTRIES] = { ON_TABLE, STEP_PARTNERS, DRAFT_KEY_PARTNERS },
	[RULE_COUNT_PARTNERS] = { ON_TABLE, STEP_PARTNERS, DRAFT_KEY_PARTNERS },
	[RULE_PLACES] = { ON_TABLE, STEP_PARTNERS, DRAFT_KEY_PARTNERS },
	[RULE_PLACES_PER_COUNTRY] = { ON_TABLE, STEP_PARTNERS, DRAFT_KEY_PARTNERS },
	[RULE_CHOICE] = { ON_DRAFT, STEP_AIMS, DRAFT_KEY_OBJECTIVES },
	[RULE_DURATION] = { ON_DRAFT, STEP_AIMS, DRAFT_KEY_DURATION },
	[RULE_DESCRIBED] = { ON_PARTNER, STEP_PARTNERS, PARTNER_KEY_CONTRIBUTION },
	[RULE_NO_GRANT] = { ON_PARTNER, STEP_PARTNERS, PARTNER_KEY_GRANT },
	[RULE_GRANT_CEILING] = { ON_PARTNER, STEP_PARTNERS, PARTNER_KEY_GRANT },
	[RULE_MAY_TAKE_PART] = { ON_PARTNER, STEP_PARTNERS, PARTNER_KEY_TYPE },
	[RULE_PROPOSALS] = { NOWHERE, STEP_REVIEW, DRAFT_KEY_PARTNERS },
	[RULE_STATEMENT] = { ON_DRAFT, STEP_STATEMENTS, DRAFT_KEY_STATEMENTS },
};

static const int list_keys[LIST_END] = {
	[LIST_SECTORS] = DRAFT_KEY_SECTOR,
	[LIST_OBJECTIVES] = DRAFT_KEY_OBJECTIVES,
	[LIST_PRIORITIES] = DRAFT_KEY_PRIORITIES,
	[LIST_ACTIVITIES] = DRAFT_KEY_ACTIVITIES,
};

/* The first of what every partner must have that this one lacks. */
static int missing_detail(const struct partner *p)
{
	if (str_is_blank(p->name))
		return PARTNER_KEY_NAME;
	if (p->country == COUNTRY_NONE)
		return PARTNER_KEY_COUNTRY;
	return p->type == TYPE_NONE ? PARTNER_KEY_TYPE : PARTNER_KEY_ROLE;
}

static int largest_grant(const struct draft *d)
{
	int at = 0;
	for (size_t i = 1; i < d->n_partners; i++)
		if (d->partners[i].grant > d->partners[at].grant)
			at = (int)i;
	return at;
}

size_t finding_spots(const struct finding *f)
{
	/* of several applicants any but one is to be another role */
	bool each = f->own == OWN_PARTNER_DETAILS || f->own == OWN_DISTINCT ||
	            (f->rule && targets[f->rule->kind].where == ON_PARTNER &&
	             f->rule->kind != RULE_APPLICANT);
	return each && f->n_positions ? f->n_positions : 1;
}

/* The partner to go to: the NTH at fault, of several applicants the second. */
static int partner_at_fault(const struct draft *d, const struct evaluation *e,
                            const struct finding *f, size_t nth)
{
	nth += f->rule && f->rule->kind == RULE_APPLICANT && f->n_positions > 1;
	if (nth < f->n_positions)
		return (int)e->positions[f->first_position + nth];
	if (f->rule && f->rule->kind == RULE_GRANT_CEILING)
		return largest_grant(d);
	return 0;
}

static struct target own_target(enum own_finding own)
{
	switch (own) {
	case OWN_LOT:
		return (struct target){ ON_DRAFT, STEP_LOT, DRAFT_KEY_LOT };
	case OWN_PARTNER_DETAILS:
	case OWN_DISTINCT:
		return (struct target){ ON_PARTNER, STEP_PARTNERS, PARTNER_KEY_NAME };
	case OWN_NONE:
	case OWN_END:
		break;
	}
	return (struct target){ NOWHERE, STEP_REVIEW, 0 };
}

/* The key among those of the partner, where the draft decides which. */
static int partner_key(const struct draft *d, const struct finding *f, int partner, int key)
{
	const struct rule *r = f->rule;
	if (f->own == OWN_PARTNER_DETAILS && f->n_positions)
		return missing_detail(&d->partners[partner]);
	if (r && r->kind == RULE_APPLICANT && f->n_positions == 1)
		return PARTNER_KEY_COUNTRY;
	if (r && r->kind == RULE_MAY_TAKE_PART && !r->types)
		return PARTNER_KEY_COUNTRY;
	return key;
}

/* True where it is the table that helps: nobody there, or nobody at fault. */
static bool wants_table(const struct draft *d, const struct finding *f)
{
	if (!d->n_partners)
		return true;
	bool any = f->rule && (f->rule->kind == RULE_APPLICANT || f->rule->kind == RULE_GRANT_CEILING);
	return !any && !f->n_positions;
}

bool finding_spot(const struct draft *d, const struct evaluation *e, const struct finding *f,
                  enum step *step, struct spot *spot)
{
	return finding_spot_nth(d, e, f, 0, step, spot);
}

bool finding_spot_nth(const struct draft *d, const struct evaluation *e, const struct finding *f,
                      size_t nth, enum step *step, struct spot *spot)
{
	struct target t = f->rule ? targets[f->rule->kind] : own_target(f->own);
	if (f->rule && f->rule->kind == RULE_PROPOSALS && f->n_positions)
		t = (struct target){ ON_TABLE, STEP_PARTNERS, DRAFT_KEY_PARTNERS };
	if (t.where == ON_PARTNER && wants_table(d, f))
		t = (struct target){ ON_TABLE, STEP_PARTNERS, DRAFT_KEY_PARTNERS };
	*step = t.step;
	*spot = (struct spot){ .partner = -1, .key = t.key };
	if (t.where == ON_DRAFT && f->rule && f->rule->kind == RULE_CHOICE) {
		spot->key = list_keys[f->rule->list];
		*step = f->rule->list == LIST_SECTORS ? STEP_SECTOR : STEP_AIMS;
	} else if (t.where == ON_DRAFT && f->rule && f->rule->kind == RULE_STATEMENT) {
		spot->statement = f->rule->key;
	} else if (t.where == ON_PARTNER) {
		spot->partner = partner_at_fault(d, e, f, nth);
		spot->key = partner_key(d, f, spot->partner, t.key);
	}
	/* nothing that is entered states a figure that no source states */
	return t.where != NOWHERE && f->state != STATE_UNDECIDED;
}
