/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one list of a draft's keys, in the order in which they are written.  store/
 * reads, writes and makes the schema from it; a wizard's field names a row.
 *
 * X(ENUM, yaml key, kind, member, least, most): MEMBER of struct draft (or struct
 * partner); LEAST and MOST bound numbers. */
#ifndef KONSORT_CORE_DRAFT_KEYS_H
#define KONSORT_CORE_DRAFT_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum key_kind {
	KEY_VERSION,      /* always 1 */
	KEY_CALL,         /* id of a call, plain;         char * */
	KEY_LOT,          /* id of a Lot, quoted;         char * */
	KEY_SECTOR,       /* id of the list or free text; char * */
	KEY_TEXT,         /* any text;                    char * */
	KEY_NUMBER,       /* LEAST to MOST, -1 if absent; int64_t */
	KEY_FLAG,         /* true or false;               bool */
	KEY_IDS,          /* list of ids;                 struct id_list */
	KEY_COUNTRY,      /* code of two letters;         country */
	KEY_TYPE,         /* organisation type;           enum org_type as int */
	KEY_TYPES,        /* list of them;                type_set */
	KEY_ROLE,         /* role;                        enum role as int */
	KEY_STATEMENTS,   /* map of key and text;         struct statement_list */
	KEY_PARTNERS,     /* list of partners */
};

enum { DURATION_MOST = 600 };
#define GRANT_MOST INT64_C(999999999999)

#define DRAFT_KEYS(X) \
	X(KONSORT,    "konsort",    KEY_VERSION,    call,       0, 0) \
	X(CALL,       "call",       KEY_CALL,       call,       0, 0) \
	X(LOT,        "lot",        KEY_LOT,        lot,        0, 0) \
	X(ACRONYM,    "acronym",    KEY_TEXT,       acronym,    0, 0) \
	X(TITLE,      "title",      KEY_TEXT,       title,      0, 0) \
	X(SECTOR,     "sector",     KEY_SECTOR,     sector,     0, 0) \
	X(DURATION,   "duration",   KEY_NUMBER,     duration,   1, DURATION_MOST) \
	X(OBJECTIVES, "objectives", KEY_IDS,        objectives, 0, 0) \
	X(PRIORITIES, "priorities", KEY_IDS,        priorities, 0, 0) \
	X(ACTIVITIES, "activities", KEY_IDS,        activities, 0, 0) \
	X(STATEMENTS, "statements", KEY_STATEMENTS, statements, 0, 0) \
	X(NOTES,      "notes",      KEY_TEXT,       notes,      0, 0) \
	X(PARTNERS,   "partners",   KEY_PARTNERS,   partners,   0, 0)

#define PARTNER_KEYS(X) \
	X(NAME,              "name",              KEY_TEXT,    name,              0, 0) \
	X(COUNTRY,           "country",           KEY_COUNTRY, country,           0, 0) \
	X(TYPE,              "type",              KEY_TYPE,    type,              0, 0) \
	X(ALSO,              "also",              KEY_TYPES,   also,              0, 0) \
	X(ROLE,              "role",              KEY_ROLE,    role,              0, 0) \
	X(UMBRELLA,          "umbrella",          KEY_FLAG,    umbrella,          0, 0) \
	X(CONTRIBUTION,      "contribution",      KEY_TEXT,    contribution,      0, 0) \
	X(GRANT,             "grant",             KEY_NUMBER,  grant,             0, GRANT_MOST) \
	X(ID,                "id",                KEY_TEXT,    id,                0, 0) \
	X(SOLE_REGULATOR,    "sole-regulator",    KEY_FLAG,    sole_regulator,    0, 0) \
	X(MONOPOLY_EVIDENCE, "monopoly-evidence", KEY_TEXT,    monopoly_evidence, 0, 0) \
	X(CONTACT,           "contact",           KEY_TEXT,    contact,           0, 0) \
	X(AGREED,            "agreed",            KEY_FLAG,    agreed,            0, 0) \
	X(NOTES,             "notes",             KEY_TEXT,    notes,             0, 0)

enum draft_key {
#define X(name, yaml, kind, member, least, most) DRAFT_KEY_##name,
	DRAFT_KEYS(X)
#undef X
	DRAFT_KEY_END
};
enum partner_key {
#define X(name, yaml, kind, member, least, most) PARTNER_KEY_##name,
	PARTNER_KEYS(X)
#undef X
	PARTNER_KEY_END
};

/* A row of the list.  The value is at `(char *)draft_or_partner + offset`. */
struct key {
	const char *name;        /* as written in YAML */
	enum key_kind kind;
	size_t offset;
	int64_t least, most;
};
extern const struct key draft_keys[DRAFT_KEY_END];
extern const struct key partner_keys[PARTNER_KEY_END];

#endif
