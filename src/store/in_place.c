/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes the file longer is written first: where there is no room for it, nothing of the old
 * text was touched yet.  Only what was touched is written back, as more may not be possible. */
#include "store/in_place.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "store/replace.h"

/* A write under way. */
struct place {
	int fd;
	const struct str *old, *text;
	size_t touched;          /* so many bytes of the old text may be gone; where fewer were */
	size_t written;          /* written it is these, unless something is very wrong */
};

int in_place_open(int dir, const char *name, const struct stat *old)
{
	struct stat st;
	int fd = TEMP_FAILURE_RETRY(openat(dir, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
	if (fd < 0)
		return -1;
	if (fstat(fd, &st) == 0 && st.st_dev == old->st_dev && st.st_ino == old->st_ino)
		return fd;
	close(fd);
	errno = ESTALE;
	return -1;
}

/* Writes what stands in TEXT from FROM to TO. */
static bool write_part(int fd, const struct str *text, size_t from, size_t to)
{
	if (to <= from)
		return true;
	return lseek(fd, (off_t)from, SEEK_SET) >= 0 && replace_write(fd, text->text + from, to - from);
}

static bool set_length(int fd, size_t length)
{
	return TEMP_FAILURE_RETRY(ftruncate(fd, (off_t)length)) == 0;
}

/* True if the file holds just TEXT. */
static bool holds(int fd, const struct str *text)
{
	char bytes[16384];
	for (size_t at = 0;;) {
		ssize_t n = pread(fd, bytes, sizeof bytes, (off_t)at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		if (n == 0 && at == text->length)
			return true;
		if (n == 0 || (size_t)n > text->length - at || memcmp(bytes, text->text + at, (size_t)n)) {
			errno = EIO;
			return false;
		}
		at += (size_t)n;
	}
}

/* Where a write stopped, MOST if nobody knows; keeps errno. */
static size_t position(int fd, size_t most)
{
	int error = errno;
	off_t at = lseek(fd, 0, SEEK_CUR);
	errno = error;
	return at >= 0 && (size_t)at < most ? (size_t)at : most;
}

static bool write_new(struct place *p)
{
	size_t both = p->old->length < p->text->length ? p->old->length : p->text->length;
	if (p->text->length > both &&
	    (!write_part(p->fd, p->text, both, p->text->length) || !replace_sync(p->fd)))
		return false;
	p->touched = both;
	bool good = write_part(p->fd, p->text, 0, both);
	p->written = good ? p->old->length : position(p->fd, both);
	if (!good)
		return false;
	p->touched = p->old->length;
	return set_length(p->fd, p->text->length) && replace_sync(p->fd) && holds(p->fd, p->text);
}

static bool write_back(const struct place *p)
{
	bool good = write_part(p->fd, p->old, 0, p->written) && set_length(p->fd, p->old->length);
	write_part(p->fd, p->old, p->written, p->touched);   /* may be refused as the new text was */
	return replace_sync(p->fd) && good && holds(p->fd, p->old);
}

enum in_place_result in_place_write(int fd, const struct str *old, const struct str *text,
                                    struct stat *after)
{
	struct place p = { fd, old, text, 0, 0 };
	if (write_new(&p) && fstat(fd, after) == 0)
		return IN_PLACE_DONE;
	int error = errno;
	enum in_place_result result = write_back(&p) ? IN_PLACE_UNDONE : IN_PLACE_BROKEN;
	errno = error;
	return result;
}
