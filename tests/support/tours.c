/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tours, as tables. */
#include "support/tours.h"

#include <stdlib.h>

/* A consortium of six, with something of everything. */
#define SIX \
	"@acronym RAILS; @title Skills_for_the_railways_of_tomorrow; @sector rail; @duration 48; " \
	"@priorities digital-skills; " \
	"Skole_København DK vet-provider applicant does=Leads grant=400000; " \
	"Universität_Köln DE higher-education full does=Teaches; " \
	"Żelazo_Sp._z_o.o. PL company full; " \
	"Chambre_de_commerce_de_la_région FR chamber full does=Spreads_the_word; " \
	"Spoorwegmuseum - - associated; " \
	"Skole_København DK vet-provider full"
#define NINE_2015 \
	"@acronym TRE; @sector ict; @duration 36; " \
	"A DK vet-provider applicant; B DK company full; C DK education-authority full; " \
	"D BE network full umbrella; E BE company full"

/* Of a call where a Lot's figures are disputed or stated nowhere. */
#define FOUR_2019 \
	"@acronym WATT; @sector batteries; @duration 48; " \
	"Alfa DK vet-provider applicant; Bravo SE company full; Charlie DE vet-provider+company full; " \
	"Delta US company full"

/* All that Lot 1 of 2020 asks, but for what no source states. */
#define WHOLE_2020 \
	"@acronym WHOLE; @title All_of_it; @sector Toys; @duration 24; @priorities digital-skills; " \
	"@activities skills-data,esco-profiles,delivery-methods,target-groups; " \
	"@feedback-mechanism Every_year; @notes None; " \
	"4*S DK,DE,PL,FR vet-provider full does=Teaches; 4*C DK,DE,PL,FR company full does=Works; " \
	"Lead SE vet-provider applicant does=Leads grant=300000"

/* Texts that are longer than their place, of letters of every width. */
#define LONG_2020 \
	"@acronym 例えば長い頭字語とても長いのでどこにも入らない名前; " \
	"@title Łódź_Žilina_ĲSSELMEER_例えば鉄道の将来の技能_und_immer_noch_etwas_mehr_bis_zum_Ende; " \
	"@sector cybersecurity; @duration 48; " \
	"鉄道技術学校と鉄道技術大学と鉄道技術研究所の長い名前 JP research-institute full; " \
	"Ångström_Þingeyjarsýsla_Œuvre_Ĳsselmeervereniging_Ærøskøbing_Skibsværft DK vet-provider " \
	"applicant grant=999999999999; " \
	"Z\u0301o\u0308e\u0301_na\u0308i\u0308ve_cafe\u0301_re\u0301sume\u0301_of_letters_with_marks_beside_them FR " \
	"sector-skills-council associated"

/* Grants, who has agreed; in an order of its own by each column. */
#define GRANTS \
	"@acronym SUMS; @sector rail; @duration 48; " \
	"Moorland_College DK vet-provider applicant grant=900000 agreed; " \
	"Hill_Works SE company full grant=120000; " \
	"Basin_Chamber FR chamber associated agreed; " \
	"Coastal_Research DE research-institute full grant=1150000; " \
	"Delta_Authority NL education-authority full grant=75000 agreed"

#define OPENED "@acronym OPENED; A DK company applicant; B SE company full"

const struct tour tours[] = {
	{ .name = "new", .call = "", .lot = "", .draft = "", .kept = true, .stops = {
		{ "the call", "" },
		{ "call chosen by Space: conditions appear", "Space" },
		{ "the Lot", "Enter" },
		{ "the sector", "Down Enter" },
		{ "aims", "Enter" },
		{ "an empty table", "^N" },
		{ "the first partner", "a" },
		{ "and back: it was empty", "Esc" },
	} },
	{ .name = "six", .call = "ssa-2020", .lot = "2", .draft = SIX, .kept = true, .stops = {
		{ "the table", "5 Home" },
		{ "a partner", "Enter" },
		{ "choosing a country", "Down 's'" },
		{ "narrower", "'we'" },
		{ "marking what else it is", "Esc Esc Down Down Enter" },
		{ "end of the form", "Enter PgDn PgDn" },
		{ "a question before removing", "Esc r" },
		{ "the conditions", "Esc !" },
		{ "why", "Enter" },
		{ "where it is mended", "g" },
		{ "statements", "Esc n" },
		{ "review", "^N" },
		{ "further down", "PgDn" },
		{ "all steps", "o" },
		{ "help", "Esc ?" },
		{ "saving", "Esc w" },
		{ "leaving", "Esc 4 'X' ^C" },
	} },
	{ .name = "entry-quick", .call = "ssa-2020", .lot = "2", .draft = "", .kept = true, .stops = {
		{ "adding partners", "5 a" },
		{ "a name", "'Skole_A'" },
		{ "the country: its options", "Tab" },
		{ "what is typed stands for one", "'dk'" },
		{ "the type", "Tab 'vet'" },
		{ "Enter adds", "Enter" },
		{ "what may be several", "'Firma_B' Tab 'slov' Tab" },
		{ "one of them", "Down Down" },
		{ "and the type, by going down", "Tab Down Down" },
		{ "nothing matches", "'xyz'" },
		{ "a word for it", "Enter" },
		{ "Esc takes it back", "Esc" },
		{ "and asks", "Esc" },
		{ "added all the same", "Right Enter" },
		{ "a name is wanted", "Enter" },
		{ "help", "^G" },
		{ "the table", "Esc Esc" },
	} },
	{ .name = "entry-paste", .call = "ssa-2020", .lot = "2", .draft = SIX, .kept = true, .stops = {
		{ "pasted into the table", "5 Home \"Name;Country;Type;Role|Skole_C;DK;vet-provider;full|"
		  "Firma_D;Danmrk;company;|Skole_København;Denmark;vet;coordinator|"
		  "Ministry_of_Education,_Denmark;dk;education;boss;x;y\"" },
		{ "words that were not understood", "Down Down" },
		{ "there already", "Down" },
		{ "taken all the same", "Space" },
		{ "more than one doubt", "Down" },
		{ "help on it", "?" },
		{ "nothing added", "Esc Esc" },
		{ "pasted where one types a name", "a \"Skole_C;DK;vet-provider;full|Firma_D;SE;company;full\"" },
		{ "left out", "Down Space" },
		{ "added", "Enter" },
		{ "the table", "Esc" },
	} },
	{ .name = "table", .call = "ssa-2020", .lot = "2", .draft = GRANTS, .kept = true, .stops = {
		{ "what the grants add up to", "5 Home" },
		{ "another has agreed", "Down y" },
		{ "marked", "Space Down Down Space" },
		{ "changing them", "x" },
		{ "the types", "Enter" },
		{ "of one kind now", "'ngo' Enter" },
		{ "in what is common", "x" },
		{ "help on it", "?" },
		{ "removing them", "Esc End Enter" },
		{ "the orders", "Esc z" },
		{ "by grant", "End Up Enter" },
		{ "backwards", "z Enter" },
		{ "not to be moved", "<" },
		{ "finding", "/" },
		{ "those found", "'a' 'l'" },
		{ "kept", "Enter" },
		{ "all of them marked", "*" },
		{ "nothing found", "/ ^U 'qqq'" },
		{ "all again", "Esc" },
		{ "changing one", "* * Home x" },
		{ "like another", "Esc d" },
		{ "help", "Esc ?" },
	} },
	{ .name = "table-many", .call = "ssa-2020", .lot = "2",
	  .draft = "@sector rail; 40*Partner DK,SE,DE,- company full grant=110000", .stops = {
		{ "too much", "5 Home" },
		{ "further down", "PgDn" },
		{ "its end", "End" },
		{ "all marked", "Up Up *" },
		{ "by country", "z Home Down Down Enter" },
		{ "found", "/ 'tner3'" },
		{ "kept", "Enter" },
		{ "the last of them", "End" },
	} },
	{ .name = "table-none", .call = "ssa-2020", .lot = "1", .draft = "@sector Toys", .stops = {
		{ "nobody there", "4 ^N Home" },
		{ "nothing to find", "/" },
		{ "nobody to remove", "r" },
		{ "no rows", "\"word\"" },
		{ "help", "?" },
	} },
	{ .name = "lots", .call = "toy-2019", .lot = "3", .draft = FOUR_2019, .kept = true, .stops = {
		{ "conditions that no source decides", "5 ! Down" },
		{ "why", "Enter" },
		{ "nothing to mend", "Esc g" },
		{ "the review", "Esc 7" },
		{ "why, with the shortest way", "Down Enter" },
		{ "which would fit", "Esc f" },
		{ "changing to one that is undecided", "Down Down Enter" },
		{ "help on it", "Esc ?" },
		{ "the Lots", "Esc Esc 2" },
		{ "what no longer fits", "Up Up Space" },
		{ "changed", "Right Enter" },
		{ "who fills which place", "7 Down Down Enter" },
		{ "further down", "PgDn" },
		{ "another call: its Lot is to be chosen", "Esc 1 Down Enter" },
		{ "back: its Lot comes back", "1 Up Space" },
		{ "and the old Lot", "2 Down Down Space" },
		{ "all steps", "o" },
	} },
	{ .name = "2015", .call = "ssa-2015", .lot = "", .draft = NINE_2015, .kept = true, .stops = {
		{ "the table", "5 Home" },
		{ "an umbrella organisation", "Down Down Down Enter" },
		{ "a step that is not needed", "Esc o" },
		{ "statements", "Esc 6" },
	} },
	{ .name = "map-countries", .call = "ssa-2015", .lot = "", .draft = NINE_2015, .kept = true, .stops = {
		{ "three in each country", "5 c" },
		{ "the country of an umbrella organisation", "Down" },
		{ "a column that is not counted", "Right Right Right" },
		{ "a partner more", "Up a" },
		{ "help", "Esc ?" },
		{ "what is missing", "Esc Down Down Down" },
		{ "the end of the page", "End Down" },
		{ "back to its partners", "Home Left Enter" },
	} },
	{ .name = "map-places", .call = "ssa-2020", .lot = "2", .draft = SIX, .kept = true, .stops = {
		{ "places of the whole consortium", "5 c" },
		{ "no country", "Down Down Down Down" },
		{ "another country", "Down" },
		{ "a partner of it", "Enter" },
		{ "the countries, the whole list", "Esc Esc Home Enter Down Enter" },
		{ "the others", "PgDn PgDn PgDn" },
		{ "by a code", "'uk'" },
	} },
	{ .name = "language", .call = "ssa-2020", .lot = "2", .draft = SIX, .kept = true, .stops = {
		{ "the languages", "5 Home l" },
		{ "the last of them", "End" },
		{ "help on them", "?" },
		{ "the menu", "Esc Esc m" },
		{ "its end", "End" },
		{ "help on it", "?" },
		{ "the menu over a text", "Esc Esc Enter ^P" },
		{ "the languages over it", "l" },
		{ "the menu over a list", "Esc Esc Down 'd' ^P" },
		{ "the languages over a question", "Esc Esc Esc Esc r Right l" },
		{ "the menu over it", "Esc m" },
	} },
	{ .name = "whole", .call = "ssa-2020", .lot = "1", .draft = WHOLE_2020, .stops = {
		{ "a sector in one's own words", "3" },
		{ "help on it", "^G" },
		{ "and its end", "End" },
		{ "the conditions", "Esc ^T" },
		{ "the last of them", "End" },
		{ "why, where it is met", "Enter" },
		{ "nothing to mend", "Esc g" },
		{ "the review", "Esc ^N ^N 7 Home" },
		{ "its end", "End" },
		{ "which would fit", "f" },
		{ "its end", "End" },
		{ "changing to it", "Enter" },
		{ "many keys", "Esc ?" },
		{ "their end", "End" },
		{ "steps where one has nothing to do", "Esc Esc o" },
		{ "the last one", "End" },
	} },
	{ .name = "long", .call = "ssa-2020", .lot = "2", .draft = LONG_2020, .stops = {
		{ "the table", "5 Home" },
		{ "a partner", "Enter" },
		{ "the start of its name", "Home" },
		{ "its middle", "Right Right Right Right Right Right Right Right Right Right Right" },
		{ "a country that is found by its code", "Down 'jp'" },
		{ "what else it is", "Esc Esc Down Down Enter Space Down Space Down Down Space" },
		{ "marked", "Enter" },
		{ "the next partner", "Esc Down Enter" },
		{ "too much money", "Down Down Down Down Down Down 'One_line,_much_longer_than_there_is_room_for,_of_ordinary_letters_only.' Down '9'" },
		{ "letters with marks", "Esc Down Enter Left Left Left" },
		{ "aims", "Esc 4" },
		{ "the title", "Down Home" },
		{ "removing", "^N Home r" },
		{ "which is asked", "Right" },
		{ "removed", "Enter" },
		{ "saving", "s" },
		{ "at the start", "Home" },
	} },
	{ .name = "sole", .call = "ssa-2015", .lot = "",
	  .draft = "@acronym SOLE; R FR education-authority full sole evidence=The_law_says_so", .stops = {
		{ "the form", "5 Home Enter" },
		{ "a proof", "PgDn" },
		{ "its end", "PgDn PgDn" },
		{ "help", "?" },
		{ "nothing found", "Esc Up Up Up Up Up Up Up Up Up Up Up Up Up Up Up 'x' Down Down 'qq'" },
		{ "and not chosen", "Enter" },
		{ "help on choosing", "^G" },
		{ "its end", "End" },
		{ "the sectors' name", "Esc Esc Esc Esc 3" },
		{ "aims", "n" },
		{ "the duration", "Down Down Enter" },
		{ "the review", "Esc ^N 7" },
	} },
	{ .name = "words", .call = "", .lot = "", .draft = "", .stops = {
		{ "help on the calls", "?" },
		{ "its end", "End" },
		{ "nothing to save", "Esc s" },
		{ "no conditions", "!" },
		{ "a call first", "7" },
		{ "the first step", "b" },
		{ "a key that does nothing", "x" },
		{ "a Lot first", "Space 7" },
		{ "help on the Lots", "?" },
		{ "no partner", "Esc Enter Enter 5 r" },
		{ "none was added", "a Esc" },
		{ "first already", "a 'A' Enter Esc Home <" },
		{ "last already", ">" },
		{ "the last step", "7 n" },
		{ "a name", "w ^U Enter" },
		{ "help on the name", "^G" },
	} },
	{ .name = "menus", .call = "ssa-2020", .lot = "2", .draft = SIX, .stops = {
		{ "the languages", "^K" },
		{ "the last of them", "End" },
		{ "help on them", "?" },
		{ "the menu of a text", "Esc Esc ^P" },
		{ "its end", "End" },
		{ "help on it", "?" },
		{ "the menu of a table", "Esc Esc 5 m" },
		{ "over a question", "Esc Home r m" },
		{ "over a picker", "Esc Esc Enter Down Enter ^P" },
		{ "the languages over it", "Esc ^K" },
	} },
	{ .name = "exists", .call = "ssa-2020", .lot = "2", .draft = SIX, .answer = SAVE_EXISTS,
	  .comments = true, .stops = {
		{ "a file that is there", "s Enter" },
		{ "it has comments", "Right Enter" },
		{ "saved", "Right Enter" },
	} },
	{ .name = "changed", .call = "ssa-2020", .lot = "2", .draft = SIX, .answer = SAVE_CHANGED, .stops = {
		{ "a file that somebody changed", "s Enter" },
		{ "help on the question", "?" },
	} },
	{ .name = "failed", .call = "ssa-2020", .lot = "2", .draft = SIX, .answer = SAVE_FAILED, .stops = {
		{ "not saved", "s Enter" },
	} },
	{ .name = "others", .call = "toy-2019", .lot = "1", .draft = FOUR_2019,
	  .unreadable = "/srv/projects/consortia-of-last-year/draft.yaml", .stops = {
		{ "a draft beside it that cannot be read", "^N 7" },
		{ "behind it", "Esc" },
	} },
	{ .name = "2014", .call = "toy-2014", .lot = "", .draft = FOUR_2019, .stops = {
		{ "the review", "7" },
		{ "further down", "PgDn" },
		{ "its end", "End" },
		{ "why", "Enter" },
	} },
	{ .name = "2026", .call = "toy-2026", .lot = "1",
	  .draft = "@sector x; Alfa CN vet-provider applicant; Bravo CN company full", .stops = {
		{ "the review", "7" },
		{ "further down", "PgDn" },
		{ "its end", "End" },
		{ "why", "Enter" },
		{ "its end", "End" },
	} },
	{ .name = "form", .call = "ssa-2020", .lot = "2", .draft = SIX, .kept = true, .stops = {
		{ "a text of several lines", "5 Home Down Enter Tab Tab Tab Tab Tab" },
		{ "with some of them", "Enter 'one' Enter 'two' Enter Enter 'four' Up Home" },
		{ "more than are shown", "Down End Enter Enter Enter Enter 'last'" },
		{ "its first lines", "PgUp" },
		{ "an amount that is not understood", "Tab '12k'" },
		{ "left", "Tab" },
		{ "and come back to", "Backtab" },
		{ "with cents", "^U '1.250,50' Tab Backtab" },
		{ "help on it", "^G" },
		{ "its end", "End" },
		{ "saving without it", "Esc ^O Enter" },
		{ "mended", "Esc ^U '1.250' Tab" },
		{ "gone with a word", "Backtab 'x' Esc" },
		{ "what a condition says", "Home Down Enter Tab Tab Tab Tab Tab Tab '9000000' Tab" },
		{ "what it is besides", "Esc Enter Tab Tab Tab Enter Space" },
		{ "marked", "Enter" },
		{ "help on a statement", "Esc 6 ^G" },
		{ "a name of nothing", "Esc Esc w ^U Enter" },
	} },
	{ .name = "undo", .call = "ssa-2020", .lot = "2", .draft = SIX, .kept = true, .stops = {
		{ "nothing to undo", "5 u" },
		{ "no changes", "h" },
		{ "typed", "Esc 4 Home 'X'" },
		{ "typing undone", "^_" },
		{ "made again", "^R" },
		{ "a removal undone, from the review", "Esc 5 Home Down r Right Enter 7 u" },
		{ "a country undone", "Enter Down 'france' Enter Esc 7 u" },
		{ "another Lot undone", "Esc 2 Home Space Right Enter 7 u" },
		{ "the changes", "7 U h" },
		{ "an undone one among them", "Down Enter h" },
		{ "help on them", "?" },
		{ "gone back to the first", "Esc End Enter" },
		{ "all are undone", "Esc h" },
	} },
	{ .name = "start-empty", .call = "", .lot = "", .draft = "", .start = true, .kept = true, .stops = {
		{ "help on it", "?" },
		{ "no step yet", "Esc n" },
		{ "a file", "Down Enter" },
		{ "begun", "Esc Home Enter" },
	} },
	{ .name = "start", .call = "", .lot = "", .draft = "", .start = true, .shelf = SHELF_DRAFTS,
	  .kept = true, .stops = {
		{ "a broken draft", "Down Down Enter" },
		{ "files", "Esc Down Down Enter" },
		{ "words of a name", "'aero'" },
		{ "none has them", "'x'" },
		{ "a directory", "^U 'pl' Tab" },
		{ "help on it", "^G" },
		{ "the start again", "Esc Esc Home" },
		{ "a draft opened", "Down Enter" },
		{ "other drafts", "O" },
		{ "help on them", "?" },
		{ "one that asks for what is not saved", "Esc Esc 4 'X' ^N O Enter" },
	} },
	{ .name = "start-again", .call = "ssa-2020", .lot = "2", .draft = SIX, .shelf = 2, .stops = {
		{ "other drafts", "5 O" },
		{ "its partners in a new one", "Down Enter" },
	} },
	{ .name = "nav-ways", .call = "ssa-2020", .lot = "2", .draft = SIX, .kept = true, .stops = {
		{ "all steps", "3 o" },
		{ "another one", "Up" },
		{ "the first problem", "Esc p" },
		{ "the next", "p" },
		{ "that of a partner", "p p" },
		{ "the next, from a text", "^V" },
		{ "round the end", "^V" },
		{ "and back", "P" },
		{ "the conditions, explained", "Esc !" },
		{ "in the call's order", "z" },
		{ "help, to be searched", "z Esc ? /" },
		{ "some words", "'save'" },
		{ "found, to read", "Enter" },
		{ "all of it again", "Esc" },
		{ "the end that is none", "Esc 7 n" },
		{ "nothing further", "7 Home Up" },
		{ "the menu", "m" },
	} },
	{ .name = "nav-changed", .call = "ssa-2020", .lot = "2",
	  .draft = "@acronym NOW; @sector rail; Alfa DK vet-provider applicant; Bravo - company full",
	  .kept = true, .stops = {
		{ "another country: marked", "Esc 5 Home Down Enter Tab 's' 'we' Enter" },
		{ "another key: not marked", "Tab" },
		{ "the shortest words for where one is", "Esc Enter" },
	} },
	{ .name = "held-here", .call = "ssa-2015", .lot = "", .draft = OPENED, .path = "/home/anna/rails.yaml",
	  .holding = HOLDING_HELD, .kept = true, .stops = {
		{ "somebody has it", "" },
		{ "help on it", "?" },
		{ "only read", "Esc Esc" },
		{ "an edit", "5 Home d" },
		{ "nothing typed", "Enter 'x'" },
		{ "nothing to save", "Esc s" },
		{ "a copy", "w" },
	} },
	{ .name = "held-elsewhere", .call = "ssa-2015", .lot = "", .draft = OPENED,
	  .path = "/home/anna/rails.yaml", .holding = HOLDING_ELSEWHERE, .changed = true, .kept = true,
	  .stops = {
		{ "somebody on another computer", "" },
		{ "waiting", "Right Enter" },
	} },
	{ .name = "held-over", .call = "ssa-2015", .lot = "", .draft = OPENED,
	  .path = "/home/anna/rails.yaml", .holding = HOLDING_ELSEWHERE, .kept = true, .stops = {
		{ "taking over", "Left Enter" },
		{ "taken over", "Right Enter" },
	} },
	{ .name = "held-refused", .call = "ssa-2015", .lot = "", .draft = OPENED,
	  .path = "/home/anna/rails.yaml", .holding = HOLDING_REFUSED, .kept = true, .stops = {
		{ "it may not be written", "" },
		{ "an edit", "5 Home d" },
	} },
	{ .name = "recover-draft", .call = "ssa-2015", .lot = "", .draft = OPENED,
	  .path = "/home/anna/rails.yaml", .works = 4, .kept = true, .stops = {
		{ "work that was not saved", "" },
		{ "help on it", "?" },
		{ "discarding it", "Esc Right Enter" },
		{ "not after all", "Esc" },
		{ "the next: it cannot be read", "Esc" },
		{ "left alone", "Enter" },
	} },
	{ .name = "recover-back", .call = "ssa-2015", .lot = "", .draft = OPENED,
	  .path = "/home/anna/rails.yaml", .works = 1, .kept = true, .stops = {
		{ "recovered", "Enter" },
	} },
	{ .name = "recover-start", .call = "", .lot = "", .draft = "", .start = true, .shelf = 2, .works = 3,
	  .kept = true, .stops = {
		{ "on the start page", "Home Down" },
		{ "one that was never saved", "Down Enter" },
		{ "one whose file is gone", "Esc Down Enter" },
		{ "discarded", "Right Enter Right Enter" },
		{ "a draft that is opened", "Up Up Enter" },
	} },
	{ .name = "changed-theirs", .call = "ssa-2015", .lot = "", .draft = OPENED,
	  .path = "/home/anna/rails.yaml", .answer = SAVE_CHANGED,
	  .theirs = "@acronym THEIRS; A DK company applicant; Skole_A SE company full", .kept = true,
	  .stops = {
		{ "what differs", "4 Home 'Y' ^O" },
		{ "help on it", "?" },
		{ "theirs", "Esc Left Enter" },
	} },
	{ .name = "changed-gone", .call = "ssa-2015", .lot = "", .draft = OPENED,
	  .path = "/home/anna/rails.yaml", .answer = SAVE_CHANGED, .theirs = "", .kept = true, .stops = {
		{ "the file is gone", "4 'Y' ^O" },
		{ "another name", "Right Right Enter" },
	} },
	{ .name = "changed-failed", .call = "ssa-2015", .lot = "", .draft = OPENED,
	  .path = "/srv/plans/rails.yaml", .answer = SAVE_FAILED, .kept = true, .stops = {
		{ "not saved", "4 'Y' ^O" },
		{ "elsewhere", "Right Enter" },
	} },
	{ .name = "changed-held", .call = "ssa-2015", .lot = "", .draft = OPENED,
	  .path = "/home/anna/rails.yaml", .answer = SAVE_HELD, .kept = true, .stops = {
		{ "somebody else has it", "4 'Y' ^O" },
		{ "another name", "Enter" },
	} },
};
const size_t n_tours = sizeof tours / sizeof *tours;

void tour_open(struct screen *s, const struct tour *tour, int cols, int rows)
{
	setenv("HOME", "/home/anna", 1);   /* names that are offered */
	if (tour->start)
		screen_start(s, cols, rows, tour->shelf);
	else
		screen_open(s, cols, rows, tour->call, tour->lot, tour->draft);
	s->disk.shelf.drafts = tour->shelf;
	s->disk.shelf.holding = tour->holding;
	s->disk.shelf.minutes = 12;
	s->disk.shelf.changed = tour->changed;
	s->disk.shelf.theirs = tour->theirs;
	s->disk.shelf.works = tour->works;
	s->app->kept_lists++;      /* the start page was there before */
	app_resize(s->app);
	if (tour->path) {
		str_add(&s->app->path, tour->path);
		s->app->exists = true;
		session_set_saved(s->app->session);
	}
	s->disk.answer = tour->answer;
	s->disk.comments = tour->comments;
	s->disk.unreadable = tour->unreadable ? tour->unreadable : "";
	screen_arrive(s);
}
