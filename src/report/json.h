/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What scripts read (keys and ids never change): `check`, `calls`, `explain`, `fits`, `suggest`.
 * Keys stand in a fixed order; ids, figures and keys never depend on the language.
 * A `struct json_t` is jansson's; what is returned is the caller's to hand on to
 * json_list_add() or json_text(), which free it. */
#ifndef KONSORT_REPORT_JSON_H
#define KONSORT_REPORT_JSON_H

#include "base/diag.h"
#include "base/str.h"
#include "core/call.h"
#include "core/fits.h"
#include "core/shortest.h"
#include "report/finding_text.h"

struct json_t;

struct json_t *json_list_new(void);
void json_list_add(struct json_t *list, struct json_t *item);

/* A judged draft.  FILE is its name as given, any bytes. */
struct json_t *json_check(const char *file, const struct report *r);
/* A draft with which there is trouble: CALL and LOT as far as they were read, NULL for
 * what was not. */
struct json_t *json_check_error(const char *file, const char *call, const char *lot,
                                const struct diag *error);
/* A call with LOT, or with every Lot where that is NULL. */
struct json_t *json_call(const struct call *call, const struct lot *lot);

/* `fits` and `suggest`: whole arrays. */
struct json_t *json_fits(const struct fits *fits);
struct json_t *json_suggest(const struct call *call, const struct shortest *s);

/* Adds VALUE as text, indented, with a newline, and frees it. */
void json_text(struct str *out, struct json_t *value);

#endif
