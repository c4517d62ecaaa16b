/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a whole file, warily: regular files only, a size cap, and a stamp by
 * which a later save sees whether somebody else changed the file. */
#ifndef KONSORT_STORE_FILE_H
#define KONSORT_STORE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/str.h"

enum { FILE_MOST_MIB = 64 };

/* What a file was when it was read or written. */
struct file_stamp {
	bool existed;            /* false: there was no such file, the rest is 0 */
	uint64_t device, inode, size;
	int64_t seconds, nanoseconds;   /* of the last change */
	uint64_t sum;            /* of the content, file_sum() */
};

/* Reads the file PATH into OUT (emptied first); "-" is standard input, which may be
 * a pipe.  STAMP may be NULL; of standard input it says that nothing existed.  On
 * false OUT is empty, STAMP unchanged and one error was added, without a place. */
bool file_read(const char *path, struct str *out, struct file_stamp *stamp, struct diags *ds);
/* The same from an open descriptor of a file, which stays open.  NAME is for errors. */
bool file_read_fd(int fd, const char *name, struct str *out, struct diags *ds);

/* True for what belongs to root or to the user and is not everybody's to write. */
bool file_is_trusted(const struct stat *st);
/* Reads the regular file PATH into OUT (emptied first) if it is trusted and has not more than
 * MOST_MIB.  False and one error, without a place, if not. */
bool file_read_trusted(const char *path, int most_mib, struct str *out, struct diags *ds);

/* True if something of this name is there, whatever it is, or nobody can say: only what is
 * surely missing may be made anew. */
bool file_exists(const char *path);
/* The same everywhere and for ever: FNV-1a, 64 bits. */
uint64_t file_hash(const char *bytes, size_t n);
/* Quicker, for large content; compared on one machine only. */
uint64_t file_sum(const char *bytes, size_t n);
struct file_stamp file_stamp_of(const struct stat *st, uint64_t sum);
bool file_stamp_same(const struct file_stamp *a, const struct file_stamp *b);
/* True where the content is the same, whatever file it is in and whenever that was written: a copy
 * that was put back, or touched, is nobody's change. */
bool file_stamp_same_content(const struct file_stamp *a, const struct file_stamp *b);

#endif
