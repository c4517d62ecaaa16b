/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program from its command line to its exit status. */
#ifndef KONSORT_CLI_PROGRAM_H
#define KONSORT_CLI_PROGRAM_H

int program_run(int argc, char **argv);

#endif
