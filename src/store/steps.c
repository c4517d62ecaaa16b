/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file `steps` in the state directory: a line per draft, the hash of its real path
 * and a word, the draft left last first.  It is replaced as a whole, so that two
 * programs can lose each other's line but never spoil the file. */
#include "store/steps.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "store/file.h"
#include "store/paths.h"
#include "store/replace.h"
#include "store/yemit.h"

enum { HASH_DIGITS = 16, WORD_LONGEST = 32, LINE_LONGEST = HASH_DIGITS + 1 + WORD_LONGEST };

/* Puts the beginning of the line of the draft at PATH into OUT. */
static bool line_start(struct str *out, const char *path)
{
	bool good = path_real(out, path);
	uint64_t hash = file_hash(out->text, out->length);
	str_clear(out);
	str_addf(out, "%016llx ", (unsigned long long)hash);
	return good;
}

static bool steps_file(struct str *out)
{
	if (!path_state_dir(out))
		return false;
	str_add(out, "/steps");
	return true;
}

/* The lines there are; none where the file is not ours or is no plain file. */
static void read_lines(struct str *out, const char *file)
{
	struct stat st;
	int fd = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0)
		return;
	struct diags ds;
	diags_init(&ds, "");
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_uid == geteuid() &&
	    st.st_size <= 4 * STEPS_MOST * LINE_LONGEST)
		file_read_fd(fd, file, out, &ds);
	diags_free(&ds);
	close(fd);
}

/* The line at *S, without its end; *S moves behind it.  NULL behind the last. */
static const char *next_line(const char **s, size_t *n)
{
	const char *line = *s;
	if (!*line)
		return NULL;
	*n = strcspn(line, "\n");
	*s = line + *n + (line[*n] == '\n');
	return line;
}

static bool line_belongs(const char *line, size_t n, const struct str *start)
{
	return n > start->length && memcmp(line, start->text, start->length) == 0;
}

bool steps_recall(const char *path, struct str *out)
{
	struct str start = STR_INIT, file = STR_INIT, lines = STR_INIT;
	str_clear(out);
	if (line_start(&start, path) && steps_file(&file))
		read_lines(&lines, file.text);
	size_t n;
	const char *rest = lines.text;
	for (const char *line; !out->length && (line = next_line(&rest, &n)); )
		if (line_belongs(line, n, &start) && n <= LINE_LONGEST)
			str_add_bytes(out, line + start.length, n - start.length);
	if (!yemit_is_id(out->text))
		str_clear(out);
	str_free(&start);
	str_free(&file);
	str_free(&lines);
	return out->length > 0;
}

/* The lines with the draft's own first and not more than there may be. */
static void add_lines(struct str *out, const struct str *start, const char *step, const char *old)
{
	size_t n, count = 1;
	str_add(out, start->text);
	str_add(out, step);
	str_add_char(out, '\n');
	for (const char *line; count < STEPS_MOST && (line = next_line(&old, &n)); ) {
		if (n > LINE_LONGEST || line_belongs(line, n, start))
			continue;
		str_add_bytes(out, line, n);
		str_add_char(out, '\n');
		count++;
	}
}

void steps_remember(const char *path, const char *step)
{
	struct str start = STR_INIT, dir = STR_INIT, file = STR_INIT, old = STR_INIT, new = STR_INIT;
	if (yemit_is_id(step) && strlen(step) <= WORD_LONGEST && line_start(&start, path) &&
	    path_state_dir(&dir) && path_make_dir(dir.text) && steps_file(&file)) {
		read_lines(&old, file.text);
		add_lines(&new, &start, step, old.text);
		replace_file(file.text, &new, false);
	}
	str_free(&start);
	str_free(&dir);
	str_free(&file);
	str_free(&old);
	str_free(&new);
}
