/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts read from files: everything that can be wrong in one, one by one, and what
 * right ones become when they are saved. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "store/catalogue.h"
#include "store/draft_file.h"
#include "support/diag_line.h"
#include "support/sample_call.h"
#include "support/scratch.h"

/* --- the fixtures ---------------------------------------------------------- */

/* What tests/fixtures/bad/EXPECTED says of NAME, in the notation of its lines. */
static char *expected_of(const char *name)
{
	struct str s = STR_INIT;
	char *list = read_whole(source_path("tests/fixtures/bad/EXPECTED"), NULL), *rest = list;
	for (char *line; (line = strsep(&rest, "\n")); )
		if (strncmp(line, name, strlen(name)) == 0 && line[strlen(name)] == '\t')
			str_addf(&s, "%s\n", line + strlen(name) + 1);
	free(list);
	return str_take(&s);
}

static char *told_of(const struct diags *ds)
{
	struct str s = STR_INIT;
	for (size_t i = 0; i < ds->count; i++)
		str_addf(&s, "%zu\t%zu\t%s\t%s\n", ds->list[i].line, ds->list[i].column,
		         diag_name(ds->list[i].code), ds->list[i].args[0]);
	return str_take(&s);
}

static void check_bad(const char *file)
{
	struct str path = STR_INIT;
	struct diags ds;
	struct draft *draft = NULL;
	struct draft_origin origin;
	size_t n;
	str_addf(&path, "tests/fixtures/bad/%s", file);
	char *bytes = read_whole(source_path(path.text), &n);
	char *name = strndup(file, strlen(file) - strlen(".yaml"));
	diags_init(&ds, file);
	assert_false(draft_read(bytes, n, &shipped_catalogue, NULL, &draft, &origin, &ds));
	assert_null(draft);
	char *wanted = expected_of(name), *got = told_of(&ds);
	if (strcmp(wanted, got) != 0)
		print_error("%s\n", file);
	assert_string_equal(got, wanted);
	free(wanted);
	free(got);
	free(name);
	free(bytes);
	draft_origin_free(&origin);
	diags_free(&ds);
	str_free(&path);
}

/* Calls CHECK for every .yaml file of a folder of fixtures; how many there are. */
static size_t each_fixture(const char *folder, void (*check)(const char *file))
{
	size_t n = 0;
	DIR *d = opendir(source_path(folder));
	assert_non_null(d);
	for (const struct dirent *e; (e = readdir(d)); ) {
		if (!strstr(e->d_name, ".yaml"))
			continue;
		check(e->d_name);
		n++;
	}
	closedir(d);
	return n;
}

static void draft_read__refuses__every_bad_fixture(void **state)
{
	(void)state;
	assert_true(each_fixture("tests/fixtures/bad", check_bad) > 90);
}

/* A file of tests/fixtures/good is read, and written as NAME.saved is. */
static void check_good(const char *file)
{
	struct str path = STR_INIT, out = STR_INIT, again = STR_INIT;
	struct diags ds;
	struct draft *draft = NULL;
	size_t n;
	diags_init(&ds, file);
	str_addf(&path, "tests/fixtures/good/%s", file);
	char *bytes = read_whole(source_path(path.text), &n);
	str_cut(&path, path.length - strlen(".yaml"));
	str_add(&path, ".saved");
	char *saved = read_whole(source_path(path.text), NULL);
	assert_true(draft_read(bytes, n, &shipped_catalogue, NULL, &draft, NULL, &ds));
	assert_int_equal(ds.errors, 0);
	draft_write(&out, draft, &shipped_catalogue);
	if (strcmp(out.text, saved) != 0)
		print_error("%s\n", file);
	assert_string_equal(out.text, saved);
	draft_free(&draft);
	assert_true(draft_read(saved, strlen(saved), &shipped_catalogue, NULL, &draft, NULL, &ds));
	draft_write(&again, draft, &shipped_catalogue);
	assert_string_equal(again.text, saved);
	draft_free(&draft);
	free(bytes);
	free(saved);
	str_free(&path);
	str_free(&out);
	str_free(&again);
	diags_free(&ds);
}

static void draft_read__accepts__every_good_fixture(void **state)
{
	(void)state;
	assert_true(each_fixture("tests/fixtures/good", check_good) > 15);
}

static void check_same_bytes(const char *folder, const char *file)
{
	struct str path = STR_INIT, out = STR_INIT;
	struct diags ds;
	struct draft *draft = NULL;
	struct draft_origin origin;
	diags_init(&ds, file);
	str_addf(&path, "%s/%s", folder, file);
	char *bytes = read_whole(source_path(path.text), NULL);
	assert_true(draft_read(bytes, strlen(bytes), &shipped_catalogue, NULL, &draft, &origin, &ds));
	assert_int_equal(ds.count, 0);
	assert_false(origin.has_comments);
	draft_write(&out, draft, &shipped_catalogue);
	assert_string_equal(out.text, bytes);
	draft_free(&draft);
	draft_origin_free(&origin);
	free(bytes);
	str_free(&path);
	str_free(&out);
	diags_free(&ds);
}

static void check_example(const char *file)
{
	check_same_bytes("data/examples", file);
}

static void draft_write__gives_the_same_bytes__examples(void **state)
{
	(void)state;
	assert_true(each_fixture("data/examples", check_example) >= 2);
}

/* --- single sentences ------------------------------------------------------- */

#define HEAD "konsort: 1\ncall: ssa-2020\n"

/* Reads YAML and compares what is told of it. */
static void check_told(const char *yaml, const struct draft_options *options, const char *wanted)
{
	struct diags ds;
	struct draft *draft = NULL;
	diags_init(&ds, "");
	bool good = draft_read(yaml, strlen(yaml), &sample_catalogue, options, &draft, NULL, &ds);
	assert_int_equal(good, ds.errors == 0);
	assert_int_equal(good, draft != NULL);
	char *got = diags_in_line(&ds);
	assert_string_equal(got, wanted);
	free(got);
	draft_free(&draft);
	diags_free(&ds);
}

static void draft_read__says_what_would_be_right__known_words(void **state)
{
	(void)state;
	check_told(HEAD "partners: [{role: boss}]", NULL,
	           "3:19 UNKNOWN_VALUE 'role' 'boss' 'applicant, full, associated'");
	check_told(HEAD "lot: \"9\"", NULL, "3:6 UNKNOWN_LOT 'ssa-2020' '9' '1, 2'");
	check_told(HEAD "duration: 700", NULL, "3:11 NUMBER_RANGE 'duration' '1' '600'");
	check_told(HEAD "partners: [{grant: 1000000000000}]", NULL,
	           "3:20 NUMBER_RANGE 'grant' '0' '999999999999'");
	check_told(HEAD "partners: [{grant: 999999999999}]", NULL, "");
	check_told(HEAD "partners: [{umbrella: yes}]", NULL, "3:23 WANT_FLAG 'umbrella' 'yes'");
	check_told(HEAD "duration: 4 years", NULL, "3:11 WANT_NUMBER 'duration' '4 years'");
}

static void draft_read__cuts_values_in_messages__to_sixty_cells(void **state)
{
	(void)state;
	struct str s = STR_INIT, wanted = STR_INIT;
	str_add(&s, HEAD "duration: ");
	str_add_repeat(&s, 'x', 5000);
	str_add(&wanted, "3:11 WANT_NUMBER 'duration' '");
	str_add_repeat(&wanted, 'x', 59);
	str_add(&wanted, "…'");
	check_told(s.text, NULL, wanted.text);
	str_free(&s);
	str_free(&wanted);
}

static void draft_read__warns_once__unknown_keys(void **state)
{
	(void)state;
	check_told(HEAD "x: 1\npartners: [{y: 1}, {x: 2, y: 3}]\nz: [1]\n", NULL,
	           "warning 3:1 UNKNOWN_KEYS_KEPT 'x, y, z'");
	check_told(HEAD "a1: 1\na2: 1\na3: 1\na4: 1\na5: 1\na6: 1\na7: 1\na8: 1\na9: 1\nb: 1", NULL,
	           "warning 3:1 UNKNOWN_KEYS_KEPT 'a1, a2, a3, a4, a5, a6, a7, a8, a9, b'");
	check_told(HEAD "a1: 1\na2: 1\na3: 1\na4: 1\na5: 1\na6: 1\na7: 1\na8: 1\na9: 1\nb: 1\nc: 1", NULL,
	           "warning 3:1 UNKNOWN_KEYS_KEPT 'a1, a2, a3, a4, a5, a6, a7, a8, a9, b, ...'");
	check_told(HEAD "statements: {of-another-call: x}", NULL, "");
	check_told(HEAD "priorities: [unknown-one]", NULL, "");
}

static void draft_read__obeys_options__call_and_lot(void **state)
{
	(void)state;
	const struct draft_options call = { "ssa-2020", NULL }, lot = { NULL, "1" },
		both = { "ssa-2020", "2" }, no_lots = { "ssa-2015", "1" }, wrong = { "x", NULL },
		wrong_lot = { NULL, "7" }, none = { NULL, "" };
	check_told("konsort: 1\ncall: of-2040\nlot: \"5\"\n", &call, "");
	check_told("konsort: 1\ncall: of-2040\nlot: \"5\"\n", &both, "");
	check_told("konsort: 1\ncall: of-2040\n", &lot, "2:7 UNKNOWN_CALL 'of-2040' "
	           "'toy-2014, ssa-2015, toy-2017, toy-2018, toy-2019, ssa-2020, toy-2026, toy-odd'");
	check_told("konsort: 1\n", &both, "1:1 MISSING_KEY 'call'");
	check_told(HEAD "lot: \"7\"", &lot, "");
	check_told(HEAD "lot: \"7\"", &none, "");
	check_told(HEAD "lot: \"1\"", &wrong_lot, "0:0 UNKNOWN_LOT 'ssa-2020' '7' '1, 2'");
	check_told(HEAD "lot: \"1\"", &no_lots, "0:0 NO_LOTS 'ssa-2015'");
	check_told(HEAD, &wrong, "0:0 UNKNOWN_CALL 'x' "
	           "'toy-2014, ssa-2015, toy-2017, toy-2018, toy-2019, ssa-2020, toy-2026, toy-odd'");
}

static void draft_read__lays_options_over__what_is_chosen(void **state)
{
	(void)state;
	static const char yaml[] = "konsort: 1\ncall: toy-2019\nlot: \"3\"\n";
	const struct draft_options call = { "ssa-2020", NULL }, lot = { NULL, "2" };
	struct diags ds;
	struct draft *draft = NULL;
	struct draft_origin origin;
	diags_init(&ds, "");
	assert_true(draft_read(yaml, strlen(yaml), &sample_catalogue, &call, &draft, &origin, &ds));
	assert_string_equal(draft->call, "ssa-2020");
	assert_string_equal(draft->lot, "");
	assert_string_equal(origin.call, "toy-2019");
	assert_string_equal(origin.lot, "3");
	draft_free(&draft);
	draft_origin_free(&origin);
	assert_true(draft_read(yaml, strlen(yaml), &sample_catalogue, &lot, &draft, &origin, &ds));
	assert_string_equal(draft->call, "toy-2019");
	assert_string_equal(draft->lot, "2");
	draft_free(&draft);
	draft_origin_free(&origin);
	diags_free(&ds);
}

static void draft_read__tells_call_and_lot__of_a_bad_file_too(void **state)
{
	(void)state;
	static const char yaml[] = HEAD "lot: \"2\"\nduration: x\n", none[] = "konsort: 1\nlot: [2]\n";
	struct diags ds;
	struct draft *draft = NULL;
	struct draft_origin origin;
	diags_init(&ds, "");
	assert_false(draft_read(yaml, strlen(yaml), &sample_catalogue, NULL, &draft, &origin, &ds));
	assert_string_equal(origin.call, "ssa-2020");
	assert_string_equal(origin.lot, "2");
	draft_origin_free(&origin);
	assert_false(draft_read(none, strlen(none), &sample_catalogue, NULL, &draft, &origin, &ds));
	assert_null(origin.call);
	assert_null(origin.lot);
	draft_origin_free(&origin);
	diags_free(&ds);
}

static void draft_read__keeps_identities__ready_to_compare(void **state)
{
	(void)state;
	static const char yaml[] = HEAD "partners:\n- {name: \"Blåbær A/S\", country: DK}\n"
		"- {country: dk, name: BLAABAER as}\n- {country: DK, name: \"BLÅBÆR AS\"}\n"
		"- {id: \" E1 \"}\n- {id: E1, name: x}\n";
	struct diags ds;
	struct draft *draft = NULL;
	diags_init(&ds, "");
	assert_true(draft_read(yaml, strlen(yaml), &sample_catalogue, NULL, &draft, NULL, &ds));
	assert_int_equal(draft->n_partners, 5);
	assert_true(partner_same(&draft->partners[0], &draft->partners[2]));
	assert_false(partner_same(&draft->partners[0], &draft->partners[1]));
	assert_true(partner_same(&draft->partners[3], &draft->partners[4]));
	assert_int_equal(draft->partners[0].role, ROLE_NONE);
	assert_int_equal(draft->partners[0].grant, -1);
	assert_int_equal(draft->duration, -1);
	draft_free(&draft);
	diags_free(&ds);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draft_read__refuses__every_bad_fixture),
		cmocka_unit_test(draft_read__accepts__every_good_fixture),
		cmocka_unit_test(draft_write__gives_the_same_bytes__examples),
		cmocka_unit_test(draft_read__says_what_would_be_right__known_words),
		cmocka_unit_test(draft_read__cuts_values_in_messages__to_sixty_cells),
		cmocka_unit_test(draft_read__warns_once__unknown_keys),
		cmocka_unit_test(draft_read__obeys_options__call_and_lot),
		cmocka_unit_test(draft_read__lays_options_over__what_is_chosen),
		cmocka_unit_test(draft_read__tells_call_and_lot__of_a_bad_file_too),
		cmocka_unit_test(draft_read__keeps_identities__ready_to_compare),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
