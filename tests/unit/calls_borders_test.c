/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts that just do and just do not, for every Lot of every shipped call: the verdict and
 * all findings but those that are met and have no figure, worked out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "base/xmem.h"
#include "core/evaluate.h"
#include "store/catalogue.h"
#include "support/judged.h"
#include "support/make_draft.h"

struct border {
	const char *call, *lot;
	/* In the notation of make_draft.h; behind bars other drafts of the same call and Lot,
	 * unless they say another. */
	const char *draft;
	enum verdict verdict;
	const char *findings;    /* "ID FINDING; ...", as judged.h writes them */
};

enum { OTHERS_MOST = 4 };

static void check_border(const struct border *b)
{
	const struct call *call = catalogue_call(&shipped_catalogue, b->call);
	if (!call || !call_lot(call, b->lot))
		fail_msg("there is no %s Lot '%s'", b->call, b->lot);
	struct evaluation e = EVALUATION_INIT;
	struct neighbour others[OTHERS_MOST];
	struct draft *drafts[OTHERS_MOST + 1];
	size_t n = 0;
	char *copy = xstrdup(b->draft);
	for (char *one = copy, *bar; one; one = bar) {
		if ((bar = strchr(one, '|')))
			*bar++ = '\0';
		drafts[n] = make_draft(b->call, b->lot, one);
		if (n > 0)
			others[n - 1] = (struct neighbour){ "other.yaml", drafts[n] };
		n++;
	}
	evaluate(&e, call, call_lot(call, b->lot), drafts[0], n > 1 ? others : NULL, n - 1);
	char *found = judged_all(&e);
	if (strcmp(found, b->findings) != 0 || e.verdict != b->verdict)
		fail_msg("%s Lot '%s' of <%s>:\n  found %s: %s\n  must be %s: %s", b->call, b->lot, b->draft,
		         verdict_words[e.verdict], found, verdict_words[b->verdict], b->findings);
	free(found);
	free(copy);
	for (size_t i = 0; i < n; i++)
		draft_free(&drafts[i]);
	evaluation_free(&e);
}
#define BORDERS(...) \
	for (size_t i = 0; i < sizeof((const struct border[]){ __VA_ARGS__ }) / sizeof(struct border); i++) \
		check_border(&((const struct border[]){ __VA_ARGS__ })[i])

#define YES VERDICT_ELIGIBLE
#define NO VERDICT_NOT_ELIGIBLE
#define OPEN VERDICT_UNDECIDED
#define ONE "applicant met 1/1; "
#define ELSEWHERE "; proposals advice: undecided"

/* 2014 and 2015: three in each of three countries, of which two Member States (Norway is none). */

#define TRIOS_LESS \
	"A DK vet-provider applicant does=x; 2*T SE,NO vet-provider full does=x; 3*S DK,SE,NO company full does=x; " \
	"2*R DK,SE education-authority full does=x; "
#define TRIOS TRIOS_LESS "R NO qualification-body full does=x; "
#define WRITTEN \
	"@innovation x; @lasting-impact x; @skills-needs-evidence x; @outcome-based-curricula x; @quality-assurance x; " \
	"@recognition x; "
#define AIMS_2014 WRITTEN "@sector Wood; "
#define AIMS_2015 WRITTEN "@sector ict; @duration 24; @objectives languages; @activities map-needs; "
#define OPEN_2014 "; duration advice: undecided; grant advice: undecided 0/-" ELSEWHERE
#define CHOSEN_2015 "objectives advice: met 1/1; activities advice: met 1/1; "

static void ssa_2014__judges__border_cases(void **state)
{
	(void)state;
	BORDERS(
		{ "ssa-2014", "", TRIOS AIMS_2014, YES,
		  ONE "countries met 3/3; eu-countries met 2/2; partners met 9/9; places-per-country met 3/3" OPEN_2014 },
		{ "ssa-2014", "", TRIOS_LESS AIMS_2014, NO,
		  ONE "countries met 3/3; eu-countries met 2/2; partners unmet 8/9; places-per-country unmet 2/3" OPEN_2014 },
		/* Iceland, Norway and one Member State. */
		{ "ssa-2014", "", "A DK vet-provider applicant does=x; 2*T IS,NO vet-provider full does=x; "
		  "3*S DK,IS,NO chamber full does=x; 3*R DK,IS,NO education-authority full does=x;" AIMS_2014, NO,
		  ONE "countries met 3/3; eu-countries unmet 1/2; partners met 9/9; places-per-country met 3/3" OPEN_2014 },
		/* No umbrella clause: it counts, and its country is to be complete. */
		{ "ssa-2014", "", TRIOS AIMS_2014 "U BE other full umbrella does=x;", NO,
		  ONE "countries met 4/3; eu-countries met 3/2; partners met 10/9; places-per-country unmet 3/4" OPEN_2014 },
		/* Of whatever type, an umbrella organisation may take part; others may not. */
		{ "ssa-2014", "", TRIOS AIMS_2014 "U DK ngo full umbrella does=x; N SE ngo full does=x; N2 SE research-institute full does=x;", YES,
		  ONE "countries met 3/3; eu-countries met 2/2; partners met 12/9; places-per-country met 3/3; "
		  "duration advice: undecided; grant advice: undecided 0/-; eligible-types advice: unmet at 10 11" ELSEWHERE },
		/* Great Britain is a Member State, Serbia and Switzerland no Programme Countries; a
		 * Partner Country with a full partner is involved. */
		{ "ssa-2014", "", "A GB vet-provider applicant does=x; S GB chamber full does=x; R GB qualification-body full does=x; "
		  "3*P RS,CH,DK company full does=x; Q CH company associated does=x grant=5;" AIMS_2014 "@activities mobility;", NO,
		  ONE "countries unmet 2/3; eu-countries met 2/2; partners unmet 6/9; places-per-country unmet 1/4; "
		  "duration advice: undecided; associated-grant unmet at 6; grant advice: undecided 5/-; "
		  "proposals advice: undecided; statement-mobility advice: unmet" },
		/* In another alliance: no exemption in this call. */
		{ "ssa-2014", "", TRIOS AIMS_2014 "| R8 NO company full; R NO other associated; | R6 DK other full sole evidence=law;", NO,
		  ONE "countries met 3/3; eu-countries met 2/2; partners met 9/9; places-per-country met 3/3; "
		  "duration advice: undecided; grant advice: undecided 0/-; proposals unmet at 6" },
		{ "ssa-2014", "", TRIOS AIMS_2014 "| R NO other associated;", YES,
		  ONE "countries met 3/3; eu-countries met 2/2; partners met 9/9; places-per-country met 3/3; "
		  "duration advice: undecided; grant advice: undecided 0/-" });
}

static void ssa_2015__judges__border_cases(void **state)
{
	(void)state;
	BORDERS(
		{ "ssa-2015", "", TRIOS AIMS_2015, YES,
		  ONE "countries met 3/3; partners met 9/9; places-per-country met 3/3; " CHOSEN_2015 "grant met 0/700000" ELSEWHERE },
		{ "ssa-2015", "", TRIOS_LESS AIMS_2015, NO,
		  ONE "countries met 3/3; partners unmet 8/9; places-per-country unmet 2/3; " CHOSEN_2015 "grant met 0/700000" ELSEWHERE },
		/* An umbrella organisation elsewhere changes nothing but what 001 says. */
		{ "ssa-2015", "", TRIOS_LESS AIMS_2015 "U BE other full umbrella does=x; X SE other full does=x;", NO,
		  ONE "countries met 3/3; partners met 9/9; places-per-country unmet 2/3 (001 waived met); " CHOSEN_2015
		  "grant met 0/700000; eligible-types advice: unmet at 9" ELSEWHERE },
		/* In Norway it frees Norway. */
		{ "ssa-2015", "", TRIOS_LESS AIMS_2015 "U NO other applicant umbrella does=x; X SE company full does=x;", NO,
		  "applicant unmet 2/1 at 0 8; countries met 3/3; partners met 9/9; places-per-country met 2/2; " CHOSEN_2015
		  "grant met 0/700000" ELSEWHERE },
		{ "ssa-2015", "", TRIOS_LESS AIMS_2015 "U NO ngo associated umbrella; X SE company full does=x;", NO,
		  ONE "countries met 3/3; partners met 9/9; places-per-country unmet 2/3; " CHOSEN_2015
		  "associated-role unmet at 8; grant met 0/700000" ELSEWHERE },
		/* A research institute stands for the sector in this call. */
		{ "ssa-2015", "", "A DK vet-provider applicant does=x; 2*T SE,NO vet-provider full does=x; "
		  "3*S DK,SE,NO research-institute full does=x; 3*R DK,SE,NO education-authority full does=x grant=333334;"
		  WRITTEN "@sector ICT; @duration 36;", NO,
		  ONE "countries met 3/3; partners met 9/9; places-per-country met 3/3; sector unmet; "
		  "objectives advice: unmet 0/1; activities advice: unmet 0/1; grant unmet 1000002/1000000" ELSEWHERE },
		{ "ssa-2015", "", TRIOS AIMS_2015 "@duration 30; Q DK other associated does=x grant=1000000;", NO,
		  ONE "countries met 3/3; partners met 9/9; places-per-country met 3/3; " CHOSEN_2015
		  "duration unmet; associated-grant unmet at 9; grant met 1000000/1000000" ELSEWHERE },
		/* The only regulatory body of its country may be in two, if it shows it. */
		{ "ssa-2015", "", TRIOS_LESS "R NO qualification-body full does=x sole evidence=law;" AIMS_2015
		  "| R NO other full; S3 DK company full;", NO,
		  ONE "countries met 3/3; partners met 9/9; places-per-country met 3/3; " CHOSEN_2015
		  "grant met 0/700000; proposals unmet at 3" },
		{ "ssa-2015", "", TRIOS_LESS "R NO chamber+qualification-body full does=x sole evidence=law;" AIMS_2015 "| R NO other full;", YES,
		  ONE "countries met 3/3; partners met 9/9; places-per-country met 3/3; " CHOSEN_2015 "grant met 0/700000" },
		{ "ssa-2015", "", TRIOS_LESS "R NO qualification-body full does=x sole;" AIMS_2015 "| R NO other full;", NO,
		  ONE "countries met 3/3; partners met 9/9; places-per-country met 3/3; " CHOSEN_2015
		  "grant met 0/700000; proposals unmet at 8" });
}

/* 2016 to 2018: three and three at most. */

#define THREE_AND_TWO \
	"A DK vet-provider applicant does=x; 2*T SE,DE adult-education full does=x; 2*S DK,SE company full does=x; "
#define THREE_AND_THREE THREE_AND_TWO "N BE network full does=x; "
#define LITTLE(countries, partners) \
	ONE "countries undecided " countries "/-; partners undecided " partners "/-; "

static void ssa_2016__judges__border_cases(void **state)
{
	(void)state;
	for (int lot = 1; lot <= 2; lot++) {
		const char *id = lot == 1 ? "1" : "2", *other = lot == 1 ? "@lot 2;" : "@lot 1;";
		struct str elsewhere = STR_INIT;
		str_addf(&elsewhere, THREE_AND_THREE "@sector Wood; | %s S3 DK other full;", other);
		BORDERS(
			{ "ssa-2016", id, THREE_AND_THREE "@sector Wood;", OPEN, LITTLE("4", "6")
			  "places undecided; duration advice: undecided; grant advice: undecided 0/-" ELSEWHERE },
			{ "ssa-2016", id, "A RS vet-provider applicant;", NO, "applicant unmet 1/1 at 0; countries undecided 0/-; "
			  "partners undecided 1/-; places undecided; sector unmet; duration advice: undecided; "
			  "contribution advice: unmet at 0; grant advice: undecided 0/-" ELSEWHERE },
			{ "ssa-2016", id, elsewhere.text, NO, LITTLE("4", "6")
			  "places undecided; duration advice: undecided; grant advice: undecided 0/-; proposals unmet at 3" },
			{ "ssa-2016", id, THREE_AND_THREE "@sector Wood; | S3 DK other full;", OPEN, LITTLE("4", "6")
			  "places undecided; duration advice: undecided; grant advice: undecided 0/-" });
		str_free(&elsewhere);
	}
}

static void ssa_2017__judges__border_cases(void **state)
{
	(void)state;
	BORDERS(
		{ "ssa-2017", "1", THREE_AND_THREE "@sector Wood; @duration 30; @activities needs-evidence; X DK other associated does=x grant=500000;", OPEN,
		  LITTLE("4", "6") "places met 6/6; activities advice: met 1/1; associated-grant advice: unmet at 6; "
		  "grant met 500000/500000" ELSEWHERE },
		{ "ssa-2017", "1", THREE_AND_TWO "X DK other full does=x grant=500001; @sector Wood; @duration 37; @activities common-training;", NO,
		  LITTLE("3", "6") "places unmet 5/6; activities advice: unmet 0/1; duration unmet; grant unmet 500001/500000" ELSEWHERE },
		{ "ssa-2017", "2", THREE_AND_THREE "@sector Wood; @duration 24; @activities common-training; X DK other full does=x grant=1000000;", OPEN,
		  LITTLE("4", "7") "places met 6/6; activities advice: met 1/1; grant met 1000000/1000000" ELSEWHERE },
		{ "ssa-2017", "2", THREE_AND_TWO "@duration 23; X DK other full does=x grant=1000001;", NO,
		  LITTLE("3", "6") "places unmet 5/6; sector unmet; activities advice: unmet 0/1; duration unmet; "
		  "grant unmet 1000001/1000000" ELSEWHERE },
		{ "ssa-2017", "3", THREE_AND_THREE "@sector automotive; @duration 48; "
		  "@activities needs-evidence,common-training,blueprint-strategy; X DK other full does=x grant=4000000;", OPEN,
		  LITTLE("4", "7") "places met 6/6; activities met 3/3; duration met (004 24-36 unmet); grant met 4000000/4000000" ELSEWHERE },
		{ "ssa-2017", "3", THREE_AND_THREE "@sector Automotive; @duration 36; @activities needs-evidence,blueprint-strategy;", NO,
		  LITTLE("4", "6") "places met 6/6; sector unmet; activities unmet 2/3; duration unmet (004 24-36 met); "
		  "grant met 0/4000000" ELSEWHERE },
		{ "ssa-2017", "3", THREE_AND_THREE "@sector textile; @duration 47; "
		  "@activities needs-evidence,common-training,blueprint-strategy; | @lot 2; A DK company full; | @lot 3; T1 SE company full;", NO,
		  LITTLE("4", "6") "places met 6/6; activities met 3/3; duration unmet; grant met 0/4000000; proposals unmet at 0" });
}

static void ssa_2018__judges__border_cases(void **state)
{
	(void)state;
	BORDERS(
		{ "ssa-2018", "1", THREE_AND_THREE "@sector Wood; @duration 24; @activities needs-evidence; X DK other full does=x grant=330000;", OPEN,
		  LITTLE("4", "7") "places met 6/6; activities advice: met 1/1; grant met 330000/330000" ELSEWHERE },
		{ "ssa-2018", "1", THREE_AND_THREE "@sector Wood; @duration 24; @activities needs-evidence; X DK other full does=x grant=330001;", NO,
		  LITTLE("4", "7") "places met 6/6; activities advice: met 1/1; grant unmet 330001/330000" ELSEWHERE },
		/* Only 004 takes what lies between two and three years. */
		{ "ssa-2018", "1", THREE_AND_TWO "@sector Wood; @duration 30; @activities needs-evidence; X DK other full does=x grant=500000;", NO,
		  LITTLE("3", "6") "places unmet 5/6; activities advice: met 1/1; duration unmet (004 24-36 met); "
		  "grant met 500000/500000" ELSEWHERE },
		/* No source says how many proposals: other drafts are no use. */
		{ "ssa-2018", "2", THREE_AND_THREE "@sector Wood; @duration 36; @activities common-training; X DK other full does=x grant=1000000; "
		  "| @lot 1; A DK company full;", OPEN,
		  LITTLE("4", "7") "places met 6/6; activities advice: met 1/1; grant met 1000000/1000000" ELSEWHERE },
		{ "ssa-2018", "2", THREE_AND_THREE "@sector Wood; @duration 24; X DK other full does=x grant=700001;", NO,
		  LITTLE("4", "7") "places met 6/6; activities advice: unmet 0/1; grant unmet 700001/700000" ELSEWHERE },
		{ "ssa-2018", "3", THREE_AND_THREE "@sector steel; @duration 48; @activities needs-evidence,common-training,blueprint-strategy;", OPEN,
		  LITTLE("4", "6") "places met 6/6; activities met 3/3; duration met (004 24-36 unmet); grant met 0/4000000" ELSEWHERE },
		/* Last year's sector; a Serbian partner, who counts for no country, trains. */
		{ "ssa-2018", "3", THREE_AND_TWO "V RS vet-provider full does=x; @sector automotive; @duration 24; "
		  "@activities blueprint-strategy,mobility;", NO,
		  LITTLE("3", "6") "places unmet 5/6; sector unmet; activities unmet 1/3; duration unmet (004 24-36 met); "
		  "grant met 0/4000000" ELSEWHERE });
}

/* 2019: the order of 002 is the reading; Serbia is a Programme Country. */

#define EIGHT_IN(last) \
	"A DK vet-provider applicant does=x; 2*T SE,DE higher-education full does=x; 3*S DK,SE," last " chamber full does=x; " \
	"2*G DE," last " public-authority full does=x; "
#define FOUR_ONLY "countries met 4/4 (002 8 unmet) (002 12 unmet); "

static void ssa_2019__judges__border_cases(void **state)
{
	(void)state;
	BORDERS(
		{ "ssa-2019", "1", EIGHT_IN("RS") "@sector Wood; @duration 24; X DK other associated does=x grant=1000000;", YES,
		  ONE FOUR_ONLY "partners met 8/8; places met 6/6; associated-grant advice: unmet at 8; grant met 1000000/1000000" ELSEWHERE },
		{ "ssa-2019", "1", EIGHT_IN("CH") "@sector Wood; @duration 36;", NO,
		  ONE "countries unmet 3/4; partners met 8/8; places met 6/6; duration unmet (002 24, 36, 48 met); "
		  "grant met 0/1000000" ELSEWHERE },
		{ "ssa-2019", "1", "A DK vet-provider applicant does=x; 2*T SE,DE vet-provider full does=x; 2*S DK,RS chamber full does=x; "
		  "2*G DE,RS public-authority full does=x; @sector Wood; @duration 30; X DK other associated does=x grant=1000001;", NO,
		  ONE FOUR_ONLY "partners unmet 7/8; places unmet 5/6; duration unmet; associated-grant advice: unmet at 7; "
		  "grant unmet 1000001/1000000" ELSEWHERE },
		{ "ssa-2019", "2", "A DK vet-provider applicant does=x; 7*P SE,DE,NL,FR,ES,IT,RS other full does=x; @sector Wood; @duration 36;", OPEN,
		  ONE "countries met 8/8 (002 12 unmet); partners undecided 8/-; places undecided; grant advice: undecided 0/-" ELSEWHERE },
		{ "ssa-2019", "2", "A DK vet-provider applicant does=x; 6*P SE,DE,NL,FR,ES,IT other full does=x; @sector Wood; @duration 30;", NO,
		  ONE "countries unmet 7/8 (002 4 met); partners undecided 7/-; places undecided; duration unmet; "
		  "grant advice: undecided 0/-" ELSEWHERE },
		{ "ssa-2019", "3", "A DK vet-provider applicant does=x; 11*P SE,DE,NL,FR,ES,IT,RS,GB,MK,TR,LI other full does=x; "
		  "@sector batteries; @duration 48;", OPEN,
		  ONE "countries met 12/12; partners undecided 12/-; places undecided; grant advice: undecided 0/-" ELSEWHERE },
		{ "ssa-2019", "3", "A DK vet-provider applicant does=x; 11*P SE,DE,NL,FR,ES,IT,RS,GB,MK,TR,CH other full does=x; "
		  "@sector Wood; @duration 36;", NO,
		  ONE "countries unmet 11/12 (002 4 met) (002 8 met); partners undecided 12/-; places undecided; sector unmet; "
		  "duration unmet (002 24, 36, 48 met); grant advice: undecided 0/-" ELSEWHERE },
		/* The same applicant with the same sector; as a partner it may. */
		{ "ssa-2019", "1", EIGHT_IN("RS") "@sector Wood; @duration 24; | @lot 2; @sector WOOD!; A DK company applicant;", NO,
		  ONE FOUR_ONLY "partners met 8/8; places met 6/6; grant met 0/1000000; proposals unmet at 0" },
		{ "ssa-2019", "1", EIGHT_IN("RS") "@sector Wood; @duration 24; | @sector WOOD; A DK company full; | @sector Steel; A DK company applicant;", YES,
		  ONE FOUR_ONLY "partners met 8/8; places met 6/6; grant met 0/1000000" });
}

/* 2020 */

#define TWELVE_LESS \
	"A DK vet-provider applicant does=x; 3*T SE,DE,NL vet-provider full does=x; 5*S DK,SE,ES,IT,RS sector-association full does=x; " \
	"2*G DE,NL public-authority full does=x; "
#define TWELVE TWELVE_LESS "V FR vet-provider full does=x; "
#define AIMS_2020(sector, months, activity) \
	"@sector " sector "; @duration " months "; @priorities green-skills; @activities " activity "; @feedback-mechanism x;"
#define CHOSEN_2020 "priorities advice: met 1/1; activities advice: met 1/1; "

static void ssa_2020__judges__border_cases(void **state)
{
	(void)state;
	BORDERS(
		{ "ssa-2020", "1", EIGHT_IN("GB") AIMS_2020("Wood", "30", "skills-data"), YES,
		  ONE "countries met 4/4; partners met 8/8; " CHOSEN_2020 "grant advice: undecided 0/-; "
		  "eligible-types advice: unmet at 1 2" ELSEWHERE },
		{ "ssa-2020", "1", "A DK vet-provider applicant does=x; 6*P SE,DE,CH other full does=x umbrella; "
		  AIMS_2020("Wood", "48", "trends") "@feedback-mechanism -;", NO,
		  ONE "countries unmet 3/4; partners unmet 7/8; priorities advice: met 1/1; activities advice: unmet 0/1; duration unmet; "
		  "grant advice: undecided 0/-; eligible-types advice: unmet at 1 2 3 4 5 6; "
		  "proposals advice: undecided; statement-feedback-mechanism advice: unmet" },
		{ "ssa-2020", "2", TWELVE AIMS_2020("rail", "48", "trends") "X DK other associated does=x grant=4000000;", YES,
		  ONE "countries met 8/8; partners met 12/12; places met 10/10; " CHOSEN_2020
		  "associated-grant advice: unmet at 12; grant met 4000000/4000000" ELSEWHERE },
		{ "ssa-2020", "2", TWELVE_LESS AIMS_2020("Rail", "36", "trends") "X DK other associated does=x grant=4000001;", NO,
		  ONE "countries unmet 7/8; partners unmet 11/12; places unmet 9/10; sector unmet; " CHOSEN_2020
		  "duration unmet; associated-grant advice: unmet at 11; grant unmet 4000001/4000000" ELSEWHERE },
		/* An association that trains as well fills one place only. */
		{ "ssa-2020", "2", TWELVE_LESS "V FR chamber+vet-provider full does=x;" AIMS_2020("rail", "48", "trends") , YES,
		  ONE "countries met 8/8; partners met 12/12; places met 10/10; " CHOSEN_2020 "grant met 0/4000000" ELSEWHERE },
		{ "ssa-2020", "2", "A DK vet-provider applicant does=x; 3*T SE,DE,NL vet-provider full does=x; 4*S DK,SE,ES,IT chamber full does=x; "
		  "3*G DE,NL,RS public-authority full does=x; V FR chamber+vet-provider full does=x;" AIMS_2020("rail", "48", "trends"), NO,
		  ONE "countries met 8/8; partners met 12/12; places unmet 9/10; " CHOSEN_2020 "grant met 0/4000000" ELSEWHERE },
		{ "ssa-2020", "2", TWELVE AIMS_2020("rail", "48", "trends") "| @lot 1; @sector rail; A DK other applicant; T1 SE other applicant;", NO,
		  ONE "countries met 8/8; partners met 12/12; places met 10/10; " CHOSEN_2020 "grant met 0/4000000; proposals unmet at 0" });
}

/* From 2021: Great Britain is out; no rule on proposals. */

#define BOTH_KINDS \
	"A DK vet-provider applicant does=x; H SE higher-education full does=x; 3*S DK,SE,NO company full does=x; " \
	"2*G DE,NO ngo full does=x; "

static void afi_2021__judges__border_cases(void **state)
{
	(void)state;
	BORDERS(
		{ "afi-2021", "1", BOTH_KINDS "@sector Wood;", OPEN,
		  ONE "countries undecided 4/-; partners undecided 7/-; places met 2/2; duration advice: undecided; "
		  "grant advice: undecided 0/-" },
		{ "afi-2021", "1", "A DK vet-provider+higher-education applicant does=x; T GB adult-education full does=x;", NO,
		  ONE "countries undecided 1/-; partners undecided 2/-; places unmet 1/2; sector unmet; duration advice: undecided; "
		  "grant advice: undecided 0/-" },
		{ "afi-2021", "2", TWELVE "@sector tourism; @duration 48; X BY other associated does=x grant=4000000;", YES,
		  ONE "countries met 8/8; partners met 12/12; places met 10/10; associated-grant advice: unmet at 12; "
		  "grant met 4000000/4000000" },
		{ "afi-2021", "2", TWELVE_LESS "V GB vet-provider full does=x; @sector rail; @duration 36; X DK other full grant=4000001;", NO,
		  ONE "countries unmet 7/8; partners met 13/12; places met 10/10; sector unmet; duration unmet; "
		  "contribution advice: unmet at 12; grant unmet 4000001/4000000" });
}

static void afi_2024__judges__border_cases(void **state)
{
	(void)state;
	BORDERS(
		{ "afi-2024", "1", BOTH_KINDS "X DK ngo full does=x grant=1000000; @sector Wood; @duration 24;", YES,
		  ONE "countries met 4/4; partners met 8/8; places met 2/2; grant met 1000000/1000000" },
		{ "afi-2024", "1", "A GB vet-provider applicant does=x; V SE vet-provider full does=x; 3*S DK,SE,NO company full does=x; "
		  "2*G GB,NO ngo full does=x grant=500001; R RU ngo associated does=x; @sector Wood; @duration 30;", NO,
		  "applicant unmet 1/1 at 0; countries unmet 3/4; partners unmet 7/8; places unmet 1/2; duration unmet; "
		  "grant met 1000002/1500000; excluded-countries unmet at 7" },
		{ "afi-2024", "1", BOTH_KINDS "B BY ngo full does=x; X UA ngo - grant=1500001; @sector Wood; @duration 36;", NO,
		  "partner-details unmet at 8; " ONE "countries met 4/4; partners met 8/8; places met 2/2; "
		  "grant unmet 1500001/1500000; excluded-countries unmet at 7" },
		{ "afi-2024", "2", BOTH_KINDS "X DK ngo full does=x grant=4000000; @sector health; @duration 48;", OPEN,
		  ONE "countries undecided 4/-; partners undecided 8/-; places undecided; grant met 4000000/4000000" },
		{ "afi-2024", "2", BOTH_KINDS "X RU ngo full does=x grant=4000001; @sector rail; @duration 36;", NO,
		  ONE "countries undecided 4/-; partners undecided 8/-; places undecided; sector unmet; duration unmet; "
		  "grant unmet 4000001/4000000; excluded-countries unmet at 7" });
}

static void afi_2026__judges__border_cases(void **state)
{
	(void)state;
	BORDERS(
		/* Three for the sector, three that train, of which one of each kind. */
		{ "afi-2026", "1", BOTH_KINDS "T DE adult-education full does=x grant=1000000; @sector Wood; @duration 24;", YES,
		  ONE "countries met 4/4; partners met 8/8; places met 6/6; grant met 1000000/1000000" },
		{ "afi-2026", "1", BOTH_KINDS "T DE ngo full does=x grant=1000001; @sector Wood; @duration 24;", NO,
		  ONE "countries met 4/4; partners met 8/8; places unmet 5/6; grant unmet 1000001/1000000" },
		{ "afi-2026", "1", "A DK vet-provider applicant does=x; 3*V SE vet-provider full does=x; 3*S DK,SE,NO company full does=x; "
		  "@sector Wood; @duration 30;", NO,
		  ONE "countries unmet 3/4; partners unmet 7/8; places unmet 5/6; grant met 0/1500000" },
		{ "afi-2026", "1", "A DK vet-provider applicant does=x; 4*H SE,DE higher-education full does=x; 2*S DK,NO company full does=x; "
		  "S NO company+vet-provider full does=x grant=1500000; @sector Wood; @duration 36;", YES,
		  ONE "countries met 4/4; partners met 8/8; places met 6/6; grant met 1500000/1500000" },
		{ "afi-2026", "2", BOTH_KINDS "@sector retail; @duration 1; X DK ngo full does=x grant=4000000;", OPEN,
		  ONE "countries undecided 4/-; partners undecided 8/-; places undecided; duration advice: undecided; "
		  "grant met 4000000/4000000" },
		{ "afi-2026", "2", BOTH_KINDS "@sector Wood; X BY ngo associated does=x grant=4000001;", NO,
		  ONE "countries undecided 4/-; partners undecided 7/-; places undecided; sector unmet; duration advice: undecided; "
		  "associated-grant advice: unmet at 7; grant unmet 4000001/4000000; excluded-countries unmet at 7" },
		{ "afi-2026", "3", BOTH_KINDS "@sector Wood; X DK ngo full does=x grant=4000001;", OPEN,
		  ONE "countries undecided 4/-; partners undecided 8/-; places undecided; duration advice: undecided; "
		  "grant advice: undecided 4000001/-" },
		{ "afi-2026", "3", BOTH_KINDS "B RU ngo full does=x;", NO,
		  ONE "countries undecided 4/-; partners undecided 8/-; places undecided; sector unmet; duration advice: undecided; "
		  "grant advice: undecided 0/-; excluded-countries unmet at 7" },
		/* Other drafts are nothing that this call asks about. */
		{ "afi-2026", "3", BOTH_KINDS "@sector Wood; | A DK company applicant; @sector Wood;", OPEN,
		  ONE "countries undecided 4/-; partners undecided 7/-; places undecided; duration advice: undecided; "
		  "grant advice: undecided 0/-" });
}

/* Without a Lot there is one finding. */
static void calls__ask_for_a_lot__none_chosen(void **state)
{
	(void)state;
	struct draft *d = make_draft("", "", TWELVE);
	for (size_t i = 0; i < shipped_catalogue.n_calls; i++) {
		const struct call *call = shipped_catalogue.calls[i];
		struct evaluation e = EVALUATION_INIT;
		if (!call_has_lots(call))
			continue;
		evaluate(&e, call, NULL, d, NULL, 0);
		char *found = judged_all(&e);
		assert_string_equal(found, "lot unmet");
		assert_int_equal(e.verdict, NO);
		free(found);
		evaluation_free(&e);
	}
	draft_free(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ssa_2014__judges__border_cases),
		cmocka_unit_test(ssa_2015__judges__border_cases),
		cmocka_unit_test(ssa_2016__judges__border_cases),
		cmocka_unit_test(ssa_2017__judges__border_cases),
		cmocka_unit_test(ssa_2018__judges__border_cases),
		cmocka_unit_test(ssa_2019__judges__border_cases),
		cmocka_unit_test(ssa_2020__judges__border_cases),
		cmocka_unit_test(afi_2021__judges__border_cases),
		cmocka_unit_test(afi_2024__judges__border_cases),
		cmocka_unit_test(afi_2026__judges__border_cases),
		cmocka_unit_test(calls__ask_for_a_lot__none_chosen),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
