/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duplicates in drafts of all sizes, against comparing every entry with all before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "core/tally.h"
#include "support/chance.h"
#include "support/sample_call.h"

static void set_text(struct draft *d, int partner, int key, const char *stem, int n)
{
	struct str text = STR_INIT;
	str_addf(&text, "%s %d", stem, n);
	draft_set_text(d, (struct spot){ partner, key, NULL }, text.text);
	str_free(&text);
}

/* N partners with names and ids from pools of POOL; some lack one or the other. */
static struct draft *pool_draft(struct chance *r, int n, int pool)
{
	struct draft *d = draft_new("ssa-2020", "1");
	for (int i = 0; i < n; i++) {
		struct partner *p = draft_add_partner(d, (size_t)i);
		p->country = chance_percent(r, 90) ? (country)(1 + chance_below(r, 3)) : COUNTRY_NONE;
		if (chance_percent(r, 80))
			set_text(d, i, PARTNER_KEY_NAME, "Name", chance_below(r, pool));
		if (chance_percent(r, 60))
			set_text(d, i, PARTNER_KEY_ID, "id", chance_below(r, pool));
		partner_refresh(p);
	}
	return d;
}

static bool is_there_before(const struct draft *d, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (partner_same(&d->partners[i], &d->partners[at]))
			return true;
	return false;
}

/* One tally for all sizes, as an evaluation keeps it. */
static void check_draft(struct tally *t, struct chance *r, int n, int pool)
{
	struct draft *d = pool_draft(r, n, pool);
	size_t duplicates = 0;
	tally_make(t, &sample_ssa_2020, d);
	for (size_t i = 0; i < d->n_partners; i++) {
		bool there = is_there_before(d, i);
		if (t->rows[i].duplicate != there)
			fail_msg("%d partners, pool of %d, position %d: %d", n, pool, (int)i, there);
		duplicates += there;
	}
	assert_int_equal(t->n_duplicates, duplicates);
	draft_free(&d);
}

static void tally__finds_duplicates__all_sizes(void **state)
{
	(void)state;
	struct chance r = { 10000 };
	struct tally t = { 0 };
	static const int sizes[] = { 0, 1, 2, 24, 25, 26, 60, 3000, 30, 400, 5 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		for (int pool = 1; pool <= 100000; pool *= 10)
			check_draft(&t, &r, sizes[i], pool);
	tally_free(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tally__finds_duplicates__all_sizes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
