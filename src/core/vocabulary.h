/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed vocabularies that all calls share:
 * organisation types and roles.  One list each; ids stand in drafts and never
 * change, labels are looked up with _() when drawn. */
#ifndef KONSORT_CORE_VOCABULARY_H
#define KONSORT_CORE_VOCABULARY_H

#include <stddef.h>
#include <stdint.h>

#include "base/lang.h"

/* Organisation types. */
#define ORG_TYPES(X) \
	X(VET_PROVIDER, "vet-provider", N30_("VET provider")) \
	X(HIGHER_EDUCATION, "higher-education", N30_("Higher education institution")) \
	X(ADULT_EDUCATION, "adult-education", N30_("Adult education provider")) \
	X(COMPANY, "company", N30_("Company")) \
	X(SECTOR_ASSOCIATION, "sector-association", N30_("Sector or trade association")) \
	X(CHAMBER, "chamber", N30_("Chamber")) \
	X(SOCIAL_PARTNER, "social-partner", N30_("Social partner")) \
	X(SECTOR_SKILLS_COUNCIL, "sector-skills-council", N30_("Sector skills council")) \
	X(EDUCATION_AUTHORITY, "education-authority", N30_("Education authority/ministry")) \
	X(QUALIFICATION_BODY, "qualification-body", N30_("Qualification body")) \
	X(PUBLIC_AUTHORITY, "public-authority", N30_("Other public authority")) \
	X(GUIDANCE_BODY, "guidance-body", N30_("Guidance body")) \
	X(EMPLOYMENT_SERVICE, "employment-service", N30_("Employment service")) \
	X(RESEARCH_INSTITUTE, "research-institute", N30_("Research institute")) \
	X(NGO, "ngo", N30_("Non-governmental organisation")) \
	X(NETWORK, "network", N30_("European network or umbrella")) \
	X(OTHER, "other", N30_("Other organisation"))

enum org_type {
	TYPE_NONE,   /* not given yet */
#define X(name, id, label) TYPE_##name,
	ORG_TYPES(X)
#undef X
	TYPE_END
};

/* Roles of a partner. */
#define ROLES(X) \
	X(APPLICANT, "applicant", N18_("Applicant")) \
	X(FULL, "full", N18_("Full partner")) \
	X(ASSOCIATED, "associated", N18_("Associated partner"))

enum role {
	ROLE_NONE,
#define X(name, id, label) ROLE_##name,
	ROLES(X)
#undef X
	ROLE_END
};

/* One word of a vocabulary.  Index 0 is the empty word: id and label "". */
struct word {
	const char *id;
	const char *label;   /* English, for _() */
};
extern const struct word org_type_words[TYPE_END];
extern const struct word role_words[ROLE_END];

/* Index of ID among the COUNT words, or 0. */
int word_find(const struct word *words, int count, const char *id);

/* A set of organisation types or roles as a bit mask. */
typedef uint32_t type_set;
#define TYPE_BIT(type) ((type_set)1 << (type))
#define ROLE_BIT(role) (1u << (role))

#endif
