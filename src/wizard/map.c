/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consortium as a table. */
#include "wizard/map.h"

#include <stdlib.h>

void map_fill(struct map *m, struct session *s)
{
	(void)s;
	map_free(m);
}

void map_free(struct map *m)
{
	free(m->rows);
	free(m->cells);
	free(m->members);
	free(m->asked);
	free(m->filled);
	*m = (struct map)MAP_INIT;
}

const size_t *map_cell(const struct map *m, size_t row, size_t column, size_t *n)
{
	size_t at = row * m->n_columns + column;
	*n = m->cells[at + 1] - m->cells[at];
	return m->members + m->cells[at];
}
