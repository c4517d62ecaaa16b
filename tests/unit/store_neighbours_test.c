/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drafts beside a draft: which files are read, what of them is kept, and that nothing
 * in a directory can stop it or make it wait. */
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
#include "store/catalogue.h"
#include "store/neighbours.h"
#include "support/diag_line.h"
#include "support/scratch.h"

#define DRAFT "konsort: 1\ncall: ssa-2020\nlot: \"2\"\n"

struct beside {
	struct neighbours n;
	struct diags ds;
};

static void read_most(struct beside *b, size_t most)
{
	*b = (struct beside){ .n = NEIGHBOURS_INIT };
	diags_init(&b->ds, "before");
	assert_true(neighbours_read(&b->n, scratch_dir(), NULL, &shipped_catalogue, most, &b->ds));
	assert_int_equal(b->ds.errors, 0);
	assert_string_equal(b->ds.file, "before");
}

static void read_scratch(struct beside *b)
{
	read_most(b, 1000);
}

static void beside_free(struct beside *b)
{
	neighbours_free(&b->n);
	diags_free(&b->ds);
}

/* The names of all but SELF, with spaces between, are WANTED. */
static void names_are(const struct beside *b, const struct file_stamp *self, const char *wanted)
{
	struct str names = STR_INIT;
	size_t count;
	struct neighbour *list = neighbours_without(&b->n, self, &count);
	assert_non_null(list);
	for (size_t i = 0; i < count; i++)
		str_addf(&names, "%s%s", i > 0 ? " " : "", list[i].name);
	assert_string_equal(names.text, wanted);
	str_free(&names);
	free(list);
}

/* What was told, a line each, with the file's name in the directory. */
static void told_is(const struct beside *b, const char *wanted)
{
	struct str told = STR_INIT;
	for (size_t i = 0; i < b->ds.count; i++) {
		const struct diag *d = &b->ds.list[i];
		assert_true(d->warning);
		str_addf(&told, "%s:%zu:%zu %s\n", d->file + strlen(scratch_dir()) + 1, d->line,
		         d->column, diag_name(d->code));
	}
	assert_string_equal(told.text, wanted);
	str_free(&told);
}

static void link_to(const char *target, const char *name)
{
	assert_int_equal(symlink(target, scratch_path(name)), 0);
}

/* --- which files ------------------------------------------------------------------ */

static void neighbours_read__takes__yaml_files_by_name(void **state)
{
	(void)state;
	struct beside b;
	scratch_text("b.yaml", DRAFT);
	scratch_text("a.yml", DRAFT);
	scratch_text("B.yaml", DRAFT);
	scratch_text("\xc3\xa6.yaml", DRAFT);
	scratch_text(".hidden.yaml", "x");
	scratch_text("notes.txt", "x");
	scratch_text("yaml", "x");
	scratch_text(".yaml", "x");
	scratch_text("c.yaml~", "x");
	scratch_text("d.YAML", "x");
	read_scratch(&b);
	names_are(&b, NULL, "B.yaml a.yml b.yaml \xc3\xa6.yaml");
	told_is(&b, "");
	beside_free(&b);
}

static void neighbours_read__passes_over__what_is_no_file(void **state)
{
	(void)state;
	struct beside b;
	assert_int_equal(mkdir(scratch_path("dir.yaml"), 0700), 0);
	scratch_text("dir.yaml/deep.yaml", DRAFT);
	assert_int_equal(mkfifo(scratch_path("fifo.yaml"), 0600), 0);
	link_to("/dev/zero", "device.yaml");
	link_to("fifo.yaml", "to-fifo.yaml");
	scratch_text("real.txt", DRAFT);
	link_to("real.txt", "link.yaml");
	read_scratch(&b);
	names_are(&b, NULL, "link.yaml");
	told_is(&b, "");
	assert_int_equal(b.n.unreadable, 0);
	beside_free(&b);
}

static void neighbours_read__warns_once__of_each_unreadable_file(void **state)
{
	(void)state;
	struct beside b;
	scratch_text("a.yaml", "");
	scratch_text("b.yaml", "konsort: 1\ncall: ssa-2020\nx-y: 1\nduration: long\ntitle: [1]\n");
	scratch_text("c.yaml", "services:\n  web: {image: x}\n");
	scratch_text("d.yaml", DRAFT "unknown: kept\n");
	scratch_text("e.yaml", "konsort: 1\ncall: ssa-1999\n");
	scratch_write("f.yaml", "\x7f" "ELF\x00\x01\x02", 7);
	scratch_text("g.yaml", "konsort: 1\n\xff\xfe\n");
	link_to("nowhere.yaml", "h.yaml");
	link_to("i.yaml", "i.yaml");
	read_scratch(&b);
	names_are(&b, NULL, "d.yaml");
	told_is(&b, "a.yaml:1:1 EMPTY_FILE\nb.yaml:4:11 WANT_NUMBER\nc.yaml:1:1 MISSING_KEY\n"
	        "e.yaml:2:7 UNKNOWN_CALL\nf.yaml:1:1 CONTROL_CHARACTER\ng.yaml:2:1 BAD_UTF8\n"
	        "h.yaml:0:0 CANNOT_OPEN\ni.yaml:0:0 CANNOT_OPEN\n");
	assert_int_equal(b.n.unreadable, 8);
	beside_free(&b);
}

static void neighbours_read__refuses__a_file_over_the_cap(void **state)
{
	(void)state;
	struct beside b;
	scratch_text("huge.yaml", DRAFT);
	assert_int_equal(truncate(scratch_path("huge.yaml"), (off_t)FILE_MOST_MIB * 1024 * 1024 + 1), 0);
	read_scratch(&b);
	told_is(&b, "huge.yaml:0:0 TOO_LARGE\n");
	assert_int_equal(b.n.n, 0);
	beside_free(&b);
}

static void neighbours_read__counts__what_is_beyond_the_most(void **state)
{
	(void)state;
	struct beside b;
	scratch_text("a.yaml", "no draft");
	scratch_text("b.yaml", DRAFT);
	scratch_text("c.yaml", DRAFT);
	assert_int_equal(mkdir(scratch_path("d.yaml"), 0700), 0);
	scratch_text("e.yaml", "no draft");
	read_most(&b, 2);
	names_are(&b, NULL, "b.yaml");
	assert_int_equal(b.n.unreadable, 1);
	assert_int_equal(b.n.unread, 2);
	told_is(&b, "a.yaml:1:1 NOT_A_MAP\n");
	beside_free(&b);
}

static void neighbours_read__fails__without_a_directory(void **state)
{
	(void)state;
	struct beside b;
	scratch_text("a.yaml", DRAFT);
	read_scratch(&b);
	assert_false(neighbours_read(&b.n, "/nonexistent", NULL, &shipped_catalogue, 10, &b.ds));
	assert_false(neighbours_read(&b.n, scratch_path("a.yaml"), NULL, &shipped_catalogue, 10, &b.ds));
	assert_int_equal(b.ds.errors, 2);
	assert_int_equal(b.ds.list[0].code, DIAG_CANNOT_READ);
	assert_string_equal(b.ds.list[0].args[0], "/nonexistent");
	assert_string_equal(b.ds.list[0].file, "");
	names_are(&b, NULL, "a.yaml");
	beside_free(&b);
}

static void neighbours_read__fills_anew__what_was_read_before(void **state)
{
	(void)state;
	struct beside b;
	scratch_text("a.yaml", DRAFT);
	scratch_text("b.yaml", "x");
	read_scratch(&b);
	assert_int_equal(unlink(scratch_path("a.yaml")), 0);
	scratch_text("b.yaml", DRAFT);
	assert_true(neighbours_read(&b.n, scratch_dir(), NULL, &shipped_catalogue, 1000, &b.ds));
	names_are(&b, NULL, "b.yaml");
	assert_int_equal(b.n.unreadable, 0);
	beside_free(&b);
}

static void neighbours_read__reads_again__what_changed(void **state)
{
	(void)state;
	struct beside b;
	link_to(source_path("data/examples/ssa-2020-lot2-example.yaml"), "a.yaml");
	scratch_text("b.yaml", DRAFT "sector: rail\n");
	scratch_text("c.yaml", DRAFT);
	read_scratch(&b);
	size_t count;
	struct neighbour *list = neighbours_without(&b.n, NULL, &count);
	const struct draft *old = list[0].draft;
	free(list);
	scratch_text("b.yaml", DRAFT "sector: tail\n");
	assert_int_equal(unlink(scratch_path("c.yaml")), 0);
	assert_true(neighbours_read(&b.n, scratch_dir(), NULL, &shipped_catalogue, 1000, &b.ds));
	list = neighbours_without(&b.n, NULL, &count);
	assert_int_equal(count, 2);
	assert_ptr_equal(list[0].draft, old);
	assert_string_equal(list[0].name, "a.yaml");
	assert_string_equal(old->call, "ssa-2020");
	assert_string_equal(list[1].draft->sector, "tail");
	free(list);
	assert_int_equal(unlink(scratch_path("a.yaml")), 0);
	link_to(source_path("data/examples/ssa-2015-example.yaml"), "a.yaml");
	assert_true(neighbours_read(&b.n, scratch_dir(), NULL, &shipped_catalogue, 1000, &b.ds));
	list = neighbours_without(&b.n, NULL, &count);
	assert_string_equal(list[0].draft->call, "ssa-2015");
	free(list);
	beside_free(&b);
}

/* --- what is kept ------------------------------------------------------------------- */

static void neighbours_read__keeps__what_drafts_are_compared_by(void **state)
{
	(void)state;
	struct beside b;
	size_t count;
	scratch_text("a.yaml", DRAFT "title: T\nsector: rail\nduration: 48\nnotes: N\npartners:\n"
	             "  - {name: \"\xc3\x86gir\", country: \"EL\", type: company, also: [ngo], role: applicant, grant: 5,\n"
	             "     id: \"E1\", contribution: \"C\", umbrella: true, x-y: 1}\n"
	             "  - {country: \"SE\"}\n");
	read_scratch(&b);
	struct neighbour *list = neighbours_without(&b.n, NULL, &count);
	assert_int_equal(count, 1);
	const struct draft *d = list[0].draft;
	assert_string_equal(d->call, "ssa-2020");
	assert_string_equal(d->lot, "2");
	assert_string_equal(d->sector, "rail");
	assert_string_equal(d->title, "");
	assert_int_equal(d->duration, -1);
	assert_int_equal(d->n_partners, 2);
	const struct partner *p = &d->partners[0];
	assert_string_equal(p->name, "\xc3\x86gir");
	assert_string_equal(p->name_fold, "aegir");
	assert_string_equal(p->id, "E1");
	assert_int_equal(p->role, ROLE_APPLICANT);
	assert_int_equal(p->country, country_from_code("GR"));
	assert_string_equal(p->contribution, "");
	assert_int_equal(p->extras.n, 0);
	assert_int_equal(d->partners[1].role, ROLE_NONE);
	assert_int_equal(d->partners[1].country, country_from_code("SE"));
	free(list);
	beside_free(&b);
}

static void neighbours_without__leaves_out__one_device_and_inode(void **state)
{
	(void)state;
	struct beside b;
	struct stat st;
	scratch_text("a.yaml", DRAFT);
	scratch_text("b.yaml", DRAFT);
	link_to("a.yaml", "c.yaml");
	assert_int_equal(link(scratch_path("a.yaml"), scratch_path("d.yaml")), 0);
	read_scratch(&b);
	assert_int_equal(stat(scratch_path("a.yaml"), &st), 0);
	struct file_stamp self = file_stamp_of(&st, 0), none = { .existed = false };
	names_are(&b, &self, "b.yaml");
	names_are(&b, &none, "a.yaml b.yaml c.yaml d.yaml");
	assert_true(neighbours_read(&b.n, scratch_dir(), &self, &shipped_catalogue, 10, &b.ds));
	names_are(&b, NULL, "b.yaml");
	self.device++;
	assert_true(neighbours_read(&b.n, scratch_dir(), &self, &shipped_catalogue, 10, &b.ds));
	names_are(&b, &self, "a.yaml b.yaml c.yaml d.yaml");
	beside_free(&b);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(neighbours_read__takes__yaml_files_by_name),
		IN_SCRATCH(neighbours_read__passes_over__what_is_no_file),
		IN_SCRATCH(neighbours_read__warns_once__of_each_unreadable_file),
		IN_SCRATCH(neighbours_read__refuses__a_file_over_the_cap),
		IN_SCRATCH(neighbours_read__counts__what_is_beyond_the_most),
		IN_SCRATCH(neighbours_read__fails__without_a_directory),
		IN_SCRATCH(neighbours_read__fills_anew__what_was_read_before),
		IN_SCRATCH(neighbours_read__reads_again__what_changed),
		IN_SCRATCH(neighbours_read__keeps__what_drafts_are_compared_by),
		IN_SCRATCH(neighbours_without__leaves_out__one_device_and_inode),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
