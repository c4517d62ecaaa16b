/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal.  Signals are ending.c's, but for SIGWINCH: that stays with curses and is let
 * in only while waiting, so that none is missed. */
#include "tui/terminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

#include "base/signals.h"
#include "base/typed.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "tui/ending.h"
#include "tui/key_codes.h"
#include "tui/keys.h"

enum { ESCAPE_DELAY = 60, PASTE_BEGIN = KEY_MAX + 1, PASTE_END, WRONG_BYTES,
       PASTE_MOST = 1 << 20, CURSES_TAKES = 1 << 20 };

/* There is one terminal. */
static struct termios before;              /* as it was found */
static SCREEN *screen;
static WINDOW *keyboard;   /* a pad: reading by it never refreshes the screen, as stdscr would */
static struct typed typed;                 /* of a character that is not whole yet */
static struct { int kind; wint_t code; } held = { .kind = ERR };   /* read ahead */
static struct mouse mouse;                 /* where it was last */
static sigset_t while_waiting;             /* signals kept out during a wait: not SIGWINCH */

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

int terminal_signal(void)
{
	return ending_signal();
}

/* Of SIGWINCH, curses is told by its own handler. */
static void set_handlers(void)
{
	sigset_t blocked;
	ending_catch();
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGWINCH);
	sigprocmask(SIG_BLOCK, &blocked, &while_waiting);
	sigdelset(&while_waiting, SIGWINCH);
}

/* --- taking and giving back -------------------------------------------------------- */

/* Tries the terminal's own type, then ones that most terminals understand. */
static SCREEN *start_screen(struct str *assumed, struct diags *ds)
{
	const char *own = getenv("TERM");
	own = own ? own : "";
	const char *other = strncmp(own, "xterm", 5) == 0 ? "xterm" : "vt100";
	free(xmalloc(CURSES_TAKES));   /* curses does not survive where it gets none: better end before */
	SCREEN *s = *own ? newterm(NULL, stdout, stdin) : NULL;
	if (!s && (s = newterm(other, stdout, stdin)))
		str_add(assumed, other);
	if (s && cursor_address)
		return s;
	if (s) {
		endwin();
		delscreen(s);
	}
	diags_error(ds, DIAG_UNKNOWN_TERMINAL, 0, 0, own);
	return NULL;
}

/* Bytes that curses knows nothing of; what it wrote before has left its buffer. */
static void send(const char *bytes)
{
	for (size_t n = strlen(bytes); n; ) {
		ssize_t sent = write(STDOUT_FILENO, bytes, n);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0)
			return;   /* the end of the line shows when reading */
		bytes += sent;
		n -= (size_t)sent;
	}
}

/* Beside those of terminfo: pastes, and cursor keys as a terminal sends them that has
 * not heard yet of the mode for programs, or has another TERM than it is. */
static const struct { const char *bytes; int code; } more_keys[] = {
	{ "\033[200~", PASTE_BEGIN }, { "\033[201~", PASTE_END },
	{ "\033[A", KEY_UP }, { "\033[B", KEY_DOWN },
	{ "\033[C", KEY_RIGHT }, { "\033[D", KEY_LEFT },
	{ "\033[H", KEY_HOME }, { "\033[F", KEY_END },
	{ "\033[1~", KEY_HOME }, { "\033[4~", KEY_END },
};

static void set_modes(void)
{
	raw();
	noecho();
	nonl();
	intrflush(stdscr, FALSE);
	keyboard = newpad(1, 1);
	nodelay(keyboard, TRUE);
	if (!getenv("ESCDELAY"))
		set_escdelay(ESCAPE_DELAY);
	for (size_t i = 0; i < sizeof more_keys / sizeof *more_keys; i++)
		define_key(more_keys[i].bytes, more_keys[i].code);
}

void terminal_listen(bool on)
{
	mouseinterval(0);   /* no waiting for a second click */
	mousemask(on ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
}

struct mouse terminal_mouse(void)
{
	return mouse;
}

bool terminal_open(struct str *assumed, struct diags *ds)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &before) != 0)
		return diags_error(ds, DIAG_NO_TERMINAL, 0, 0, NULL);
	/* the size is the terminal's, whatever LINES and COLUMNS were exported */
	unsetenv("LINES");
	unsetenv("COLUMNS");
	screen = start_screen(assumed, ds);
	if (!screen)
		return false;
	ending_took(&before);
	set_handlers();
	set_modes();
	/* after an end curses moves the cursor in its buffer; before, with a write each */
	endwin();
	send(PASTE_ON);
	atexit(terminal_close);
	return true;
}

void terminal_close(void)
{
	if (!ending_took(NULL))
		return;
	if (!isendwin()) {
		send(PASTE_OFF);
		endwin();
	}
	tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
	/* without delscreen(), which would lose what the panel library hung on the screen */
}

bool terminal_suspend(void)
{
	send(PASTE_OFF);
	endwin();
	tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
	bool stopped = signals_stop();
	ending_stop_asked();   /* it was, by now */
	send(PASTE_ON);
	refresh();   /* curses takes the terminal again and looks at its size */
	clearok(curscr, TRUE);
	return stopped;
}

/* --- reading ------------------------------------------------------------------------ */

enum sleep { SLEEP_WOKEN, SLEEP_OVER, SLEEP_END };

/* Sleeps until there is a key or a signal, so many milliseconds at most (-1: for ever), or the
 * keyboard has come to an end. */
static enum sleep sleep_for_key(int ms)
{
	struct pollfd in[2] = { { .fd = STDIN_FILENO, .events = POLLIN },
	                        { .fd = ending_wake_fd(), .events = POLLIN } };
	struct timespec time = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L };
	int n = ppoll(in, 2, ms < 0 ? NULL : &time, &while_waiting);
	if (n < 0)
		return errno == EINTR ? SLEEP_WOKEN : SLEEP_END;
	if (n == 0)
		return SLEEP_OVER;
	if (in[1].revents)
		ending_drain();
	short got = in[0].revents;
	bool end = got & (POLLERR | POLLNVAL) || (got & POLLHUP && !(got & POLLIN));
	return end ? SLEEP_END : SLEEP_WOKEN;
}

/* True if the keyboard says there is something and there is nothing, or nothing can be
 * asked of it any more: the line is gone. */
static bool is_gone(void)
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
	int waiting = 0;
	return poll(&in, 1, 0) > 0 &&
	       (ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0);
}

/* As wget_wch(), byte by byte. */
static int read_code(wint_t *code)
{
	if (held.kind != ERR) {
		int kind = held.kind;
		*code = held.code;
		held.kind = ERR;
		return kind;
	}
	for (;;) {
		uint32_t character;
		int c = wgetch(keyboard);
		*code = (wint_t)c;
		if (c == ERR || c > 0xFF)
			return c == ERR ? ERR : KEY_CODE_YES;
		switch (typed_byte(&typed, (unsigned char)c, &character)) {
		case TYPED_WHOLE:
			*code = character;
			return OK;
		case TYPED_MORE:
			break;
		case TYPED_WRONG_BEFORE:
			ungetch(c);
			/* fallthrough */
		case TYPED_WRONG:
			*code = WRONG_BYTES;   /* a key that means nothing, which is said */
			return KEY_CODE_YES;
		}
	}
}

/* Behind an Esc: reads over the rest of a key that terminfo does not name (Ctrl and an arrow in
 * some terminals), whose letters and digits would be taken for keys.  True if it was one. */
static bool skip_sequence(void)
{
	enum { LONGEST = 40 };
	wint_t code = 0, first;
	int kind = read_code(&first);
	if (kind != OK || (first != '[' && first != 'O')) {
		held.kind = kind;
		held.code = first;
		return false;
	}
	for (int i = 0; i < LONGEST && (kind = read_code(&code)) == OK; i++)
		if (code >= '@' && code <= '~' && !(first == '[' && code == '[' && !i))
			return true;
	if (kind == KEY_CODE_YES) {   /* the next one begins in the middle of it */
		held.kind = kind;
		held.code = code;
	}
	return true;
}

/* Reads on to the end of a paste; what comes after too long a pause is no paste. */
static enum event read_paste(struct str *text)
{
	enum { PAUSE = 1000 };
	for (;;) {
		wint_t code;
		int kind = read_code(&code);
		if (kind == ERR) {
			struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
			if (ending_signal() || poll(&in, 1, PAUSE) <= 0 || is_gone())
				return EVENT_PASTE;
		} else if (kind == KEY_CODE_YES && code == PASTE_END) {
			return EVENT_PASTE;
		} else if (kind == OK && text->length < PASTE_MOST && code) {
			utf8_add(text, code);
		}
	}
}

/* What the mouse did; nothing where it was only let go. */
static enum event read_mouse(void)
{
	MEVENT e;
	if (getmouse(&e) != OK)
		return EVENT_NONE;
	mouse = (struct mouse){ .y = e.y, .x = e.x,
	                        .wheel = e.bstate & BUTTON4_PRESSED ? -1 : e.bstate & BUTTON5_PRESSED ? 1 : 0 };
	return mouse.wheel || e.bstate & BUTTON1_PRESSED ? EVENT_MOUSE : EVENT_NONE;
}

static enum event decode(int kind, wint_t code, int *key, struct str *text)
{
	if (kind == KEY_CODE_YES && code == KEY_MOUSE)
		return read_mouse();
	if (kind == KEY_CODE_YES && code == KEY_RESIZE)
		return EVENT_RESIZE;
	if (kind == KEY_CODE_YES && code == PASTE_BEGIN)
		return read_paste(text);
	if (kind == KEY_CODE_YES && code == PASTE_END)
		return EVENT_NONE;
	bool unnamed = kind == OK && code == 27 && skip_sequence();
	*key = unnamed ? K_LAST : kind == KEY_CODE_YES ? key_of_curses(code) : key_of_code(code);
	if (key_is_text(*key))
		utf8_add(text, (uint32_t)*key);
	return EVENT_KEY;
}

/* The keypad's mode is not asked for before there is something to read: it is a write, and the
 * tables of keys take time to build; MORE_KEYS are known without it.  False if there is nothing. */
static bool begin_to_read(int wait_ms)
{
	if (is_keypad(keyboard))
		return true;
	if (!ending_signal() && sleep_for_key(wait_ms) == SLEEP_OVER)
		return false;
	keypad(keyboard, TRUE);
	return true;
}

enum event terminal_read(int wait_ms, int *key, struct str *text)
{
	str_clear(text);
	*key = K_NONE;
	if (!begin_to_read(wait_ms))
		return EVENT_NONE;
	for (;;) {
		wint_t code;
		if (ending_signal())
			return EVENT_END;
		if (ending_stop_asked())
			return EVENT_STOP;
		int kind = read_code(&code);
		if (kind != ERR) {
			enum event e = decode(kind, code, key, text);
			if (e != EVENT_NONE)
				return e;
			continue;
		}
		if (!wait_ms)
			return EVENT_NONE;
		enum sleep slept = is_gone() ? SLEEP_END : sleep_for_key(wait_ms);
		if (slept == SLEEP_OVER)
			return EVENT_NONE;
		if (slept == SLEEP_END) {
			ending_set(SIGHUP);
			return EVENT_END;
		}
	}
}
