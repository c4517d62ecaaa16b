/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Causes as they stand behind a colon: konsort's words, for whatever the system says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <string.h>

#include "base/cause.h"

static void cause_of__is_our_own__for_what_happens_to_files(void **state)
{
	(void)state;
	static const int errors[] = { ENOENT, EACCES, EPERM, EEXIST, EISDIR, ENOTDIR, ENOSPC, EDQUOT, EROFS, EIO, ELOOP,
		ENAMETOOLONG, EFBIG, EMFILE, ENFILE, EBUSY, ETXTBSY, ENXIO, ENODEV, EPIPE, EBADF, ESTALE, EXDEV, EINVAL };
	assert_string_equal(cause_of(EACCES), "permission denied");
	assert_string_equal(cause_of(ENOENT), "no such file or directory");
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
		const char *text = cause_of(errors[i]);
		assert_in_range(*text, 'a', 'z');
		assert_string_not_equal(text + strlen(text) - 1, ".");
		assert_ptr_equal(text, cause_of(errors[i]));   /* a text to be looked up, not a copy */
	}
}

static void cause_of__says_something__for_all_others(void **state)
{
	(void)state;
	for (int error = -1; error < 200; error++)
		assert_string_not_equal(cause_of(error), "");
}

static void cause_of_saving__says__what_one_can_do(void **state)
{
	(void)state;
	assert_string_equal(cause_of_saving(ENOSPC), "the disk is full; free some space, or save in another place");
	assert_string_equal(cause_of_saving(EDQUOT),
	                    "your disk quota is used up; free some space, or save in another place");
	assert_string_equal(cause_of_saving(EROFS), "the disk is read-only; save in another place");
	assert_string_equal(cause_of_saving(EACCES), "permission denied");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cause_of__is_our_own__for_what_happens_to_files),
		cmocka_unit_test(cause_of__says_something__for_all_others),
		cmocka_unit_test(cause_of_saving__says__what_one_can_do),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
