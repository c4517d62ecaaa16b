/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue compiled into the program is what its files say, member by member; and
 * call files of a user's own are added to it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "base/utf8.h"
#include "store/call_file.h"
#include "store/catalogue.h"
#include "store/world_file.h"
#include "support/diag_line.h"
#include "support/scratch.h"

/* --- deep comparison ----------------------------------------------------------- */

#define SAME_TEXT(member) assert_string_equal(a->member, b->member)
#define SAME_NUMBER(member) assert_true(a->member == b->member)
/* Both have an array of the same length, whose elements SAME compares. */
#define SAME_ARRAY(member, same) \
	do { \
		assert_int_equal(a->n_##member, b->n_##member); \
		for (size_t i_ = 0; i_ < a->n_##member; i_++) \
			same(&a->member[i_], &b->member[i_]); \
	} while (0)

static void same_string(const char *const *a, const char *const *b)
{
	assert_string_equal(*a, *b);
}

static void same_months(const struct months *a, const struct months *b)
{
	SAME_NUMBER(first);
	SAME_NUMBER(last);
}

static void same_seats(const struct seats *a, const struct seats *b)
{
	SAME_NUMBER(category);
	SAME_NUMBER(seats);
}

static void same_ceiling(const struct ceiling *a, const struct ceiling *b)
{
	SAME_NUMBER(months);
	SAME_NUMBER(most);
}

static void same_set(const struct country_set *a, const struct country_set *b)
{
	assert_int_equal(a == NULL, b == NULL);
	if (a)
		assert_memory_equal(a, b, sizeof *a);
}

static void same_claim(const struct claim *a, const struct claim *b)
{
	SAME_TEXT(source);
	SAME_TEXT(figure);
	SAME_TEXT(note);
	SAME_NUMBER(need);
	SAME_NUMBER(waived_by_umbrella);
	SAME_ARRAY(months, same_months);
}

static void same_rule(const struct rule *a, const struct rule *b)
{
	SAME_TEXT(id);
	SAME_NUMBER(kind);
	SAME_NUMBER(level);
	SAME_NUMBER(carried);
	SAME_NUMBER(unknown);
	SAME_TEXT(title);
	SAME_TEXT(text);
	SAME_ARRAY(sources, same_string);
	SAME_ARRAY(claims, same_claim);
	SAME_NUMBER(need);
	same_set(a->countries, b->countries);
	SAME_ARRAY(seats, same_seats);
	SAME_NUMBER(list);
	SAME_ARRAY(months, same_months);
	SAME_ARRAY(ceilings, same_ceiling);
	SAME_NUMBER(roles);
	SAME_NUMBER(types);
	SAME_NUMBER(scope);
	SAME_NUMBER(exempt_category);
	SAME_NUMBER(applicants_only);
	SAME_TEXT(key);
	SAME_TEXT(when_activity);
}

static void same_note(const struct note *a, const struct note *b)
{
	SAME_TEXT(about);
	SAME_TEXT(text);
	SAME_ARRAY(sources, same_string);
}

static void same_list(const struct choice_list *a, const struct choice_list *b)
{
	assert_int_equal(a->n, b->n);
	for (size_t i = 0; i < a->n; i++) {
		assert_string_equal(a->items[i].id, b->items[i].id);
		assert_string_equal(a->items[i].label, b->items[i].label);
	}
}

static void same_lot(const struct lot *a, const struct lot *b)
{
	SAME_TEXT(id);
	SAME_TEXT(title);
	for (int i = 0; i < LIST_END; i++)
		same_list(&a->lists[i], &b->lists[i]);
	SAME_ARRAY(rules, same_rule);
	SAME_ARRAY(notes, same_note);
}

static void same_source(const struct source *a, const struct source *b)
{
	SAME_TEXT(id);
	SAME_TEXT(publisher);
	SAME_TEXT(page);
	SAME_TEXT(address);
	SAME_TEXT(authority);
}

static void same_category(const struct category *a, const struct category *b)
{
	SAME_TEXT(id);
	SAME_TEXT(title);
	SAME_TEXT(one);
	SAME_TEXT(text);
	SAME_NUMBER(types);
}

static void same_call(const struct call *a, const struct call *b)
{
	SAME_TEXT(id);
	SAME_TEXT(title);
	SAME_NUMBER(year);
	SAME_TEXT(closes);
	SAME_TEXT(carried_from);
	SAME_NUMBER(umbrella);
	same_set(a->programme, b->programme);
	SAME_ARRAY(sources, same_source);
	SAME_ARRAY(categories, same_category);
	SAME_ARRAY(lots, same_lot);
	SAME_ARRAY(notes, same_note);
}

static void same_row(const struct country_row *a, const struct country_row *b)
{
	SAME_NUMBER(code);
	SAME_TEXT(name);
	SAME_TEXT(iso_names);
}

static void same_group(const struct country_group *a, const struct country_group *b)
{
	SAME_TEXT(id);
	same_set(&a->members, &b->members);
}

static void same_world(const struct world *a, const struct world *b)
{
	SAME_ARRAY(rows, same_row);
	SAME_ARRAY(groups, same_group);
}

static void shipped__is__what_its_files_say(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	struct diags ds;
	size_t n;
	diags_init(&ds, "");
	char *bytes = read_whole(source_path("data/countries.yaml"), &n);
	const struct world *w = world_read(bytes, n, &arena, NULL, &ds);
	free(bytes);
	assert_non_null(w);
	same_world(w, shipped_catalogue.world);
	assert_true(shipped_catalogue.n_calls >= 2);
	for (size_t i = 0; i < shipped_catalogue.n_calls; i++) {
		bytes = read_whole(source_path(shipped_call_files[i]), &n);
		const struct call *call = call_read(bytes, n, w, &arena, NULL, &ds);
		free(bytes);
		assert_non_null(call);
		same_call(call, shipped_catalogue.calls[i]);
	}
	diags_free(&ds);
	arena_free(&arena);
}

static void shipped__is__in_order(void **state)
{
	(void)state;
	for (size_t i = 1; i < shipped_catalogue.n_calls; i++) {
		const struct call *a = shipped_catalogue.calls[i - 1], *b = shipped_catalogue.calls[i];
		assert_true(a->year < b->year || (a->year == b->year && strcmp(a->id, b->id) < 0));
	}
	for (size_t i = 1; i < shipped_catalogue.world->n_rows; i++)
		assert_true(shipped_catalogue.world->rows[i - 1].code < shipped_catalogue.world->rows[i].code);
	assert_int_equal(shipped_catalogue.world->n_rows, 250);
}

static void shipped__fits__the_sidebar(void **state)
{
	(void)state;
	for (size_t i = 0; i < shipped_catalogue.n_calls; i++) {
		const struct call *call = shipped_catalogue.calls[i];
		for (size_t k = 0; k < call->n_categories; k++)
			assert_in_range(utf8_width(call->categories[k].title), 1, 24);
		for (size_t k = 0; k < call->n_lots; k++)
			for (size_t m = 0; m < call->lots[k].n_rules; m++)
				assert_in_range(utf8_width(call->lots[k].rules[m].title), 1, 22);
	}
}

/* --- calls of the user's own ------------------------------------------------------ */

#define WITH_A_RULE \
	"sources:\n  - {id: S1, publisher: P, page: Q, authority: C}\ncategories: []\nrules:\n" \
	"  - {id: applicant, kind: applicant, level: required, title: A, text: T, sources: [S1], need: 1}\n"

static void write_call(const char *file, const char *id, int year)
{
	struct str s = STR_INIT;
	str_addf(&s, "konsort-call: 1\nid: %s\ntitle: T\nyear: %d\ncloses: unknown\n"
	         "programme-countries: programme-2019\nsources: []\ncategories: []\nrules:\n"
	         "  - {id: countries, kind: count-countries, level: required, title: C, text: C., need: unknown}\n",
	         id, year);
	scratch_text(file, s.text);
	str_free(&s);
}

/* Opens the scratch directory; what is told, with file names, is compared, "@" in WANTED
 * standing for the directory. */
static const struct catalogue *open_scratch(struct arena *arena, const char *wanted)
{
	struct diags ds;
	struct str told = STR_INIT, all = STR_INIT;
	diags_init(&ds, "before");
	const struct catalogue *c = catalogue_open(scratch_dir(), arena, &ds);
	assert_int_equal(c == NULL, ds.errors > 0);
	assert_string_equal(ds.file, "before");
	for (size_t i = 0; i < ds.count; i++)
		str_addf(&told, "%s %s %s %s\n", ds.list[i].file, diag_name(ds.list[i].code),
		         ds.list[i].args[0], ds.list[i].args[1]);
	for (; *wanted; wanted++)
		if (*wanted == '@')
			str_add(&all, scratch_dir());
		else
			str_add_char(&all, *wanted);
	assert_string_equal(told.text, all.text);
	str_free(&told);
	str_free(&all);
	diags_free(&ds);
	return c;
}

static void catalogue_open__adds__call_files_of_a_directory(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	write_call("old.yaml", "own-2001", 2001);
	write_call("same-year.yml", "aaa-2020", 2020);
	assert_int_equal(mkdir(scratch_path("calls"), 0700), 0);
	write_call("calls/deep.yaml", "own-2099", 2099);
	scratch_text(".hidden.yaml", "not a call");
	scratch_text("countries.yaml", "not a call");
	scratch_text("notes.txt", "not a call");
	const struct catalogue *c = open_scratch(&arena, "");
	assert_int_equal(c->n_calls, shipped_catalogue.n_calls + 3);
	assert_string_equal(c->calls[0]->id, "own-2001");
	assert_string_equal(c->calls[c->n_calls - 1]->id, "own-2099");
	for (size_t i = 1; i < c->n_calls; i++)
		assert_true(c->calls[i - 1]->year <= c->calls[i]->year);
	assert_non_null(catalogue_call(c, "aaa-2020"));
	assert_ptr_equal(catalogue_call(c, "ssa-2020"), catalogue_call(&shipped_catalogue, "ssa-2020"));
	assert_ptr_equal(c->world, shipped_catalogue.world);
	arena_free(&arena);
}

static void catalogue_open__names_both_files__of_an_id_in_two(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	write_call("a.yaml", "own-2030", 2030);
	write_call("b.yaml", "own-2030", 2031);
	write_call("c.yaml", "ssa-2020", 2020);
	open_scratch(&arena, "@/b.yaml CALL_TWICE own-2030 @/a.yaml\n"
	             "@/c.yaml CALL_TWICE ssa-2020 data/calls/ssa-2020.yaml\n");
	arena_free(&arena);
}

static void catalogue_open__tells__what_is_wrong_in_every_file(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	scratch_text("a.yaml", "x");
	assert_int_equal(mkfifo(scratch_path("b.yaml"), 0600), 0);
	write_call("c.yaml", "own-2030", 2030);
	scratch_text("d.yaml", "");
	open_scratch(&arena, "@/a.yaml DATA_NOT_A_MAP konsort-call: 1 \n@/b.yaml NOT_A_FILE @/b.yaml \n"
	             "@/d.yaml EMPTY_DATA konsort-call: 1 \n");
	arena_free(&arena);
}

static void catalogue_open__is_the_shipped_one__without_a_directory(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	struct diags ds;
	diags_init(&ds, "");
	assert_ptr_equal(catalogue_open(NULL, &arena, &ds), &shipped_catalogue);
	assert_null(arena.blocks);
	assert_null(catalogue_open("/nonexistent", &arena, &ds));
	char *told = diags_in_line(&ds);
	assert_string_equal(told, "0:0 CANNOT_READ '/nonexistent' 'no such file or directory'");
	free(told);
	diags_free(&ds);
	arena_free(&arena);
}

/* --- calls of the system ---------------------------------------------------------- */

/* Adds the scratch directory to ours; what is told, each a warning, is compared, "@" in
 * WANTED standing for the directory. */
static const struct catalogue *add_scratch(const struct catalogue *to, struct arena *arena,
                                           const char *wanted)
{
	struct diags ds;
	struct str told = STR_INIT, all = STR_INIT;
	diags_init(&ds, "before");
	const struct catalogue *c = catalogue_add_site(to, scratch_dir(), arena, &ds);
	assert_non_null(c);
	assert_int_equal(ds.errors, 0);
	assert_string_equal(ds.file, "before");
	for (size_t i = 0; i < ds.count; i++)
		str_addf(&told, "%s %zu:%zu %s %s %s\n", ds.list[i].file, ds.list[i].line,
		         ds.list[i].column, diag_name(ds.list[i].code), ds.list[i].args[0],
		         ds.list[i].args[1]);
	for (; *wanted; wanted++)
		if (*wanted == '@')
			str_add(&all, scratch_dir());
		else
			str_add_char(&all, *wanted);
	assert_string_equal(told.text, all.text);
	str_free(&told);
	str_free(&all);
	diags_free(&ds);
	return c;
}

static void catalogue_add_site__adds__call_files(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	write_call("a.yaml", "site-2001", 2001);
	write_call("b.yml", "site-2099", 2099);
	scratch_text(".hidden.yaml", "not a call");
	scratch_text("countries.yaml", "not a call");
	const struct catalogue *c = add_scratch(&shipped_catalogue, &arena, "");
	assert_int_equal(c->n_calls, shipped_catalogue.n_calls + 2);
	assert_string_equal(c->calls[0]->id, "site-2001");
	assert_string_equal(c->calls[c->n_calls - 1]->id, "site-2099");
	assert_string_equal(catalogue_file(c, "site-2001"), scratch_path("a.yaml"));
	assert_string_equal(catalogue_file(c, "ssa-2020"), "data/calls/ssa-2020.yaml");
	assert_null(catalogue_file(c, "site-2000"));
	assert_ptr_equal(catalogue_call(c, "ssa-2020"), catalogue_call(&shipped_catalogue, "ssa-2020"));
	arena_free(&arena);
}

static void catalogue_add_site__passes_over__what_is_wrong(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	scratch_text("a.yaml", "konsort-call: 1\nid: site-1\ntitle: T\nyear: soon\ncloses: unknown\n"
	             "programme-countries: programme-2019\nsurprise: 1\n" WITH_A_RULE);
	write_call("b.yaml", "site-2001", 2001);
	write_call("c.yaml", "site-2001", 2002);
	write_call("d.yaml", "ssa-2020", 2020);
	assert_int_equal(mkfifo(scratch_path("e.yaml"), 0600), 0);
	write_call("f.yaml", "site-2002", 2002);
	assert_int_equal(chmod(scratch_path("f.yaml"), 0646), 0);
	assert_int_equal(symlink("g.yaml", scratch_path("g.yaml")), 0);
	struct diags ds;
	diags_init(&ds, "");
	const struct catalogue *c = catalogue_add_site(&shipped_catalogue, scratch_dir(), &arena, &ds);
	assert_int_equal(ds.errors, 0);
	assert_int_equal(ds.count, 6);
	assert_int_equal(ds.list[0].line, 4);
	assert_string_equal(diag_name(ds.list[1].code), "CALL_TWICE");
	assert_string_equal(ds.list[1].args[1], scratch_path("b.yaml"));
	assert_string_equal(ds.list[2].args[1], "data/calls/ssa-2020.yaml");
	assert_string_equal(diag_name(ds.list[3].code), "NOT_A_FILE");
	assert_string_equal(diag_name(ds.list[4].code), "NOT_TRUSTED");
	assert_string_equal(diag_name(ds.list[5].code), "CANNOT_OPEN");
	assert_int_equal(c->n_calls, shipped_catalogue.n_calls + 1);
	assert_int_equal(catalogue_call(c, "site-2001")->year, 2001);
	diags_free(&ds);
	arena_free(&arena);
}

static void catalogue_add_site__is_the_same__with_nothing_to_add(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	struct diags ds;
	diags_init(&ds, "");
	assert_ptr_equal(add_scratch(&shipped_catalogue, &arena, ""), &shipped_catalogue);
	assert_ptr_equal(catalogue_add_site(&shipped_catalogue, "/nonexistent", &arena, &ds),
	                 &shipped_catalogue);
	assert_int_equal(ds.count, 0);
	write_call("a.yaml", "site-2001", 2001);
	assert_int_equal(chmod(scratch_dir(), 0777), 0);
	assert_ptr_equal(add_scratch(&shipped_catalogue, &arena, " 0:0 NOT_TRUSTED @ \n"),
	                 &shipped_catalogue);
	assert_ptr_equal(catalogue_add_site(&shipped_catalogue, "/dev/null", &arena, &ds),
	                 &shipped_catalogue);
	diags_free(&ds);
	arena_free(&arena);
}

static void catalogue_add_site__does_not_trust__other_users(void **state)
{
	(void)state;
	if (geteuid() != 0)
		skip();
	struct arena arena = ARENA_INIT;
	write_call("a.yaml", "site-2001", 2001);
	assert_int_equal(chown(scratch_path("a.yaml"), 12345, (gid_t)-1), 0);
	assert_ptr_equal(add_scratch(&shipped_catalogue, &arena, "@/a.yaml 0:0 NOT_TRUSTED @/a.yaml \n"),
	                 &shipped_catalogue);
	assert_int_equal(chown(scratch_dir(), 12345, (gid_t)-1), 0);
	assert_ptr_equal(add_scratch(&shipped_catalogue, &arena, " 0:0 NOT_TRUSTED @ \n"),
	                 &shipped_catalogue);
	arena_free(&arena);
}

static void catalogue_add_site__adds_to__a_directory_of_the_users_own(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	assert_int_equal(mkdir(scratch_path("calls"), 0700), 0);
	write_call("calls/a.yaml", "own-2030", 2030);
	const struct catalogue *own = open_scratch(&arena, "");
	assert_non_null(own);
	assert_string_equal(catalogue_file(own, "own-2030"), scratch_path("calls/a.yaml"));
	write_call("b.yaml", "own-2030", 2031);
	write_call("c.yaml", "site-2031", 2031);
	const struct catalogue *c = add_scratch(own, &arena,
		"@/b.yaml 1:1 CALL_TWICE own-2030 @/calls/a.yaml\n");
	assert_int_equal(c->n_calls, own->n_calls + 1);
	assert_int_equal(catalogue_call(c, "own-2030")->year, 2030);
	arena_free(&arena);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shipped__is__what_its_files_say),
		cmocka_unit_test(shipped__is__in_order),
		cmocka_unit_test(shipped__fits__the_sidebar),
		IN_SCRATCH(catalogue_open__adds__call_files_of_a_directory),
		IN_SCRATCH(catalogue_open__names_both_files__of_an_id_in_two),
		IN_SCRATCH(catalogue_open__tells__what_is_wrong_in_every_file),
		cmocka_unit_test(catalogue_open__is_the_shipped_one__without_a_directory),
		IN_SCRATCH(catalogue_add_site__adds__call_files),
		IN_SCRATCH(catalogue_add_site__passes_over__what_is_wrong),
		IN_SCRATCH(catalogue_add_site__is_the_same__with_nothing_to_add),
		IN_SCRATCH(catalogue_add_site__does_not_trust__other_users),
		IN_SCRATCH(catalogue_add_site__adds_to__a_directory_of_the_users_own),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
