/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pasted rows: separators, quotes, columns, words, what is there already, hostile bytes; and
 * that everything pasted is found again somewhere. */
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
#include "store/catalogue.h"
#include "support/chance.h"
#include "support/make_draft.h"
#include "wizard/paste.h"
#include "wizard/paste_cells.h"

struct desk {
	struct session *session;
	struct pasted p;
};

static void open_desk(struct desk *d, const char *draft)
{
	*d = (struct desk){ .p = PASTED_INIT };
	d->session = session_new(&shipped_catalogue, make_draft("ssa-2020", "2", draft));
}

static void close_desk(struct desk *d)
{
	paste_free(&d->p);
	session_free(&d->session);
}

static void read(struct desk *d, const char *text)
{
	struct options_about about = session_about(d->session);
	paste_read(&d->p, text, &about);
}

/* Rows as "Name|DK|vet-provider|full", with "-" for a head, "=" for what is there already,
 * "!" before a word that was not understood, "+N" for cells left over; ';' between rows. */
static void row_text(const struct pasted_row *row, struct str *out)
{
	char code[3];
	const struct { enum understood word; const char *id; } words[] = {
		{ row->country_word, country_code(row->country, code) },
		{ row->type_word, org_type_words[row->type].id },
		{ row->role_word, role_words[row->role].id },
	};
	str_add(out, row->head ? "-" : row->double_entry ? "=" : "");
	str_add(out, row->text[PASTED_NAME]);
	for (int i = 0; i < 3; i++) {
		if (row->head) {
			str_add(out, "|");
			str_add(out, row->text[PASTED_COUNTRY + i]);
			continue;
		}
		bool bad = words[i].word == WORD_UNKNOWN || words[i].word == WORD_SEVERAL;
		str_add(out, words[i].word == WORD_SEVERAL ? "|!!" : bad ? "|!" : "|");
		str_add(out, bad ? row->text[PASTED_COUNTRY + i] : words[i].id);
	}
	if (row->rest)
		str_addf(out, "|+%zu", row->rest);
}

static void understands_in(struct desk *d, const char *text, const char *wanted)
{
	struct str got = STR_INIT;
	read(d, text);
	for (size_t i = 0; i < d->p.n; i++) {
		str_add(&got, i ? "; " : "");
		row_text(&d->p.rows[i], &got);
	}
	assert_string_equal(got.text, wanted);
	str_free(&got);
}

static void understands(const char *text, const char *wanted)
{
	struct desk d;
	open_desk(&d, "Old DK company applicant id=E10000001");
	understands_in(&d, text, wanted);
	close_desk(&d);
}

/* --- is it rows ------------------------------------------------------------------ */

static void paste_is_rows__several_lines_or_separators(void **state)
{
	(void)state;
	static const struct { const char *text; bool rows; } cases[] = {
		{ "", false }, { "Skole A", false }, { "Skole A\n", false }, { "\n Skole A\r\n\r\n", false },
		{ "Skole A\tDK", true }, { "Skole A;DK", true }, { "Skole A\nSkole B", true },
		{ "Skole A\rSkole B", true }, { "University of X, Faculty of Y", false },
		{ "Skole A\t\n", false },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(paste_is_rows(cases[i].text), cases[i].rows);
}

/* --- separators -------------------------------------------------------------------- */

static void paste_read__tabs_semicolons_commas(void **state)
{
	(void)state;
	understands("Skole A\tDK\tvet-provider\tfull\nB; Ltd, London\tGB\tcompany\tassociated",
	            "Skole A|DK|vet-provider|full; B; Ltd, London|GB|company|associated");
	understands("Skole A;Denmark;VET provider;Full partner\nB, Ltd;UK;Company;",
	            "Skole A|DK|vet-provider|full; B, Ltd|GB|company|full");
	understands("Skole A,DK,vet-provider,full\nFirma B,EL,company",
	            "Skole A|DK|vet-provider|full; Firma B|GR|company|full");
	understands("Skole A\r\nFirma B\rFirma C\n\n  \nFirma D",
	            "Skole A|||full; Firma B|||full; Firma C|||full; Firma D|||full");
}

/* A comma in bare names is a part of the name. */
static void paste_read__commas_in_names(void **state)
{
	(void)state;
	understands("Skole A\nMinistry of Education, Denmark\nFirma B",
	            "Skole A|||full; Ministry of Education, Denmark|||full; Firma B|||full");
	understands("Ministry of Education, Science and Culture, Denmark, education-authority, full\n"
	            "Skole A, SE, vet-provider, full",
	            "Ministry of Education, Science and Culture|DK|education-authority|full; "
	            "Skole A|SE|vet-provider|full");
	understands("\"Ministry of Education, Denmark\",DK,education-authority\nSkole A,SE,company",
	            "Ministry of Education, Denmark|DK|education-authority|full; Skole A|SE|company|full");
	understands("University of Aarhus, School of Engineering\nDTU, Department of Physics",
	            "University of Aarhus, School of Engineering|||full; DTU, Department of Physics|||full");
}

static void paste_read__quotes(void **state)
{
	(void)state;
	understands("\"Skole \"\"A\"\"\";DK;company\n\"B;\nC\" ; SE ;company",
	            "Skole \"A\"|DK|company|full; B; C|SE|company|full");
	understands("\"Skole\" A;DK;company\n\"Skole B;SE;company",
	            "\"Skole\" A|DK|company|full; \"Skole B|SE|company|full");
}

static void paste_read__blanks_and_unsafe_characters(void **state)
{
	(void)state;
	understands("\xEF\xBB\xBF\xC2\xA0Skole\xC2\xA0" "A\xC2\xA0;\xC2\xA0" "DK ;;;\n;;;\n",
	            "Skole A|DK||full");
	understands("q\x1B[31m;DK\n\xE2\x80\xAE" "evil\x07;SE\nbad\xFF\xC3;FI",
	            "q[31m|DK||full; evil|SE||full; bad\xEF\xBF\xBD\xEF\xBF\xBD|FI||full");
}

/* --- columns ------------------------------------------------------------------------- */

static void paste_read__heads_say_the_columns(void **state)
{
	(void)state;
	understands("Country;Name;Staff;Role;Type\nDK;Skole A;12;full;company",
	            "-Name|Country|Type|Role|+1; Skole A|DK|company|full|+1");
	understands("navn\tland\trolle\nSkole A\tDK\tcoordinator",
	            "-navn|land||rolle; Skole A|DK||applicant");
	understands("naam,land\nSchool A,NL", "-naam|land||; School A|NL||full");
	understands("Nr;Organisation;Country\n1;Skole A;DK", "-Organisation|Country|||+1; Skole A|DK||full|+1");
	/* no name is called so: the first other column */
	understands("Who;Country\nSkole A;DK", "-Who|Country||; Skole A|DK||full");
	/* a firm called as a column is none */
	understands("Contact;DK;company\nB;SE;company", "Contact|DK|company|full; B|SE|company|full");
}

static void paste_read__further_columns_by_their_heads(void **state)
{
	(void)state;
	struct desk d;
	open_desk(&d, "");
	read(&d, "Name;Grant in EUR;OID;Contact;Bidrag;notes\n"
	         "A;EUR 1.250.000;E10012345;Ann <a@b.dk>;Teaches;mind\nB;about 12;;;;\nC;12,50;;;;");
	assert_int_equal(d.p.n, 4);
	const struct pasted_row *a = &d.p.rows[1];
	assert_int_equal(a->grant, 1250000);
	assert_string_equal(a->text[PASTED_ID], "E10012345");
	assert_string_equal(a->text[PASTED_CONTACT], "Ann <a@b.dk>");
	assert_string_equal(a->text[PASTED_CONTRIBUTION], "Teaches");
	assert_string_equal(a->text[PASTED_NOTES], "mind");
	assert_int_equal(a->rest, 0);
	assert_int_equal(d.p.rows[2].grant_word, WORD_UNKNOWN);
	assert_int_equal(d.p.rows[2].grant, -1);
	assert_int_equal(d.p.rows[3].grant_word, WORD_UNKNOWN);   /* cents are no euros */
	close_desk(&d);
}

static void paste_read__a_column_of_numbers(void **state)
{
	(void)state;
	understands("1;Skole A;DK;company\n2;Firma B;SE;company",
	            "Skole A|DK|company|full|+1; Firma B|SE|company|full|+1");
	understands("1;DK\nFirma B;SE", "1|DK||full; Firma B|SE||full");
}

/* --- words --------------------------------------------------------------------------- */

static void paste_read__words(void **state)
{
	(void)state;
	static const struct { const char *cell, *wanted; } cases[] = {
		{ "A;dk", "A|DK||full" }, { "A;DENMARK", "A|DK||full" }, { "A;el", "A|GR||full" },
		{ "A;uk", "A|GB||full" }, { "A;Danmrk", "A|!Danmrk||full" }, { "A;XX", "A|!XX||full" },
		{ "A;swed", "A|SE||full" }, { "A;slov", "A|!!slov||full" }, { "A;oman", "A|OM||full" },
		{ "A;cote d ivoire", "A|CI||full" }, { "A;Czech Republic", "A|CZ||full" },
		{ "A;Slovak Republic", "A|SK||full" }, { "A;Kingdom of the Netherlands", "A|NL||full" },
		{ "A;Hellenic Republic", "A|GR||full" }, { "A;republic", "A|!!republic||full" },
		{ "A;The Netherlands", "A|NL||full" },
		/* a word of one name is that type; of several, or of what finds several, none */
		{ "A;DK;School", "A|DK|!!School|full" }, { "A;DK;trade", "A|DK|sector-association|full" },
		{ "A;DK;council", "A|DK|sector-skills-council|full" }, { "A;DK;education", "A|DK|!!education|full" },
		{ "A;DK;ministry", "A|DK|education-authority|full" },
		{ "A;DK;union", "A|DK|social-partner|full" }, { "A;DK;Vocational school", "A|DK|vet-provider|full" },
		{ "A;DK;trade union", "A|DK|social-partner|full" }, { "A;DK;Firm", "A|DK|company|full" },
		{ "A;DK;University", "A|DK|higher-education|full" }, { "A;DK;Chamber", "A|DK|chamber|full" },
		{ "A;DK;vet provider", "A|DK|vet-provider|full" }, { "A;DK;ngo", "A|DK|ngo|full" },
		{ "A;DK;Non-governmental organisation", "A|DK|ngo|full" },
		{ "A;DK;xyzzy", "A|DK|!xyzzy|full" }, { "A;DK;sector", "A|DK|!!sector|full" },
		{ "A;DK;ngo;Coordinator", "A|DK|ngo|applicant" },
		{ "A;DK;ngo;associated partner", "A|DK|ngo|associated" },
		{ "A;DK;ngo;boss", "A|DK|ngo|!boss" }, { "A;;ngo", "A||ngo|full" },
		{ ";DK;ngo", "|DK|ngo|full" }, { "A;DK;ngo;full;x;;y", "A|DK|ngo|full|+2" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		understands(cases[i].cell, cases[i].wanted);
}

static void paste_read__heads_of_money(void **state)
{
	(void)state;
	static const char *const heads[] = { "Grant", "Budget", "Budget (EUR)", "Beløb", "Bedrag" };
	struct desk d;
	open_desk(&d, "");
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		struct str text = STR_INIT;
		str_addf(&text, "Name;Country;%s\nA;DK;12.000", heads[i]);
		read(&d, text.text);
		assert_int_equal(d.p.n, 2);
		assert_int_equal(d.p.rows[1].grant, 12000);
		assert_int_equal(d.p.rows[1].rest, 0);
		str_free(&text);
	}
	close_desk(&d);
}

static void paste_read__words_of_the_current_language(void **state)
{
	(void)state;
	static const struct { const char *code, *text, *wanted; } cases[] = {
		{ "da", "Navn;Land;Type;Rolle\nA;Tyskland;Virksomhed;Fuld partner\nB;Germany;Company;full",
		  "-Navn|Land|Type|Rolle; A|DE|company|full; B|DE|company|full" },
		{ "nl", "Naam;Land;Type;Rol\nA;Duitsland;Onderneming;Aanvrager\nB;Germany;Company;full",
		  "-Naam|Land|Type|Rol; A|DE|company|applicant; B|DE|company|full" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (!lang_set(cases[i].code)) {
			print_message("language %s cannot be had here\n", cases[i].code);
			continue;
		}
		understands(cases[i].text, cases[i].wanted);
	}
	lang_set("en");
}

/* --- what is there already, and roles -------------------------------------------------- */

static void paste_read__marks_what_is_there_already(void **state)
{
	(void)state;
	understands("OLD;DK;company\nNew;DK;ngo\nnéw ;denmark;ngo\nNew;SE;ngo\nOld;;ngo",
	            "=OLD|DK|company|full; New|DK|ngo|full; =néw|DK|ngo|full; New|SE|ngo|full; Old||ngo|full");
	struct desk d;
	open_desk(&d, "Old DK company applicant id=E10000001");
	read(&d, "name;oid;country\nSomebody;E10000001;SE\nOther;E2;SE\nAgain;E2;FI");
	assert_true(d.p.rows[1].double_entry && !d.p.rows[1].take);
	assert_true(!d.p.rows[2].double_entry && d.p.rows[2].take);
	assert_true(d.p.rows[3].double_entry);
	assert_false(d.p.rows[0].take);
	assert_int_equal(paste_ticked(&d.p), 1);
	close_desk(&d);
}

static void paste_settle__the_first_of_a_draft_leads(void **state)
{
	(void)state;
	struct desk d;
	open_desk(&d, "");
	read(&d, "A;DK\nB;SE\nC;FI");
	assert_int_equal(d.p.rows[0].role, ROLE_APPLICANT);
	assert_int_equal(d.p.rows[1].role, ROLE_FULL);
	d.p.rows[0].take = false;
	paste_settle(&d.p, d.session->draft);
	assert_int_equal(d.p.rows[0].role, ROLE_FULL);
	assert_int_equal(d.p.rows[1].role, ROLE_APPLICANT);
	/* unless another one is said to */
	read(&d, "A;DK\nB;SE;;applicant\nC;FI");
	assert_int_equal(d.p.rows[0].role, ROLE_FULL);
	assert_int_equal(d.p.rows[1].role, ROLE_APPLICANT);
	close_desk(&d);
}

static void paste_add__adds_what_is_ticked(void **state)
{
	(void)state;
	struct desk d;
	open_desk(&d, "Old DK company applicant");
	read(&d, "name;country;type;role;grant;oid\nA;DK;ngo;associated;12 000;E1\nB;Danmrk;;;;\nOld;DK;;;;\n;;;;;");
	d.p.rows[1].take = true;
	assert_int_equal(paste_add(&d.p, d.session, CHANGE_PASTE), 2);
	const struct draft *draft = d.session->draft;
	assert_int_equal(draft->n_partners, 3);
	assert_int_equal(d.session->partner, -1);
	const struct partner *a = &draft->partners[1], *b = &draft->partners[2];
	assert_string_equal(a->name, "A");
	assert_int_equal(a->country, country_from_code("DK"));
	assert_int_equal(a->type, TYPE_NGO);
	assert_int_equal(a->role, ROLE_ASSOCIATED);
	assert_int_equal(a->grant, 12000);
	assert_string_equal(a->id, "E1");
	assert_string_equal(b->name, "B");
	assert_int_equal(b->country, COUNTRY_NONE);
	assert_int_equal(b->role, ROLE_FULL);
	assert_int_equal(b->grant, -1);
	close_desk(&d);
}

static void paste_add__no_more_than_a_draft_takes(void **state)
{
	(void)state;
	struct desk d;
	struct str many = STR_INIT;
	open_desk(&d, "9998*P DK company full");
	str_add(&many, "A;SE\nB;SE\nC;SE");
	read(&d, many.text);
	assert_int_equal(paste_add(&d.p, d.session, CHANGE_PASTE), 2);
	assert_int_equal(d.session->draft->n_partners, PASTED_MOST);
	str_free(&many);
	close_desk(&d);
}

/* --- hostile ------------------------------------------------------------------------- */

static void paste_read__too_many_lines(void **state)
{
	(void)state;
	struct desk d;
	struct str many = STR_INIT;
	open_desk(&d, "");
	for (int i = 0; i < 100000; i++)
		str_addf(&many, "P%d;D\n", i);
	read(&d, many.text);
	assert_int_equal(d.p.n, PASTED_MOST);
	assert_int_equal(d.p.more, 90000);
	str_free(&many);
	close_desk(&d);
}

static void paste_read__a_mebibyte_of_one_thing(void **state)
{
	(void)state;
	static const char *const things[] = { "\"", ";\"", "\";\"\"", "\"a;", ";", ",", "\t", "\n", "\"\n",
	                                      "x", " ", "\"\"", "a,DK\n", "\xF0\x9F\x98\x80" };
	for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
		struct desk d;
		struct str big = STR_INIT;
		open_desk(&d, "");
		while (big.length < 1 << 20)
			str_add(&big, things[i]);
		read(&d, big.text);
		assert_true(d.p.n <= PASTED_MOST);
		for (size_t k = 0; k < d.p.n; k++)
			assert_true(strlen(d.p.rows[k].text[PASTED_NAME]) <= CELL_BYTES_MOST);
		if (!strcmp(things[i], "x"))
			assert_true(d.p.n == 1 && d.p.rows[0].cut);
		str_free(&big);
		close_desk(&d);
	}
}

/* --- nothing is lost ------------------------------------------------------------------- */

/* Cells that are not blank, by counting what stands between separators: none is quoted. */
static size_t count_cells(const char *text)
{
	size_t n = 0;
	bool filled = false;
	for (;; text++) {
		bool end = !*text || *text == '\n' || *text == ';';
		filled = end ? filled : filled || *text != ' ';
		n += end && filled;
		filled = end ? false : filled;
		if (!*text)
			return n;
	}
}

static void random_paste(struct chance *c, struct str *out)
{
	static const char *const cells[] = { "", " ", "Skole", "DK", "Denmark", "ngo", "full", "xyzzy", "1",
	                                     "name", "country", "grant", "12", "a, b", "Danmrk", "role" };
	int lines = 1 + chance_below(c, 5);
	for (int l = 0; l < lines; l++) {
		int n = 1 + chance_below(c, 7);
		for (int i = 0; i < n; i++) {
			str_add(out, i ? ";" : "");
			str_add(out, cells[chance_below(c, (int)(sizeof cells / sizeof *cells))]);
		}
		str_add(out, "\n");
	}
}

/* Every cell that is not blank is some column's text or counted as left over. */
static void paste_read__loses_nothing(void **state)
{
	(void)state;
	struct desk d;
	open_desk(&d, "Old DK company applicant");
	for (unsigned seed = 1; seed <= 300; seed++) {
		struct chance c = { seed };
		struct str text = STR_INIT;
		size_t found = 0;
		random_paste(&c, &text);
		str_add(&text, "Tail;SE;company\n");   /* there is a semicolon in any case */
		read(&d, text.text);
		for (size_t i = 0; i < d.p.n; i++) {
			found += d.p.rows[i].rest;
			for (int k = 0; k < PASTED_REST; k++)
				found += *d.p.rows[i].text[k] != '\0';
		}
		if (found != count_cells(text.text))
			print_error("of '%s'\n", text.text);
		assert_int_equal(found, count_cells(text.text));
		str_free(&text);
	}
	close_desk(&d);
}

int main(void)
{
	lang_start("en", NULL, false);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paste_is_rows__several_lines_or_separators),
		cmocka_unit_test(paste_read__tabs_semicolons_commas),
		cmocka_unit_test(paste_read__commas_in_names),
		cmocka_unit_test(paste_read__quotes),
		cmocka_unit_test(paste_read__blanks_and_unsafe_characters),
		cmocka_unit_test(paste_read__heads_say_the_columns),
		cmocka_unit_test(paste_read__further_columns_by_their_heads),
		cmocka_unit_test(paste_read__a_column_of_numbers),
		cmocka_unit_test(paste_read__words),
		cmocka_unit_test(paste_read__words_of_the_current_language),
		cmocka_unit_test(paste_read__heads_of_money),
		cmocka_unit_test(paste_read__marks_what_is_there_already),
		cmocka_unit_test(paste_settle__the_first_of_a_draft_leads),
		cmocka_unit_test(paste_add__adds_what_is_ticked),
		cmocka_unit_test(paste_add__no_more_than_a_draft_takes),
		cmocka_unit_test(paste_read__too_many_lines),
		cmocka_unit_test(paste_read__a_mebibyte_of_one_thing),
		cmocka_unit_test(paste_read__loses_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
