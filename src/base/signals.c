/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stack for broken programs is another one, as theirs may be what ran out. */
#include "base/signals.h"

enum { CRASH_STACK = 64 << 10 };

static volatile sig_atomic_t went_on;   /* after a stop */

const int signals_ending[SIGNALS_ENDING] = { SIGHUP, SIGTERM, SIGINT, SIGQUIT };

static void set(int number, void (*handler)(int), int flags)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = flags };
	struct sigaction old;
	sigaction(number, NULL, &old);
	if (old.sa_handler == SIG_IGN)
		return;
	sigemptyset(&action.sa_mask);
	sigaction(number, &action, NULL);
}

void signals_handle(int number, void (*handler)(int))
{
	set(number, handler, 0);
}

#ifndef __SANITIZE_ADDRESS__
static void catch_broken(void (*broken)(int))
{
	static const int numbers[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL };
	static char room[CRASH_STACK];   /* as long as the program runs */
	stack_t stack = { .ss_sp = room, .ss_size = sizeof room };
	int flags = sigaltstack(&stack, NULL) == 0 ? SA_ONSTACK : 0;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		set(numbers[i], broken, flags);
}
#else
static void catch_broken(void (*broken)(int))
{
	(void)broken;
}
#endif

void signals_catch(void (*ending)(int), void (*broken)(int))
{
	for (size_t i = 0; i < SIGNALS_ENDING; i++)
		signals_handle(signals_ending[i], ending);
	catch_broken(broken);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
}

void signals_end_by(int number)
{
	sigset_t one;
	sigemptyset(&one);
	sigaddset(&one, number);
	signal(number, SIG_DFL);
	raise(number);
	sigprocmask(SIG_UNBLOCK, &one, NULL);
}

static void note_going_on(int number)
{
	(void)number;
	went_on = 1;
}

/* Where no process of the session could wake the job the kernel passes over SIGTSTP, and SIGSTOP
 * would be for ever; a program that started us stops with us. */
static void stop_job(void)
{
	struct sigaction going_on = { .sa_handler = note_going_on }, before;
	sigset_t stop, blocked;
	sigemptyset(&going_on.sa_mask);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigaction(SIGCONT, &going_on, &before);
	sigprocmask(SIG_UNBLOCK, &stop, &blocked);
	kill(0, SIGTSTP);
	sigprocmask(SIG_SETMASK, &blocked, NULL);
	sigaction(SIGCONT, &before, NULL);
}

bool signals_stop(void)
{
	struct sigaction by_default = { .sa_handler = SIG_DFL }, before;
	sigemptyset(&by_default.sa_mask);
	sigaction(SIGTSTP, NULL, &before);
	if (before.sa_handler == SIG_IGN)
		return false;
	went_on = 0;
	sigaction(SIGTSTP, &by_default, NULL);
	stop_job();
	sigaction(SIGTSTP, &before, NULL);
	return went_on;
}
