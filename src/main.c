/* SPDX-License-Identifier: GPL-3.0-or-later */
/* konsort: whether a consortium meets the conditions of a call for Sector Skills
 * Alliances, and what it lacks. */
#include "cli/program.h"

int main(int argc, char **argv)
{
	return program_run(argc, argv);
}
