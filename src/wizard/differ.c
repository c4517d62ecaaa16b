/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each difference is made a delta, as if somebody had edited the one draft until it was the
 * other, and said as such.  Whatever the drafts are, it is told in at least one line. */
#include "wizard/differ.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/xmem.h"
#include "wizard/delta_text.h"

/* Lists that nobody marked by hand are not told entry by entry. */
enum { ENTRIES_MOST = 1000 };

struct differing {
	struct delta_teller teller;
	const struct draft *old, *now;
	struct str *out;
	size_t n, most;
};

/* --- lines ------------------------------------------------------------------ */

/* Counts a difference; true if it is to be told, and OUT is at the start of its line then. */
static bool next_line(struct differing *f)
{
	if (f->n++ >= f->most)
		return false;
	str_add(f->out, f->n > 1 ? "\n" : "");
	return true;
}

static void tell(struct differing *f, const struct delta *x, const char *name)
{
	if (next_line(f))
		delta_text(f->out, &f->teller, x, name);
}

/* PATTERN, English, about what is called LABEL (of PARTNER, called NAME). */
static void tell_of(struct differing *f, const char *pattern, const char *label, int partner,
                    const char *name)
{
	struct str what = STR_INIT;
	if (next_line(f)) {
		delta_of(&what, &f->teller, label, partner, name);
		str_fill(f->out, _(pattern), what.text);
	}
	str_free(&what);
}

static void tell_order(struct differing *f, int key)
{
	/* TRANSLATORS: %1 is the name of a list: "Activities", "Partners". */
	tell_of(f, N_("%1: in another order"), _(field_of_key(key)->label), -1, "");
}

static void tell_partner(struct differing *f, const char *pattern, const struct draft *d, size_t at)
{
	struct str who = STR_INIT;
	if (next_line(f)) {
		f->teller.label(&who, d->partners[at].name, at);
		str_fill(f->out, _(pattern), who.text);
	}
	str_free(&who);
}

/* --- lists ------------------------------------------------------------------ */

/* The entries of MORE that LESS does not have, each once. */
static size_t tell_entries(struct differing *f, int key, const struct id_list *more,
                           const struct id_list *less, bool gained)
{
	size_t n = 0;
	for (size_t i = 0; i < more->n; i++) {
		const struct id_list before = { .ids = more->ids, .n = i };
		if (id_list_has(less, more->ids[i]) || id_list_has(&before, more->ids[i]))
			continue;
		struct id_list sides[2] = { { .n = 0 } };
		sides[gained] = (struct id_list){ .ids = &more->ids[i], .n = 1 };
		tell(f, &(struct delta){ .kind = DELTA_IDS, .partner = -1, .key = key, .was.ids = sides }, "");
		n++;
	}
	return n;
}

static void compare_ids(struct differing *f, int key, const struct id_list *a,
                        const struct id_list *b)
{
	if (id_list_equal(a, b))
		return;
	if (a->n + b->n > ENTRIES_MOST) {
		tell_of(f, "%1", _(field_of_key(key)->label), -1, "");
		return;
	}
	size_t n = tell_entries(f, key, a, b, false);
	n += tell_entries(f, key, b, a, true);
	if (!n)
		tell_order(f, key);
}

static char *text_of(const struct statement_list *list, const char *key)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->items[i].key, key) == 0)
			return list->items[i].text;
	return NULL;
}

/* The statements of A that B has not, and, unless ONLY, those that it has otherwise.  A is the old
 * draft's, or where ONLY the one of now. */
static size_t tell_statements(struct differing *f, const struct statement_list *a,
                              const struct statement_list *b, bool only)
{
	size_t n = 0;
	for (size_t i = 0; i < a->n; i++) {
		char *other = text_of(b, a->items[i].key), *text = a->items[i].text;
		if (other && (only || strcmp(text, other) == 0))
			continue;
		tell(f, &(struct delta){ .kind = DELTA_STATEMENT, .partner = -1, .key = DRAFT_KEY_STATEMENTS,
		                         .statement = a->items[i].key,
		                         .was.text = { only ? NULL : text, only ? text : other } }, "");
		n++;
	}
	return n;
}

static void compare_statements(struct differing *f, const struct statement_list *a,
                               const struct statement_list *b)
{
	if (statements_equal(a, b))
		return;
	if (a->n + b->n > ENTRIES_MOST) {
		tell_of(f, "%1", _(field_of_key(DRAFT_KEY_STATEMENTS)->label), -1, "");
		return;
	}
	size_t n = tell_statements(f, a, b, false);
	n += tell_statements(f, b, a, true);
	if (!n)
		tell_order(f, DRAFT_KEY_STATEMENTS);
}

static void compare_extras(struct differing *f, const struct extra_list *a,
                           const struct extra_list *b, int partner, const char *name)
{
	if (!extras_equal(a, b))
		/* TRANSLATORS: what stands in a file under names that konsort does not know. */
		tell_of(f, "%1", _("Unknown keys"), partner, name);
}

/* --- fields ----------------------------------------------------------------- */

static void compare_numbers(struct differing *f, struct delta *x, int64_t a, int64_t b,
                            const char *name)
{
	x->kind = DELTA_NUMBER;
	x->was.number[0] = a;
	x->was.number[1] = b;
	if (a != b)
		tell(f, x, name);
}

/* A type a line, as each is marked for itself. */
static void compare_types(struct differing *f, struct delta *x, type_set a, type_set b,
                          const char *name)
{
	for (int i = 1; i < TYPE_END; i++)
		compare_numbers(f, x, a & TYPE_BIT(i), b & TYPE_BIT(i), name);
}

/* The value of key K at A and B; X has its spot.  NAME is the partner's. */
static void compare_value(struct differing *f, const struct key *k, struct delta *x, const void *a,
                          const void *b, const char *name)
{
	switch (k->kind) {
	case KEY_CALL: case KEY_LOT: case KEY_SECTOR: case KEY_TEXT:
		x->kind = DELTA_TEXT;
		x->was.text[0] = *(char *const *)a;
		x->was.text[1] = *(char *const *)b;
		if (strcmp(x->was.text[0], x->was.text[1]) != 0)
			tell(f, x, name);
		break;
	case KEY_NUMBER:
		compare_numbers(f, x, *(const int64_t *)a, *(const int64_t *)b, name);
		break;
	case KEY_FLAG:
		compare_numbers(f, x, *(const bool *)a, *(const bool *)b, name);
		break;
	case KEY_COUNTRY:
		compare_numbers(f, x, *(const country *)a, *(const country *)b, name);
		break;
	case KEY_TYPE: case KEY_ROLE:
		compare_numbers(f, x, *(const int *)a, *(const int *)b, name);
		break;
	case KEY_TYPES:
		compare_types(f, x, *(const type_set *)a, *(const type_set *)b, name);
		break;
	case KEY_IDS:
		compare_ids(f, x->key, a, b);
		break;
	case KEY_STATEMENTS:
		compare_statements(f, a, b);
		break;
	case KEY_VERSION: case KEY_PARTNERS:
		break;
	}
}

/* The keys of two drafts, or of two partners of whom the second stands at index AT and is called
 * NAME. */
static void compare_keys(struct differing *f, const struct key *keys, int n, const void *a,
                         const void *b, int at, const char *name)
{
	for (int i = 0; i < n; i++) {
		struct delta x = { .partner = at, .key = i };
		compare_value(f, &keys[i], &x, (const char *)a + keys[i].offset,
		              (const char *)b + keys[i].offset, name);
	}
}

/* --- partners --------------------------------------------------------------- */

/* Who is whom: the index in the other draft by that in this one. */
struct pairing {
	const struct draft *old, *now;
	size_t *of_old, *of_now;
};
#define NOBODY ((size_t)-1)

/* What one pass goes by: equal for those who may be the same, 0 for those who say nothing. */
typedef uint64_t sign_of(const struct partner *p);

static uint64_t id_sign(const struct partner *p)
{
	return p->id_hash;
}

static uint64_t place_sign(const struct partner *p)
{
	return p->name_hash;
}

static uint64_t name_sign(const struct partner *p)
{
	uint64_t sign = UINT64_C(0xcbf29ce484222325);
	for (const char *s = p->name_fold; *s; s++)
		sign = (sign ^ (unsigned char)*s) * UINT64_C(0x100000001b3);
	return *p->name_fold ? sign : 0;
}

static uint64_t any_sign(const struct partner *p)
{
	(void)p;
	return 1;
}

struct signed_one {
	uint64_t sign;
	size_t at;
};

static int compare_signs(const void *a, const void *b)
{
	const struct signed_one *x = a, *y = b;
	if (x->sign != y->sign)
		return x->sign < y->sign ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

/* Those of D who are still left, by sign and position; the caller's to free. */
static struct signed_one *those_left(const struct draft *d, const size_t *pairs, sign_of *sign,
                                     size_t *n)
{
	struct signed_one *list = xcalloc(d->n_partners + 1, sizeof *list);
	*n = 0;
	for (size_t i = 0; i < d->n_partners; i++)
		if (pairs[i] == NOBODY && sign(&d->partners[i]))
			list[(*n)++] = (struct signed_one){ sign(&d->partners[i]), i };
	qsort(list, *n, sizeof *list, compare_signs);
	return list;
}

/* Pairs those left of the same SIGN, the first of the one draft with the first of the other and so
 * on; a hash is sign enough, as wrong pairs would only be told as more differences. */
static void pair(struct pairing *p, sign_of *sign)
{
	size_t n, m;
	struct signed_one *a = those_left(p->old, p->of_old, sign, &n);
	struct signed_one *b = those_left(p->now, p->of_now, sign, &m);
	for (size_t i = 0, k = 0; i < n && k < m; ) {
		if (a[i].sign == b[k].sign) {
			p->of_old[a[i].at] = b[k].at;
			p->of_now[b[k].at] = a[i].at;
		}
		bool both = a[i].sign == b[k].sign, first = a[i].sign < b[k].sign;
		i += both || first;
		k += both || !first;
	}
	free(a);
	free(b);
}

static size_t *nobody(size_t n)
{
	size_t *list = xcalloc(n + 1, sizeof *list);
	for (size_t i = 0; i < n; i++)
		list[i] = NOBODY;
	return list;
}

/* True if those in both drafts follow each other otherwise. */
static bool is_other_order(const struct pairing *p)
{
	size_t last = 0;
	for (size_t i = 0; i < p->old->n_partners; i++) {
		if (p->of_old[i] == NOBODY)
			continue;
		if (p->of_old[i] < last)
			return true;
		last = p->of_old[i];
	}
	return false;
}

static void compare_partners(struct differing *f)
{
	const struct draft *old = f->old, *now = f->now;
	struct pairing p = { old, now, nobody(old->n_partners), nobody(now->n_partners) };
	pair(&p, id_sign);
	pair(&p, place_sign);
	pair(&p, name_sign);
	pair(&p, any_sign);
	for (size_t i = 0; i < old->n_partners; i++)
		if (p.of_old[i] == NOBODY)
			tell_partner(f, delta_removed, old, i);
	for (size_t i = 0; i < now->n_partners; i++) {
		const struct partner *b = &now->partners[i];
		if (p.of_now[i] == NOBODY) {
			tell_partner(f, delta_added, now, i);
			continue;
		}
		const struct partner *a = &old->partners[p.of_now[i]];
		compare_keys(f, partner_keys, PARTNER_KEY_END, a, b, (int)i, b->name);
		compare_extras(f, &a->extras, &b->extras, (int)i, b->name);
	}
	if (is_other_order(&p))
		tell_order(f, DRAFT_KEY_PARTNERS);
	free(p.of_old);
	free(p.of_now);
}

size_t differ_text(const struct catalogue *catalogue, const struct draft *old,
                   const struct draft *now, size_t most, partner_labeller *label, struct str *out)
{
	const struct call *call = catalogue_call(catalogue, now->call);
	struct differing f = {
		.teller = { .sights = true, .about = { .catalogue = catalogue, .call = call,
		                       .lot = call ? call_lot(call, now->lot) : NULL }, .label = label },
		.old = old, .now = now, .out = out, .most = most,
	};
	compare_keys(&f, draft_keys, DRAFT_KEY_END, old, now, -1, "");
	compare_extras(&f, &old->extras, &now->extras, -1, "");
	compare_partners(&f);
	if (f.n > most) {
		char number[LANG_NUMBER_SIZE];
		str_add(out, most ? "\n" : "");
		/* TRANSLATORS: %1 is a number. */
		str_fill(out, lang_plural("%1 more difference", "%1 more differences", f.n - most),
		         lang_number(number, (long long)(f.n - most)));
	}
	return f.n;
}
