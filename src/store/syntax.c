/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table from libyaml's complaints to ours.  A complaint is found by its beginning,
 * as some of libyaml's differ in their ends only. */
#include "store/syntax.h"

#include <string.h>

#include "base/lang.h"

struct complaint {
	const char *problem;     /* how libyaml's begins */
	const char *words;       /* ours */
};

/* TRANSLATORS: these stand behind "not valid YAML:". */
static const struct complaint complaints[] = {
	{ "could not find expected ':'",
	  N_("a key must be followed by ': ' and its value") },
	{ "mapping values are not allowed",
	  N_("a ':' where no key may stand; put a text that holds ': ' in double quotes") },
	{ "did not find expected key",
	  N_("a key is expected here; check the indentation and the quotes of the lines before") },
	{ "did not find expected '-'",
	  N_("an item of the list must begin with '- ', indented like the others") },
	{ "did not find expected ',' or ']'",
	  N_("a list in brackets needs ',' between its items and ']' at its end") },
	{ "did not find expected ',' or '}'",
	  N_("a map in braces needs ',' between its keys and '}' at its end") },
	{ "found unexpected end of stream",
	  N_("a text in quotes is not closed") },
	{ "found unexpected document indicator",
	  N_("a line of '---' or '...' inside a text in quotes") },
	{ "found unknown escape character",
	  N_("an unknown escape; write '\\\\' for a backslash inside double quotes") },
	{ "did not find expected hex",
	  N_("an escape without its digits, such as \\u00e6") },
	{ "found invalid Unicode character escape",
	  N_("an escape that stands for no character") },
	{ "found a tab character",
	  N_("a tab; indent with spaces") },
	{ "found character that cannot start",
	  N_("a character that no value can begin with; put the text in double quotes") },
	{ "block sequence entries are not allowed",
	  N_("an item of a list where none may stand; begin the list on a line of its own") },
	{ "mapping keys are not allowed",
	  N_("a '?' where no key may stand; put the text in double quotes") },
	{ "did not find expected comment or line break",
	  N_("only a comment may follow '|' or '>' on its line") },
	{ "found an indentation indicator equal to 0",
	  N_("the digit behind '|' or '>' must be from 1 to 9") },
	{ "did not find expected node content",
	  N_("a value is missing") },
	{ "did not find expected <document start>",
	  N_("something stands behind the end of the map") },
	{ "found unexpected ':'",
	  N_("a ':' inside a plain text; put the text in double quotes") },
};

const char *syntax_words(const char *problem)
{
	for (size_t i = 0; i < sizeof complaints / sizeof *complaints; i++)
		if (!strncmp(problem, complaints[i].problem, strlen(complaints[i].problem)))
			return complaints[i].words;
	return problem;
}
