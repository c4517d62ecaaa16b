/* SPDX-License-Identifier: GPL-3.0-or-later */
/* yamlevents FILE: reads a file and lets libyaml tell all its events, which is the
 * least that reading a draft can cost.  Prints how many there were. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include <yaml.h>

/* The whole file in memory, as konsort holds it. */
static unsigned char *read_all(FILE *file, size_t *n)
{
	size_t room = 1 << 16;
	unsigned char *bytes = malloc(room);
	for (*n = 0; bytes; ) {
		*n += fread(bytes + *n, 1, room - *n, file);
		if (*n < room)
			return bytes;
		room *= 2;
		unsigned char *more = realloc(bytes, room);
		if (!more)
			free(bytes);
		bytes = more;
	}
	return NULL;
}

int main(int argc, char **argv)
{
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	size_t n;
	unsigned char *bytes = file ? read_all(file, &n) : NULL;
	if (!bytes) {
		fputs("yamlevents: needs a file it can read\n", stderr);
		return 2;
	}
	fclose(file);
	yaml_parser_t parser;
	yaml_event_t event;
	if (!yaml_parser_initialize(&parser))
		return 2;
	yaml_parser_set_input_string(&parser, bytes, n);
	unsigned long count = 0;
	for (bool done = false; !done; count++) {
		if (!yaml_parser_parse(&parser, &event))
			return 1;
		done = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	free(bytes);
	printf("%lu events\n", count);
	return 0;
}
