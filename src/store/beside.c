/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is cut off a long name lives on in a hash, so that two long names stay two. */
#include "store/beside.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

#include "store/file.h"

enum { HASH_LENGTH = 17 };   /* a dot and 16 digits */

/* True for a byte of a character of several that is not its first. */
static bool is_inside(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* The longest beginning of NAME of at most MOST bytes that ends where a character does; bytes
 * that are no UTF-8 are cut anywhere. */
static size_t beginning(const char *name, size_t most)
{
	size_t at = most;
	while (at && most - at < 3 && is_inside(name[at]))
		at--;
	return is_inside(name[at]) ? most : at;
}

void beside_add_cut(struct str *out, const char *name, size_t most)
{
	size_t n = strlen(name);
	if (n <= most) {
		str_add(out, name);
		return;
	}
	str_add_bytes(out, name, beginning(name, most - HASH_LENGTH));
	str_addf(out, ".%016llx", (unsigned long long)file_hash(name, n));
}

void beside_name(struct str *out, const char *name, const char *end)
{
	str_add_char(out, '.');
	beside_add_cut(out, name, NAME_MAX - 1 - strlen(end));
	str_add(out, end);
}
