/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding an option by what is typed: countries of every call, types by the words people
 * use, months; and in which order the matches come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "base/xmem.h"
#include "store/catalogue.h"
#include "support/make_draft.h"
#include "wizard/options.h"
#include "wizard/search_words.h"

/* Options of a partner's KEY, of no partner that is there. */
static void fill(struct options *o, const char *call_id, int key)
{
	struct field_list list = FIELD_LIST_INIT;
	const struct call *call = catalogue_call(&shipped_catalogue, call_id);
	const struct lot *lot = call ? &call->lots[0] : NULL;
	struct draft *d = make_draft(call_id, lot ? lot->id : "", "");
	struct options_about about = { &shipped_catalogue, call, lot, d };
	field_list_fill(&list, STEP_PARTNERS, 0, call, lot);
	struct field_ref ref = list.refs[field_list_find(&list, key, NULL)];
	ref.partner = -1;
	options_fill(o, &about, &ref);
	field_list_free(&list);
	draft_free(&d);
}

/* The ids of the first matches, WANTED of them; CERTAIN as it is to be. */
static void assert_first(const struct options *o, const char *typed, const char *wanted, bool certain)
{
	size_t *shown = xcalloc(o->n, sizeof *shown);
	bool sure;
	size_t n = options_matches(o, typed, shown, &sure);
	struct str got = STR_INIT;
	for (size_t i = 0; i < n && got.length < strlen(wanted); i++)
		str_addf(&got, "%s%s", i ? " " : "", o->list[shown[i]].id);
	if (strcmp(got.text, wanted) != 0 || sure != certain)
		fail_msg("'%s' finds '%s'%s, not '%s'", typed, got.text, sure ? " for sure" : "", wanted);
	str_free(&got);
	free(shown);
}

static void countries__of_every_call__its_own_first(void **state)
{
	(void)state;
	/* Programme Countries, by hand: 33 in 2014 and 2015 to 2018, 34 with Serbia from 2019, 33
	 * without the United Kingdom from 2021 */
	static const struct { const char *call; int n; bool serbia, kingdom; } calls[] = {
		{ "ssa-2014", 33, false, true }, { "ssa-2015", 33, false, true }, { "ssa-2019", 34, true, true },
		{ "ssa-2020", 34, true, true }, { "afi-2021", 33, true, false }, { "afi-2026", 33, true, false },
	};
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		struct options o = OPTIONS_INIT;
		int n = 0;
		fill(&o, calls[i].call, PARTNER_KEY_COUNTRY);
		for (size_t k = 0; k < o.n; k++) {
			assert_true(k == 0 || o.list[k].group >= o.list[k - 1].group);
			assert_false(o.list[k].chosen);
			n += o.list[k].group == 0;
			if (!strcmp(o.list[k].id, "RS"))
				assert_int_equal(o.list[k].group == 0, calls[i].serbia);
			if (!strcmp(o.list[k].id, "GB"))
				assert_int_equal(o.list[k].group == 0, calls[i].kingdom);
		}
		assert_int_equal(n, calls[i].n);
		assert_true(!strncmp(o.groups[0], "Programme Countries of 20", 25));
		assert_string_equal(o.groups[0] + 23, calls[i].call + 4);
		assert_string_equal(o.groups[1], "Other countries");
		options_free(&o);
	}
}

static void countries__without_a_call__are_in_no_group(void **state)
{
	(void)state;
	struct options o = OPTIONS_INIT;
	fill(&o, "", PARTNER_KEY_COUNTRY);
	assert_null(o.groups[0]);
	assert_int_equal(o.list[0].group, o.list[o.n - 1].group);
	assert_string_equal(o.list[0].id, "AF");
	options_free(&o);
}

static void countries__are_found__by_codes_and_names(void **state)
{
	(void)state;
	struct options o = OPTIONS_INIT;
	fill(&o, "ssa-2020", PARTNER_KEY_COUNTRY);
	assert_first(&o, "DK", "DK", true);
	assert_first(&o, "uk", "GB UA", true);       /* the code, then the Ukraine */
	assert_first(&o, "gb", "GB", true);
	assert_first(&o, "EL", "GR SV", true);       /* El Salvador begins with it */
	assert_first(&o, "gr", "GR", true);
	assert_first(&o, "united", "GB AE", false);  /* a Programme Country before the others */
	assert_first(&o, "turkey", "TR", true);
	assert_first(&o, "TURKIYE", "TR", true);
	assert_first(&o, "holl", "NL", true);
	assert_first(&o, "republic czech", "CZ", true);
	assert_first(&o, "cote ivoire", "CI", true);
	assert_first(&o, "niger", "NE NG", true);    /* the whole name, then what begins with it */
	assert_first(&o, "qqq", "", false);
	assert_first(&o, "", "AT BE BG", false);
	options_free(&o);
}

static void countries__in_danish__by_danish_and_english_names(void **state)
{
	(void)state;
	struct options o = OPTIONS_INIT;
	if (!lang_set("da")) {
		print_message("Danish cannot be had here\n");
		skip();
	}
	fill(&o, "ssa-2020", PARTNER_KEY_COUNTRY);
	assert_first(&o, "tysk", "DE", true);
	assert_first(&o, "german", "DE", true);
	assert_first(&o, "ost", "AT", true);         /* Østrig */
	assert_first(&o, "green", "GL", true);
	assert_string_equal(o.list[33].id, "AT");    /* Ø behind all others */
	options_free(&o);
	lang_set("en");
}

static void types__are_found__by_what_people_call_them(void **state)
{
	(void)state;
	struct options o = OPTIONS_INIT;
	fill(&o, "ssa-2020", PARTNER_KEY_TYPE);
	assert_first(&o, "vet", "vet-provider", true);
	assert_first(&o, "vocational", "vet-provider", true);
	assert_first(&o, "universi", "higher-education", true);
	assert_first(&o, "firm", "company", true);
	assert_first(&o, "trade union", "social-partner", true);
	assert_first(&o, "ministry", "education-authority", true);
	assert_first(&o, "ngo", "ngo", true);
	assert_first(&o, "chamber", "chamber", true);
	/* a word of several is not certain to be one of them */
	assert_first(&o, "trade", "sector-association", true);
	assert_first(&o, "high", "higher-education", true);
	assert_first(&o, "school", "education-authority", false);
	options_free(&o);
}

static void types__in_danish__by_danish_words(void **state)
{
	(void)state;
	struct options o = OPTIONS_INIT;
	const char *words = type_search_words(TYPE_VET_PROVIDER);
	if (!lang_set("da") || _(words) == words) {
		print_message("Danish words cannot be had here\n");
		lang_set("en");
		skip();
	}
	fill(&o, "ssa-2020", PARTNER_KEY_TYPE);
	assert_first(&o, "erhvervsskole", "vet-provider", true);
	assert_first(&o, "universitet", "higher-education", true);
	assert_first(&o, "university", "higher-education", true);
	assert_first(&o, "firma", "company", true);
	assert_first(&o, "fagforening", "social-partner", true);
	options_free(&o);
	lang_set("en");
}

static void months__are_found__by_the_number_first(void **state)
{
	(void)state;
	struct option list[3];
	static const int months[] = { 12, 1, 21 };
	struct str id[3], search[3], exact[3];
	for (size_t i = 0; i < 3; i++) {
		id[i] = search[i] = exact[i] = (struct str)STR_INIT;
		str_addf(&id[i], "%d", months[i]);
		str_addf(&search[i], "|%d months|%d", months[i], months[i]);
		str_addf(&exact[i], "|%d|", months[i]);
		list[i] = (struct option){ .id = id[i].text, .search = search[i].text, .exact = exact[i].text };
	}
	struct options o = { .list = list, .n = 3 };
	assert_first(&o, "1", "1 12 21", true);
	assert_first(&o, "2", "21 12", true);
	for (size_t i = 0; i < 3; i++) {
		str_free(&id[i]);
		str_free(&search[i]);
		str_free(&exact[i]);
	}
}

int main(void)
{
	lang_start("en", NULL, false);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(countries__of_every_call__its_own_first),
		cmocka_unit_test(countries__without_a_call__are_in_no_group),
		cmocka_unit_test(countries__are_found__by_codes_and_names),
		cmocka_unit_test(countries__in_danish__by_danish_and_english_names),
		cmocka_unit_test(types__are_found__by_what_people_call_them),
		cmocka_unit_test(types__in_danish__by_danish_words),
		cmocka_unit_test(months__are_found__by_the_number_first),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
