/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/call_months.h"

#include "core/draft_keys.h"

#define PART " *" MONTHS_PATTERN " *(- *" MONTHS_PATTERN " *)?"
#define WHOLE .kind = SHAPE_FORM, .pattern = PART "(," PART ")*", .example = "24-36; 24, 36; 48", \
	.least = 1, .most = DURATION_MOST
_Static_assert(DURATION_MOST == 600, "MONTHS_PATTERN says another limit");

const struct shape shape_month = { .kind = SHAPE_NUMBER, .least = 1, .most = DURATION_MOST };
const struct shape shape_months = { WHOLE, .unknown = true };
const struct shape shape_months_figure = { WHOLE };

int months_digits(const char **s)
{
	int n = -1;
	while (**s == ' ')
		++*s;
	for (; **s >= '0' && **s <= '9'; ++*s)
		n = n > DURATION_MOST ? n : (n < 0 ? 0 : n * 10) + (**s - '0');
	while (**s == ' ')
		++*s;
	return n > DURATION_MOST ? DURATION_MOST + 1 : n;
}

/* N ranges and months separated by commas.  False if TEXT is nothing like it. */
static bool parse(const char *text, struct months *months, size_t n)
{
	for (size_t i = 0; i < n; i++, text++) {
		struct months m = { .first = months_digits(&text) };
		m.last = m.first;
		if (*text == '-') {
			text++;
			m.last = months_digits(&text);
		}
		if (m.first < 0 || m.last < m.first || *text != (i + 1 < n ? ',' : '\0'))
			return false;
		months[i] = m;
	}
	return true;
}

static bool in_range(const struct months *months, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (months[i].first < shape_month.least || months[i].last > shape_month.most)
			return false;
	return true;
}

void months_read(struct reader *r, const struct ynode *v, const struct months **months, size_t *n)
{
	size_t count = 1;
	for (const char *p = v->text; *p; p++)
		count += *p == ',';
	struct months *list = arena_alloc(r->arena, count * sizeof *list);
	if (v->kind != YNODE_SCALAR || !parse(v->text, list, count)) {
		reader_fail_value(r, v, v->key, shape_months.example);
	} else if (!in_range(list, count)) {
		reader_fail_range(r, v, v->key, shape_month.least, shape_month.most);
	} else {
		*months = list;
		*n = count;
	}
}
