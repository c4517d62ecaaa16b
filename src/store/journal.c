/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the recovery file: records are put one behind the other by single calls of
 * write(), without a buffer and without waiting for the disk, so that each is there
 * for whatever comes after this program.  Grown too long, the file is begun anew beside the old
 * one and takes its place; only that, and leaving it, waits for the disk: a power cut can cost
 * the records since. */
#include "store/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/cause.h"
#include "base/xmem.h"
#include "store/journal_record.h"
#include "store/paths.h"
#include "store/replace.h"

enum { SLACK_BYTES = 64 * 1024, SLACK_RECORDS = 4 };

static bool fail(struct diags *ds, const char *name, int error)
{
	return diags_error(ds, DIAG_CANNOT_WRITE, 0, 0, name, cause_of(error));
}

/* --- one file --------------------------------------------------------------- */

/* Closes and forgets it; errno stays. */
static void let_go(struct journal *j)
{
	int error = errno;
	if (j->fd >= 0)
		close(j->fd);
	free(j->file);
	owner_free(&j->owner);
	*j = (struct journal)JOURNAL_INIT;
	errno = error;
}

/* Makes the file of the first free name for a draft at PATH.  False with errno. */
static bool make_file(struct journal *j, const char *folder, const char *path)
{
	for (int n = 1; n <= JOURNAL_NUMBERS; n++) {
		struct str name = STR_INIT;
		str_add(&name, folder);
		str_add_char(&name, '/');
		journal_add_name(&name, path, &j->owner, n);
		j->fd = open(name.text, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (j->fd >= 0) {
			j->file = str_take(&name);
			fchmod(j->fd, 0600);   /* whatever the umask is */
			return true;
		}
		str_free(&name);
		if (errno != EEXIST)
			break;
	}
	return false;
}

/* Begins the file of a draft at PATH.  False, with the name of what cannot be made in WHERE, and
 * errno: 0 where there is no home. */
static bool begin(struct journal *j, const char *path, struct str *where)
{
	errno = 0;
	if (!journal_folder(where) || !path_make_dir(where->text))
		return false;
	owner_self(&j->owner);
	if (make_file(j, where->text, path))
		return true;
	let_go(j);
	return false;
}

/* Puts RECORD behind the last good one.  False with errno, and the file ends where it did. */
static bool append(struct journal *j, const struct str *record)
{
	size_t done = 0;
	while (done < record->length) {
		ssize_t n = pwrite(j->fd, record->text + done, record->length - done,
		                   (off_t)(j->length + done));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			int error = errno;
			/* Where that fails too: what is behind has no checksum that fits. */
			(void)!ftruncate(j->fd, (off_t)j->length);
			errno = error;
			return false;
		}
		done += (size_t)n;
	}
	j->length += record->length;
	return true;
}

/* Replaces the file by one that holds RECORD alone.  False with errno, and nothing is changed. */
static bool renew(struct journal *j, const struct str *record)
{
	char *slash = strrchr(j->file, '/'), *temporary = NULL;
	char *folder = xstrndup(j->file, (size_t)(slash - j->file));
	int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int fd = dir < 0 ? -1 : replace_open(dir, slash + 1, &temporary);
	bool good = fd >= 0 && replace_write(fd, record->text, record->length) && fdatasync(fd) == 0 &&
	            renameat(dir, temporary, dir, slash + 1) == 0;
	int error = errno;
	if (good) {
		close(j->fd);
		j->fd = fd;
		j->length = record->length;
	} else if (fd >= 0) {
		unlinkat(dir, temporary, 0);
		close(fd);
	}
	if (dir >= 0)
		close(dir);
	free(temporary);
	free(folder);
	errno = error;
	return good;
}

static bool put(struct journal *j, const struct str *record)
{
	size_t most = SLACK_BYTES + SLACK_RECORDS * record->length;
	if ((off_t)record->length > JOURNAL_MOST) {
		errno = EFBIG;
		return false;
	}
	if ((off_t)most > JOURNAL_MOST)
		most = JOURNAL_MOST;
	if (j->length + record->length > most && renew(j, record))
		return true;
	return (off_t)(j->length + record->length) <= JOURNAL_MOST && append(j, record);
}

/* Somebody took it away, as another computer's session may: what is written to it is lost. */
static bool is_gone(const struct journal *j)
{
	struct stat st;
	return fstat(j->fd, &st) != 0 || st.st_nlink == 0;
}

/* --- what others call ------------------------------------------------------- */

bool journal_write(struct journal *j, const struct draft *draft, const struct catalogue *catalogue,
                   const struct journal_note *note, struct diags *ds)
{
	struct str record = STR_INIT, where = STR_INIT;
	if (j->file && is_gone(j))
		let_go(j);
	bool good = j->file || begin(j, note->path, &where);
	if (good) {
		j->owner.since = time(NULL);
		record_write(&record, &j->owner, note, draft, catalogue);
		good = put(j, &record) || fail(ds, j->file, errno);
		if (!j->length)
			journal_remove(j);
	} else if (where.length) {
		fail(ds, where.text, errno);
	} else {
		diags_error(ds, DIAG_NO_HOME, 0, 0, "");
	}
	str_free(&record);
	str_free(&where);
	return good;
}

void journal_remove(struct journal *j)
{
	int error = errno;
	if (j->file)
		unlink(j->file);
	errno = error;
	let_go(j);
}

void journal_leave(struct journal *j)
{
	if (j->fd >= 0)
		fdatasync(j->fd);
	let_go(j);
}

/* Begins a file with what the last record of ENTRY's says. */
static bool copy(struct journal *j, const struct journal_entry *entry, const struct str *bytes)
{
	struct journal_entry last;
	struct str record = STR_INIT, where = STR_INIT;
	const char *text;
	size_t n;
	bool good = journal_parse(bytes->text, bytes->length, &last, &text, &n);
	if (!good)
		errno = ENOENT;
	good = good && begin(j, entry->note.path, &where);
	if (good) {
		record_write_text(&record, &j->owner, &last.note, text, n);
		good = put(j, &record);
		if (!good)
			journal_remove(j);
	}
	int error = errno;
	journal_entry_free(&last);
	str_free(&record);
	str_free(&where);
	errno = error;
	return good;
}

bool journal_adopt(struct journal *j, const struct journal_entry *entry)
{
	struct str bytes = STR_INIT;
	journal_leave(j);
	/* There is a good record at every moment; of several that copy it the one who takes the old
	 * one away goes on with it. */
	bool good = journal_file_read(entry->file, &bytes) && copy(j, entry, &bytes);
	if (good && unlink(entry->file) != 0) {
		journal_remove(j);
		good = false;
	}
	int error = errno;
	str_free(&bytes);
	errno = error;
	return good;
}
