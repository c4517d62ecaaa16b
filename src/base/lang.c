/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages by gettext, in locales that often have none.  glibc follows LANGUAGE
 * only where LC_MESSAGES is a real locale: neither C nor, from 2.39 on, any name
 * that begins with "C.".  So where the user's own locale is of that sort, the
 * system's C.UTF-8 is loaded under another name through a private directory with
 * one link.  A catalogue is looked at (base/mo.h) before glibc gets to see it, and
 * every step is verified by asking it for its language. */
#include "base/lang.h"

#include <dirent.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/build_dir.h"
#include "base/charset.h"
#include "base/lang_facts.h"
#include "base/lang_word.h"
#include "base/mo.h"
#include "base/private_locale.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xmem.h"

#define DOMAIN "konsort"
#define ISO_DOMAIN "iso_3166-1"
#ifndef LOCALEDIR
#define LOCALEDIR "/usr/local/share/locale"
#endif

/* Languages that are konsort's own, whether their catalogues are there or not. */
static const struct shipped {
	const char *code, *name;
} shipped[] = {
	{ "da", "Dansk" },
	{ "nl", "Nederlands" },
};
enum { SHIPPED = sizeof shipped / sizeof *shipped };

static char current[LANG_CODE_SIZE] = "en";
static bool english = true;
static struct lang_facts facts = { .thousands = "," };
static bool started = false;
static struct str asked = STR_INIT;
static struct str catalogues = STR_INIT;
static const char *why = "";

/* glibc's counter that makes gettext look at LANGUAGE again */
extern int _nl_msg_cat_cntr;

const char *lang_text(const char *text)
{
	if (!*text || english)
		return text;
	return dgettext(DOMAIN, text);
}

const char *lang_plural(const char *one, const char *many, unsigned long n)
{
	if (english)
		return n == 1 ? one : many;
	return dngettext(DOMAIN, one, many, n);
}

/* --- which languages there are ------------------------------------------------- */

/* Where catalogues lie: beside an uninstalled program, else where they were installed. */
static const char *catalogues_dir(void)
{
	if (catalogues.length == 0) {
		if (build_dir(&catalogues))
			str_add(&catalogues, "/locale");
		else
			str_add(&catalogues, LOCALEDIR);
	}
	return catalogues.text;
}

static void add_path(struct str *out, const char *code)
{
	str_addf(out, "%s/%s/LC_MESSAGES/" DOMAIN ".mo", catalogues_dir(), code);
}

/* Something lies there, good or not: a dangling link is to be told of too. */
static bool has_catalogue(const char *code)
{
	struct str path = STR_INIT;
	struct stat st;
	add_path(&path, code);
	bool there = lstat(path.text, &st) == 0;
	str_free(&path);
	return there;
}

static const struct shipped *find_shipped(const char *code)
{
	for (size_t i = 0; i < SHIPPED; i++)
		if (!strcmp(shipped[i].code, code))
			return &shipped[i];
	return NULL;
}

bool lang_exists(const char *code)
{
	if (!strcmp(code, "en") || find_shipped(code))
		return true;
	return lang_word_is_code(code) && has_catalogue(code);
}

/* --- taking a language ----------------------------------------------------------- */

/* Reads the catalogue of CODE; those it lends from (that of pt to pt_BR) are to be no
 * worse, but may be missing. */
static enum mo_state open_catalogue(struct mo *mo, const char *code)
{
	char codes[LANG_WORD_CODES][LANG_CODE_SIZE];
	enum mo_state state = MO_GOOD;
	for (size_t n = lang_word_codes(codes, code); n > 0 && state == MO_GOOD; n--) {
		struct str path = STR_INIT;
		add_path(&path, codes[n - 1]);
		mo_close(mo);
		state = mo_open(mo, path.text, codes[n - 1]);
		if (state == MO_MISSING && n > 1)
			state = MO_GOOD;
		str_free(&path);
	}
	return state;
}

static bool is_c_locale(const char *name)
{
	return !name || !strcmp(name, "C") || !strcmp(name, "POSIX") || !strncmp(name, "C.", 2);
}

/* True if gettext now speaks the language. */
static bool speaks(const char *code)
{
	struct str line = STR_INIT;
	str_addf(&line, "Language: %s\n", code);
	_nl_msg_cat_cntr++;
	const char *header = "";   /* no text for translators: hence not a literal below */
	bool yes = strstr(dgettext(DOMAIN, header), line.text) != NULL;
	str_free(&line);
	return yes;
}

/* Makes gettext speak CODE, whose catalogue is good. */
static bool load(const char *code)
{
	char *before = xstrdup(setlocale(LC_MESSAGES, NULL));
	setenv("LANGUAGE", code, 1);
	bool done = (!is_c_locale(before) && speaks(code)) ||
		(private_locale_set(LC_MESSAGES) && speaks(code)) ||
		(setlocale(LC_MESSAGES, "C.UTF-8") && speaks(code));
	/* C.UTF-8 may not follow LANGUAGE, and the language spoken so far is to stay */
	if (!done && !setlocale(LC_MESSAGES, before))
		private_locale_set(LC_MESSAGES);
	free(before);
	return done;
}

/* Reads the catalogue of CODE and makes gettext speak it.  Why it cannot be had, "" if
 * MO was read and is the caller's. */
static const char *reach(struct mo *mo, const char *code)
{
	*mo = (struct mo)MO_INIT;
	switch (open_catalogue(mo, code)) {
	case MO_MISSING:
		return N_("its catalogue is not installed");
	case MO_BROKEN:
		return N_("its catalogue is damaged");
	case MO_FOREIGN:
		return N_("its catalogue is not konsort's own, or not safe to use");
	case MO_GOOD:
		break;
	}
	if (load(code))
		return "";
	mo_close(mo);
	return N_("the system has no UTF-8 locale to show its messages with");
}

/* Back to the language that was spoken before reach(). */
static void stay(void)
{
	setenv("LANGUAGE", current, 1);
	_nl_msg_cat_cntr++;
}

static void become(const char *code, const struct mo *mo)
{
	snprintf(current, sizeof current, "%s", code);
	lang_facts_read(&facts, mo);
	english = false;
	charset_forget();
}

static void become_english(void)
{
	memcpy(current, "en", sizeof "en");
	facts = (struct lang_facts){ .thousands = "," };
	english = true;
	charset_forget();
	stay();
}

static bool use_language(const char *code)
{
	struct mo mo;
	why = "";
	if (!strcmp(code, "en")) {
		become_english();
		return true;
	}
	why = reach(&mo, code);
	if (*why) {
		stay();
		return false;
	}
	become(code, &mo);
	mo_close(&mo);
	return true;
}

bool lang_set(const char *code)
{
	if (lang_exists(code))
		return use_language(code);
	why = N_("konsort does not know this language");
	return false;
}

/* --- the start --------------------------------------------------------------------- */

/* Puts the language to start with into CODE and into what was asked for.  False if
 * konsort does not know it: CODE is "en" then. */
static bool choose_language(char code[LANG_CODE_SIZE], const char *wanted, const char *remembered)
{
	const struct {
		const char *words;
		bool ours;             /* said to konsort alone: not to be passed over */
	} sources[] = {
		{ wanted ? wanted : "", true }, { lang_word_environment("KONSORT_LANG"), true },
		{ remembered ? remembered : "", true },
		{ lang_word_environment("LANGUAGE"), false }, { lang_word_locale("LC_MESSAGES"), false },
	};
	bool known = true;
	str_clear(&asked);
	for (size_t i = 0; i < sizeof sources / sizeof *sources && !asked.length && known; i++) {
		if (lang_word_find(code, sources[i].words, lang_exists))
			str_add(&asked, code);
		else
			known = !*sources[i].words || !sources[i].ours;
		if (!known)
			utf8_add_cut(&asked, sources[i].words, LANG_CODE_SIZE);
	}
	if (!*code)
		memcpy(code, "en", sizeof "en");
	return known;
}

bool lang_start(const char *wanted, const char *remembered, bool on_terminal)
{
	char code[LANG_CODE_SIZE];
	bool known = choose_language(code, wanted, remembered);
	started = true;
	/* gettext must never see what stood there: it may be a path */
	become_english();
	setlocale(LC_MESSAGES, "");
	charset_start(on_terminal);
	bindtextdomain(DOMAIN, catalogues_dir());
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	bind_textdomain_codeset(ISO_DOMAIN, "UTF-8");
	bind_textdomain_codeset("libc", "UTF-8");   /* causes that are not konsort's own */
	bool used = use_language(code);
	why = known ? why : N_("konsort does not know this language");
	return known && used;
}

const struct lang_facts *lang_facts(void)
{
	return &facts;
}

const char *lang_code(void)
{
	return current;
}

const char *lang_asked(void)
{
	return asked.length ? asked.text : "en";
}

const char *lang_why(void)
{
	return why;
}

/* --- the list ------------------------------------------------------------------------ */

static void add_item(struct lang_list *out, const char *code)
{
	const struct shipped *ours = find_shipped(code);
	struct mo mo = MO_INIT;
	out->list = xreallocarray(out->list, out->n + 1, sizeof *out->list);
	struct lang_item *item = &out->list[out->n++];
	*item = (struct lang_item){ .why = "" };
	snprintf(item->code, sizeof item->code, "%s", code);
	const char *name = ours ? ours->name : code;
	if (!strcmp(code, "en"))
		name = lang_facts_name(NULL);
	else if (started)
		item->why = reach(&mo, code);
	if (mo.count && *lang_facts_name(&mo))
		name = lang_facts_name(&mo);
	item->name = xstrdup(name);
	mo_close(&mo);
}

/* Adds the languages of the catalogues that lie beside the shipped ones. */
static void add_neighbours(struct lang_list *out)
{
	DIR *dir = opendir(catalogues_dir());
	for (struct dirent *e; dir && (e = readdir(dir)); ) {
		bool mine = !strcmp(e->d_name, "en") || find_shipped(e->d_name);
		if (!mine && lang_exists(e->d_name))
			add_item(out, e->d_name);
	}
	if (dir)
		closedir(dir);
}

static int compare_items(const void *a, const void *b)
{
	const struct lang_item *x = a, *y = b;
	struct str kx = STR_INIT, ky = STR_INIT;
	utf8_fold(&kx, x->name);
	utf8_fold(&ky, y->name);
	int order = strcmp(kx.text, ky.text);
	str_free(&kx);
	str_free(&ky);
	return order ? order : strcmp(x->code, y->code);
}

void lang_list_fill(struct lang_list *out)
{
	*out = (struct lang_list)LANG_LIST_INIT;
	add_item(out, "en");
	for (size_t i = 0; i < SHIPPED; i++)
		add_item(out, shipped[i].code);
	add_neighbours(out);
	/* by name alone, so that the order is the same in all of them */
	qsort(out->list, out->n, sizeof *out->list, compare_items);
	if (started)
		stay();
}

void lang_list_free(struct lang_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->list[i].name);
	free(l->list);
	*l = (struct lang_list)LANG_LIST_INIT;
}

/* --- countries ----------------------------------------------------------------------- */

const char *lang_country(const char *english_name, const char *iso_names)
{
	const char *name = lang_text(english_name);
	if (name != english_name || english)
		return name;
	for (size_t n; *iso_names; iso_names += n + (iso_names[n] == ';')) {
		n = strcspn(iso_names, ";");
		char one[100];
		if (n >= sizeof one)
			continue;
		memcpy(one, iso_names, n);
		one[n] = '\0';
		const char *found = dgettext(ISO_DOMAIN, one);
		if (found != one)
			return found;
	}
	return english_name;
}
