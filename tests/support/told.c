/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of a draft's finding. */
#include "support/told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/xmem.h"
#include "report/finding_text.h"
#include "support/make_draft.h"
#include "support/sample_call.h"

static char *told_text(const struct report *r, const char *id)
{
	struct str out = STR_INIT;
	const struct finding *f = evaluation_find(r->evaluation, id);
	if (!f) {
		str_add(&out, "none");
		return str_take(&out);
	}
	str_addf(&out, "%c ", state_mark(f->state, f->level));
	size_t before = out.length;
	finding_figures(&out, f);
	if (out.length > before)
		str_add_char(&out, ' ');
	finding_message(&out, r, f);
	return str_take(&out);
}

static void told_row(const struct call *call, const char *lot, const char *id,
                     const struct told_row *row)
{
	char *text = xstrdup(row->draft), *bar = strchr(text, '|');
	if (bar)
		*bar++ = '\0';
	struct draft *draft = make_draft(call->id, lot, text);
	struct draft *other = bar ? make_draft(call->id, lot, bar) : NULL;
	const struct neighbour others[] = { { "other.yaml", other } };
	struct evaluation e = EVALUATION_INIT;
	evaluate(&e, call, call_lot(call, lot), draft, other ? others : NULL, other ? 1 : 0);
	struct report r = { sample_catalogue.world, draft, &e };
	char *told = told_text(&r, id);
	if (strcmp(told, row->message) != 0)
		fail_msg("of '%s'\n   told: %s\n wanted: %s", row->draft, told, row->message);
	free(told);
	evaluation_free(&e);
	draft_free(&draft);
	draft_free(&other);
	free(text);
}

void told_rows(const struct call *call, const char *lot, const char *id,
               const struct told_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		told_row(call, lot, id, &rows[i]);
}
