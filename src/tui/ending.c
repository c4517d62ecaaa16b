/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handlers only note a signal and wake the loop by a pipe; where the program itself is broken
 * they give the terminal back with fixed bytes and let a child try to keep the work. */
#include "tui/ending.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/signals.h"
#include "tui/terminal.h"

enum { CHILD_SECONDS = 2 };
/* Pastes and the mouse as ever, the first screen, the cursor, plain letters. */
#define GIVE_BACK "\033[?2004l\033[?1006l\033[?1000l\033[?1049l\033[?25h\033[0m\r\n"

/* What handlers need; there is one terminal. */
static volatile sig_atomic_t pending;      /* a signal that ends the program */
static volatile sig_atomic_t stop_asked;   /* SIGTSTP from outside */
static volatile sig_atomic_t is_ours;      /* the screen is taken */
static int wake[2] = { -1, -1 };           /* a pipe that ends the wait */
static struct terminal_hooks hooks;
static struct termios modes;               /* as they were found */

/* With what is safe in a handler; not even a terminal that takes nothing holds us up. */
static void give_back_at_once(void)
{
	int flags = fcntl(STDOUT_FILENO, F_GETFL);
	if (!is_ours)
		return;
	is_ours = 0;
	fcntl(STDOUT_FILENO, F_SETFL, flags | O_NONBLOCK);
	ssize_t sent = write(STDOUT_FILENO, GIVE_BACK, sizeof GIVE_BACK - 1);
	(void)sent;   /* where it takes nothing now, its modes can be had still */
	tcsetattr(STDIN_FILENO, TCSANOW, &modes);
	fcntl(STDOUT_FILENO, F_SETFL, flags);
}

static void leave_at_once(void)
{
	if (hooks.leave)
		hooks.leave(hooks.leave_context);
}

/* The loop wakes up, even if it was just about to sleep. */
static void wake_up(void)
{
	int error = errno;
	if (write(wake[1], "", 1) < 0)
		errno = error;   /* it is full: that wakes as well */
}

/* A second one says that the loop did not come round: out at once.  But a line that drops
 * may bring several hang-ups, and then there is work to be kept. */
static void note(int signal_number)
{
	if (pending && signal_number != SIGHUP) {
		give_back_at_once();
		leave_at_once();
		_exit(128 + signal_number);
	}
	if (!pending)
		pending = signal_number;
	wake_up();
}

static void note_stop(int signal_number)
{
	(void)signal_number;
	stop_asked = 1;
	wake_up();
}

/* In a child, which is as broken as we are and may fail as it likes. */
static _Noreturn void keep_in_child(void)
{
	static const struct rlimit none = { 0, 0 };
	sigset_t all;
	for (int i = 1; i < NSIG; i++)
		if (i != SIGPIPE && i != SIGXFSZ)
			signal(i, SIG_DFL);
	setrlimit(RLIMIT_CORE, &none);   /* ours is the one to look at */
	sigfillset(&all);
	sigprocmask(SIG_UNBLOCK, &all, NULL);
	alarm(CHILD_SECONDS);
	hooks.keep(hooks.keep_context);
	_exit(0);
}

static void try_to_keep(void)
{
	static const struct timespec moment = { .tv_nsec = 10 * 1000 * 1000 };
	pid_t child = hooks.keep ? _Fork() : -1;
	if (child == 0)
		keep_in_child();
	for (int i = 0; child > 0 && i < CHILD_SECONDS * 100; i++) {
		if (waitpid(child, NULL, WNOHANG) != 0)
			return;
		nanosleep(&moment, NULL);
	}
	if (child > 0)
		kill(child, SIGKILL);
}

/* The program is broken: only what is safe in a handler. */
static void crash(int signal_number)
{
	give_back_at_once();
	try_to_keep();
	leave_at_once();
	signals_end_by(signal_number);
}

void terminal_on_end(const struct terminal_hooks *new)
{
	hooks = *new;
}

void ending_catch(void)
{
	if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0)
		wake[0] = wake[1] = -1;   /* a signal is then seen with the next key */
	signals_catch(note, crash);
	signals_handle(SIGTSTP, note_stop);
}

/* --- for the terminal ------------------------------------------------------------- */

int ending_signal(void)
{
	return pending;
}

void ending_set(int signal_number)
{
	if (!pending)
		pending = signal_number;
}

bool ending_stop_asked(void)
{
	bool asked = stop_asked;
	stop_asked = 0;
	return asked;
}

int ending_wake_fd(void)
{
	return wake[0];
}

void ending_drain(void)
{
	char drained[16];
	while (read(wake[0], drained, sizeof drained) == (ssize_t)sizeof drained)
		;
}

bool ending_took(const struct termios *before)
{
	bool was = is_ours;
	if (before)
		modes = *before;
	is_ours = before != NULL;
	return was;
}
