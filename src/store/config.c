/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/cause.h"
#include "base/lang.h"
#include "base/str.h"
#include "base/xmem.h"
#include "store/file.h"
#include "store/paths.h"
#include "store/reader.h"
#include "store/replace.h"
#include "store/yedit.h"

/* What the file begins with, for messages. */
#define FIRST "language: da"

/* --- reading ------------------------------------------------------------------ */

static const char *known_languages(struct reader *r)
{
	struct lang_list l = LANG_LIST_INIT;
	struct str known = STR_INIT;
	lang_list_fill(&l);
	for (size_t i = 0; i < l.n; i++)
		faults_add_name(&known, l.list[i].code);
	lang_list_free(&l);
	return faults_keep(&r->words, &known);
}

static void read_language(struct reader *r, const struct ynode *v, void *at)
{
	if (v->kind == YNODE_SCALAR && lang_exists(v->text))
		reader_text(r, v, at);
	else
		reader_fail_value(r, v, v->key, known_languages(r));
}

/* One of the words between the blanks of WORDS. */
static void read_word(struct reader *r, const struct ynode *v, const char *words, void *at)
{
	struct str known = STR_INIT;
	bool found = false;
	for (const char *s = words; *s; s += strspn(s, " ")) {
		char *word = xstrndup(s, strcspn(s, " "));
		found = found || (v->kind == YNODE_SCALAR && !strcmp(v->text, word));
		faults_add_name(&known, word);
		s += strlen(word);
		free(word);
	}
	if (found)
		reader_text(r, v, at);
	else
		reader_fail_value(r, v, v->key, faults_keep(&r->words, &known));
	if (found)
		str_free(&known);
}

static void read_theme(struct reader *r, const struct ynode *v, void *at)
{
	read_word(r, v, "calm contrast none", at);
}

static void read_mouse(struct reader *r, const struct ynode *v, void *at)
{
	read_word(r, v, "on off", at);
}

static void read_conditions(struct reader *r, const struct ynode *v, void *at)
{
	read_word(r, v, "unmet-first call", at);
}

static const struct reader_key keys[] = {
	{ "language", false, read_language, offsetof(struct config, language), &shape_text },
	{ "theme", false, read_theme, offsetof(struct config, theme), &shape_text },
	{ "mouse", false, read_mouse, offsetof(struct config, mouse), &shape_text },
	{ "conditions", false, read_conditions, offsetof(struct config, conditions), &shape_text },
};

/* Puts the file's bytes into OUT, none where it is missing. */
static bool read_bytes(const char *path, struct str *out, struct diags *ds)
{
	diags_set_file(ds, path);
	str_clear(out);
	return !file_exists(path) || file_read_trusted(path, CONFIG_MOST_MIB, out, ds);
}

/* The map that the bytes are; NULL, without an error, where they hold nothing. */
static const struct ynode *read_root(struct reader *r, const struct str *bytes, struct diags *ds)
{
	size_t before = ds->count;
	const struct ynode *root = reader_root(r, bytes->text, bytes->length, FIRST, ds);
	if (!root && ds->list[before].code == DIAG_EMPTY_DATA)
		diags_cut(ds, before);
	return root;
}

static void read_keys(struct config *c, const struct str *bytes, struct diags *ds)
{
	static const struct reader_keys all = { READER_KEYS(keys) };
	struct reader r = { .arena = &c->words, .faults = faults_start(ds), .where = "" };
	const struct ynode *root = read_root(&r, bytes, ds);
	if (root) {
		reader_map(&r, root, "config", &all, NULL, c);
		faults_end(&r.faults);
	}
	arena_free(&r.words);
}

/* Names in *DIR, new, a directory above the file PATH in which everybody may put another file in
 * its place; false if there is none. */
static bool is_open_to_all(const char *path, char **dir)
{
	struct str real = STR_INIT;
	struct stat st;
	bool found = false;
	if (path_real(&real, path)) {
		do {
			size_t slash = (size_t)(strrchr(real.text, '/') - real.text);
			str_cut(&real, slash ? slash : 1);
			found = stat(real.text, &st) != 0 ||
			        (st.st_mode & (S_IWOTH | S_ISVTX)) == S_IWOTH;
		} while (!found && real.length > 1);
	}
	if (found)
		*dir = str_take(&real);
	str_free(&real);
	return found;
}

/* Over what C holds already. */
static void read_file(struct config *c, const char *path, bool site, struct diags *ds)
{
	struct str bytes = STR_INIT;
	char *dir;
	diags_set_file(ds, "");
	if (!file_exists(path))
		return;
	if (site && is_open_to_all(path, &dir)) {
		diags_error(ds, DIAG_PLACE_NOT_TRUSTED, 0, 0, path, dir);
		free(dir);
	} else if (file_read_trusted(path, CONFIG_MOST_MIB, &bytes, ds)) {
		diags_set_file(ds, path);
		read_keys(c, &bytes, ds);
	}
	str_free(&bytes);
}

/* The least important first, as each goes over those before. */
static void read_site(struct config *c, struct diags *ds)
{
	struct str path = STR_INIT;
	size_t n = 0;
	while (n < CONFIG_MOST_PLACES && path_site_config(&path, n))
		n++;
	while (n-- > 0 && path_site_config(&path, n))
		read_file(c, path.text, true, ds);
	str_free(&path);
}

/* Nothing here is a reason not to begin. */
static void soften(struct diags *ds)
{
	for (size_t i = 0; i < ds->count; i++)
		ds->list[i].warning = true;
	ds->errors = 0;
}

void config_read(struct config *c, struct diags *ds)
{
	struct str path = STR_INIT;
	struct diags told;
	*c = (struct config)CONFIG_INIT;
	diags_init(&told, "");
	read_site(c, &told);
	if (path_config_file(&path))
		read_file(c, path.text, false, &told);
	soften(&told);
	diags_move(ds, &told);
	str_free(&path);
}

void config_free(struct config *c)
{
	arena_free(&c->words);
	*c = (struct config)CONFIG_INIT;
}

/* --- setting ------------------------------------------------------------------ */

/* The errors of a file that is no map; false if there are none. */
static bool tell_syntax(const struct str *bytes, struct diags *ds)
{
	struct reader r = { .faults = faults_start(ds), .where = "" };
	size_t errors = ds->errors;
	read_root(&r, bytes, ds);
	arena_free(&r.words);
	return ds->errors > errors;
}

static bool edit(struct str *bytes, const char *key, const char *value, const char *path,
                 struct diags *ds)
{
	if (yedit_set(bytes, key, value))
		return true;
	diags_set_file(ds, path);
	if (tell_syntax(bytes, ds))
		return false;
	struct str line = STR_INIT;
	str_addf(&line, "%s: %s", key, value);
	diags_error(ds, DIAG_CONFIG_LEFT, 0, 0, line.text);
	str_free(&line);
	return false;
}

/* Writes the file, in whose place a link may stand. */
static bool put(const char *path, const struct str *bytes, struct diags *ds)
{
	struct str real = STR_INIT;
	bool good = path_real(&real, path) && replace_file(real.text, bytes, true);
	int error = errno;
	str_free(&real);
	diags_set_file(ds, "");
	return good || diags_error(ds, DIAG_CANNOT_WRITE, 0, 0, path, cause_of(error));
}

static bool make_place(const char *path, struct diags *ds)
{
	char *dir = xstrndup(path, (size_t)(strrchr(path, '/') - path));
	bool good = path_make_any_dir(dir);
	if (!good)
		diags_error(ds, DIAG_CANNOT_WRITE, 0, 0, path, cause_of(errno));
	free(dir);
	return good;
}

bool config_set(const char *key, const char *value, struct diags *ds)
{
	struct str path = STR_INIT, bytes = STR_INIT, old = STR_INIT;
	char *file = xstrdup(ds->file);
	diags_set_file(ds, "");
	bool good = path_config_file(&path) || diags_error(ds, DIAG_NO_HOME, 0, 0, "");
	if (good && read_bytes(path.text, &bytes, ds)) {
		str_add(&old, bytes.text);
		good = edit(&bytes, key, value, path.text, ds);
	} else {
		good = false;
	}
	if (good && strcmp(old.text, bytes.text) != 0)
		good = make_place(path.text, ds) && put(path.text, &bytes, ds);
	diags_set_file(ds, file);
	free(file);
	str_free(&path);
	str_free(&bytes);
	str_free(&old);
	return good;
}
