/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A catalogue as gettext's manual has it: two tables of lengths and offsets, of the
 * originals in order and of their translations, and a hash table that may be left out.
 * The C library believes all of it; here every number is looked at first. */
#include "base/mo.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mo_check.h"
#include "base/xmem.h"

enum { SIZE_MOST = 8 << 20, HEAD = 28, ROW = 8 };
static const uint32_t magic = 0x950412DE, magic_swapped = 0xDE120495;

/* Where in the head its numbers stand. */
enum { AT_MAGIC = 0, AT_REVISION = 4, AT_COUNT = 8, AT_ORIGINALS = 12, AT_TRANSLATIONS = 16,
       AT_HASH_SIZE = 20, AT_HASH = 24 };

static uint32_t raw_number(const struct mo *mo, size_t at)
{
	uint32_t n;
	memcpy(&n, mo->bytes + at, sizeof n);
	return n;
}

/* In the byte order of the machine that wrote the catalogue. */
static size_t number(const struct mo *mo, size_t at)
{
	uint32_t n = raw_number(mo, at);
	if (raw_number(mo, AT_MAGIC) == magic)
		return n;
	return n >> 24 | (n >> 8 & 0xFF00) | (n << 8 & 0xFF0000) | n << 24;
}

/* COUNT numbers lie at AT within the file, and as the C library may read them. */
static bool is_table(const struct mo *mo, size_t at, size_t count)
{
	return at % 4 == 0 && at <= mo->n && count <= (mo->n - at) / 4;
}

static bool is_prime(size_t n)
{
	for (size_t k = 2; k * k <= n; k++)
		if (n % k == 0)
			return false;
	return n > 1;
}

/* The search goes round the table in steps until it comes to an empty place: that has to
 * be there, and to be reached by steps of any size.  Each text has a place of its own. */
static bool hash_is_sound(const struct mo *mo)
{
	size_t size = number(mo, AT_HASH_SIZE), at = number(mo, AT_HASH), empty = 0;
	if (size <= 2)   /* is not used then */
		return true;
	if (!is_table(mo, at, size) || !is_prime(size))
		return false;
	for (size_t i = 0; i < size; i++) {
		size_t n = number(mo, at + 4 * i);
		empty += n == 0;
		if (n > mo->count)
			return false;
	}
	return empty > 0 && size - empty == mo->count;
}

static bool head_is_sound(struct mo *mo)
{
	if (mo->n < HEAD)
		return false;
	uint32_t first = raw_number(mo, AT_MAGIC);
	if ((first != magic && first != magic_swapped) || raw_number(mo, AT_REVISION) != 0)
		return false;
	mo->count = number(mo, AT_COUNT);
	return mo->count > 0 && mo->count < SIZE_MOST / ROW &&
	       is_table(mo, number(mo, AT_ORIGINALS), 2 * mo->count) &&
	       is_table(mo, number(mo, AT_TRANSLATIONS), 2 * mo->count) && hash_is_sound(mo);
}

/* The I-th row of the table that the number at TABLE in the head points to. */
static struct mo_entry entry(const struct mo *mo, size_t table, size_t i)
{
	size_t row = number(mo, table) + ROW * i;
	return (struct mo_entry){ mo->bytes + number(mo, row + 4), number(mo, row) };
}

/* The same, looked at: false if it is not inside the file, or not terminated. */
static bool read_entry(struct mo_entry *out, const struct mo *mo, size_t table, size_t i)
{
	size_t row = number(mo, table) + ROW * i, n = number(mo, row), at = number(mo, row + 4);
	if (at >= mo->n || n >= mo->n - at || mo->bytes[at + n] != '\0')
		return false;
	*out = (struct mo_entry){ mo->bytes + at, n };
	return true;
}

static enum mo_state check_texts(const struct mo *mo, const char *code)
{
	const char *before = NULL;
	size_t forms = 2;
	for (size_t i = 0; i < mo->count; i++) {
		struct mo_entry original, translation;
		if (!read_entry(&original, mo, AT_ORIGINALS, i) ||
		    !read_entry(&translation, mo, AT_TRANSLATIONS, i))
			return MO_BROKEN;
		if (before && strcmp(before, original.text) >= 0)
			return MO_BROKEN;
		before = original.text;
		if (i == 0 && original.n > 0)   /* the header's "" is the least of all */
			return MO_BROKEN;
		enum mo_state state = i == 0 ? mo_check_header(translation, code, &forms) :
			mo_check_text(original, translation, forms);
		if (state != MO_GOOD)
			return state;
	}
	return MO_GOOD;
}

/* Reads what is open as FD; false if that is no file to be read whole. */
static bool read_all(struct mo *mo, int fd)
{
	struct stat st;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size > SIZE_MOST)
		return false;
	size_t size = (size_t)st.st_size;
	mo->bytes = xmalloc(size + 1);
	while (mo->n < size) {
		ssize_t got = read(fd, mo->bytes + mo->n, size - mo->n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		mo->n += (size_t)got;
	}
	mo->bytes[mo->n] = '\0';
	return mo->n == size;
}

enum mo_state mo_open(struct mo *mo, const char *path, const char *code)
{
	*mo = (struct mo)MO_INIT;
	/* a FIFO would keep one waiting */
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return MO_MISSING;
	enum mo_state state = read_all(mo, fd) && head_is_sound(mo) ? check_texts(mo, code) : MO_BROKEN;
	close(fd);
	if (state != MO_GOOD)
		mo_close(mo);
	return state;
}

const char *mo_text(const struct mo *mo, const char *text)
{
	size_t low = 0, high = mo->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(text, entry(mo, AT_ORIGINALS, middle).text);
		if (order == 0)
			return entry(mo, AT_TRANSLATIONS, middle).text;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

void mo_close(struct mo *mo)
{
	free(mo->bytes);
	*mo = (struct mo)MO_INIT;
}
