/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints the section KEYS of konsort(1) from the tables of keys, in the language of a
 * code.  `make update-man' puts it into the manual page, and man-keys.sh compares. */
#include <stdio.h>

#include "base/lang.h"
#include "base/str.h"
#include "tui/keys.h"

/* TEXT with what roff would take for its own escaped. */
static void print_roff(const char *text)
{
	for (const char *s = text; *s; s++) {
		if (s == text && (*s == '.' || *s == '\''))
			fputs("\\&", stdout);
		if (*s == '-')
			putchar('\\');
		fputs(*s == '\\' ? "\\e" : (char[]){ *s, 0 }, stdout);
	}
	putchar('\n');
}

static void print_row(const struct binding *b)
{
	struct str names = STR_INIT;
	if (b->command == CMD_STEP)
		str_add(&names, "1-7");
	for (int k = 0; k < BINDING_KEYS && b->keys[k] && b->command != CMD_STEP; k++) {
		str_add(&names, k ? ", " : "");
		key_label(&names, b->keys[k]);
	}
	fputs(".TP\n.B ", stdout);
	print_roff(names.text);
	print_roff(_(b->help));
	str_free(&names);
}

int main(int argc, char **argv)
{
	if (argc != 2 || !lang_start(argv[1], NULL, false)) {
		fprintf(stderr, "usage: man-keys LANGUAGE\n%s\n", lang_why());
		return 2;
	}
	for (int map = 0; map < KEYMAP_END; map++) {
		size_t n;
		const struct binding *rows = keymap_rows((enum keymap)map, &n);
		printf(".SS %s\n", _(keymap_title((enum keymap)map)));
		for (size_t i = 0; i < n; i++)
			if (*rows[i].help)
				print_row(&rows[i]);
	}
	return 0;
}
