/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard on a screen in memory, given keys.  Bytes are characters as typed, but for four
 * marks: 1C and a byte, a key of no character; 1D, a paste up to the next one; 1E and two bytes,
 * another size of the screen; 1F and three bytes, the mouse. */
#include "fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/typed.h"
#include "base/utf8.h"
#include "support/make_draft.h"
#include "support/screen.h"
#include "tui/key_codes.h"

enum { MARK_KEY = 0x1C, MARK_PASTE = 0x1D, MARK_SIZE = 0x1E, MARK_MOUSE = 0x1F };

static struct screen screen;

/* The bytes that are left. */
struct rest {
	const uint8_t *at, *end;
};

static int next(struct rest *rest)
{
	return rest->at < rest->end ? *rest->at++ : 0;
}

static void press(int key)
{
	struct str text = STR_INIT;
	if (key_is_text(key))
		utf8_add(&text, (uint32_t)key);
	app_input(screen.app, &(struct input){ .key = key, .text = text.text });
	str_free(&text);
}

static void paste(struct rest *rest)
{
	const uint8_t *end = memchr(rest->at, MARK_PASTE, (size_t)(rest->end - rest->at));
	size_t n = (size_t)((end ? end : rest->end) - rest->at);
	char *text = fuzz_text(rest->at, n);
	app_input(screen.app, &(struct input){ .key = K_NONE, .text = text });
	free(text);
	rest->at += n + (end != NULL);
}

static void resize(struct rest *rest)
{
	int rows = next(rest), cols = next(rest);
	screen_resize(&screen, cols + 1, rows % 100 + 1);
}

static void point(struct rest *rest)
{
	int y = next(rest), x = next(rest), wheel = next(rest) % 3 - 1;
	app_mouse(screen.app, y % screen.app->layout.rows, x % screen.app->layout.cols, wheel);
}

static void type(struct typed *typed, struct rest *rest)
{
	uint32_t code = 0;
	enum typed_state state = typed_byte(typed, (unsigned char)*rest->at, &code);
	rest->at += state != TYPED_WRONG_BEFORE;
	if (state == TYPED_WHOLE)
		press(key_of_code((wint_t)code));
}

static void play(struct rest *rest)
{
	struct typed typed = { .n = 0 };
	while (rest->at < rest->end && !screen.app->over) {
		switch (*rest->at) {
		case MARK_KEY:
			rest->at++;
			press(K_FIRST + next(rest) % (K_LAST - K_FIRST + 1));
			break;
		case MARK_PASTE: rest->at++; paste(rest); break;
		case MARK_SIZE: rest->at++; resize(rest); break;
		case MARK_MOUSE: rest->at++; point(rest); break;
		default: type(&typed, rest);
		}
		app_draw(screen.app);
	}
	while (!screen.app->over && app_idle(screen.app))
		app_draw(screen.app);
	typed_free(&typed);
}

/* One screen for all, and a wizard of its own for each. */
static void open_wizard(bool at_start)
{
	if (!screen.app)
		screen_open(&screen, 80, 24, "", "", "");
	app_free(&screen.app);
	screen.disk.shelf.drafts = at_start ? SHELF_DRAFTS : 0;
	screen.host.start = at_start;
	screen.host.draft = at_start ? draft_new("", "") : make_draft("ssa-2020", "2",
		"@acronym DUO; @sector rail; Alfa DK vet-provider applicant; Bravo SE company full");
	screen.app = app_new(&screen.host);
	screen_resize(&screen, 80, 24);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct rest rest = { bytes, bytes + n };
	open_wizard(next(&rest) % 4 == 0);
	play(&rest);
	const struct draft *draft = screen.app->session->draft;
	if (*draft->call)   /* without one it is no file yet */
		fuzz_must_come_back(draft);
	return 0;
}
