/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of steps and the way from one to the next. */
#include "wizard/step.h"

const struct step_row step_rows[STEP_END] = {
#define X(name, step_id, step_title, step_help) \
	[STEP_##name] = { .id = step_id, .title = step_title, .help = step_help },
	STEPS(X)
#undef X
};

bool step_is_needed(enum step step, const struct call *call)
{
	return step != STEP_LOT || !call || call_has_lots(call);
}

enum step step_beside(enum step step, const struct call *call, int direction)
{
	for (int at = (int)step + direction; at >= 0 && at < STEP_END; at += direction)
		if (step_is_needed((enum step)at, call))
			return (enum step)at;
	return step;
}
