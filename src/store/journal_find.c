/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding recovery files: their names, which of them are to be trusted, and what became of
 * those who wrote them. */
#include "store/journal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/cause.h"
#include "base/xmem.h"
#include "store/draft_file.h"
#include "store/journal_record.h"
#include "store/paths.h"

enum { NAMES_MOST = 1000, DAY = 24 * 60 * 60, SPOILT_DAYS = 30, TEMPORARY_DAYS = 1,
       STILL_SECONDS = 60 };

/* --- names ------------------------------------------------------------------ */

bool journal_folder(struct str *out)
{
	if (!path_state_dir(out))
		return false;
	str_add(out, "/recovery");
	return true;
}

static void add_hash(struct str *out, const char *path)
{
	str_addf(out, "%016llx-", (unsigned long long)file_hash(path, strlen(path)));
}

void journal_add_name(struct str *out, const char *path, const struct owner *owner, int number)
{
	if (*path) {
		add_hash(out, path);
		str_addf(out, "%d", number);
		return;
	}
	str_addf(out, "new-%lld-%llu", (long long)owner->pid, (unsigned long long)owner->start);
	if (number > 1)
		str_addf(out, "-%d", number);
}

/* True for N characters of SET at *S, which moves behind them; MOST at most. */
static bool take(const char **s, const char *set, size_t least, size_t most)
{
	size_t n = strspn(*s, set);
	*s += n;
	return n >= least && n <= most;
}

static bool is_name(const char *s)
{
	static const char digits[] = "0123456789";
	if (strncmp(s, "new-", 4) != 0)
		return take(&s, "0123456789abcdef", 16, 16) && *s++ == '-' && take(&s, digits, 1, 4) && !*s;
	s += 4;
	if (!take(&s, digits, 1, 20) || *s++ != '-' || !take(&s, digits, 1, 20))
		return false;
	return !*s || (*s++ == '-' && take(&s, digits, 1, 4) && !*s);
}

static bool is_temporary(const char *s)
{
	size_t n = strlen(s);
	return *s == '.' && n > 4 && strcmp(s + n - 4, ".tmp") == 0;
}

/* --- files ------------------------------------------------------------------ */

static bool is_ours(const struct stat *st)
{
	return S_ISREG(st->st_mode) && st->st_uid == geteuid() && !(st->st_mode & (S_IWGRP | S_IWOTH)) &&
	       st->st_size <= JOURNAL_MOST;
}

bool journal_file_read(const char *file, struct str *out)
{
	struct diags ds;
	struct stat st;
	int fd = open(file, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0)
		return false;
	diags_init(&ds, "");
	bool good = fstat(fd, &st) == 0;
	if (good && !is_ours(&st)) {
		errno = EPERM;
		good = false;
	}
	good = good && file_read_fd(fd, file, out, &ds);
	int error = errno;
	diags_free(&ds);
	close(fd);
	errno = error;
	return good;
}

/* Takes away what is of no use and older than DAYS: its run is surely over. */
static void tidy(const char *file, int days)
{
	struct stat st;
	if (lstat(file, &st) == 0 && is_ours(&st) && st.st_mtime < time(NULL) - (time_t)days * DAY)
		unlink(file);
}

/* True if FILE is of the user, and nothing was written to it for a while; *SINCE is when. */
static bool is_still(const char *file, int64_t *since)
{
	struct stat st;
	if (lstat(file, &st) != 0 || !S_ISREG(st.st_mode) || st.st_uid != geteuid())
		return false;
	int64_t age = (int64_t)time(NULL) - st.st_mtime;
	*since = st.st_mtime;
	return age > STILL_SECONDS || age < -STILL_SECONDS;
}

/* Only a path of which the file has its name is believed. */
static bool is_named_for(const char *file, const char *path)
{
	struct str name = STR_INIT;
	const char *slash = strrchr(file, '/');
	add_hash(&name, path);
	bool same = *path && strncmp(slash ? slash + 1 : file, name.text, name.length) == 0;
	str_free(&name);
	return same;
}

static void note_path(struct journal_entry *entry, const char *path)
{
	free(entry->words);
	entry->words = xstrdup(path);
	entry->note.path = entry->words;
}

/* Tells what it can of FILE, of which no record can be read among its BYTES; those that
 * others could write are none.  False if its run may be at work on it. */
static bool look_at_spoilt(const char *file, const char *path, const struct str *bytes,
                           struct journal_entry *entry)
{
	int64_t since;
	journal_entry_free(entry);
	if (!is_still(file, &since))
		return false;
	journal_guess(bytes->text, bytes->length, entry);
	if (path)   /* the name is looked for by it */
		note_path(entry, path);
	else if (!is_named_for(file, entry->note.path))
		entry->note.path = "";
	entry->state = entry->owner.pid ? owner_state(&entry->owner) : OWNER_DEAD;
	entry->owner.since = since;
	return true;
}

/* Reads the recovery file at FILE of the draft at PATH (NULL: of any) into ENTRY, if it is to be
 * offered, or told of. */
static bool look_at(const char *file, const char *path, struct journal_entry *entry)
{
	struct str bytes = STR_INIT;
	const char *text;
	size_t n;
	*entry = (struct journal_entry){ .owner = OWNER_INIT };
	bool read = journal_file_read(file, &bytes);
	bool good = read && journal_parse(bytes.text, bytes.length, entry, &text, &n);
	if (good)
		entry->state = owner_state(&entry->owner);
	if (read && !good)
		tidy(file, SPOILT_DAYS);
	bool told = good || look_at_spoilt(file, path, &bytes, entry);
	str_free(&bytes);
	if (!told || (path && good && strcmp(entry->note.path, path) != 0))
		return false;
	entry->file = xstrdup(file);
	return entry->state == OWNER_DEAD || entry->state == OWNER_ELSEWHERE ||
	       (entry->state == OWNER_SELF && !path);
}

/* --- the list --------------------------------------------------------------- */

/* The entries found so far, written last first. */
struct finding_list {
	struct journal_entry *list;
	size_t n, room, most;
};

static bool is_before(const struct journal_entry *a, const struct journal_entry *b)
{
	if (a->owner.since != b->owner.since)
		return a->owner.since > b->owner.since;
	return strcmp(a->file, b->file) < 0;
}

/* Puts ENTRY, which is taken over, where it belongs. */
static void insert(struct finding_list *l, struct journal_entry *entry)
{
	size_t at = l->n;
	while (at && is_before(entry, &l->list[at - 1]))
		at--;
	if (at == l->most) {
		journal_entry_free(entry);
		return;
	}
	if (l->n == l->most)
		journal_entry_free(&l->list[--l->n]);
	XGROW(l->list, l->n, l->room);
	memmove(&l->list[at + 1], &l->list[at], (l->n - at) * sizeof *l->list);
	l->list[at] = *entry;
	l->n++;
}

static void add_found(struct finding_list *l, const char *file, const char *path)
{
	struct journal_entry entry;
	if (look_at(file, path, &entry))
		insert(l, &entry);
	else
		journal_entry_free(&entry);
}

/* Goes through the names in DIR, which is FOLDER. */
static void search(struct finding_list *l, DIR *dir, const struct str *folder, const char *path)
{
	struct str file = STR_INIT, start = STR_INIT;
	const struct dirent *d;
	if (path && *path)
		add_hash(&start, path);
	else if (path)
		str_add(&start, "new-");
	for (int i = 0; i < NAMES_MOST && (d = readdir(dir)); i++) {
		str_clear(&file);
		str_add(&file, folder->text);
		str_add_char(&file, '/');
		str_add(&file, d->d_name);
		if (is_temporary(d->d_name))
			tidy(file.text, TEMPORARY_DAYS);
		else if (is_name(d->d_name) && strncmp(d->d_name, start.text, start.length) == 0)
			add_found(l, file.text, path);
	}
	str_free(&file);
	str_free(&start);
}

struct journal_entry *journal_find(const char *path, size_t most, size_t *n)
{
	struct finding_list l = { .list = NULL, .most = most };
	struct str folder = STR_INIT;
	DIR *dir = most && journal_folder(&folder) ? opendir(folder.text) : NULL;
	if (dir) {
		search(&l, dir, &folder, path);
		closedir(dir);
	}
	str_free(&folder);
	*n = l.n;
	return l.list;
}

void journal_entries_free(struct journal_entry *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		journal_entry_free(&list[i]);
	free(list);
}

/* --- one of them ------------------------------------------------------------ */

/* A draft of which no call is chosen yet is none for draft_read(): it is lent one. */
static struct draft *read_draft(const char *text, size_t n, const struct catalogue *catalogue,
                                struct diags *ds)
{
	struct draft *draft = NULL;
	struct draft_origin origin = { 0 };
	size_t before = ds->count;
	bool good = draft_read(text, n, catalogue, NULL, &draft, &origin, ds);
	if (!good && origin.call && !*origin.call && catalogue->n_calls) {
		const struct draft_options lent = { .call = catalogue->calls[0]->id };
		diags_cut(ds, before);
		good = draft_read(text, n, catalogue, &lent, &draft, NULL, ds);
		if (good)
			draft_set_text(draft, (struct spot){ -1, DRAFT_KEY_CALL, NULL }, "");
	}
	draft_origin_free(&origin);
	return good ? draft : NULL;
}

struct draft *journal_read(const struct journal_entry *entry, const struct catalogue *catalogue,
                           struct diags *ds)
{
	struct str bytes = STR_INIT;
	struct journal_entry last = { .owner = OWNER_INIT };
	struct draft *draft = NULL;
	const char *text;
	size_t n;
	if (!journal_file_read(entry->file, &bytes))
		diags_error(ds, DIAG_CANNOT_READ, 0, 0, entry->file, cause_of(errno));
	else if (!journal_parse(bytes.text, bytes.length, &last, &text, &n))
		diags_error(ds, DIAG_NOTHING_KEPT, 0, 0, entry->file);
	else
		draft = read_draft(text, n, catalogue, ds);
	journal_entry_free(&last);
	str_free(&bytes);
	return draft;
}

bool journal_discard(const struct journal_entry *entry)
{
	return unlink(entry->file) == 0 || errno == ENOENT;
}
