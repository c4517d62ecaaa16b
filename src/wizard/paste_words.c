/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lexicons made of options and of a few words more. */
#include "wizard/paste_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmem.h"

enum { PART_LEAST = 3, PART_MOST = 200 };   /* bytes of a part of a name that may stand for it */
static const int64_t several = -1;

/* Words that stand over columns and in them, as spreadsheets in English, Danish and Dutch have
 * them; the labels of the current language come from the fields. */
static const struct { int64_t value; const char *words; } head_words[] = {
	{ PASTED_NAME, "name;organisation;organization;organisation name;navn;organisationens navn;"
	               "naam;organisatie;naam organisatie;partner name" },
	{ PASTED_COUNTRY, "country;land;country code;landekode;landcode" },
	{ PASTED_TYPE, "type;type of organisation;organisation type;organisationstype;"
	               "type organisatie" },
	{ PASTED_ROLE, "role;rolle;rol" },
	{ PASTED_GRANT, "grant;tilskud;subsidie;grant in eur;grant eur;budget;budget eur;budget in eur;amount;"
	                "amount eur;beløb;beløb eur;beløb i eur;bedrag;bedrag eur;bedrag in eur;eu grant;"
	                "requested grant;eur;euro" },
	{ PASTED_ID, "id;oid;pic;oid or pic;pic number;oid pic" },
	{ PASTED_CONTACT, "contact;kontakt;contact person;contactpersoon;kontaktperson" },
	{ PASTED_CONTRIBUTION, "contribution;bidrag;bijdrage" },
	{ PASTED_NOTES, "notes;noter;notities;remarks;opmerkingen;bemærkninger" },
}, role_other_words[] = {
	{ ROLE_APPLICANT, "coordinator;co-ordinator;lead;lead partner;leader;koordinator;"
	                  "leadpartner;coördinator;ansøger;aanvrager" },
	{ ROLE_FULL, "full;partner;full partner;fuld;fuld partner;volledig;volledige partner;beneficiary;partner organisation" },
	{ ROLE_ASSOCIATED, "associated;associate;associated partner;associeret;geassocieerd" },
};

const int pasted_keys[PASTED_REST] = {
	[PASTED_NAME] = PARTNER_KEY_NAME, [PASTED_COUNTRY] = PARTNER_KEY_COUNTRY,
	[PASTED_TYPE] = PARTNER_KEY_TYPE, [PASTED_ROLE] = PARTNER_KEY_ROLE,
	[PASTED_GRANT] = PARTNER_KEY_GRANT, [PASTED_ID] = PARTNER_KEY_ID,
	[PASTED_CONTACT] = PARTNER_KEY_CONTACT, [PASTED_CONTRIBUTION] = PARTNER_KEY_CONTRIBUTION,
	[PASTED_NOTES] = PARTNER_KEY_NOTES,
};

/* --- filling ------------------------------------------------------------------- */

static void add_bytes(struct lexicon *l, const char *text, size_t n, int64_t value)
{
	struct str fold = STR_INIT;
	char *one = xstrndup(text, n);
	utf8_fold_words(&fold, one);
	free(one);
	if (fold.length) {
		XGROW(l->list, l->n, l->room);
		l->list[l->n++] = (struct meaning){ str_take(&fold), value };
	}
	str_free(&fold);
}

/* Adds each of the WORDS between the MARKs. */
static void add_words(struct lexicon *l, const char *words, char mark, int64_t value)
{
	const char marks[] = { mark, '\0' };
	while (*words) {
		size_t n = strcspn(words, marks);
		add_bytes(l, words, n, value);
		words += n + (words[n] == mark);
	}
}

static int by_fold(const void *a, const void *b)
{
	const struct meaning *x = a, *y = b;
	int order = strcmp(x->fold, y->fold);
	if (order)
		return order;
	return x->value < y->value ? -1 : x->value > y->value;
}

/* Sorts; a name with more than one meaning has none. */
static void finish(struct lexicon *l)
{
	size_t n = 0;
	if (l->n)
		qsort(l->list, l->n, sizeof *l->list, by_fold);
	for (size_t i = 0; i < l->n; i++) {
		struct meaning *last = n ? &l->list[n - 1] : NULL;
		if (!last || strcmp(last->fold, l->list[i].fold) != 0) {
			l->list[n++] = l->list[i];
			continue;
		}
		if (last->value != l->list[i].value)
			last->value = several;
		free(l->list[i].fold);
	}
	l->n = n;
}

static bool is_listed(const char *names, const char *fold)
{
	struct str wanted = STR_INIT;
	str_addf(&wanted, "|%s|", fold);
	bool listed = strstr(names, wanted.text) != NULL;
	str_free(&wanted);
	return listed;
}

/* Adds the names of an option: label, English label, id and codes, and words by which people
 * look for it; where one of these is a word of another option's names, it may mean either. */
static void add_option(struct lexicon *l, size_t at)
{
	const struct option *o = &l->options.list[at];
	bool sought = false;
	for (const char *name = o->search; *name; ) {
		name += *name == '|';
		size_t n = strcspn(name, "|");
		char *fold = xstrndup(name, n);
		bool exact = is_listed(o->exact, fold);
		bool shared = sought && !exact && options_share(&l->options, at, fold);
		add_bytes(l, fold, n, shared ? several : o->number);
		sought = sought || exact;
		free(fold);
		name += n;
	}
	add_words(l, o->exact, '|', o->number);
}

/* Takes over the options of a field, with all that finds each of them. */
static void add_options(struct lexicon *l, const struct options_about *about, int key)
{
	struct field_ref ref = { .field = field_of_partner_key(key), .partner = -1 };
	options_fill(&l->options, about, &ref);
	for (size_t i = 0; i < l->options.n; i++)
		add_option(l, i);
}

static void add_heads(struct lexicon *l)
{
	for (int c = 0; c < PASTED_REST; c++) {
		const struct field *field = field_of_partner_key(pasted_keys[c]);
		const char *key = partner_keys[pasted_keys[c]].name;
		add_bytes(l, _(field->label), strlen(_(field->label)), c);
		add_bytes(l, field->label, strlen(field->label), c);
		add_bytes(l, key, strlen(key), c);
	}
	for (size_t i = 0; i < sizeof head_words / sizeof *head_words; i++)
		add_words(l, head_words[i].words, ';', head_words[i].value);
}

void paste_words_fill(struct paste_words *w, const struct options_about *about)
{
	const struct world *world = about->catalogue->world;
	*w = (struct paste_words){ .types = { 0 } };
	add_options(&w->countries, about, PARTNER_KEY_COUNTRY);
	for (size_t i = 0; i < world->n_rows; i++)
		add_words(&w->countries, world->rows[i].iso_names, ';', world->rows[i].code);
	add_options(&w->types, about, PARTNER_KEY_TYPE);
	add_options(&w->roles, about, PARTNER_KEY_ROLE);
	for (size_t i = 0; i < sizeof role_other_words / sizeof *role_other_words; i++)
		add_words(&w->roles, role_other_words[i].words, ';', role_other_words[i].value);
	add_heads(&w->heads);
	finish(&w->countries);
	finish(&w->types);
	finish(&w->roles);
	finish(&w->heads);
}

static void lexicon_free(struct lexicon *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->list[i].fold);
	free(l->list);
	options_free(&l->options);
	*l = (struct lexicon){ .options = OPTIONS_INIT };
}

void paste_words_free(struct paste_words *w)
{
	lexicon_free(&w->countries);
	lexicon_free(&w->types);
	lexicon_free(&w->roles);
	lexicon_free(&w->heads);
}

/* --- finding ------------------------------------------------------------------- */

static int compare_fold(const void *key, const void *element)
{
	const struct meaning *m = element;
	return strcmp(key, m->fold);
}

/* The option in whose names such words stand, if that is one alone. */
static enum understood find_part(const struct lexicon *l, const char *fold, int64_t *value)
{
	size_t *shown, n, at;
	size_t length = strlen(fold);
	if (length < PART_LEAST || length > PART_MOST || !l->options.n)   /* more takes long in vain */
		return WORD_UNKNOWN;
	if (options_sole(&l->options, fold, &at)) {
		*value = l->options.list[at].number;
		return WORD_FOUND;
	}
	shown = xcalloc(l->options.n, sizeof *shown);
	n = options_matches(&l->options, fold, shown, NULL);
	free(shown);
	return n > 1 ? WORD_SEVERAL : WORD_UNKNOWN;
}

static const struct meaning *find_name(const struct lexicon *l, const char *fold)
{
	static const char the[] = "the ";   /* as in "The Netherlands" */
	const struct meaning *m = l->n ?
		bsearch(fold, l->list, l->n, sizeof *l->list, compare_fold) : NULL;
	if (m || strncmp(fold, the, sizeof the - 1) != 0)
		return m;
	return find_name(l, fold + sizeof the - 1);
}

enum understood lexicon_find(const struct lexicon *l, const char *text, bool exactly,
                             int64_t *value)
{
	struct str fold = STR_INIT;
	enum understood found = WORD_UNKNOWN;
	if (str_is_blank(text))
		return WORD_ABSENT;
	utf8_fold_words(&fold, text);
	const struct meaning *m = find_name(l, fold.text);
	if (m && m->value != several) {
		found = WORD_FOUND;
		*value = m->value;
	} else if (!exactly) {
		found = find_part(l, fold.text, value);
	}
	if (m && found == WORD_UNKNOWN)
		found = WORD_SEVERAL;
	str_free(&fold);
	return found;
}
