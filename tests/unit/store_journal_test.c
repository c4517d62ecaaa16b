/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery file: what was written comes back whole or as it was before, from whatever is
 * left of the file; it is private, small, and nobody else's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/catalogue.h"
#include "store/draft_file.h"
#include "store/journal_record.h"
#include "support/chance.h"
#include "support/diag_line.h"
#include "support/make_draft.h"
#include "support/random_draft.h"
#include "support/scratch.h"

#define ONE "/home/ada/one.yaml"
#define TWO "/home/ada/two.yaml"

static const struct journal_note plain_note = {
	.path = ONE, .step = "partners", .spot = { .partner = -1, .key = -1 }, .typed = "",
};

static int setup(void **state)
{
	umask(022);
	return scratch_setup(state) || setenv("XDG_STATE_HOME", scratch_dir(), 1);
}

/* The path of NAME in the folder of recovery files. */
static const char *kept(const char *name)
{
	char path[600];
	snprintf(path, sizeof path, "konsort/recovery/%s", name);
	return scratch_path(path);
}

/* The name of the file N of the draft at PATH. */
static const char *hashed(const char *path, int n)
{
	static char names[4][40];
	static int next;
	char *name = names[next++ % 4];
	snprintf(name, sizeof names[0], "%016llx-%d", (unsigned long long)file_hash(path, strlen(path)), n);
	return name;
}

static bool is_there(const char *name)
{
	struct stat st;
	return lstat(kept(name), &st) == 0;
}

static struct draft *titled(const char *title)
{
	struct draft *d = make_draft("ssa-2020", "2", "@duration 48; Skole DK vet-provider applicant");
	draft_set_text(d, (struct spot){ -1, DRAFT_KEY_TITLE, NULL }, title);
	return d;
}

/* Writes a record of a draft of this TITLE; what is told is compared. */
static bool write_titled(struct journal *j, const struct journal_note *note, const char *title,
                         const char *wanted)
{
	struct draft *d = titled(title);
	struct diags ds;
	struct str told = STR_INIT;
	diags_init(&ds, "");
	bool good = journal_write(j, d, &shipped_catalogue, note, &ds);
	for (size_t i = 0; i < ds.count; i++)
		str_add(&told, diag_name(ds.list[i].code));
	assert_string_equal(told.text, wanted);
	assert_int_equal(good, ds.errors == 0);
	str_free(&told);
	diags_free(&ds);
	draft_free(&d);
	return good;
}

/* The same by another run, which ended. */
static void write_and_die(const struct journal_note *note, const char *title)
{
	pid_t child = fork();
	int status = 1;
	if (child == 0) {
		struct journal j = JOURNAL_INIT;
		write_titled(&j, note, title, "");
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

/* A file of a run of the time SINCE, on HOST ("" for this one) before it was started anew. */
static void write_old(const char *name, const struct journal_note *note, const char *host,
                      int64_t since, const char *title)
{
	struct owner owner;
	struct str bytes = STR_INIT;
	struct draft *d = titled(title);
	owner_self(&owner);
	owner.since = since;
	free(owner.boot);
	owner.boot = strdup("00000000-0000-0000-0000-000000000000");
	if (*host) {
		free(owner.host);
		owner.host = strdup(host);
	}
	record_write(&bytes, &owner, note, d, &shipped_catalogue);
	mkdir(scratch_path("konsort"), 0700);
	mkdir(scratch_path("konsort/recovery"), 0700);
	char path[300];
	snprintf(path, sizeof path, "konsort/recovery/%s", name);
	scratch_write(path, bytes.text, bytes.length);
	str_free(&bytes);
	draft_free(&d);
	owner_free(&owner);
}

/* The titles of what is found, the last one first: "B A". */
static bool found_are(const char *path, size_t most, const char *wanted)
{
	struct str titles = STR_INIT;
	size_t n;
	struct journal_entry *list = journal_find(path, most, &n);
	for (size_t i = 0; i < n; i++) {
		struct diags ds;
		diags_init(&ds, "");
		struct draft *d = journal_read(&list[i], &shipped_catalogue, &ds);
		assert_non_null(d);
		str_add(&titles, i ? " " : "");
		str_add(&titles, d->title);
		draft_free(&d);
		diags_free(&ds);
	}
	bool same = strcmp(titles.text, wanted) == 0;
	if (!same)
		print_error("found '%s', not '%s'\n", titles.text, wanted);
	str_free(&titles);
	journal_entries_free(list, n);
	return same;
}

/* The title of the last good record, NULL if there is none. */
static char *last_title(const char *bytes, size_t n)
{
	struct journal_entry entry;
	struct draft *d = NULL;
	struct diags ds;
	const char *text;
	size_t text_n;
	char *title = NULL;
	diags_init(&ds, "");
	if (journal_parse(bytes, n, &entry, &text, &text_n)) {
		assert_true(text >= bytes && text + text_n <= bytes + n);
		assert_true(draft_read(text, text_n, &shipped_catalogue, NULL, &d, NULL, &ds));
		title = strdup(d->title);
	}
	journal_entry_free(&entry);
	draft_free(&d);
	diags_free(&ds);
	return title;
}

/* The title in the file of a journal. */
static bool file_holds(const char *file, const char *title)
{
	size_t n;
	char *bytes = read_whole(file, &n), *last = last_title(bytes, n);
	bool same = last && strcmp(last, title) == 0;
	free(bytes);
	free(last);
	return same;
}

/* --- what comes back -------------------------------------------------------- */

static void assert_same_note(const struct journal_note *a, const struct journal_note *b)
{
	assert_string_equal(a->path, b->path);
	assert_string_equal(a->step, b->step);
	assert_string_equal(a->typed, b->typed);
	assert_true(file_stamp_same(&a->base, &b->base));
	assert_int_equal(a->spot.key, b->spot.key);
	assert_int_equal(a->spot.partner, b->spot.partner);
	assert_int_equal(!a->spot.statement, !b->spot.statement);
	if (a->spot.statement)
		assert_string_equal(a->spot.statement, b->spot.statement);
}

static void comes_back(const struct journal_note *note, const struct draft *draft)
{
	struct owner owner;
	struct str bytes = STR_INIT;
	struct journal_entry entry;
	struct draft *d = NULL;
	struct diags ds;
	const char *text;
	size_t n;
	owner_self(&owner);
	record_write(&bytes, &owner, note, draft, &shipped_catalogue);
	assert_true(journal_parse(bytes.text, bytes.length, &entry, &text, &n));
	assert_same_note(&entry.note, note);
	assert_int_equal(entry.owner.pid, getpid());
	assert_int_equal(entry.owner.since, owner.since);
	assert_string_equal(entry.owner.host, owner.host);
	diags_init(&ds, "");
	if (!draft_read(text, n, &shipped_catalogue, NULL, &d, NULL, &ds))
		fail_msg("%s in\n%s", diag_name(ds.list[0].code), text);
	assert_true(draft_equal(d, draft));
	diags_free(&ds);
	draft_free(&d);
	journal_entry_free(&entry);
	str_free(&bytes);
	owner_free(&owner);
}

static void journal_parse__gives_back__any_draft(void **state)
{
	(void)state;
	struct chance r = { 1 };
	for (int i = 0; i < 300; i++) {
		const struct call *call = shipped_catalogue.calls[chance_below(&r, (int)shipped_catalogue.n_calls)];
		const struct lot *lot = chance_percent(&r, 80) ? &call->lots[chance_below(&r, (int)call->n_lots)] : NULL;
		struct draft *d = random_draft(&r, call, lot);
		comes_back(&plain_note, d);
		draft_free(&d);
	}
}

static void journal_parse__gives_back__the_field_of_every_kind(void **state)
{
	(void)state;
	struct draft *d = titled("T");
	struct journal_note note = plain_note;
	note.typed = "\xC3\x86gir 100 %0a\n\tx\x1b[31m\x7f";
	for (int key = -1; key < DRAFT_KEY_END; key++) {
		note.spot = (struct spot){ -1, key, NULL };
		comes_back(&note, d);
	}
	for (int key = 0; key < PARTNER_KEY_END; key++) {
		note.spot = (struct spot){ key * 1000, key, NULL };
		comes_back(&note, d);
	}
	note.spot = (struct spot){ 2147483647, -1, NULL };   /* a row of the table */
	comes_back(&note, d);
	note.spot = (struct spot){ -1, DRAFT_KEY_STATEMENTS, "feedback-mechanism" };
	comes_back(&note, d);
	note.spot = (struct spot){ -1, DRAFT_KEY_STATEMENTS, "two words\nand \x80 lines" };
	comes_back(&note, d);
	draft_free(&d);
}

static void journal_parse__gives_back__odd_paths_and_stamps(void **state)
{
	(void)state;
	static const char *const paths[] = { "", "/a b", "/%", "/%%41\n\xff\x80 \xe2\x80\xae", "/\ndraft\nx" };
	struct draft *d = titled("T");
	struct journal_note note = plain_note;
	note.base = (struct file_stamp){ true, UINT64_MAX, 1, UINT64_MAX, -7, 999999999, UINT64_C(0xfedcba9876543210) };
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		note.path = paths[i];
		comes_back(&note, d);
	}
	note.base = (struct file_stamp){ .existed = true, .seconds = INT64_MAX, .sum = 5 };
	note.step = "";
	comes_back(&note, d);
	draft_free(&d);
}

static void journal_read__gives__a_draft_without_a_call(void **state)
{
	(void)state;
	struct journal j = JOURNAL_INIT;
	struct journal_entry entry = { .owner = OWNER_INIT };
	struct draft *d = draft_new("", ""), *again;
	struct diags ds;
	diags_init(&ds, "");
	draft_set_text(d, (struct spot){ -1, DRAFT_KEY_NOTES, NULL }, "ask Ada");
	assert_true(journal_write(&j, d, &shipped_catalogue, &plain_note, &ds));
	entry.file = strdup(j.file);
	again = journal_read(&entry, &shipped_catalogue, &ds);
	assert_int_equal(ds.count, 0);
	assert_true(draft_equal(d, again));
	draft_free(&d);
	draft_free(&again);
	diags_free(&ds);
	journal_entry_free(&entry);
	journal_leave(&j);
}

static void journal_read__tells__what_is_wrong(void **state)
{
	(void)state;
	struct journal_entry entry = { .owner = OWNER_INIT };
	struct diags ds;
	diags_init(&ds, "");
	write_old(hashed(ONE, 1), &plain_note, "", 1, "T");
	entry.file = strdup(kept(hashed(ONE, 1)));
	assert_int_equal(truncate(entry.file, 100), 0);
	assert_null(journal_read(&entry, &shipped_catalogue, &ds));
	assert_int_equal(unlink(entry.file), 0);
	assert_null(journal_read(&entry, &shipped_catalogue, &ds));
	assert_int_equal(ds.count, 2);
	assert_int_equal(ds.list[0].code, DIAG_NOTHING_KEPT);
	assert_int_equal(ds.list[1].code, DIAG_CANNOT_READ);
	journal_entry_free(&entry);
	diags_free(&ds);
}

/* --- what is left of a file ------------------------------------------------- */

static const char *const three[] = { "first", "second", "third" };

/* Three records; ENDS is where each of them does. */
static void three_records(struct str *bytes, size_t ends[3])
{
	struct owner owner;
	owner_self(&owner);
	for (int i = 0; i < 3; i++) {
		struct draft *d = titled(three[i]);
		record_write(bytes, &owner, &plain_note, d, &shipped_catalogue);
		ends[i] = bytes->length;
		draft_free(&d);
	}
	owner_free(&owner);
}

/* How many of the three records are whole before the byte AT. */
static int whole_before(const size_t ends[3], size_t at)
{
	int n = 0;
	while (n < 3 && ends[n] <= at)
		n++;
	return n;
}

static void assert_last(const char *bytes, size_t n, int whole)
{
	char *title = last_title(bytes, n);
	assert_int_equal(!title, whole == 0);
	if (title)
		assert_string_equal(title, three[whole - 1]);
	free(title);
}

static void journal_parse__gives__the_last_whole_record_of_what_was_cut(void **state)
{
	(void)state;
	struct str bytes = STR_INIT;
	size_t ends[3];
	three_records(&bytes, ends);
	for (size_t n = 0; n <= bytes.length; n++) {
		char *cut = malloc(n ? n : 1);   /* its end is where memory checkers look */
		memcpy(cut, bytes.text, n);
		assert_last(cut, n, whole_before(ends, n));
		free(cut);
	}
	str_free(&bytes);
}

static void journal_parse__never_gives__a_record_with_a_wrong_bit(void **state)
{
	(void)state;
	struct str bytes = STR_INIT;
	size_t ends[3];
	three_records(&bytes, ends);
	for (size_t at = 0; at < bytes.length; at++)
		for (int bit = 0; bit < 8; bit++) {
			bytes.text[at] = (char)(bytes.text[at] ^ 1 << bit);
			assert_last(bytes.text, bytes.length, whole_before(ends, at));
			bytes.text[at] = (char)(bytes.text[at] ^ 1 << bit);
		}
	str_free(&bytes);
}

/* A record with these lines as its body. */
static bool is_good(const char *body)
{
	struct str bytes = STR_INIT;
	struct journal_entry entry;
	const char *text;
	size_t n;
	str_addf(&bytes, "konsort-recovery 1 %010zu %016llx\n%s", strlen(body),
	         (unsigned long long)file_hash(body, strlen(body)), body);
	bool good = journal_parse(bytes.text, bytes.length, &entry, &text, &n);
	journal_entry_free(&entry);
	str_free(&bytes);
	return good;
}

#define WHO "user: a\nhost: h\nboot: b\npid: 1\nstart: 2\nspace: 3\nsince: 4\n"
#define OWNER "owner 58\n" WHO
#define BASE "base 1 1 2 3 4 5 0123456789abcdef\n"

static void journal_parse__refuses__what_nobody_wrote(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"", "draft\n", "\ndraft\n", OWNER, OWNER "path /\n" BASE "step s\nspot none\ntyped \n",
		OWNER "path /\n" BASE "step s\nspot none\ndraft\n",
		OWNER "path /\n" BASE "step s\nspot none\ntyped \nmore \ndraft\n",
		OWNER "path /%00\n" BASE "step s\nspot none\ntyped \ndraft\n",
		OWNER "path /%4\n" BASE "step s\nspot none\ntyped \ndraft\n",
		OWNER "path /%0A\n" BASE "step s\nspot none\ntyped \ndraft\n",
		OWNER "path /%41\n" BASE "step s\nspot none\ntyped \ndraft\n",
		OWNER "path /\x01\n" BASE "step s\nspot none\ntyped \ndraft\n",
		OWNER "path /\nbase 2 1 2 3 4 5 0123456789abcdef\nstep s\nspot none\ntyped \ndraft\n",
		OWNER "path /\nbase 1 18446744073709551616 2 3 4 5 0123456789abcdef\nstep s\nspot none\ntyped \ndraft\n",
		OWNER "path /\nbase 1 1 2 3 4 5 0123456789abcde\nstep s\nspot none\ntyped \ndraft\n",
		OWNER "path /\nbase 1 1 2 3 4 5 0123456789abcdef0\nstep s\nspot none\ntyped \ndraft\n",
		OWNER "path /\nbase 1 1 2 -3 4 5 0123456789abcdef\nstep s\nspot none\ntyped \ndraft\n",
		OWNER "path /\n" BASE "step s\nspot -1 name\ntyped \ndraft\n",
		OWNER "path /\n" BASE "step s\nspot 2147483648 name\ntyped \ndraft\n",
		OWNER "path /\n" BASE "step s\nspot row -1\ntyped \ndraft\n",
		OWNER "path /\n" BASE "step s\nspot row 1 name\ntyped \ndraft\n",
		OWNER "path /\n" BASE "step s\nspot row \ntyped \ndraft\n",
		OWNER "path /\n" BASE "step s\nspot\ntyped \ndraft\n",
		"owner 59\n" WHO "path /\n" BASE "step s\nspot none\ntyped \ndraft\n",
		"owner 99999999999999999999\n" WHO "path /\n" BASE "step s\nspot none\ntyped \ndraft\n",
		"owner 999\n" WHO "path /\n" BASE "step s\nspot none\ntyped \ndraft\n",
		"owner 0\npath /\n" BASE "step s\nspot none\ntyped \ndraft\n",
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (is_good(bad[i]))
			fail_msg("taken: %s", bad[i]);
	assert_true(is_good(OWNER "path /\n" BASE "step s\nspot none\ntyped \ndraft\n"));
	assert_true(is_good(OWNER "path /\n" BASE "step s\nspot 3 of-a-later-version\ntyped \ndraft\nx"));
}

static void journal_parse__refuses__odd_heads(void **state)
{
	(void)state;
	static const char *const heads[] = {
		"", "konsort-recovery 1 ", "konsort-recovery 1 0000000000 cbf29ce484222325\n",
		"konsort-recovery 1 9999999999 cbf29ce484222325\n", "konsort-recovery 1 -000000001 cbf29ce484222325\n",
		"konsort-recovery 1 18446744073709551615 cbf29ce484222325\n", "konsort-recovery 2 0000000001 0\n",
		"konsort-recovery 1 0000000000 cbf29ce484222325", "konsort-recovery 1 99999999999999999999999999999",
	};
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		char *title = last_title(heads[i], strlen(heads[i]));
		assert_null(title);
	}
}

/* --- writing ---------------------------------------------------------------- */

static void journal_write__makes__private_files(void **state)
{
	(void)state;
	struct journal j = JOURNAL_INIT;
	struct stat st;
	umask(0);
	assert_true(write_titled(&j, &plain_note, "T", ""));
	assert_int_equal(lstat(j.file, &st), 0);
	assert_int_equal(st.st_mode, S_IFREG | 0600);
	assert_int_equal(st.st_size, j.length);
	assert_int_equal(lstat(kept("."), &st), 0);
	assert_int_equal(st.st_mode, S_IFDIR | 0700);
	assert_int_equal(fcntl(j.fd, F_GETFD), FD_CLOEXEC);
	assert_string_equal(j.file, kept(hashed(ONE, 1)));
	journal_remove(&j);
	assert_false(is_there(hashed(ONE, 1)));
	assert_null(j.file);
	umask(0777);
	assert_true(write_titled(&j, &plain_note, "T", ""));
	umask(022);
	assert_int_equal(lstat(j.file, &st), 0);
	assert_int_equal(st.st_mode, S_IFREG | 0600);
	journal_leave(&j);
}

static void journal_write__follows__no_link(void **state)
{
	(void)state;
	struct journal j = JOURNAL_INIT;
	scratch_text("precious", "precious");
	mkdir(scratch_path("konsort"), 0700);
	mkdir(scratch_path("konsort/recovery"), 0700);
	assert_int_equal(symlink(scratch_path("precious"), kept(hashed(ONE, 1))), 0);
	assert_int_equal(symlink(scratch_path("missing"), kept(hashed(ONE, 2))), 0);
	assert_int_equal(mkfifo(kept(hashed(ONE, 3)), 0600), 0);
	assert_int_equal(mkdir(kept(hashed(ONE, 4)), 0700), 0);
	assert_true(write_titled(&j, &plain_note, "T", ""));
	assert_string_equal(j.file, kept(hashed(ONE, 5)));
	assert_true(scratch_holds("precious", "precious"));
	assert_int_equal(access(scratch_path("missing"), F_OK), -1);
	journal_remove(&j);
	assert_true(found_are(ONE, 9, ""));
}

static void journal_write__adds__records_and_stays_short(void **state)
{
	(void)state;
	struct journal j = JOURNAL_INIT;
	struct stat st;
	char title[20];
	off_t record = 0, longest = 0;
	for (int i = 0; i < 1000; i++) {
		snprintf(title, sizeof title, "title %04d", i);
		assert_true(write_titled(&j, &plain_note, title, ""));
		assert_int_equal(stat(j.file, &st), 0);
		assert_int_equal(st.st_size, j.length);
		record = i ? record : st.st_size;
		longest = st.st_size > longest ? st.st_size : longest;
		if (i % 50 == 0)
			assert_true(file_holds(j.file, title));
	}
	assert_true(longest <= 64 * 1024 + 4 * record);
	assert_true(longest > 64 * 1024);
	assert_int_equal(st.st_mode, S_IFREG | 0600);
	assert_true(file_holds(j.file, "title 0999"));
	journal_remove(&j);
	assert_true(found_are(NULL, 9, ""));
	assert_int_equal(rmdir(scratch_path("konsort/recovery")), 0);   /* nothing is left in it */
}

static void journal_write__keeps__what_was_there_where_the_disk_is_full(void **state)
{
	(void)state;
	struct rlimit old, small;
	struct journal j = JOURNAL_INIT;
	char *long_title = calloc(1, 20001);
	memset(long_title, 'x', 20000);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	assert_true(write_titled(&j, &plain_note, "T", ""));
	size_t length = j.length;
	small = (struct rlimit){ length + 100, old.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_false(write_titled(&j, &plain_note, long_title, "CANNOT_WRITE"));
	assert_false(write_titled(&j, &plain_note, "U", "CANNOT_WRITE"));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_equal(j.length, length);
	assert_true(file_holds(j.file, "T"));
	assert_true(write_titled(&j, &plain_note, "V", ""));
	assert_true(file_holds(j.file, "V"));
	journal_remove(&j);
	small.rlim_cur = 50;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_false(write_titled(&j, &plain_note, "U", "CANNOT_WRITE"));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_null(j.file);
	assert_false(is_there(hashed(ONE, 1)));
	free(long_title);
}

static void journal_write__adds__where_the_file_cannot_be_begun_anew(void **state)
{
	(void)state;
	struct rlimit old, small;
	struct journal j = JOURNAL_INIT;
	while (j.length < 63 * 1024)
		assert_true(write_titled(&j, &plain_note, "T", ""));
	getrlimit(RLIMIT_NOFILE, &old);
	small = (struct rlimit){ 3, old.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &small), 0);
	for (int i = 0; i < 100; i++)
		assert_true(write_titled(&j, &plain_note, "U", ""));
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &old), 0);
	assert_true(j.length > 80 * 1024);
	assert_true(file_holds(j.file, "U"));
	assert_true(write_titled(&j, &plain_note, "V", ""));
	assert_true(j.length < 2 * 1024);
	assert_true(file_holds(j.file, "V"));
	journal_remove(&j);
}

/* Writes for ever, and tells each title once it is written. */
static void write_until_killed(int out)
{
	struct journal j = JOURNAL_INIT;
	for (int i = 1; ; i++) {
		char title[20];
		snprintf(title, sizeof title, "%06d", i);
		write_titled(&j, &plain_note, title, "");
		if (write(out, &i, sizeof i) != sizeof i)
			_exit(1);
	}
}

static void journal_write__loses_nothing__to_kill_9(void **state)
{
	(void)state;
	struct chance r = { 3 };
	for (int round = 0; round < 40; round++) {
		int told[2], number, last = 0, wanted = 1 + chance_below(&r, 150);
		size_t n;
		assert_int_equal(pipe(told), 0);
		pid_t child = fork();
		if (child == 0)
			write_until_killed(told[1]);
		close(told[1]);
		while (last < wanted && read(told[0], &number, sizeof number) == sizeof number)
			last = number;
		for (volatile int wait = chance_below(&r, 40000); wait > 0; wait--)
			;
		kill(child, SIGKILL);
		while (read(told[0], &number, sizeof number) == sizeof number)
			last = number;
		assert_int_equal(waitpid(child, NULL, 0), child);
		close(told[0]);
		struct journal_entry *list = journal_find(ONE, 9, &n);
		assert_int_equal(n, 1);
		char *bytes, *title;
		size_t length;
		bytes = read_whole(list->file, &length);
		title = last_title(bytes, length);
		assert_non_null(title);
		assert_in_range(strtol(title, NULL, 10), last, last + 1);
		assert_true(journal_discard(list));
		journal_entries_free(list, n);
		free(bytes);
		free(title);
	}
}

static void journal_write__tells__where_no_file_can_be_made(void **state)
{
	(void)state;
	struct journal j = JOURNAL_INIT;
	scratch_text("konsort", "no directory");
	assert_false(write_titled(&j, &plain_note, "T", "CANNOT_WRITE"));
	assert_null(j.file);
	assert_true(found_are(NULL, 9, ""));
}

static void journal_write__begins_another__where_its_file_was_taken_away(void **state)
{
	(void)state;
	struct journal j = JOURNAL_INIT;
	assert_true(write_titled(&j, &plain_note, "T", ""));
	assert_int_equal(unlink(j.file), 0);
	assert_true(write_titled(&j, &plain_note, "U", ""));
	assert_true(file_holds(j.file, "U"));
	journal_remove(&j);
}

static void journal_write__goes_on__in_a_child_of_a_broken_program(void **state)
{
	(void)state;
	struct journal j = JOURNAL_INIT;
	int status = 1;
	assert_true(write_titled(&j, &plain_note, "T", ""));
	pid_t child = fork();
	if (child == 0) {
		write_titled(&j, &plain_note, "U", "");
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_true(file_holds(j.file, "U"));
	assert_true(found_are(ONE, 9, ""));   /* it is still this run's */
	journal_remove(&j);
}

static void journal_leave__leaves_the_file__and_the_next_has_another_number(void **state)
{
	(void)state;
	struct journal j = JOURNAL_INIT;
	struct journal_note new = plain_note;
	new.path = "";
	for (int i = 0; i < 3; i++) {
		assert_true(write_titled(&j, &plain_note, three[i], ""));
		journal_leave(&j);
		assert_null(j.file);
		assert_true(write_titled(&j, &new, three[i], ""));
		journal_leave(&j);
		assert_int_equal(j.fd, -1);
	}
	for (int i = 0; i < 3; i++)
		assert_true(file_holds(kept(hashed(ONE, i + 1)), three[i]));
	struct owner owner;
	char name[100];
	owner_self(&owner);
	snprintf(name, sizeof name, "new-%lld-%llu-3", (long long)owner.pid, (unsigned long long)owner.start);
	assert_true(file_holds(kept(name), "third"));
	*strrchr(name, '-') = '\0';
	assert_true(file_holds(kept(name), "first"));
	owner_free(&owner);
	journal_leave(&j);    /* what is left already */
	journal_remove(&j);
}

/* --- finding ---------------------------------------------------------------- */

static void journal_find__gives__the_work_of_those_who_ended(void **state)
{
	(void)state;
	struct journal j = JOURNAL_INIT;
	struct journal_note new = plain_note;
	new.path = "";
	assert_true(found_are(NULL, 9, ""));
	assert_true(write_titled(&j, &plain_note, "own", ""));
	write_and_die(&plain_note, "dead");
	write_and_die(&new, "new");
	assert_true(found_are(ONE, 9, "dead"));
	assert_true(found_are(TWO, 9, ""));
	assert_true(found_are("", 9, "new"));
	journal_remove(&j);
}

static void journal_find__gives__what_this_run_set_aside__among_all(void **state)
{
	(void)state;
	struct journal j = JOURNAL_INIT;
	size_t n;
	assert_true(write_titled(&j, &plain_note, "aside", ""));
	journal_leave(&j);
	assert_true(found_are(ONE, 9, ""));
	assert_true(found_are(NULL, 9, "aside"));
	struct journal_entry *list = journal_find(NULL, 9, &n);
	assert_int_equal(list[0].state, OWNER_SELF);
	assert_true(journal_adopt(&j, list));
	assert_true(file_holds(kept(hashed(ONE, 2)), "aside"));
	assert_false(is_there(hashed(ONE, 1)));
	journal_entries_free(list, n);
	journal_remove(&j);
}

static void journal_find__leaves_out__who_is_alive(void **state)
{
	(void)state;
	int ready[2];
	char byte;
	assert_int_equal(pipe(ready), 0);
	pid_t child = fork();
	if (child == 0) {
		struct journal j = JOURNAL_INIT;
		write_titled(&j, &plain_note, "alive", "");
		if (write(ready[1], "x", 1) == 1)
			pause();
		_exit(1);
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	assert_true(found_are(ONE, 9, ""));
	assert_true(found_are(NULL, 9, ""));
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, NULL, 0), child);
	assert_true(found_are(ONE, 9, "alive"));
	close(ready[0]);
	close(ready[1]);
}

static void journal_find__sorts__and_gives_no_more_than_wanted(void **state)
{
	(void)state;
	struct journal_note two = plain_note;
	size_t n;
	two.path = TWO;
	write_old(hashed(ONE, 1), &plain_note, "", 100, "A");
	write_old(hashed(ONE, 7), &plain_note, "", 300, "B");
	write_old(hashed(TWO, 1), &two, "far", 200, "C");
	write_old(hashed(ONE, 9), &two, "", 400, "D");   /* another path of the same hash */
	assert_true(found_are(NULL, 9, "D B C A"));
	assert_true(found_are(NULL, 3, "D B C"));
	assert_true(found_are(NULL, 1, "D"));
	assert_true(found_are(ONE, 9, "B A"));
	assert_true(found_are(TWO, 9, "C"));
	assert_null(journal_find(NULL, 0, &n));
	assert_int_equal(n, 0);
	struct journal_entry *list = journal_find(TWO, 9, &n);
	assert_int_equal(list[0].state, OWNER_ELSEWHERE);
	assert_string_equal(list[0].owner.host, "far");
	assert_string_equal(list[0].file, kept(hashed(TWO, 1)));
	assert_int_equal(list[0].owner.since, 200);
	journal_entries_free(list, n);
}

static void journal_find__passes_over__what_others_can_write_and_odd_names(void **state)
{
	(void)state;
	static const char *const names[] = {
		"d0c3a9e4f9ba8d11-", "d0c3a9e4f9ba8d1-1", "D0C3A9E4F9BA8D11-1", "d0c3a9e4f9ba8d11-12345", "x",
		"d0c3a9e4f9ba8d11-1x", "new-1", "new-1-", "new--1", "new-1-1-", "new-1-1-1-1", "new-1-1.bak", ".x.tmp",
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		write_old(names[i], &plain_note, "", 1, "odd");
	write_old(hashed(ONE, 1), &plain_note, "", 1, "A");
	write_old(hashed(ONE, 2), &plain_note, "", 2, "B");
	write_old(hashed(ONE, 3), &plain_note, "", 3, "C");
	assert_int_equal(chmod(kept(hashed(ONE, 1)), 0620), 0);
	assert_int_equal(chmod(kept(hashed(ONE, 2)), 0602), 0);
	assert_true(found_are(NULL, 99, "C"));
	if (geteuid() == 0) {
		assert_int_equal(chown(kept(hashed(ONE, 3)), 65534, (gid_t)-1), 0);
		assert_true(found_are(NULL, 99, ""));
	}
	assert_true(is_there("d0c3a9e4f9ba8d11-12345"));
}

static void age(const char *name, int days)
{
	time_t when = time(NULL) - (time_t)days * 24 * 60 * 60;
	const struct timespec times[2] = { { .tv_sec = when }, { .tv_sec = when } };
	assert_int_equal(utimensat(AT_FDCWD, kept(name), times, 0), 0);
}

static void journal_find__takes_away__what_is_spoilt_and_old(void **state)
{
	(void)state;
	static const char *const names[] = { ".a.0123.tmp", ".b.0123.tmp", "new-1-1", "new-1-2", "other" };
	static const int days[] = { 0, 2, 29, 31, 400 };
	for (int i = 0; i < 5; i++) {
		write_old(names[i], &plain_note, "", 1, "T");
		assert_int_equal(truncate(kept(names[i]), 60), 0);
		age(names[i], days[i]);
	}
	write_old(hashed(ONE, 1), &plain_note, "", 1, "T");
	age(hashed(ONE, 1), 400);
	size_t n;
	struct journal_entry *list = journal_find(NULL, 9, &n);
	assert_int_equal(n, 2);   /* new-1-1 is told of */
	assert_true(list[0].spoilt && !list[1].spoilt);
	journal_entries_free(list, n);
	assert_true(is_there(".a.0123.tmp") && is_there("new-1-1") && is_there("other"));
	assert_false(is_there(".b.0123.tmp") || is_there("new-1-2"));
}

/* The one that is found of PATH is spoilt and of WANTED. */
static bool one_is_spoilt(const char *path, const char *wanted)
{
	size_t n;
	struct diags ds;
	struct journal_entry *list = journal_find(path, 9, &n);
	if (n != 1)
		return false;
	diags_init(&ds, "");
	assert_null(journal_read(list, &shipped_catalogue, &ds));
	assert_int_equal(ds.count, 1);
	diags_free(&ds);
	bool good = list->spoilt && strcmp(list->note.path, wanted) == 0 && !*list->note.step &&
	            !*list->note.typed && list->note.spot.key < 0 &&
	            list->owner.since < time(NULL) - 60 * 60;
	journal_entries_free(list, n);
	return good;
}

static void journal_find__gives__what_is_spoilt_once_it_is_still(void **state)
{
	(void)state;
	static const off_t sizes[] = { 0, 30, 60, 400 };
	for (int i = 0; i < 5; i++) {
		write_old(hashed(ONE, 1), &plain_note, "", 1, "T");
		if (i < 4)
			assert_int_equal(truncate(kept(hashed(ONE, 1)), sizes[i]), 0);
		else
			assert_int_equal(chmod(kept(hashed(ONE, 1)), 0666), 0);
		assert_true(found_are(NULL, 9, "") && found_are(ONE, 9, ""));   /* it may be written to now */
		age(hashed(ONE, 1), 1);
		assert_true(one_is_spoilt(ONE, ONE) && found_are(TWO, 9, ""));
		assert_true(one_is_spoilt(NULL, i == 3 ? ONE : ""));   /* the others hold no path, or no trust */
		assert_int_equal(unlink(kept(hashed(ONE, 1))), 0);
	}
	write_old(hashed(TWO, 1), &plain_note, "", 1, "T");   /* the path of another */
	assert_int_equal(truncate(kept(hashed(TWO, 1)), 400), 0);
	age(hashed(TWO, 1), 1);
	assert_true(one_is_spoilt(NULL, ""));
}

static void journal_find__leaves_out__what_is_spoilt_of_who_is_alive(void **state)
{
	(void)state;
	struct journal j = JOURNAL_INIT;
	assert_true(write_titled(&j, &plain_note, "own", ""));
	assert_int_equal(truncate(j.file, (off_t)j.length - 1), 0);
	age(hashed(ONE, 1), 1);
	assert_true(found_are(ONE, 9, ""));
	assert_true(one_is_spoilt(NULL, ONE));   /* as all that is left of this run */
	journal_remove(&j);
}

/* --- going on --------------------------------------------------------------- */

static void journal_adopt__goes_on__with_the_work_of_another(void **state)
{
	(void)state;
	struct journal j = JOURNAL_INIT, late = JOURNAL_INIT;
	struct journal_note note = plain_note;
	size_t n;
	note.typed = "half a wo";
	note.base = (struct file_stamp){ .existed = true, .size = 9 };
	write_and_die(&note, "dead");
	struct journal_entry *list = journal_find(ONE, 9, &n);
	assert_int_equal(n, 1);
	assert_true(journal_adopt(&j, list));
	assert_false(is_there(hashed(ONE, 1)));
	assert_true(file_holds(j.file, "dead"));
	assert_true(found_are(ONE, 9, ""));
	struct journal_entry entry;
	const char *text;
	char *bytes = read_whole(j.file, &n);
	assert_true(journal_parse(bytes, n, &entry, &text, &n));
	assert_same_note(&entry.note, &note);
	journal_entry_free(&entry);
	free(bytes);
	assert_false(journal_adopt(&late, list));   /* by a second one */
	assert_int_equal(errno, ENOENT);
	assert_null(late.file);
	assert_true(write_titled(&j, &plain_note, "on", ""));
	assert_true(file_holds(j.file, "on"));
	journal_remove(&j);
	journal_entries_free(list, 1);
	assert_true(found_are(NULL, 9, ""));
}

static void journal_adopt__leaves__what_it_cannot_copy(void **state)
{
	(void)state;
	struct journal j = JOURNAL_INIT;
	struct rlimit old, small;
	size_t n;
	write_and_die(&plain_note, "dead");
	struct journal_entry *list = journal_find(ONE, 9, &n);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	small = (struct rlimit){ 100, old.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_false(journal_adopt(&j, list));
	assert_int_equal(errno, EFBIG);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_null(j.file);
	assert_true(found_are(ONE, 9, "dead"));
	assert_false(is_there(hashed(ONE, 2)));
	journal_entries_free(list, n);
}

static void journal_discard__takes_it_away__once(void **state)
{
	(void)state;
	size_t n;
	write_and_die(&plain_note, "A");
	struct journal_entry *list = journal_find(ONE, 9, &n);
	assert_int_equal(n, 1);
	assert_true(journal_discard(list));
	assert_false(is_there(hashed(ONE, 1)));
	assert_true(journal_discard(list));
	assert_true(found_are(NULL, 9, ""));
	journal_entries_free(list, n);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(journal_parse__gives_back__any_draft),
		cmocka_unit_test(journal_parse__gives_back__the_field_of_every_kind),
		cmocka_unit_test(journal_parse__gives_back__odd_paths_and_stamps),
		cmocka_unit_test(journal_parse__gives__the_last_whole_record_of_what_was_cut),
		cmocka_unit_test(journal_parse__never_gives__a_record_with_a_wrong_bit),
		cmocka_unit_test(journal_parse__refuses__what_nobody_wrote),
		cmocka_unit_test(journal_parse__refuses__odd_heads),
		IN_SCRATCH(journal_read__gives__a_draft_without_a_call),
		IN_SCRATCH(journal_read__tells__what_is_wrong),
		IN_SCRATCH(journal_write__makes__private_files),
		IN_SCRATCH(journal_write__follows__no_link),
		IN_SCRATCH(journal_write__adds__records_and_stays_short),
		IN_SCRATCH(journal_write__keeps__what_was_there_where_the_disk_is_full),
		IN_SCRATCH(journal_write__adds__where_the_file_cannot_be_begun_anew),
		IN_SCRATCH(journal_write__loses_nothing__to_kill_9),
		IN_SCRATCH(journal_write__tells__where_no_file_can_be_made),
		IN_SCRATCH(journal_write__begins_another__where_its_file_was_taken_away),
		IN_SCRATCH(journal_write__goes_on__in_a_child_of_a_broken_program),
		IN_SCRATCH(journal_leave__leaves_the_file__and_the_next_has_another_number),
		IN_SCRATCH(journal_find__gives__the_work_of_those_who_ended),
		IN_SCRATCH(journal_find__gives__what_this_run_set_aside__among_all),
		IN_SCRATCH(journal_find__leaves_out__who_is_alive),
		IN_SCRATCH(journal_find__sorts__and_gives_no_more_than_wanted),
		IN_SCRATCH(journal_find__passes_over__what_others_can_write_and_odd_names),
		IN_SCRATCH(journal_find__takes_away__what_is_spoilt_and_old),
		IN_SCRATCH(journal_find__gives__what_is_spoilt_once_it_is_still),
		IN_SCRATCH(journal_find__leaves_out__what_is_spoilt_of_who_is_alive),
		IN_SCRATCH(journal_adopt__goes_on__with_the_work_of_another),
		IN_SCRATCH(journal_adopt__leaves__what_it_cannot_copy),
		IN_SCRATCH(journal_discard__takes_it_away__once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
