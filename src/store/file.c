/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file is opened so that nothing in its place can make the program wait, and looked
 * at before a byte is read. */
#include "store/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/cause.h"
#include "base/xmem.h"

#define FILE_MOST_BYTES ((size_t)FILE_MOST_MIB * 1024 * 1024)

static bool fail(struct diags *ds, enum diag_code code, const char *name, int error)
{
	return diags_error(ds, code, 0, 0, name, error ? cause_of(error) : "");
}

static bool fail_too_large(struct diags *ds, int most_mib)
{
	char most[24];
	snprintf(most, sizeof most, "%d", most_mib);
	return diags_error(ds, DIAG_TOO_LARGE, 0, 0, most);
}

/* Makes room for N bytes at once where the size is known. */
static void expect_bytes(struct str *out, size_t n)
{
	str_clear(out);
	if (out->room > n)
		return;
	out->text = xrealloc(out->room ? out->text : NULL, n + 1);
	out->room = n + 1;
	out->text[0] = '\0';
}

/* Reads until the end; not more than one byte beyond the cap. */
static bool read_all(int fd, struct str *out)
{
	char bytes[16384];
	for (;;) {
		ssize_t n = read(fd, bytes, sizeof bytes);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0;
		str_add_bytes(out, bytes, (size_t)n);
		if (out->length > FILE_MOST_BYTES)
			return true;
	}
}

bool file_read_fd(int fd, const char *name, struct str *out, struct diags *ds)
{
	str_clear(out);
	bool good = read_all(fd, out);
	if (!good)
		fail(ds, DIAG_CANNOT_READ, name, errno);
	else if (out->length > FILE_MOST_BYTES)
		good = fail_too_large(ds, FILE_MOST_MIB);
	if (!good)
		str_clear(out);
	return good;
}

static bool read_opened(int fd, const char *path, struct str *out, struct file_stamp *stamp,
                        struct diags *ds)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return fail(ds, DIAG_CANNOT_READ, path, errno);
	if (!S_ISREG(st.st_mode))
		return fail(ds, DIAG_NOT_A_FILE, path, 0);
	if ((uintmax_t)st.st_size > FILE_MOST_BYTES)
		return fail_too_large(ds, FILE_MOST_MIB);
	expect_bytes(out, (size_t)st.st_size);
	if (!file_read_fd(fd, path, out, ds))
		return false;
	if (stamp)
		*stamp = file_stamp_of(&st, file_sum(out->text, out->length));
	return true;
}

/* Opens what may be a FIFO or a terminal without waiting for it or taking it; -1 after an
 * error. */
static int open_warily(const char *path, struct diags *ds)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0)
		fail(ds, DIAG_CANNOT_OPEN, path, errno);
	return fd;
}

bool file_read(const char *path, struct str *out, struct file_stamp *stamp, struct diags *ds)
{
	str_clear(out);
	if (strcmp(path, "-") == 0) {
		if (!file_read_fd(STDIN_FILENO, path, out, ds))
			return false;
		if (stamp)
			*stamp = (struct file_stamp){ 0 };
		return true;
	}
	int fd = open_warily(path, ds);
	if (fd < 0)
		return false;
	bool good = read_opened(fd, path, out, stamp, ds);
	close(fd);
	return good;
}

bool file_is_trusted(const struct stat *st)
{
	return (st->st_uid == 0 || st->st_uid == geteuid()) && !(st->st_mode & S_IWOTH);
}

static bool read_trusted(int fd, const char *path, int most_mib, struct str *out, struct diags *ds)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return fail(ds, DIAG_CANNOT_READ, path, errno);
	if (!S_ISREG(st.st_mode))
		return fail(ds, DIAG_NOT_A_FILE, path, 0);
	if (!file_is_trusted(&st))
		return fail(ds, DIAG_NOT_TRUSTED, path, 0);
	if (st.st_size > (off_t)most_mib * 1024 * 1024)
		return fail_too_large(ds, most_mib);
	return file_read_fd(fd, path, out, ds);
}

bool file_read_trusted(const char *path, int most_mib, struct str *out, struct diags *ds)
{
	str_clear(out);
	int fd = open_warily(path, ds);
	if (fd < 0)
		return false;
	bool good = read_trusted(fd, path, most_mib, out, ds);
	close(fd);
	return good;
}

bool file_exists(const char *path)
{
	struct stat st;
	return lstat(path, &st) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

uint64_t file_hash(const char *bytes, size_t n)
{
	uint64_t hash = UINT64_C(0xCBF29CE484222325);
	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001B3);
	return hash;
}

/* As file_hash(), eight bytes at a time; the shift lets high bits reach low ones. */
uint64_t file_sum(const char *bytes, size_t n)
{
	uint64_t sum = n, eight;
	size_t whole = n - n % sizeof eight;
	for (size_t i = 0; i < whole; i += sizeof eight) {
		memcpy(&eight, bytes + i, sizeof eight);
		sum = (sum ^ eight) * UINT64_C(0x9E3779B97F4A7C15);
		sum ^= sum >> 32;
	}
	return sum ^ file_hash(bytes + whole, n - whole);
}

struct file_stamp file_stamp_of(const struct stat *st, uint64_t sum)
{
	return (struct file_stamp){
		.existed = true,
		.device = (uint64_t)st->st_dev, .inode = (uint64_t)st->st_ino,
		.size = (uint64_t)st->st_size,
		.seconds = st->st_mtim.tv_sec, .nanoseconds = st->st_mtim.tv_nsec,
		.sum = sum,
	};
}

bool file_stamp_same(const struct file_stamp *a, const struct file_stamp *b)
{
	return a->existed == b->existed && a->device == b->device && a->inode == b->inode &&
	       a->size == b->size && a->seconds == b->seconds &&
	       a->nanoseconds == b->nanoseconds && a->sum == b->sum;
}

bool file_stamp_same_content(const struct file_stamp *a, const struct file_stamp *b)
{
	return a->existed == b->existed && a->size == b->size && a->sum == b->sum;
}
