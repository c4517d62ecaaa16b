/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a process comes from /proc, read with system calls alone: a lock is taken
 * before the first screen.  For the same reason the user's name is the environment's, as the
 * list of users costs more than all the rest. */
#include "store/owner.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/xmem.h"

/* --- this process ----------------------------------------------------------------- */

/* Puts the beginning of a small file into BYTES, terminated; "" where it cannot be read. */
static void read_small(const char *path, char *bytes, size_t room)
{
	ssize_t n = -1;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd >= 0) {
		n = read(fd, bytes, room - 1);
		close(fd);
	}
	bytes[n > 0 ? n : 0] = '\0';
}

/* The state letter of the process that /proc/PID/stat at PATH tells of, and when it began; '\0'
 * and 0 where that is unknown.  Its second field is a name, which may hold anything. */
static char process_state(const char *path, uint64_t *start)
{
	enum { STATE = 3, START = 22 };   /* fields, counted from 1 */
	char text[1024];
	*start = 0;
	read_small(path, text, sizeof text);
	const char *p = strrchr(text, ')');
	if (!p || p[1] != ' ')
		return '\0';
	char state = p[2];
	p += 2;
	for (int field = STATE; p && field < START; field++) {
		p = strchr(p, ' ');
		p = p ? p + 1 : NULL;
	}
	if (p)
		*start = strtoull(p, NULL, 10);
	return state;
}

static bool is_plain(const char *s)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789._-+@"
	                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	size_t n = strspn(s, letters);
	return n && !s[n] && n <= OWNER_WORD_MOST;
}

static char *own_name(void)
{
	static const char *const variables[] = { "LOGNAME", "USER" };
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *name = getenv(variables[i]);
		if (name && is_plain(name))
			return xstrdup(name);
	}
	char number[24];
	snprintf(number, sizeof number, "%ju", (uintmax_t)geteuid());
	return xstrdup(number);
}

/* A word as it can stand on a line. */
static char *word_of(const char *s)
{
	char *word = xstrndup(s, strnlen(s, OWNER_WORD_MOST));
	for (char *p = word; *p; p++)
		if ((unsigned char)*p < ' ' || *p == 0x7F)
			*p = '?';
	return word;
}

static char *own_host(void)
{
	char host[HOST_NAME_MAX + 1] = "";
	gethostname(host, sizeof host - 1);
	return word_of(*host ? host : "localhost");
}

static char *own_boot(void)
{
	char boot[64];
	read_small("/proc/sys/kernel/random/boot_id", boot, sizeof boot);
	boot[strcspn(boot, "\n")] = '\0';
	return word_of(boot);
}

void owner_self(struct owner *o)
{
	struct stat space;
	*o = (struct owner){ .user = own_name(), .host = own_host(), .boot = own_boot(),
	                     .pid = getpid(), .since = time(NULL) };
	process_state("/proc/self/stat", &o->start);
	if (stat("/proc/self/ns/pid", &space) == 0)
		o->space = space.st_ino;
}

void owner_free(struct owner *o)
{
	free(o->user);
	free(o->host);
	free(o->boot);
	*o = (struct owner)OWNER_INIT;
}

/* --- another one ------------------------------------------------------------------ */

static bool other_unless_unknown(uint64_t a, uint64_t b)
{
	return a && b && a != b;
}

/* Of a process of this boot, which is not this one. */
static enum owner_state process_lives(const struct owner *o)
{
	char path[40];
	uint64_t start;
	if (kill((pid_t)o->pid, 0) != 0 && errno == ESRCH)
		return OWNER_DEAD;
	snprintf(path, sizeof path, "/proc/%" PRId64 "/stat", o->pid);
	char state = process_state(path, &start);
	bool ended = state == 'Z' || state == 'X' || other_unless_unknown(o->start, start);
	return ended ? OWNER_DEAD : OWNER_ALIVE;
}

/* True for what was written since this computer began: one of another boot is then another computer
 * of the same name, as copies of a system are. */
static bool is_of_this_boot(const struct owner *o)
{
	enum { CLOCKS_DIFFER = 300 };
	struct timespec up;
	return clock_gettime(CLOCK_BOOTTIME, &up) == 0 &&
	       o->since > (int64_t)time(NULL) - (int64_t)up.tv_sec + CLOCKS_DIFFER;
}

static enum owner_state state_seen_from(const struct owner *self, const struct owner *o)
{
	if (strcmp(o->host, self->host) != 0)
		return OWNER_ELSEWHERE;
	if (*o->boot && *self->boot && strcmp(o->boot, self->boot) != 0)
		return is_of_this_boot(o) ? OWNER_ELSEWHERE : OWNER_DEAD;
	if (other_unless_unknown(o->space, self->space))
		return OWNER_ALIVE;   /* its number means nothing here */
	if (o->pid <= 0 || o->pid > INT_MAX)
		return OWNER_ALIVE;   /* kill() would take it for many */
	if (o->pid == self->pid)
		return o->start == self->start ? OWNER_SELF : OWNER_DEAD;
	return process_lives(o);
}

enum owner_state owner_state(const struct owner *o)
{
	struct owner self;
	owner_self(&self);
	enum owner_state state = state_seen_from(&self, o);
	owner_free(&self);
	return state;
}

/* --- as text ---------------------------------------------------------------------- */

void owner_write(struct str *out, const struct owner *o)
{
	str_addf(out, "user: %s\nhost: %s\nboot: %s\n", o->user, o->host, o->boot);
	str_addf(out, "pid: %" PRId64 "\nstart: %" PRIu64 "\nspace: %" PRIu64 "\nsince: %" PRId64 "\n",
	         o->pid, o->start, o->space, o->since);
}

/* Puts what stands behind "KEY: " on the first such line into *VALUE, new. */
static bool read_word(const char *text, const char *key, char **value)
{
	size_t n = strlen(key);
	for (const char *line = text; *line; line += strcspn(line, "\n"), line += *line == '\n') {
		if (strncmp(line, key, n) != 0 || strncmp(line + n, ": ", 2) != 0)
			continue;
		const char *word = line + n + 2;
		size_t length = strcspn(word, "\n");
		*value = xstrndup(word, length);
		return length <= OWNER_WORD_MOST;
	}
	*value = xstrdup("");
	return false;
}

/* The same of a number without a sign, MOST at most. */
static bool read_number(const char *text, const char *key, uint64_t most, uint64_t *value)
{
	char *word;
	bool good = read_word(text, key, &word);
	size_t n = strlen(word);
	errno = 0;
	*value = strtoull(word, NULL, 10);
	good = good && n && strspn(word, "0123456789") == n && errno == 0 && *value <= most;
	free(word);
	if (!good)
		*value = 0;
	return good;
}

/* True for what is text without control characters but the ends of lines. */
static bool is_text(const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (((unsigned char)bytes[i] < ' ' && bytes[i] != '\n') || bytes[i] == 0x7F)
			return false;
	return true;
}

bool owner_read(struct owner *o, const char *bytes, size_t n)
{
	bool good = n <= OWNER_MOST_BYTES && is_text(bytes, n);
	char *text = good ? xstrndup(bytes, n) : xstrdup("");
	uint64_t pid, since;
	*o = (struct owner)OWNER_INIT;
	good = read_word(text, "user", &o->user) && good;
	good = read_word(text, "host", &o->host) && good;
	good = read_word(text, "boot", &o->boot) && good;
	good = read_number(text, "pid", INT64_MAX, &pid) && good;
	good = read_number(text, "start", UINT64_MAX, &o->start) && good;
	good = read_number(text, "space", UINT64_MAX, &o->space) && good;
	good = read_number(text, "since", INT64_MAX, &since) && good;
	o->pid = (int64_t)pid;
	o->since = (int64_t)since;
	free(text);
	return good;
}
