/* SPDX-License-Identifier: GPL-3.0-or-later */
/* yamlevents FILE...: reads files and lets libyaml tell all their events, which is the
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

/* Adds the events of a file to COUNT. */
static bool count_events(const char *path, unsigned long *count)
{
	FILE *file = fopen(path, "rb");
	size_t n;
	unsigned char *bytes = file ? read_all(file, &n) : NULL;
	if (file)
		fclose(file);
	yaml_parser_t parser;
	if (!bytes || !yaml_parser_initialize(&parser)) {
		free(bytes);
		return false;
	}
	yaml_parser_set_input_string(&parser, bytes, n);
	bool good = true;
	for (bool done = false; good && !done; ++*count) {
		yaml_event_t event;
		good = yaml_parser_parse(&parser, &event);
		done = good && event.type == YAML_STREAM_END_EVENT;
		if (good)
			yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	free(bytes);
	return good;
}

int main(int argc, char **argv)
{
	unsigned long count = 0;
	for (int i = 1; i < argc; i++) {
		if (!count_events(argv[i], &count)) {
			fputs("yamlevents: needs files it can read\n", stderr);
			return 2;
		}
	}
	printf("%lu events\n", count);
	return 0;
}
