/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed vocabularies that all calls share:
 * organisation types and roles.  One list each; ids stand in drafts and never
 * change, labels are looked up with _() when drawn. */
#ifndef KONSORT_CORE_VOCABULARY_H
#define KONSORT_CORE_VOCABULARY_H

#include <stddef.h>
#include <stdint.h>

#include "base/lang.h"

/* TRANSLATORS: labels of organisation types, at most 30 cells wide. */
#define ORG_TYPES(X) \
	X(VET_PROVIDER, "vet-provider", N_("VET provider")) \
	X(HIGHER_EDUCATION, "higher-education", N_("Higher education institution")) \
	X(ADULT_EDUCATION, "adult-education", N_("Adult education provider")) \
	X(COMPANY, "company", N_("Company")) \
	X(SECTOR_ASSOCIATION, "sector-association", N_("Sector or trade association")) \
	X(CHAMBER, "chamber", N_("Chamber")) \
	X(SOCIAL_PARTNER, "social-partner", N_("Social partner")) \
	X(SECTOR_SKILLS_COUNCIL, "sector-skills-council", N_("Sector skills council")) \
	X(EDUCATION_AUTHORITY, "education-authority", N_("Education authority/ministry")) \
	X(QUALIFICATION_BODY, "qualification-body", N_("Qualification body")) \
	X(PUBLIC_AUTHORITY, "public-authority", N_("Other public authority")) \
	X(GUIDANCE_BODY, "guidance-body", N_("Guidance body")) \
	X(EMPLOYMENT_SERVICE, "employment-service", N_("Employment service")) \
	X(RESEARCH_INSTITUTE, "research-institute", N_("Research institute")) \
	X(NGO, "ngo", N_("Non-governmental organisation")) \
	X(NETWORK, "network", N_("European network or umbrella")) \
	X(OTHER, "other", N_("Other organisation"))

enum org_type {
	TYPE_NONE,   /* not given yet */
#define X(name, id, label) TYPE_##name,
	ORG_TYPES(X)
#undef X
	TYPE_END
};

/* TRANSLATORS: roles of a partner, at most 18 cells wide. */
#define ROLES(X) \
	X(APPLICANT, "applicant", N_("Applicant")) \
	X(FULL, "full", N_("Full partner")) \
	X(ASSOCIATED, "associated", N_("Associated partner"))

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
