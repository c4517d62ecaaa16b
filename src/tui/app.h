/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard on a screen of any size: which views there are, where they lie, and what
 * becomes of a key.  Works on any curses screen; the terminal itself is terminal.h's. */
#ifndef KONSORT_TUI_APP_H
#define KONSORT_TUI_APP_H

#include <stdbool.h>

#include <panel.h>

#include "base/diag.h"
#include "base/str.h"
#include "report/finding_text.h"
#include "tui/draw.h"
#include "tui/scroll.h"
#include "tui/telling.h"
#include "tui/tui.h"
#include "tui/view.h"
#include "wizard/session.h"

enum { APP_LEAST_ROWS = 10, APP_LEAST_COLS = 40, APP_SIDEBAR_FROM = 72 };
/* Those of views; two more are for the menu and the languages, which open anywhere. */
enum { POPUPS_MOST = 8, POPUPS_ROOM = POPUPS_MOST + 2 };

/* Where things lie; worked out from the size of the screen alone. */
struct layout {
	int rows, cols;
	bool small;            /* too small for anything */
	bool beside;           /* the sidebar stands beside the body */
	int body_y, body_rows, body_cols;
	int side_x, side_cols; /* while beside */
	int summary_y, about_y, hints_y;
};
struct layout layout_for(int rows, int cols, bool has_conditions);

struct popup {
	struct view *view;
	WINDOW *window;
	PANEL *panel;
};

/* Lines of the frame as they were drawn last. */
struct frame {
	struct str header, summary, about, hints;
	uint64_t header_state; /* what header and hints were made for */
	uint64_t hints_state;
	bool hints_padded;     /* Enter's label has blanks behind it for its longest one */
	bool drawn;
};

/* How the table of partners was left: it is gone while a form is open. */
struct table_memory {
	int order;             /* enum table_order */
	bool backwards;
	struct str filter;
};

/* What comes when the draft is saved or given up. */
enum afterwards { AFTER_NOTHING, AFTER_QUIT, AFTER_NEW, AFTER_REUSE, AFTER_OPEN, AFTER_RECOVER };

/* What is known of the recovery file (keep.c). */
struct keeping {
	bool kept;             /* it holds something of this draft, */
	uint64_t state;        /* as it was then, or was tried to be kept */
	bool tried;            /* STATE says something */
	bool told;             /* that it cannot be written: the last try was in vain */
	int64_t due;           /* when the work is to be written, while WAITING */
	bool waiting;
};

struct app {
	const struct host *host;
	struct session *session;
	struct style style;
	struct layout layout;
	struct view *body, *sidebar;
	struct popup popups[POPUPS_ROOM];
	int n_popups;
	bool aside;            /* the sidebar has the focus */
	struct frame frame;
	struct telling told;   /* at the foot, until the next key */
	struct telling before; /* what was told when that key came */
	struct str message;    /* TOLD in words */
	struct str path;       /* the draft's file, "" while it has none */
	bool exists;           /* the file is there and ours */
	bool saved;            /* saved at least once */
	bool comments_told;    /* that comments go, for the save under way */
	enum afterwards asked; /* what was to be done, and the question is what becomes of this */
	enum afterwards after; /* what waits for a save to succeed */
	struct str after_path; /* of either, if it is AFTER_OPEN; the index, if it is AFTER_RECOVER */
	struct table_memory table;
	int focus[STEP_END];   /* the item of each step that had the focus last */
	bool suspend, redraw;  /* asked for; the loop sees to it */
	bool panels_closed;    /* a pop-up is gone whose place is to be drawn again */
	bool looked;           /* the drafts beside this one were read */
	bool all_calls;        /* all calls are known, those of the data directory too */
	bool unkept_told;      /* that what the user chose is not kept */
	bool keeps_marks;      /* the key was for the menu or the languages: what changed stays marked */
	struct problem problem; /* the one that was told last */
	bool at_start;         /* the start page is the body: no step yet, and none of the draft's
	                          commands; app_go() leaves it */
	bool mouse;            /* it is listened to */
	struct holder holder;  /* who has the draft's file; the session is read only while that is not us */
	bool waits;            /* for the other session to end: looked for every other second */
	bool arrived;          /* app_arrive() was called for this draft */
	struct keeping keep;   /* of what is not saved */
	unsigned kept_lists;   /* moves when there is other work to be recovered than before */
	uint64_t laid_out;     /* the draft's revision when the body was laid out under a pop-up */
	bool over;             /* the wizard is to end */
};

/* On the current curses screen; takes HOST's draft.  Draws nothing yet. */
struct app *app_new(const struct host *host);
void app_free(struct app **app);
/* A key or a paste; nothing is drawn. */
void app_input(struct app *app, const struct input *input);
/* Does what BITS, a view's answer, ask for. */
void app_answer(struct app *app, unsigned bits);
/* The mouse: a click at a place of the screen, or the wheel there (UP: -1 or 1, 0: a click). */
void app_mouse(struct app *app, int y, int x, int wheel);
/* The screen has another size now: everything keeps what it had. */
void app_resize(struct app *app);
/* Brings the screen up to date; changes nothing else. */
void app_draw(struct app *app);

/* --- for views --- */

/* Begins the dialogue on the session at the step of an id ("": where to go on), as far as it may
 * be gone to. */
void app_begin_at(struct app *app, const char *id);
/* Puts the body of the session's step and partner in place of the present one. */
void app_open_body(struct app *app);
/* Goes to a step, unless a call or a Lot must be chosen first, which is said. */
void app_go(struct app *app, enum step step);
/* Goes to where a finding is mended, or says that nothing in the draft does. */
void app_mend(struct app *app, const struct finding *finding);
/* True if there is a field that mends it. */
bool app_can_mend(struct app *app, const struct finding *finding);
/* Puts a pop-up on top; the app owns it from now on. */
void app_open(struct app *app, struct view *popup);
/* Takes the topmost pop-up away. */
void app_close(struct app *app);
/* A line for the foot of the screen, until the next key: TEXT, English, for _().  Where it
 * does not fit there it becomes a page, on top of what is open: nothing of it is cut off. */
void app_say(struct app *app, const char *text);
/* The same for any other, which is taken over; and with a title for the page. */
void app_tell(struct app *app, struct telling told);
void app_tell_whole(struct app *app, struct telling title, struct telling told);
/* Never on a page. */
void app_tell_at_foot(struct app *app, struct telling told);
/* Saves, asking for a name if need be, or always with AS. */
void app_save(struct app *app, bool as);
/* Saves to PATH; asks where it must. */
void app_save_to(struct app *app, const char *path, bool replace);
/* Asks under which name to save, offering one beside PATH: "rails-2.yaml". */
void app_ask_other_name(struct app *app, const char *path);
/* The file at PATH was changed by somebody else: shows in what it differs from the draft, and asks
 * whether to overwrite it, to save under another name, or to go on with what it holds. */
void app_ask_changed(struct app *app, const char *path);
/* Leaves, asking if anything is not saved. */
void app_quit(struct app *app);
/* Does WHAT, asking first if anything is not saved; PATH is of AFTER_OPEN (of AFTER_RECOVER the
 * index among the recoveries, as a number), else "". */
void app_leave_draft(struct app *app, enum afterwards what, const char *path);
/* Chooses a call and Lot, asking first if what is chosen now would no longer fit; LOT "":
 * the one of now or of before, else still to be chosen. */
enum after_change {
	THEN_STAY,             /* nothing more: the list shows it */
	THEN_NEXT,             /* on to the next step */
	THEN_OPEN,             /* a page offers it: asked in any case; pop-ups are closed, and
	                          the step is drawn anew */
};
void app_change(struct app *app, const char *call, const char *lot, enum after_change after);
/* Reads the other drafts anew, if a rule asks for them. */
void app_look_around(struct app *app);
/* The same, without a word of what is wrong with them; that is told where they matter. */
void app_glance_around(struct app *app);
/* The same once a draft with a file, when the first keys were handled and there is time; true if it
 * was done now, and is to be drawn. */
bool app_look_once(struct app *app);
/* Gets all calls there are, once. */
void app_list_calls(struct app *app);
/* Gets them and opens the pop-up that MAKE makes of them. */
void app_open_with_calls(struct app *app, struct view *(*make)(struct app *app));
/* Tells errors or warnings, if there are any: at the foot if one fits there, else on a page
 * of TITLE, English. */
void app_tell_diags(struct app *app, const char *title, const struct diags *ds);
/* Speaks the language CODE from now on, and remembers it; everything stays where it is.
 * False, with a word, if it cannot be had. */
bool app_set_language(struct app *app, const char *code);
/* Keeps VALUE for KEY of the configuration (struct host); TITLE, English, stands over what is
 * told if that fails. */
void app_remember(struct app *app, const char *title, const char *key, const char *value);
/* The same as app_set_language() for the next language that can be had. */
void app_next_language(struct app *app);
/* True if a command of the global table does something here that is worth offering. */
bool app_offers(const struct app *app, enum command command);
/* What stands for a binding in hint bar and menu, in the current language. */
const char *app_label(const struct app *app, const struct binding *binding);
/* A command that is the same on every screen; KEY for those that depend on it. */
unsigned app_act(struct app *app, enum command command, int key);
/* For report's functions, with the evaluation of now; evaluation NULL without a call. */
struct report app_report(struct app *app);
/* A key came: what was told is told no more. */
void app_hush(struct app *app);
/* Calls VERB for body, sidebar and pop-ups. */
void app_each_view(struct app *app, void (*verb)(struct view *v));
/* The view that has the focus. */
struct view *app_focused(const struct app *app);

/* --- views, one file each --- */

struct view *list_new(struct app *app, enum step step);
struct view *form_new(struct app *app, enum step step, int partner);
/* A pop-up set the focused field of a form: on to the next one. */
void form_field_done(struct view *v);
/* Adds, as sentences, what is typed into a form and cannot be used, so that the draft has not
 * got it; false if there is nothing of that, or V is no form. */
bool form_add_unused(const struct view *v, struct str *out);
/* What is typed into the focused field and not in the draft, as it cannot be used; NULL: nothing, or
 * V is no form. */
const char *form_typed(const struct view *v);
/* Puts that into the focused field again, if it is one for numbers. */
void form_put_typed(struct view *v, const char *typed);
struct view *table_new(struct app *app);
/* Goes to the table of partners, the focus on the one at this index. */
void table_show(struct app *app, size_t partner);
/* Another draft: nothing is sorted, narrowed down or in focus. */
void table_forget(struct app *app);
struct view *review_new(struct app *app);
enum look finding_look(const struct finding *f);
struct view *sidebar_new(struct app *app);
/* Looks whether findings have changed and marks the rows to be drawn. */
void sidebar_refresh(struct view *sidebar);
/* True if the last key changed how many required conditions are not met: *UNMET were before. */
bool sidebar_was(const struct view *sidebar, size_t *unmet);
/* Rows that it takes with all its conditions. */
int sidebar_rows(const struct view *sidebar);
/* Options of a field; a FIELD_SOME marks, a FIELD_ONE picks.  TYPED begins the filter. */
struct view *picker_new(struct app *app, const struct field_ref *ref, const char *typed);
/* The same for one option, which is given to THEN once the picker is closed instead of being
 * set; it stays valid until THEN returns.  The partner of REF may be -1: none is chosen yet. */
struct view *picker_for(struct app *app, const struct field_ref *ref, const char *typed,
                        void (*then)(struct app *app, const struct option *option));
/* Clears what was typed into a picker; false if nothing was. */
bool picker_clear(struct view *v);
/* TEXT wrapped, with a title; both are taken over. */
struct view *page_new(struct app *app, struct telling title, struct telling text);
/* The same about the finding of an id, which one can go to mend. */
struct view *page_on_finding(struct app *app, struct telling title, struct telling text,
                             const char *finding);
/* The title of a finding, of which nothing is borrowed. */
struct telling telling_finding(const struct finding *f);
/* Why a finding is as it is; borrows nothing of it. */
struct view *why_new(struct app *app, const struct finding *finding);
struct view *steps_new(struct app *app);
/* The Lots of all calls by how the consortium fits them. */
struct view *fits_new(struct app *app);
/* Adds the fewest organisations that would make the Lot's conditions on them met, as a
 * sentence; nothing where none is missing. */
void add_shortest(struct app *app, struct str *out);
/* Adds, behind a blank line each, what there is to say on a finding that other organisations
 * might mend: the shortest way, and who fills which place. */
void add_reasons(struct app *app, struct str *out, const struct finding *f);
/* A question with up to four answers; THEN gets the one given, from 0, and never after
 * Esc, unless it asks for -1 then (ESC).  TITLE and ANSWERS are English, for _(), and borrowed; TEXT
 * is taken over.  ANSWERS ends with NULL; the first has the focus.  SUBJECT is kept for THEN.  WIDE:
 * the text has long lines. */
struct ask {
	const char *title;
	struct telling text;
	const char *const *answers;
	void (*then)(struct app *app, int answer, const char *subject);
	const char *subject;
	bool esc, wide;
	const char *help;      /* what the answers do, English, for _(); NULL: the step's help */
};
struct view *ask_new(struct app *app, const struct ask *ask);
/* True if V is a question of which THEN gets the answer. */
bool ask_is_for(const struct view *v, void (*then)(struct app *app, int answer, const char *subject));
struct view *save_new(struct app *app, const char *path);
/* The languages there are, one to be picked. */
struct view *language_new(struct app *app);
/* The commands of every screen, as a list. */
struct view *menu_new(struct app *app);

/* The start page: begin a draft, open one; as the body while app->at_start, else a pop-up. */
struct view *start_new(struct app *app);
/* A name of a file to open, with the drafts beside it. */
struct view *file_new(struct app *app);
/* Another draft in place of the present one, taken over: the session, the path and what
 * was told begin anew.  EXISTS: the file at PATH is its own. */
void app_replace_draft(struct app *app, struct opened *opened, const char *path, bool exists);
/* Begins another draft in place of the present one, or opens it, without asking; what cannot be
 * opened is told, and the present one stays. */
void app_next_draft(struct app *app, enum afterwards what, const char *path);
/* Goes to the step of an id, as far as it may be gone to, and there to a partner's form and a field,
 * as far as SPOT names one and it is there. */
void app_stand(struct app *app, const char *step, struct spot spot);
/* Opens the present draft's file once more and goes to where one was; false, which is told, if it
 * cannot be opened, and nothing is changed. */
bool app_open_again(struct app *app);
/* A piece of work that waits for a moment without keys; true if it did one: the screen is
 * drawn, and it is asked again. */
bool app_idle(struct app *app);
/* The consortium as countries and categories. */
struct view *map_new(struct app *app);
/* What was changed, to go back to before one. */
struct view *changes_new(struct app *app);
/* A pop-up that adds partners one after the other; country IN and TYPE (0: none) are filled in. */
struct view *quick_new(struct app *app, country in, int type);
/* Rows of a spreadsheet, as they were understood, before they are taken; TEXT is copied. */
struct view *paste_new(struct app *app, const char *text);
/* True if a partner is typed, or rows are pasted, and not added yet. */
bool entry_waits(const struct app *app);
/* Of a partner that is typed and not added yet: a number that is another one whenever something
 * else is typed, 0 if there is none; and puts it, as far as it is understood, behind the last of D,
 * with words that stand for nothing behind its name. */
uint64_t entry_typed(const struct app *app);
void entry_add_typed(const struct app *app, struct draft *d);
/* Undoes or makes again the last change and goes to where it was; says what it was. */
void app_undo(struct app *app, bool again);
/* The next theme, from now on and kept; the mouse listened to or not, likewise. */
void app_next_theme(struct app *app);
void app_switch_mouse(struct app *app);
/* Goes to the next (1) or previous (-1) problem from where one is, and says what it is. */
void app_problem(struct app *app, int direction);
/* That the draft was saved in the file NAME; at the end of the dialogue with how it stands. */
struct telling telling_saved(const struct app *app, const char *name);
/* The end of the dialogue: goes to the first required condition that is not met, else saves. */
void app_finish(struct app *app);

/* --- held.c: one session a draft --- */

/* Takes the lock of the present draft's file, once the screen is drawn, and looks for work to be
 * recovered; asks what is to be done where somebody else has it, or there is some.  Harmless if
 * it was called for this draft before. */
void app_arrive(struct app *app);
/* The draft was recovered, or saved in another file: takes that one's lock, and asks what is to be
 * done where somebody else has it. */
void app_hold(struct app *app);
/* Another draft takes the place of this one: whoever had its file is forgotten. */
void app_forget_holder(struct app *app);
/* Somebody else has taken the draft over: looks who, and says so; false if nobody has. */
bool app_lost_lock(struct app *app);
/* Looks whether the lock is still ours, which is said where it is not, or is free, where it is waited
 * for: for the loop, at most once a second. */
void app_look_at_lock(struct app *app);
/* Says why an edit was refused, and what can be done. */
void app_tell_read_only(struct app *app);
/* Somebody else has the draft that was to be saved: asks whether to wait, to take it over or to save
 * as, or takes it where it is free by now; false if nobody has it. */
bool app_ask_holder(struct app *app);

/* --- keep.c: what is not saved, written down for the case that konsort ends badly --- */

/* To be called when keys were handled, at the time NOW, and when the time that it returned has
 * come: writes the recovery file down at most a second after an edit, takes it away where nothing
 * is unsaved.  Returns in how many milliseconds it is to be called again, -1: when a key came.  Times
 * are those of a clock that only goes on, in milliseconds. */
int app_keep(struct app *app, int64_t now);
/* True if there is something that no file has: changes, a partner that is typed and not added, a text
 * in the focused field that cannot be used. */
bool app_is_unsaved(const struct app *app);
/* Writes it now, if there is anything unsaved: the wizard ends without having been left, or a
 * save failed.  True if all that is unsaved is written down. */
bool app_keep_at_once(struct app *app);
/* Another draft is open: nothing of it is kept yet.  Whether the recovery file of the one before
 * goes is the host's to know, as it was saved, given up or set aside. */
void app_keep_anew(struct app *app);
/* Fills OUT, to be standing_free()d, with where the author is now. */
void app_standing(const struct app *app, struct standing *out);
/* Goes there, as far as it is still there: step, partner and field, and what was typed into it. */
void app_stand_at(struct app *app, const struct standing *standing);

/* --- recover.c --- */

/* Asks what is to be done with the work at index AT of host->recoveries(SCOPE): recover it, discard
 * it, or leave it alone; where SCOPE is a draft's file, then with the next. */
void app_ask_recover(struct app *app, const char *scope, size_t at);
/* Goes on with the work at an index, in place of the present draft, without asking. */
void app_recover(struct app *app, size_t at);

/* --- hints.c --- */

/* Adds what stands in the bar of keys, "key<tab>label<newline>" each. */
void hints_make(struct app *app, struct str *out);
/* Adds the label that Enter has in them now, where it hangs on what has the focus and takes the
 * same cells whatever it is; else false. */
bool hints_enter(const struct app *app, struct str *out);
/* A number that is another one whenever other hints are to be shown, but for that label. */
uint64_t hints_state(const struct app *app);

/* --- frame.c --- */

/* Draws header, lines, summary, foot and hints where they changed; ALL: anyway. */
void frame_draw(struct app *app, bool all);
/* True if a line for the foot can be shown whole there, beside the summary if need be. */
bool frame_has_room(const struct app *app, const char *text);

#endif
