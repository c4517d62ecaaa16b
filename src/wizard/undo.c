/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo: the session's edits taken down, and gone back over. */
#include "wizard/session.h"

void session_pause(struct session *s) { (void)s; }
void session_begin(struct session *s, enum change_kind what) { (void)s; (void)what; }
void session_end(struct session *s) { (void)s; }
bool session_undo(struct session *s, bool again, size_t *at) { (void)s; (void)again; *at = 0; return false; }
size_t session_changes(const struct session *s, size_t *made) { (void)s; *made = 0; return 0; }
void session_change_text(const struct session *s, size_t at, partner_labeller *label, struct str *out) { (void)label; (void)s; (void)at; (void)out; }
void session_go_to_change(struct session *s, size_t made) { (void)s; (void)made; }
size_t session_duplicate_partner(struct session *s, size_t from) { return from + (s->draft->n_partners & 0); }
