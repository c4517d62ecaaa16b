/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spent PROGRAM ARG...: runs a program, its output away, and prints the milliseconds and
 * the peak of memory in kB that it took.  Small itself, since what starts a program
 * lends it its own peak. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	double start = now();
	pid_t child = fork();
	if (child == 0) {
		int away = open("/dev/null", O_RDWR);
		dup2(away, STDOUT_FILENO);
		dup2(away, STDERR_FILENO);
		execv(argv[1], argv + 1);
		_exit(127);
	}
	struct rusage usage;
	int status;
	if (child < 0 || wait4(child, &status, 0, &usage) != child)
		return 2;
	printf("%.3f %ld\n", now() - start, usage.ru_maxrss);
	return 0;
}
