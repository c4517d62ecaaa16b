/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is the same organisation: folded names and ids, made comparable by hashes. */
#include "core/draft.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/xmem.h"

/* FNV-1a with a last mix; never 0, which means that there is nothing. */
static uint64_t hash_bytes(uint64_t h, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * UINT64_C(0x100000001b3);
	return h;
}

static uint64_t hash_end(uint64_t h)
{
	h = (h ^ (h >> 32)) * UINT64_C(0x9E3779B97F4A7C15);
	h ^= h >> 29;
	return h ? h : 1;
}

/* The part of S between white space at its ends; its length in *N. */
static const char *trimmed(const char *s, size_t *n)
{
	const char *start = NULL, *end = s;
	while (*s) {
		const char *at = s;
		if (utf8_is_space(utf8_read(&s)))
			continue;
		start = start ? start : at;
		end = s;
	}
	*n = start ? (size_t)(end - start) : 0;
	return start ? start : "";
}

void partner_refresh(struct partner *p)
{
	struct str fold = STR_INIT;
	utf8_fold(&fold, p->name);
	const uint64_t basis = UINT64_C(0xcbf29ce484222325);
	const char code[] = { (char)(p->country >> 8), (char)(p->country & 0xFF) };
	p->name_hash = fold.length && p->country ?
		hash_end(hash_bytes(hash_bytes(basis, code, 2), fold.text, fold.length)) : 0;
	xlean_set(&p->name_fold, fold.text);
	str_free(&fold);
	size_t n;
	const char *id = trimmed(p->id, &n);
	p->id_hash = n ? hash_end(hash_bytes(basis, id, n)) : 0;
	p->described = !str_is_blank(p->contribution);
}

bool partner_same_name(const struct partner *a, const struct partner *b)
{
	return a->name_hash && a->name_hash == b->name_hash && a->country == b->country &&
	       !strcmp(a->name_fold, b->name_fold);
}

bool partner_same_id(const struct partner *a, const struct partner *b)
{
	if (!a->id_hash || a->id_hash != b->id_hash)
		return false;
	size_t n, m;
	const char *x = trimmed(a->id, &n), *y = trimmed(b->id, &m);
	return n == m && !memcmp(x, y, n);
}

bool partner_same(const struct partner *a, const struct partner *b)
{
	return partner_same_name(a, b) || partner_same_id(a, b);
}

size_t partner_bytes(const struct partner *p)
{
	size_t n = sizeof *p + strlen(p->name_fold);
	for (int i = 0; i < PARTNER_KEY_END; i++)
		if (partner_keys[i].kind == KEY_TEXT)
			n += strlen(*(char *const *)((const char *)p + partner_keys[i].offset));
	for (size_t i = 0; i < p->extras.n; i++)
		n += sizeof p->extras.items[i] + strlen(p->extras.items[i].name) +
			strlen(p->extras.items[i].text);
	return n;
}
