/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file `steps` in the state directory: a line per draft, the hash of its real path,
 * a word, and the path itself, the draft in use last first.  A path that would not stand on a
 * line is left out, as it was in all lines before there were paths.  The file is replaced as
 * a whole, so that two programs can lose each other's line but never spoil the file. */
#include "store/steps.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "store/file.h"
#include "store/paths.h"
#include "store/replace.h"
#include "store/yemit.h"

enum { HASH_DIGITS = 16, WORD_LONGEST = 32, PATH_LONGEST = 4096,
       LINE_LONGEST = HASH_DIGITS + 1 + WORD_LONGEST + 1 + PATH_LONGEST };

/* Where a draft's step is not known. */
static const char no_step[] = "-";

/* A line in its parts, which point into it; PATH_LENGTH 0: it has none. */
struct line {
	const char *text, *word, *path;
	size_t length, word_length, path_length;
};

/* Puts the beginning of the line of the draft at PATH into OUT, and its real path into REAL. */
static bool line_start(struct str *out, struct str *real, const char *path)
{
	bool good = path_real(real, path);
	str_clear(out);
	str_addf(out, "%016llx ", (unsigned long long)file_hash(real->text, real->length));
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
	    st.st_size <= (off_t)2 * STEPS_MOST * LINE_LONGEST)
		file_read_fd(fd, file, out, &ds);
	diags_free(&ds);
	close(fd);
}

/* True for what can stand on a line and be opened again. */
static bool is_path(const char *s, size_t n)
{
	return n > 0 && n <= PATH_LONGEST && *s == '/' && !memchr(s, '\n', n) && !memchr(s, '\0', n);
}

/* Takes the line at *S apart; *S moves behind it.  False behind the last. */
static bool next_line(const char **s, struct line *l)
{
	if (!**s)
		return false;
	*l = (struct line){ .text = *s, .length = strcspn(*s, "\n") };
	*s += l->length + ((*s)[l->length] == '\n');
	if (l->length <= HASH_DIGITS + 1 || l->length > LINE_LONGEST || l->text[HASH_DIGITS] != ' ') {
		l->length = 0;   /* none of ours */
		return true;
	}
	l->word = l->text + HASH_DIGITS + 1;
	l->word_length = strcspn(l->word, " \n");
	const char *path = l->word + l->word_length;
	size_t rest = l->length - (size_t)(path - l->text);
	if (rest > 1 && is_path(path + 1, rest - 1)) {
		l->path = path + 1;
		l->path_length = rest - 1;
	}
	return true;
}

static bool line_belongs(const struct line *l, const struct str *start)
{
	return l->length > start->length && memcmp(l->text, start->text, start->length) == 0;
}

/* Puts the step of the line that begins with START into OUT, if there is one. */
static void find_step(struct str *out, const char *lines, const struct str *start)
{
	struct line l;
	while (!out->length && next_line(&lines, &l))
		if (line_belongs(&l, start) && l.word_length <= WORD_LONGEST)
			str_add_bytes(out, l.word, l.word_length);
	if (!yemit_is_id(out->text))
		str_clear(out);
}

bool steps_recall(const char *path, struct str *out)
{
	struct str start = STR_INIT, real = STR_INIT, file = STR_INIT, lines = STR_INIT;
	str_clear(out);
	if (line_start(&start, &real, path) && steps_file(&file))
		read_lines(&lines, file.text);
	find_step(out, lines.text, &start);
	str_free(&start);
	str_free(&real);
	str_free(&file);
	str_free(&lines);
	return out->length > 0;
}

/* The lines with the draft's own first and not more than there may be. */
static void add_lines(struct str *out, const struct str *start, const char *step,
                      const struct str *real, const char *old)
{
	struct str known = STR_INIT;
	struct line l;
	size_t count = 1;
	if (!*step)
		find_step(&known, old, start);
	str_add(out, start->text);
	str_add(out, *step ? step : known.length ? known.text : no_step);
	if (is_path(real->text, real->length)) {
		str_add_char(out, ' ');
		str_add(out, real->text);
	}
	str_add_char(out, '\n');
	while (count < STEPS_MOST && next_line(&old, &l)) {
		if (!l.length || line_belongs(&l, start))
			continue;
		str_add_bytes(out, l.text, l.length);
		str_add_char(out, '\n');
		count++;
	}
	str_free(&known);
}

/* Puts the file into FILE, in a directory that is there. */
static bool make_place(struct str *file)
{
	struct str dir = STR_INIT;
	errno = ENOENT;
	bool good = path_state_dir(&dir) && path_make_dir(dir.text) && steps_file(file);
	int error = errno;
	str_free(&dir);
	errno = error;
	return good;
}

bool steps_remember(const char *path, const char *step)
{
	struct str start = STR_INIT, real = STR_INIT, file = STR_INIT, old = STR_INIT, new = STR_INIT;
	bool good = !*step || (yemit_is_id(step) && strlen(step) <= WORD_LONGEST);
	errno = EINVAL;
	good = good && line_start(&start, &real, path) && make_place(&file);
	if (good) {
		read_lines(&old, file.text);
		add_lines(&new, &start, step, &real, old.text);
		good = replace_file(file.text, &new, false);
	}
	int error = errno;
	str_free(&start);
	str_free(&real);
	str_free(&file);
	str_free(&old);
	str_free(&new);
	errno = error;
	return good;
}

void steps_recent(struct id_list *paths, size_t most)
{
	struct str file = STR_INIT, lines = STR_INIT;
	struct line l;
	struct stat st;
	if (steps_file(&file))
		read_lines(&lines, file.text);
	for (const char *rest = lines.text; paths->n < most && next_line(&rest, &l); ) {
		struct str path = STR_INIT;
		if (l.path_length)
			str_add_bytes(&path, l.path, l.path_length);
		if (path.length && !id_list_has(paths, path.text) && stat(path.text, &st) == 0 &&
		    S_ISREG(st.st_mode))
			id_list_add(paths, path.text);
		str_free(&path);
	}
	str_free(&file);
	str_free(&lines);
}
