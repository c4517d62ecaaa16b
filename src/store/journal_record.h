/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record of a recovery file: a head line with the length of what follows and its checksum,
 * then the note, a word and a value a line, then the draft as YAML.
 *
 *     konsort-recovery 1 0000000321 0123456789abcdef
 *     owner 120                    (and as many bytes)
 *     path /home/ada/one.yaml      (control characters and '%' as %0a)
 *     base 1 2049 1234 321 1765432100 123456789 0123456789abcdef
 *     step partners
 *     spot 3 country               (or: none, row 3, draft title, draft statements KEY)
 *     typed Den
 *     draft
 *     konsort: 1 ...
 *
 * journal_parse() reads them; see journal.h. */
#ifndef KONSORT_STORE_JOURNAL_RECORD_H
#define KONSORT_STORE_JOURNAL_RECORD_H

#include <sys/types.h>

#include "base/str.h"
#include "store/journal.h"

/* Adds the record of a draft that is written by draft_write(), or of its N bytes TEXT. */
void record_write(struct str *out, const struct owner *owner, const struct journal_note *note,
                  const struct draft *draft, const struct catalogue *catalogue);
void record_write_text(struct str *out, const struct owner *owner, const struct journal_note *note,
                       const char *text, size_t n);

/* --- for journal.c and journal_find.c --- */

/* What can be told of N bytes without a good record, into ENTRY, which journal_entry_free()
 * frees: the run and the path as far as they can be read, else owner.pid is 0 and the path "".
 * They may be wrong. */
void journal_guess(const char *bytes, size_t n, struct journal_entry *entry);

/* How long a recovery file may get, and how many there may be of a draft. */
#define JOURNAL_MOST ((off_t)FILE_MOST_MIB * 1024 * 1024)
enum { JOURNAL_NUMBERS = 1000 };

/* Puts the folder of recovery files into OUT; false and OUT empty if there is no home. */
bool journal_folder(struct str *out);
/* Adds the name in it of the file NUMBER, from 1, of the draft of the real path PATH, or, where
 * that is "", of OWNER's. */
void journal_add_name(struct str *out, const char *path, const struct owner *owner, int number);
/* Reads the recovery file FILE, which must be ours alone to write.  False with errno. */
bool journal_file_read(const char *file, struct str *out);

#endif
