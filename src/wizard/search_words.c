/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words, as tables. */
#include "wizard/search_words.h"

#include <stddef.h>
#include <string.h>

#include "base/lang.h"
#include "core/vocabulary.h"

/* TRANSLATORS: the next seventeen texts are never shown.  They are words by which people may
   look for a type of organisation in a list, besides its name, with commas between: put what
   people of your language would type, as many words as you like, and do not translate these. */
static const char *const type_words[TYPE_END] = {
	[TYPE_NONE] = "",
	[TYPE_VET_PROVIDER] = N_("vocational school, vocational college, technical school, training centre, "
	                         "apprenticeship"),
	[TYPE_HIGHER_EDUCATION] = N_("university, university college, polytechnic, academy, faculty, HEI"),
	[TYPE_ADULT_EDUCATION] = N_("evening school, continuing education, folk high school, lifelong learning"),
	[TYPE_COMPANY] = N_("firm, business, enterprise, SME, industry, employer, manufacturer"),
	[TYPE_SECTOR_ASSOCIATION] = N_("branch, federation, industry association, guild, cluster"),
	[TYPE_CHAMBER] = N_("chamber of commerce, chamber of crafts, chamber of industry, chamber of labour"),
	[TYPE_SOCIAL_PARTNER] = N_("trade union, employers' organisation, confederation, workers, staff"),
	[TYPE_SECTOR_SKILLS_COUNCIL] = N_("sectoral council, skills board, training fund"),
	[TYPE_EDUCATION_AUTHORITY] = N_("ministry of education, government, school board, national agency"),
	[TYPE_QUALIFICATION_BODY] = N_("certification, accreditation, awarding body, regulatory body, standards"),
	[TYPE_PUBLIC_AUTHORITY] = N_("municipality, city, region, county, council, state, town"),
	[TYPE_GUIDANCE_BODY] = N_("careers, career counselling, advice"),
	[TYPE_EMPLOYMENT_SERVICE] = N_("job centre, labour office, PES, unemployment"),
	[TYPE_RESEARCH_INSTITUTE] = N_("science, laboratory, institute, think tank"),
	[TYPE_NGO] = N_("charity, civil society, foundation, non-profit, voluntary, NGO"),
	[TYPE_NETWORK] = N_("European association, umbrella organisation, EU network"),
	[TYPE_OTHER] = N_("museum, library, media, consultancy, something else"),
};

const char *type_search_words(int type)
{
	return type > TYPE_NONE && type < TYPE_END ? type_words[type] : "";
}

static const struct { const char *code, *codes, *names; } countries[] = {
	{ "CZ", "", "Czech Republic" },
	{ "GB", "UK", "Great Britain, England, Scotland, Wales, Northern Ireland" },
	{ "GR", "EL", "Hellas, Ellada" },
	{ "MK", "", "Macedonia, FYROM" },
	{ "NL", "", "Holland" },
	{ "TR", "", "Turkey" },
	{ "US", "USA", "America" },
};

static size_t find_country(const char *code)
{
	size_t i = 0;
	while (i < sizeof countries / sizeof *countries && strcmp(countries[i].code, code) != 0)
		i++;
	return i;
}

const char *country_other_codes(const char *code)
{
	size_t i = find_country(code);
	return i < sizeof countries / sizeof *countries ? countries[i].codes : "";
}

const char *country_other_names(const char *code)
{
	size_t i = find_country(code);
	return i < sizeof countries / sizeof *countries ? countries[i].names : "";
}
