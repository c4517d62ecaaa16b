/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A commented call file to start the next call from: it shows every key, every kind of
 * rule and every word, and is a call file without errors itself. */
#ifndef KONSORT_STORE_CALL_TEMPLATE_H
#define KONSORT_STORE_CALL_TEMPLATE_H

/* The whole file; static. */
const char *call_template(void);

#endif
