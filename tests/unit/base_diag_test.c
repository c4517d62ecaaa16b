/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of diagnostics: taking back, moving, and passing an input over. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/diag.h"
#include "support/diag_line.h"

/* A warning and two errors of one file, a warning of another. */
static void fill(struct diags *ds)
{
	diags_init(ds, "a.yaml");
	diags_warn(ds, DIAG_UNKNOWN_KEYS_KEPT, 1, 1, "x");
	diags_error(ds, DIAG_MISSING_KEY, 2, 1, "call");
	diags_error(ds, DIAG_UNKNOWN_COUNTRY, 3, 7, "XX");
	diags_set_file(ds, "b.yaml");
	diags_warn(ds, DIAG_UNKNOWN_KEYS_KEPT, 4, 1, "y");
}

static void is(const struct diags *ds, size_t errors, const char *wanted)
{
	char *line = diags_in_line(ds);
	assert_string_equal(line, wanted);
	assert_int_equal(ds->errors, errors);
	free(line);
}

static void diags_cut__takes_back__the_last(void **state)
{
	(void)state;
	struct diags ds;
	fill(&ds);
	diags_cut(&ds, 9);
	assert_int_equal(ds.count, 4);
	diags_cut(&ds, 2);
	is(&ds, 1, "warning 1:1 UNKNOWN_KEYS_KEPT 'x'; 2:1 MISSING_KEY 'call'");
	diags_cut(&ds, 0);
	is(&ds, 0, "");
	assert_string_equal(ds.file, "b.yaml");
	diags_free(&ds);
}

static void diags_pass_over__leaves__the_first_error_as_a_warning(void **state)
{
	(void)state;
	struct diags ds;
	fill(&ds);
	diags_pass_over(&ds, 0);
	is(&ds, 0, "warning 2:1 MISSING_KEY 'call'");
	assert_string_equal(ds.list[0].file, "a.yaml");
	diags_error(&ds, DIAG_NUL_BYTE, 5, 1, "");
	diags_error(&ds, DIAG_BAD_UTF8, 6, 1, "");
	diags_pass_over(&ds, 2);
	is(&ds, 1, "warning 2:1 MISSING_KEY 'call'; 5:1 NUL_BYTE; warning 6:1 BAD_UTF8");
	diags_free(&ds);
}

static void diags_pass_over__leaves__the_last_warning_without_an_error(void **state)
{
	(void)state;
	struct diags ds;
	diags_init(&ds, "");
	diags_warn(&ds, DIAG_UNKNOWN_KEYS_KEPT, 1, 1, "x");
	diags_warn(&ds, DIAG_UNKNOWN_KEYS_KEPT, 2, 1, "y");
	diags_pass_over(&ds, 0);
	is(&ds, 0, "warning 2:1 UNKNOWN_KEYS_KEPT 'y'");
	diags_free(&ds);
}

static void diags_move__puts__all_at_the_end(void **state)
{
	(void)state;
	struct diags to, from;
	diags_init(&to, "c.yaml");
	diags_error(&to, DIAG_NUL_BYTE, 9, 1, "");
	fill(&from);
	diags_move(&to, &from);
	is(&to, 3, "9:1 NUL_BYTE; warning 1:1 UNKNOWN_KEYS_KEPT 'x'; 2:1 MISSING_KEY 'call'; "
	   "3:7 UNKNOWN_COUNTRY 'XX'; warning 4:1 UNKNOWN_KEYS_KEPT 'y'");
	assert_string_equal(to.list[4].file, "b.yaml");
	assert_int_equal(from.count, 0);
	assert_null(from.list);
	diags_free(&to);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(diags_cut__takes_back__the_last),
		cmocka_unit_test(diags_pass_over__leaves__the_first_error_as_a_warning),
		cmocka_unit_test(diags_pass_over__leaves__the_last_warning_without_an_error),
		cmocka_unit_test(diags_move__puts__all_at_the_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
