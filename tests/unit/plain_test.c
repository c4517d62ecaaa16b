/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The front end of lines: what is asked, what answers do, and that no line, however odd, does
 * harm.  Lines come from a list, files from a host that only keeps what it is given. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "plain/plain.h"
#include "store/catalogue.h"
#include "support/chance.h"
#include "support/make_draft.h"

/* --- a host --------------------------------------------------------------------------- */

struct desk {
	const char *text;        /* the lines still to be read; NULL: by chance */
	struct chance chance;
	int left;                /* lines by chance */
	struct str said;
	struct draft *saved;     /* as it was saved last */
	struct str path;
	enum save_result answer; /* to a save that replaces nothing */
	int saves, opens, begins;
	bool comments;
	bool terminal;           /* lines may come behind an end */
};

static void say(void *context, const char *text)
{
	struct desk *d = context;
	str_add(&d->said, text);
}

static void read_chance(struct desk *d, struct str *out)
{
	static const char *const lines[] = {
		"", "", "", "", "", "<", ">", "!", "=", "?", ".", "-", ":u", ":r", ":w", ":w x.yaml", ":q",
		":m", ":f", ":n", ":p", ":l", ":o", ":z", "1", "2", "3", "4", "7", "12", "999999999999999999999", "0",
		"+", "+", "+", "+ Skole", "agreed", "6", "8", "-1", "-2", "*1", "2>1", "1>1", "9>9", "A\tDenmark\tcompany", "B;France",
		"Name;Country", "+ C;Spain;vet", "y", "n", "yes", "no", "\\<", "\\", "\\.", "den", "DK", "vet", "blockchain",
		"48", "1 2", "1,2,,3", "text", "\xF0\x9F\x98\x80", "e\xCC\x81", "?1", "? 2", "?99", "!1",
		"%1 %2 %s", "2020", "x.yaml", "-1000", "12.500", "1e9", ";", "\t", "\t\t\t", "> ", " < ",
		"\xE2\x80\xAE" "bidi", "3", "5", "6",
	};
	str_add(out, lines[chance_below(&d->chance, (int)(sizeof lines / sizeof *lines))]);
}

static bool read_line(void *context, struct str *out)
{
	struct desk *d = context;
	str_clear(out);
	if (!d->text) {
		if (d->left-- <= 0)
			return false;
		read_chance(d, out);
		return true;
	}
	if (*d->text == '\004') {   /* an end that somebody typed */
		d->text++;
		return false;
	}
	if (!*d->text)
		return false;
	size_t n = strcspn(d->text, "\n");
	str_add_bytes(out, d->text, n);
	d->text += n + (d->text[n] == '\n');
	return true;
}

static bool read_on(void *context)
{
	return ((struct desk *)context)->terminal;
}

static enum save_result save(void *context, const struct draft *draft, const char *path,
                             bool replace, struct diags *ds)
{
	struct desk *d = context;
	d->saves++;
	if (d->answer == SAVE_FAILED)
		diags_error(ds, DIAG_FILE_EXISTS, 0, 0, NULL);
	if (d->answer != SAVE_DONE && !replace)
		return d->answer;
	draft_free(&d->saved);
	d->saved = draft_copy(draft);
	str_clear(&d->path);
	str_add(&d->path, path);
	return SAVE_DONE;
}

static bool loses_comments(void *context, const char *path)
{
	(void)path;
	return ((struct desk *)context)->comments;
}

static bool open_draft(void *context, const char *path, struct opened *opened, struct diags *ds)
{
	struct desk *d = context;
	d->opens++;
	if (strcmp(path, "/home/x.yaml") != 0 && strcmp(path, "x.yaml") != 0)
		return diags_error(ds, DIAG_FILE_EXISTS, 0, 0, NULL);
	opened->draft = make_draft("ssa-2020", "2", "@acronym OPENED; A DK company applicant");
	str_add(&opened->step, "partners");
	return true;
}

static void begin(void *context)
{
	((struct desk *)context)->begins++;
}

static size_t recents(void *context)
{
	(void)context;
	return 1;
}

static bool recent(void *context, size_t at, bool look, struct recent *out)
{
	(void)context;
	if (at)
		return false;
	*out = (struct recent){ .path = xstrdup("/home/x.yaml"), .read = look, .acronym = xstrdup("OLD"),
	                        .title = xstrdup(""), .call = xstrdup("ssa-2020"), .lot = xstrdup("2"),
	                        .met = 9, .rules = 14, .days = 3, .trouble = xstrdup("") };
	return true;
}

/* --- running -------------------------------------------------------------------------- */

static struct host_result result;

/* Runs D's lines with DRAFT; the host begins with a question if START. */
static void run_from(struct desk *d, struct draft *draft, bool start)
{
	struct host host = {
		.catalogue = &shipped_catalogue, .today = { 2026, 1, 2 }, .draft = draft, .path = "",
		.step = "", .start = start, .context = d, .save = save, .loses_comments = loses_comments,
		.open = open_draft, .begin = begin, .recents = recents, .recent = recent,
	};
	struct plain_io io = { .context = d, .say = say, .read = read_line,
	                       .read_on = read_on, .columns = 80 };
	assert_true(plain_run(&host, &io, &result));
}

static void run(struct desk *d, struct draft *draft, const char *lines)
{
	*d = (struct desk){ .text = lines, .said = STR_INIT, .path = STR_INIT };
	run_from(d, draft, false);
}

static void end(struct desk *d)
{
	str_free(&d->said);
	str_free(&d->path);
	draft_free(&d->saved);
	str_free(&result.path);
	str_free(&result.step);
}

static void assert_said(const struct desk *d, const char *text)
{
	if (strstr(d->said.text, text))
		return;
	fputs(d->said.text, stderr);
	fail_msg("'%s' was not said", text);
}

static void assert_not_said(const struct desk *d, const char *text)
{
	if (strstr(d->said.text, text))
		fail_msg("'%s' was said in:\n%s", text, d->said.text);
}

/* --- the way ---------------------------------------------------------------------------- */

static void whole_way__leads_from_nothing_to_a_saved_draft(void **state)
{
	(void)state;
	struct desk d;
	run(&d, draft_new("", ""), "2020\n2\n1\nTRIP\nA title\n48\n1\n\n\n"
	    "+\nSkole A\nden\nvet\n\n\n\nOne line\nand two\n.\n\n\n\n\n");
	assert_int_equal(d.saves, 1);
	assert_string_equal(d.path.text, "TRIP-ssa-2020.yaml");
	assert_string_equal(result.path.text, "TRIP-ssa-2020.yaml");
	assert_string_equal(result.step.text, "review");
	assert_false(result.unsaved);
	assert_string_equal(d.saved->lot, "2");
	assert_string_equal(d.saved->sector, "blockchain");
	assert_int_equal(d.saved->duration, 48);
	assert_int_equal(d.saved->n_partners, 1);
	assert_string_equal(d.saved->partners[0].name, "Skole A");
	assert_int_equal(d.saved->partners[0].country, country_from_code("DK"));
	assert_int_equal(d.saved->partners[0].type, TYPE_VET_PROVIDER);
	assert_int_equal(d.saved->partners[0].role, ROLE_APPLICANT);
	assert_string_equal(draft_statement(d.saved, "feedback-mechanism"), "One line\nand two");
	assert_said(&d, "Step 5 of 7 \xC2\xB7 Partners\n");
	assert_said(&d, "2. Country of partner 1 (Skole A):\n");
	assert_said(&d, "Now met: One applicant 1/1\n");
	assert_said(&d, "! Programme Countries 1/8: 7 more Programme Countries are needed; so far:\n");
	end(&d);
}

static void empty_lines__keep_everything(void **state)
{
	(void)state;
	struct desk d;
	const char *text = "@acronym A; @sector blockchain; @duration 48; S DK vet-provider applicant";
	struct draft *same = make_draft("ssa-2020", "2", text);
	run(&d, make_draft("ssa-2020", "2", text), "=\n1\n\n\n\n\n\n\n\n\n1\n\n\n\n\n\n:w t.yaml\n");
	assert_int_equal(d.saves, 1);
	assert_true(draft_equal(d.saved, same));
	draft_free(&same);
	end(&d);
}

static void back__goes_a_question_back_and_keeps_everything(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", ""), "=\n4\nNAME\nTitle\n<\n<\nOTHER\n<\n<\n<\n<\n<\n:q\n3\n");
	assert_said(&d, "2. Title [Title]:\n1. Acronym [NAME]:\n");
	assert_said(&d, "2. Title [Title]:\n1. Acronym [OTHER]:\n");
	assert_said(&d, "This is the first question; :q leaves konsort.\n");
	assert_true(result.unsaved);
	end(&d);
}

static void on__stops_where_a_choice_is_needed(void **state)
{
	(void)state;
	struct desk d;
	run(&d, draft_new("", ""), ">\n\n=\n5\n2020\n>\n:q\n2\n");
	assert_said(&d, "Choose a call first: everything else depends on it.\n");
	assert_said(&d, "Choose a Lot first: its conditions decide what is asked.\n");
	end(&d);
}

/* --- answers ---------------------------------------------------------------------------- */

static void signs__are_answers_behind_a_backslash(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", ""), "=\n4\n\\<\n  :) \n<\n-\n:w a.yaml\n");
	assert_string_equal(d.saved->acronym, "<");
	assert_string_equal(d.saved->title, "");
	end(&d);
	run(&d, make_draft("ssa-2020", "2", ""), "=\n4\n:z\n<b>\n:w a.yaml\n");
	assert_said(&d, "There is no command :z; ? lists them all.\n");
	assert_string_equal(d.saved->acronym, "<b>");
	end(&d);
}

static void numbers__are_mended_before_they_are_taken(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", "S DK vet-provider applicant"),
	    "=\n5\n1\ngrant\nmuch\n12.5\n350 000\n\n:w a.yaml\n");
	assert_int_equal(d.saved->partners[0].grant, 350000);
	assert_said(&d, "whole");
	end(&d);
}

static void options__are_found_by_number_word_and_code(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", ""),
	    "=\n5\n+A\nEL\n1\n3\n\n+B\nk\xC3\xB8" "ben\nkingdom\nUK\n99\ncompany\n\n\n:w a.yaml\n");
	assert_int_equal(d.saved->n_partners, 2);
	assert_int_equal(d.saved->partners[0].country, country_from_code("GR"));
	assert_int_equal(d.saved->partners[0].type, TYPE_VET_PROVIDER);
	assert_int_equal(d.saved->partners[0].role, ROLE_ASSOCIATED);
	assert_int_equal(d.saved->partners[1].country, country_from_code("GB"));
	assert_int_equal(d.saved->partners[1].type, TYPE_COMPANY);
	assert_said(&d, "Nothing here is called 'k\xC3\xB8" "ben'.\n");
	assert_said(&d, "Nothing here is called '99'.\n");
	end(&d);
}

static void several_options__are_marked_and_taken_back(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", ""), "=\n4\n\n\n\n1 2\n1\n\n1,3\ntimetable\n-\n4\n\n:w a.yaml\n");
	assert_int_equal(d.saved->priorities.n, 1);
	assert_string_equal(d.saved->priorities.ids[0], "green-skills");
	assert_int_equal(d.saved->activities.n, 1);
	end(&d);
}

static void long_text__ends_with_a_full_stop(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", ""),
	    "=\n6\nfirst\n\n-\n\\.\n\\<\n\\:w\n\\n\n:2\n.\nnotes\n.\n:w a.yaml\n");
	assert_string_equal(draft_statement(d.saved, "feedback-mechanism"),
	                    "first\n\n-\n.\n<\n:w\n\\n\n:2");
	assert_string_equal(d.saved->notes, "notes");
	end(&d);
}

static void long_text__is_kept_before_a_command_in_it(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", ""), "=\n6\nfirst\nsecond\n?\nthird\n:w a.yaml\n:q\n");
	assert_string_equal(draft_statement(d.saved, "feedback-mechanism"), "first\nsecond\nthird");
	assert_string_equal(d.path.text, "a.yaml");
	assert_said(&d, "At every question:\n");
	assert_said(&d, "Saved in a.yaml.\n1. Feedback mechanism");
	assert_false(result.unsaved);
	end(&d);
	run(&d, make_draft("ssa-2020", "2", ""), "=\n6\na\n.\nb\n<\nc\n>\n:w a.yaml\n");
	assert_string_equal(draft_statement(d.saved, "feedback-mechanism"), "c");
	assert_string_equal(d.saved->notes, "b");
	assert_said(&d, "Step 7 of 7");
	end(&d);
}

static void signs_at_a_list__are_answered(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", ""), "=\n4\n\n\n\n+\n\n\n");
	assert_said(&d, "'+' is not understood here; ? helps.\n");
	end(&d);
}

/* --- partners --------------------------------------------------------------------------- */

#define THREE "A DK vet-provider applicant; B SE company full; C FR chamber full"

static void partners__are_removed_moved_and_doubled(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", THREE),
	    "=\n5\n-2\n\n-2\ny\n2>1\n*1\nD\n\n9\n4\n0\n:w a.yaml\n");
	assert_said(&d, "Remove partner 2 (B) with all that was said on it? [no]\n");
	assert_said(&d, "Removed: partner 2 (B).\n");
	assert_said(&d, "The partners are numbered from 1 to 3.\n");
	assert_int_equal(d.saved->n_partners, 3);
	assert_string_equal(d.saved->partners[0].name, "C");
	assert_string_equal(d.saved->partners[1].name, "A");
	assert_string_equal(d.saved->partners[2].name, "D");
	assert_int_equal(d.saved->partners[2].country, country_from_code("FR"));
	end(&d);
}

static void partner__shows_all_its_fields_and_asks_one(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", THREE), "=\n5\n2\n2\nnorway\nagreed\nhas\nyes\n\n:w a.yaml\n");
	assert_said(&d, "partner 2 (B):\n1. Name: B\n2. Country: Sweden\n");
	assert_said(&d, "2. B, Norway, Company, Full partner; has agreed\n");
	assert_int_equal(d.saved->partners[1].country, country_from_code("NO"));
	assert_true(d.saved->partners[1].agreed);
	end(&d);
}

static void empty_new_partner__is_taken_out(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", THREE), "=\n5\n+\n\n+\n<\n:q\n");
	assert_said(&d, "The new partner was empty and is taken out again.\n");
	assert_false(result.unsaved);
	end(&d);
}

static void rows__are_read_out_before_they_are_taken(void **state)
{
	(void)state;
	struct desk d;
	const char *rows = "Name;Country;Type\nSkole B;Sweden;VET provider\nFirma C;Danmrk;Company\n\n";
	struct str lines = STR_INIT;
	str_addf(&lines, "=\n5\n%sn\n%s\n:w a.yaml\n", rows, rows);
	run(&d, make_draft("ssa-2020", "2", "A DK company applicant"), lines.text);
	assert_said(&d, "Skole B, Sweden, VET provider, Full partner\n");
	assert_said(&d, "'Danmrk', which is not understood");
	assert_said(&d, "Add 2 partners? [yes]\nNothing was added.\n");
	assert_said(&d, "2 partners added.\n");
	assert_int_equal(d.saved->n_partners, 3);
	assert_string_equal(d.saved->partners[1].name, "Skole B");
	assert_int_equal(d.saved->partners[2].country, COUNTRY_NONE);
	str_free(&lines);
	end(&d);
}

static void row_behind_a_plus__is_one_partner(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", ""), "=\n5\n+ Skole A; Denmark; VET provider\n\n:w a.yaml\n");
	assert_int_equal(d.saved->n_partners, 1);
	assert_string_equal(d.saved->partners[0].name, "Skole A");
	assert_int_equal(d.saved->partners[0].type, TYPE_VET_PROVIDER);
	assert_int_equal(d.saved->partners[0].role, ROLE_APPLICANT);
	assert_not_said(&d, "Further rows");
	end(&d);
}

/* --- everywhere -------------------------------------------------------------------------- */

static void undo__takes_back_and_makes_again(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", ""), "=\n4\nONE\n:u\n:u\n:r\n:r\n:w a.yaml\n");
	assert_said(&d, "Undone: ");
	assert_said(&d, "There is nothing to undo.\n");
	assert_said(&d, "Made again: ");
	assert_said(&d, "There is nothing to make again.\n");
	assert_string_equal(d.saved->acronym, "ONE");
	end(&d);
}

static void problems__lead_to_what_mends_them(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", "@sector blockchain; @duration 36; S DK vet-provider applicant"),
	    "=\n7\n!\n?1\n77\n.\n\n!\n4\n48\n:w a.yaml\n");
	assert_said(&d, "4. ! Duration");
	assert_said(&d, "'77' is not understood here; ? helps.\n");
	assert_said(&d, "3. Duration [36 months]:\n");
	assert_said(&d, "Now met: Duration\n");
	assert_int_equal(d.saved->duration, 48);
	end(&d);
}

static void next_problem__leads_to_its_question(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", "A DK company applicant; B - company full"),
	    "=\n7\n:n\n1\n:n\n48\n:n\n:n\n:n\n:n\nspain\n:p\n:w a.yaml\n");
	assert_string_equal(d.saved->sector, "blockchain");
	assert_int_equal(d.saved->duration, 48);
	assert_int_equal(d.saved->partners[1].country, country_from_code("ES"));
	assert_said(&d, "2. Country of partner 2 (B):\n");
	end(&d);
	run(&d, make_draft("ssa-2020", "2", "@sector blockchain; A DK company applicant"), "=\n5\n:n\n:n\n:n\n:n\n:p\n");
	assert_said(&d, "From the start again: Duration: ");
	assert_said(&d, "From the end again: ");
	end(&d);
}

static void help__tells_what_the_sources_say(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "", ""), "?\n");
	assert_said(&d, "Lot 2: Blueprint for sectoral cooperation on skills\n");
	assert_said(&d, "(003)");
	assert_said(&d, "  :w  saves; with a name behind it, under that name\n");
	end(&d);
}

static void undo_of_the_call__leads_back_to_it(void **state)
{
	(void)state;
	struct desk d;
	run(&d, draft_new("", ""), "2020\n2\n=\n7\n:u\n:u\n!\n>\n:r\n:r\n:w a.yaml\n");
	assert_said(&d, "Conditions are shown as soon as a call is chosen.\n");
	assert_string_equal(d.saved->call, "ssa-2020");
	assert_string_equal(d.saved->lot, "2");
	end(&d);
}

static void another_lot__is_asked_first(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", "@sector blockchain; @duration 48; @priorities digital-skills"),
	    "=\n1\n2015\nno\n2015\nyes\n:w a.yaml\n");
	assert_said(&d, "does not take what is chosen now:");
	assert_said(&d, "Change? [no]\n");
	assert_string_equal(d.saved->call, "ssa-2015");
	assert_string_equal(d.saved->sector, "blockchain");
	end(&d);
}

/* --- saving ------------------------------------------------------------------------------- */

static void save__asks_before_it_replaces(void **state)
{
	(void)state;
	struct desk d = { .text = ":w a.yaml\n\n:w a.yaml\ny\n:q\n", .said = STR_INIT, .path = STR_INIT,
	                  .answer = SAVE_EXISTS };
	run_from(&d, make_draft("ssa-2020", "2", "@acronym X"), false);
	assert_said(&d, "a.yaml exists already. Replace it? [no]\nNot saved\n");
	assert_said(&d, "Saved in a.yaml.\n");
	assert_int_equal(d.saves, 3);
	assert_string_equal(result.path.text, "a.yaml");
	end(&d);
}

static void save__that_fails__loses_nothing(void **state)
{
	(void)state;
	struct desk d = { .text = "=\n4\nNEW\n:w a.yaml\n", .said = STR_INIT, .path = STR_INIT,
	                  .answer = SAVE_FAILED };
	run_from(&d, make_draft("ssa-2020", "2", ""), false);
	assert_said(&d, "Not saved\n");
	assert_true(result.unsaved);
	assert_string_equal(result.path.text, "");
	end(&d);
}

static void comments__are_told_of_before_they_go(void **state)
{
	(void)state;
	struct desk d = { .text = ":w a.yaml\n:w\nno\n:w\ny\n", .said = STR_INIT, .path = STR_INIT,
	                  .comments = true };
	run_from(&d, make_draft("ssa-2020", "2", "@acronym X"), false);
	assert_said(&d, "The file has comments, and konsort cannot keep them.");
	assert_int_equal(d.saves, 2);
	end(&d);
}

static void end_of_input__is_no_save(void **state)
{
	(void)state;
	struct desk d;
	run(&d, make_draft("ssa-2020", "2", ""), "=\n6\nhalf a text");
	assert_int_equal(d.saves, 0);
	assert_true(result.unsaved);
	assert_string_equal(result.step.text, "statements");
	end(&d);
}

static void run_typed(struct desk *d, const char *lines)
{
	*d = (struct desk){ .text = lines, .said = STR_INIT, .path = STR_INIT, .terminal = true };
	run_from(d, make_draft("ssa-2020", "2", ""), false);
}

static void end_typed__asks_what_to_do(void **state)
{
	(void)state;
	struct desk d;
	run_typed(&d, "=\n4\nTRIP\n\004" "2\n\n");
	assert_said(&d, "3. Quit without saving\n");
	assert_string_equal(d.path.text, "TRIP-ssa-2020.yaml");
	assert_false(result.unsaved);
	end(&d);
	run_typed(&d, "=\n4\nTRIP\n\004" "1\nA title\n:w a.yaml\n:q\n");
	assert_string_equal(d.saved->title, "A title");
	assert_false(result.cut_off);
	end(&d);
	run_typed(&d, "=\n4\nTRIP\n\004\004ignored\n");
	assert_true(result.unsaved && result.cut_off);
	assert_int_equal(d.saves, 0);
	end(&d);
	run_typed(&d, "=\n4\n\004ignored\n");
	assert_not_said(&d, "3. Quit without saving\n");
	assert_false(result.unsaved);
	end(&d);
}

static void start__offers_the_last_drafts(void **state)
{
	(void)state;
	struct desk d = { .text = ":w\n7\nno.yaml\n2\n=\n\n:o\n3\n:q\n3\n", .said = STR_INIT, .path = STR_INIT };
	run_from(&d, draft_new("", ""), true);
	assert_said(&d, "1. New consortium\n2. x.yaml, OLD; Sector Skills Alliances 2020, Lot 2; 9 of 14 conditions met; 3"
	            "\n   days ago\n");
	assert_said(&d, "Begin a draft or open one first.\n");
	assert_said(&d, "1. A, Denmark, Company, Applicant\n");
	assert_said(&d, "3. New from this draft\n");
	assert_int_equal(d.opens, 2);
	assert_int_equal(d.begins, 1);
	end(&d);
}

/* --- robust --------------------------------------------------------------------------------- */

static void assert_plain(const struct desk *d)
{
	size_t bad;
	assert_true(utf8_valid(d->said.text, d->said.length, &bad));
	for (size_t i = 0; i < d->said.length; i++)
		if (((unsigned char)d->said.text[i] < ' ' && d->said.text[i] != '\n') ||
		    d->said.text[i] == 0x7F)
			fail_msg("byte %d is said", d->said.text[i]);
}

static void hostile_draft__is_said_in_plain_letters(void **state)
{
	(void)state;
	struct desk d;
	struct draft *draft = make_draft("ssa-2020", "2", THREE);
	draft_set_text(draft, (struct spot){ 0, PARTNER_KEY_NAME, NULL }, "\033[31mred\xE2\x80\xAE\r\nx\t");
	draft_set_text(draft, (struct spot){ 0, PARTNER_KEY_NOTES, NULL }, "\033]0;t\007\nline");
	draft_set_text(draft, (struct spot){ -1, DRAFT_KEY_ACRONYM, NULL }, "\033c");
	run(&d, draft, "=\n5\n1\n\n-1\n\n!\n?1\n\n:m\n:f\n=\n4\n\n\n=\n7\n:q\n");
	assert_plain(&d);
	assert_not_said(&d, "\xE2\x80\xAE");
	end(&d);
}

static void long_lines__are_refused_in_words(void **state)
{
	(void)state;
	struct desk d;
	struct str lines = STR_INIT;
	str_add(&lines, "=\n4\n");
	str_add_repeat(&lines, 'x', 1024 * 1024);
	str_add(&lines, "\nSHORT\n=\n6\n");
	for (int i = 0; i < 20; i++) {
		str_add_repeat(&lines, 'y', 5000);
		str_add_char(&lines, '\n');
	}
	str_add(&lines, ".\n:w a.yaml\n");
	run(&d, make_draft("ssa-2020", "2", ""), lines.text);
	assert_said(&d, "This line is too long.\n");
	assert_said(&d, "This is too long: the text stays as it was.\n");
	assert_string_equal(d.saved->acronym, "SHORT");
	assert_string_equal(draft_statement(d.saved, "feedback-mechanism"), "");
	str_free(&lines);
	end(&d);
}

static void lines_by_chance__do_no_harm(void **state)
{
	(void)state;
	for (int seed = 1; seed <= 400; seed++) {
		struct desk d = { .chance = { (uint64_t)seed }, .left = 300, .said = STR_INIT,
		                  .path = STR_INIT, .answer = (enum save_result)(seed % 4) };
		run_from(&d, seed % 3 ? make_draft("ssa-2020", "2", THREE) : draft_new("", ""), seed % 5 == 0);
		assert_plain(&d);
		end(&d);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_way__leads_from_nothing_to_a_saved_draft),
		cmocka_unit_test(empty_lines__keep_everything),
		cmocka_unit_test(back__goes_a_question_back_and_keeps_everything),
		cmocka_unit_test(on__stops_where_a_choice_is_needed),
		cmocka_unit_test(signs__are_answers_behind_a_backslash),
		cmocka_unit_test(numbers__are_mended_before_they_are_taken),
		cmocka_unit_test(options__are_found_by_number_word_and_code),
		cmocka_unit_test(several_options__are_marked_and_taken_back),
		cmocka_unit_test(long_text__ends_with_a_full_stop),
		cmocka_unit_test(long_text__is_kept_before_a_command_in_it),
		cmocka_unit_test(signs_at_a_list__are_answered),
		cmocka_unit_test(partners__are_removed_moved_and_doubled),
		cmocka_unit_test(partner__shows_all_its_fields_and_asks_one),
		cmocka_unit_test(empty_new_partner__is_taken_out),
		cmocka_unit_test(rows__are_read_out_before_they_are_taken),
		cmocka_unit_test(row_behind_a_plus__is_one_partner),
		cmocka_unit_test(next_problem__leads_to_its_question),
		cmocka_unit_test(help__tells_what_the_sources_say),
		cmocka_unit_test(undo_of_the_call__leads_back_to_it),
		cmocka_unit_test(undo__takes_back_and_makes_again),
		cmocka_unit_test(problems__lead_to_what_mends_them),
		cmocka_unit_test(another_lot__is_asked_first),
		cmocka_unit_test(save__asks_before_it_replaces),
		cmocka_unit_test(save__that_fails__loses_nothing),
		cmocka_unit_test(comments__are_told_of_before_they_go),
		cmocka_unit_test(end_of_input__is_no_save),
		cmocka_unit_test(end_typed__asks_what_to_do),
		cmocka_unit_test(start__offers_the_last_drafts),
		cmocka_unit_test(hostile_draft__is_said_in_plain_letters),
		cmocka_unit_test(long_lines__are_refused_in_words),
		cmocka_unit_test(lines_by_chance__do_no_harm),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
