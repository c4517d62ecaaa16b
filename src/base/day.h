/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day of the calendar, from the edge of the program: nothing inside has a clock. */
#ifndef KONSORT_BASE_DAY_H
#define KONSORT_BASE_DAY_H

struct day {
	int year, month, day;
};

#endif
