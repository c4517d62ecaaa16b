/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stack for broken programs is another one, as theirs may be what ran out. */
#include "base/signals.h"

enum { CRASH_STACK = 64 << 10 };

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
