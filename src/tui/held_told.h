/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of who has a draft, as of the moment when it is shown. */
#ifndef KONSORT_TUI_HELD_TOLD_H
#define KONSORT_TUI_HELD_TOLD_H

#include "tui/app.h"

/* Sentences for questions, of app->holder: who has it, and what can be done; what taking it over
 * does; who took it from us, NUMBERS[0]: something is not saved, [1]: but kept. */
void held_make(struct app *app, const struct telling *t, struct str *out);
void held_make_over(struct app *app, const struct telling *t, struct str *out);
void held_make_lost(struct app *app, const struct telling *t, struct str *out);

/* Tell, at the foot where there is room: what is to be known of a draft that is ours; WORK says
 * that some waits to be recovered. */
void held_tell_ours(struct app *app, bool work);
void held_tell_refused(struct app *app);
void held_tell_waiting(struct app *app);
void held_tell_read_only(struct app *app);

#endif
