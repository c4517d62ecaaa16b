/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of that notation; every value goes in through draft_set_*(). */
#include "support/make_draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"

enum { WORDS_MOST = 16 };

static _Noreturn void fault(const char *what, const char *word)
{
	fprintf(stderr, "make_draft: %s '%s'\n", what, word);
	abort();
}

static struct spot of_draft(int key)
{
	return (struct spot){ .partner = -1, .key = key };
}

static struct spot of_partner(int at, int key)
{
	return (struct spot){ .partner = at, .key = key };
}

static const char *value_of(char *word)
{
	if (strcmp(word, "-") == 0)
		return "";
	for (char *c = word; *c; c++)
		if (*c == '_')
			*c = ' ';
	return word;
}

static int known(const struct word *words, int count, const char *id)
{
	if (strcmp(id, "-") == 0)
		return 0;
	int found = word_find(words, count, id);
	if (!found)
		fault("unknown id", id);
	return found;
}

static void set_types(struct draft *d, int at, char *text)
{
	char *rest, *word = strtok_r(text, "+", &rest);
	draft_set_number(d, of_partner(at, PARTNER_KEY_TYPE), known(org_type_words, TYPE_END, word));
	type_set also = 0;
	while ((word = strtok_r(NULL, "+", &rest)))
		also |= TYPE_BIT(known(org_type_words, TYPE_END, word));
	draft_set_number(d, of_partner(at, PARTNER_KEY_ALSO), also);
}

static void set_option(struct draft *d, int at, char *word)
{
	static const struct { const char *word; int key; } flags[] = {
		{ "umbrella", PARTNER_KEY_UMBRELLA }, { "sole", PARTNER_KEY_SOLE_REGULATOR },
		{ "agreed", PARTNER_KEY_AGREED },
	}, texts[] = {
		{ "evidence=", PARTNER_KEY_MONOPOLY_EVIDENCE }, { "id=", PARTNER_KEY_ID },
		{ "does=", PARTNER_KEY_CONTRIBUTION },
	};
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (strcmp(word, flags[i].word) == 0) {
			draft_set_number(d, of_partner(at, flags[i].key), 1);
			return;
		}
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (strncmp(word, texts[i].word, strlen(texts[i].word)) == 0) {
			draft_set_text(d, of_partner(at, texts[i].key), value_of(word + strlen(texts[i].word)));
			return;
		}
	if (strncmp(word, "grant=", 6) != 0)
		fault("unknown word", word);
	draft_set_number(d, of_partner(at, PARTNER_KEY_GRANT), strtoll(word + 6, NULL, 10));
}

/* The N-th of the codes with commas in TEXT, taken in turn. */
static country country_in_turn(const char *text, int n)
{
	int count = 1;
	for (const char *c = text; *c; c++)
		count += *c == ',';
	for (n %= count; n > 0; n--)
		text = strchr(text, ',') + 1;
	char code[3] = { text[0], text[0] ? text[1] : '\0', '\0' };
	if (strcmp(code, "-") == 0)
		return COUNTRY_NONE;
	if (country_from_code(code) == COUNTRY_NONE)
		fault("no country", text);
	return country_from_code(code);
}

static void add_partners(struct draft *d, char **words, int n_words)
{
	if (n_words < 4)
		fault("too few words behind", words[0]);
	char *star = strchr(words[0], '*');
	int times = star ? (int)strtol(words[0], NULL, 10) : 1;
	for (int i = 0; i < times; i++) {
		int at = (int)d->n_partners;
		draft_add_partner(d, d->n_partners);
		char *name = star ? NULL : xstrdup(words[0]);
		if (star && asprintf(&name, "%s%d", star + 1, at) < 0)
			abort();
		draft_set_text(d, of_partner(at, PARTNER_KEY_NAME), value_of(name));
		free(name);
		draft_set_number(d, of_partner(at, PARTNER_KEY_COUNTRY), country_in_turn(words[1], i));
		char *types = xstrdup(words[2]);
		set_types(d, at, types);
		free(types);
		draft_set_number(d, of_partner(at, PARTNER_KEY_ROLE), known(role_words, ROLE_END, words[3]));
		for (int w = 4; w < n_words; w++)
			set_option(d, at, words[w]);
	}
}

static void set_ids(struct draft *d, int key, char *text)
{
	char *rest;
	for (char *id = strtok_r(text, ",", &rest); id; id = strtok_r(NULL, ",", &rest))
		draft_set_id(d, of_draft(key), id, true);
}

static void set_value(struct draft *d, const char *name, char *value)
{
	for (int key = 0; key < DRAFT_KEY_END; key++) {
		if (strcmp(draft_keys[key].name, name) != 0)
			continue;
		if (draft_keys[key].kind == KEY_IDS)
			set_ids(d, key, value);
		else if (draft_keys[key].kind == KEY_NUMBER)
			draft_set_number(d, of_draft(key), strtoll(value, NULL, 10));
		else
			draft_set_text(d, of_draft(key), value_of(value));
		return;
	}
	draft_set_text(d, (struct spot){ -1, DRAFT_KEY_STATEMENTS, name }, value_of(value));
}

void make_more(struct draft *d, const char *text)
{
	char *copy = xstrdup(text), *rest, *rest_of_entry;
	for (char *entry = strtok_r(copy, ";", &rest); entry; entry = strtok_r(NULL, ";", &rest)) {
		char *words[WORDS_MOST];
		int n = 0;
		for (char *w = strtok_r(entry, " \n\t", &rest_of_entry); w; w = strtok_r(NULL, " \n\t", &rest_of_entry)) {
			if (n == WORDS_MOST)
				fault("too many words behind", words[0]);
			words[n++] = w;
		}
		if (n == 2 && words[0][0] == '@')
			set_value(d, words[0] + 1, words[1]);
		else if (n > 0)
			add_partners(d, words, n);
	}
	free(copy);
}

struct draft *make_draft(const char *call, const char *lot, const char *text)
{
	struct draft *d = draft_new(call, lot);
	make_more(d, text);
	return d;
}
