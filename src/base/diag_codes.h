/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one list of diagnostics: code and sentence.  A sentence says what is wrong
 * and, where it can, what would be right; %1 ... %3 are filled from the
 * arguments.  Lower case, no full stop.  report/diag_text translates them. */
#ifndef KONSORT_BASE_DIAG_CODES_H
#define KONSORT_BASE_DIAG_CODES_H

#include "base/lang.h"

#define DIAG_CODES(X) \
	/* reading a file */ \
	/* TRANSLATORS: %1 is a file, %2 why: "no such file or directory". */ \
	X(CANNOT_OPEN, N_("cannot open '%1': %2")) \
	/* TRANSLATORS: %1 is a file, %2 why. */ \
	X(CANNOT_READ, N_("cannot read '%1': %2")) \
	/* TRANSLATORS: %1 is a file. */ \
	X(NOT_A_FILE, N_("'%1' is not a regular file")) \
	/* TRANSLATORS: %1 is a number. */ \
	X(TOO_LARGE, N_("the file is larger than %1 MiB")) \
	X(BAD_UTF8, N_("invalid UTF-8; save the file as UTF-8")) \
	X(NUL_BYTE, N_("a NUL byte; this is no text file")) \
	X(CONTROL_CHARACTER, N_("a control character; write it as an escape inside double quotes")) \
	/* the shape of YAML */ \
	/* TRANSLATORS: %1 is what is wrong: "a tab; indent with spaces". */ \
	X(YAML_SYNTAX, N_("not valid YAML: %1")) \
	X(EMPTY_FILE, N_("the file is empty; a draft begins with 'konsort: 1'")) \
	/* TRANSLATORS: %1 is a line such as "konsort-call: 1". */ \
	X(EMPTY_DATA, N_("the file is empty; it must begin with '%1'")) \
	/* TRANSLATORS: %1 is a line such as "konsort-call: 1". */ \
	X(DATA_NOT_A_MAP, N_("the file must be a map of keys and values that begins with '%1'")) \
	X(NOT_A_DRAFT, N_("this is a call file; a draft begins with 'konsort: 1'")) \
	X(NOT_A_CALL, N_("this is a draft; a call file begins with 'konsort-call: 1'")) \
	X(SECOND_DOCUMENT, N_("a second document; a file holds one")) \
	X(ANCHOR, N_("an anchor or alias; write the value out")) \
	X(TAG, N_("a tag; write the value without it")) \
	X(MERGE_KEY, N_("a merge key; write the keys out")) \
	X(DIRECTIVE, N_("a directive; remove the line")) \
	X(KEY_NOT_SCALAR, N_("a key that is no plain word")) \
	/* TRANSLATORS: %1 is a key, %2 the number of a line. */ \
	X(DUPLICATE_KEY, N_("key '%1' stands here twice; the first is on line %2")) \
	/* TRANSLATORS: %1 is a number. */ \
	X(TOO_DEEP, N_("nested deeper than %1 levels")) \
	/* TRANSLATORS: %1 is a number. */ \
	X(SCALAR_TOO_LONG, N_("a text longer than %1 KiB, or as much space or comments in one place")) \
	/* TRANSLATORS: %1 and %2 are numbers. */ \
	X(TOO_MANY_VALUES, \
	  N_("too many values: a file may have %1, and one more for every %2 bytes of text in them")) \
	/* TRANSLATORS: %1 is a number. */ \
	X(TOO_MANY_PARTS, N_("a value of more than %1 parts")) \
	/* TRANSLATORS: %1 is a number. */ \
	X(TOO_MANY_KEYS, N_("more than %1 keys that konsort does not know")) \
	/* TRANSLATORS: %1 is a key, %2 a number. */ \
	X(TOO_MANY_ENTRIES, N_("'%1' has more than %2 entries")) \
	X(NOT_A_MAP, N_("the file must be a map of keys and values; a draft begins with 'konsort: 1'")) \
	/* values */ \
	/* TRANSLATORS: %1 is a key. */ \
	X(WANT_MAP, N_("'%1' must be a map of keys and values")) \
	/* TRANSLATORS: %1 is a key. */ \
	X(WANT_LIST, N_("'%1' must be a list")) \
	/* TRANSLATORS: %1 is a key. */ \
	X(WANT_TEXT, N_("'%1' must be a single text")) \
	/* TRANSLATORS: %1 is a key, %2 what stands there. */ \
	X(WANT_FLAG, N_("'%1' must be true or false, not '%2'")) \
	/* TRANSLATORS: %1 is a key, %2 what stands there. */ \
	X(WANT_NUMBER, N_("'%1' must be a whole number in digits only, not '%2'")) \
	/* TRANSLATORS: %1 is a key, %2 and %3 are numbers. */ \
	X(NUMBER_RANGE, N_("'%1' must be from %2 to %3")) \
	/* TRANSLATORS: %1 is a key. */ \
	X(MISSING_KEY, N_("key '%1' is missing")) \
	/* TRANSLATORS: %1 is a key, %2 a list of keys. */ \
	X(UNKNOWN_KEY, N_("unknown key '%1'; known here: %2")) \
	/* TRANSLATORS: %1 is a key such as "type", %2 what stands there, %3 a list of ids. */ \
	X(UNKNOWN_VALUE, N_("unknown %1 '%2'; known: %3")) \
	/* TRANSLATORS: %1 is what stands there. */ \
	X(UNKNOWN_COUNTRY, N_("unknown country '%1'; write a code of two letters such as DK")) \
	/* drafts */ \
	/* TRANSLATORS: %1 is the number of a version. */ \
	X(NEWER_DRAFT, N_("'konsort: %1' was written by a newer konsort; this one reads version 1")) \
	/* TRANSLATORS: %1 is what stands there. */ \
	X(WRONG_VERSION, N_("'konsort' must be 1, not '%1'")) \
	/* TRANSLATORS: %1 is what stands there, %2 a list of ids. */ \
	X(UNKNOWN_CALL, N_("unknown call '%1'; known: %2")) \
	/* TRANSLATORS: %1 is the id of a call, %2 what stands there, %3 a list of Lots. */ \
	X(UNKNOWN_LOT, N_("call '%1' has no Lot '%2'; its Lots: %3")) \
	/* TRANSLATORS: %1 is the id of a call. */ \
	X(NO_LOTS, N_("call '%1' has no Lots; leave the Lot out")) \
	/* TRANSLATORS: %1 is the id of a call; 'lot' is a key. */ \
	X(LOT_WITHOUT_LOTS, N_("call '%1' has no Lots; remove 'lot'")) \
	/* TRANSLATORS: %1 is a list of keys. */ \
	X(UNKNOWN_KEYS_KEPT, N_("unknown keys are kept and not judged: %1")) \
	/* TRANSLATORS: %1 is a number. */ \
	X(TOO_MANY_PARTNERS, N_("more than %1 partners; the wizard cannot edit this draft, 'konsort check' can judge it")) \
	/* the drafts beside a draft */ \
	/* TRANSLATORS: %1 is a directory, %2 how many files. */ \
	X(NEIGHBOURS_UNREADABLE, N_("files in '%1' that cannot be read as drafts and are not compared: %2")) \
	/* TRANSLATORS: %1 is a directory, %2 how many files. */ \
	X(NEIGHBOURS_MORE, N_("further files in '%1' that are not looked at: %2")) \
	/* TRANSLATORS: %1 is the id of a call, %2 a list of Lots. */ \
	X(LOT_NOT_CHOSEN, N_("the draft chooses no Lot of call '%1'; name one with --lot: %2")) \
	/* calls */ \
	/* TRANSLATORS: %1 is a file. */ \
	X(NOT_TRUSTED, N_("'%1' is not read: it belongs to another user, or any user may write it")) \
	/* TRANSLATORS: %1 is a file, %2 a directory above it. */ \
	X(PLACE_NOT_TRUSTED, N_("'%1' is not read: any user may write in '%2'")) \
	/* TRANSLATORS: %1 is the id of a call, %2 a file. */ \
	X(CALL_TWICE, N_("call '%1' is already defined in '%2'")) \
	/* TRANSLATORS: %1 is a key. */ \
	X(UNSAFE_TEXT, N_("'%1' holds a control or direction character")) \
	/* TRANSLATORS: %1 is an id such as "partner-details". */ \
	X(OWN_FINDING, N_("'%1' is a finding of konsort's own and cannot be a rule")) \
	/* TRANSLATORS: %1 is an id, %2 the number of a line. */ \
	X(DUPLICATE_ID, N_("id '%1' stands here twice; the first is on line %2")) \
	/* TRANSLATORS: %1 is an id. */ \
	X(DUPLICATE_ITEM, N_("'%1' stands in this list twice")) \
	/* TRANSLATORS: %1 is the key of a list. */ \
	X(EMPTY_LIST, N_("'%1' must name at least one")) \
	/* TRANSLATORS: %1 is the key of a list, %2 and %3 are numbers. */ \
	X(LIST_TOO_LONG, N_("'%1' has %2 entries; at most %3 may stand there")) \
	/* TRANSLATORS: %1 is a key, %2 and %3 are numbers. */ \
	X(TOO_WIDE, N_("'%1' takes %2 cells; at most %3 fit")) \
	/* TRANSLATORS: %1 is what stands there. */ \
	X(NO_SUCH_DAY, N_("there is no day '%1'; write YYYY-MM-DD")) \
	/* TRANSLATORS: %1 is a key; 'unknown' is typed so. */ \
	X(NO_READING, N_("key '%1' is missing; write 'unknown' where no source states it")) \
	X(NO_SOURCE, N_("a rule whose figure is known names at least one source")) \
	/* TRANSLATORS: %1 is an id, %2 the name of a kind of rule such as "places". */ \
	X(ID_OF_KIND, N_("id '%1' belongs to rules of kind '%2'")) \
	/* TRANSLATORS: %1 is the name of a kind of rule. */ \
	X(CARRIED_REQUIRED, N_("a carried rule is advice; only one of kind '%1' may be required")) \
	/* TRANSLATORS: %1 and %2 are keys. */ \
	X(ONE_OF_TWO, N_("'%1' or '%2' must be given")) \
	/* TRANSLATORS: %1 and %2 are keys. */ \
	X(NOT_BOTH, N_("'%1' and '%2' are two conditions; write a rule for each")) \
	/* TRANSLATORS: %1 and %2 are keys. */ \
	X(ONLY_BESIDE, N_("'%1' means something only beside '%2'")) \
	/* TRANSLATORS: %1 and %3 are numbers, %2 is the key of a list. */ \
	X(LIST_TOO_SHORT, N_("the rule asks for %1, but list '%2' of the Lot has %3")) \
	/* TRANSLATORS: %1 and %2 are ids. */ \
	X(SAME_RULE, N_("rules '%1' and '%2' of a Lot judge the same; leave one out")) \
	/* TRANSLATORS: %1 is an id such as "S12". */ \
	X(UNKNOWN_SOURCE, N_("source '%1' is not in the list of sources of this call")) \
	/* writing */ \
	/* TRANSLATORS: %1 is a file, %2 why: "no space left on device". */ \
	X(CANNOT_WRITE, N_("cannot write '%1': %2")) \
	/* TRANSLATORS: %1 is a file. */ \
	X(FILE_EXISTS, N_("'%1' exists already")) \
	/* TRANSLATORS: %1 is a file. */ \
	X(RECOVERY_THERE, N_("work on '%1' that was not saved is there and can be recovered")) \
	X(RECOVERY_GONE, N_("this work is not there any more; another session recovers it, or it was discarded")) \
	/* TRANSLATORS: %1 is a file, %2 who has it ("anna@server"), %3 a day and a time. */ \
	X(HELD_SINCE, N_("'%1' is open in another session: %2, since %3")) \
	/* TRANSLATORS: %1 is a file. */ \
	X(HELD, N_("'%1' is open in another session")) \
	/* TRANSLATORS: %1 is a file. */ \
	X(FILE_CHANGED, N_("'%1' was changed by somebody else since it was read")) \
	/* TRANSLATORS: %1 is a file. */ \
	X(SAVE_MISMATCH, N_("cannot save '%1': the text to be written does not read back as the same draft; this is a fault of konsort")) \
	/* TRANSLATORS: %1 is a file, %2 why it is not. */ \
	X(SAVED_NOT_SYNCED, N_("'%1' is saved, but not yet safe against a power cut: %2")) \
	/* TRANSLATORS: %1 is a file. */ \
	X(NOTHING_KEPT, N_("'%1' holds no work that can be recovered")) \
	/* TRANSLATORS: %1 is a file. */ \
	X(SAVED_ANEW, N_("'%1' is saved; it had been moved or deleted since it was saved last")) \
	/* TRANSLATORS: %1 is a file. */ \
	X(SAVED_IN_PLACE, N_("'%1' is saved by writing over it, as no new file can be put in its place")) \
	/* TRANSLATORS: %1 is a file; its other names are hard links. */ \
	X(SAVED_IN_LINKS, N_("'%1' is saved by writing over it, so that its other names (hard links) stay names of it")) \
	/* TRANSLATORS: %1 and %2 are files. */ \
	X(BACKUP_KEPT, N_("what '%1' held before is kept in '%2'")) \
	/* TRANSLATORS: %1 and %2 are files. */ \
	X(BACKUP_THERE, N_("a save of '%1' was broken off; what it held before that is in '%2'")) \
	/* TRANSLATORS: %1 is a file, %2 why: "permission denied", %3 a directory. */ \
	X(NO_BACKUP, N_("cannot save '%1', which must be written over, as no backup of it can be made in '%3': %2")) \
	/* TRANSLATORS: %1 and %3 are files, %2 why: "no space left on the disk". */ \
	X(WRITE_UNDONE, N_("cannot write '%1': %2; it holds what it held before, as does '%3'")) \
	/* TRANSLATORS: %1 and %3 are files, %2 why: "no space left on the disk". */ \
	X(WRITE_BROKEN, N_("cannot write '%1', which is damaged now: %2; what it held before is in '%3'")) \
	/* TRANSLATORS: %1 is a file. */ \
	X(LINK_DANGLES, N_("'%1' is a link to a file that is not there; save in another place")) \
	/* what the user chose */ \
	X(NO_HOME, N_("there is no home directory to keep it in; set HOME")) \
	/* TRANSLATORS: %1 is a directory, %2 why it cannot be written. */ \
	X(NOT_REMEMBERED, N_("which drafts were open, and where, is not remembered: '%1': %2")) \
	/* TRANSLATORS: %1 is a line such as "language: da". */ \
	X(CONFIG_LEFT, N_("cannot change this file, which is left as it is; write the line '%1' into it")) \
	/* the command line */ \
	/* TRANSLATORS: %1 is what was typed. */ \
	X(USAGE_UNKNOWN_OPTION, N_("unknown option '%1'; see 'konsort --help'")) \
	/* TRANSLATORS: %1 is an option such as "--lot". */ \
	X(USAGE_WANTS_VALUE, N_("option '%1' wants a value")) \
	/* TRANSLATORS: %1 is an option such as "--help". */ \
	X(USAGE_NO_VALUE, N_("option '%1' takes no value")) \
	/* TRANSLATORS: %1 is an option, %2 what was typed, %3 such as "auto|always|never". */ \
	X(USAGE_BAD_VALUE, N_("option '%1' cannot be '%2'; it takes %3")) \
	X(USAGE_WANTS_DRAFT, N_("no draft is named; see 'konsort --help'")) \
	X(USAGE_WANTS_CALL, N_("no call is named; 'konsort calls' lists them")) \
	/* TRANSLATORS: %1 is what was typed, %2 a list of options. */ \
	X(USAGE_AMBIGUOUS, N_("option '%1' could be %2")) \
	/* TRANSLATORS: %1 is an option. */ \
	X(USAGE_NOT_HERE, N_("option '%1' does not go with this command; see 'konsort --help'")) \
	/* TRANSLATORS: %1 and %2 are options. */ \
	X(USAGE_NOT_TOGETHER, N_("options '%1' and '%2' do not go together")) \
	X(USAGE_WANTS_FILE, N_("no call file is named; see 'konsort calls --help'")) \
	X(USAGE_STDIN_TWICE, N_("standard input ('-') can be read only once")) \
	/* TRANSLATORS: %1 is what was typed, %2 an option. */ \
	X(USAGE_TWICE, N_("'%1' is said twice, as an argument and by option '%2'")) \
	/* TRANSLATORS: %1 is what was typed. */ \
	X(USAGE_TOO_MANY, N_("one argument too many: '%1'; see 'konsort --help'")) \
	/* TRANSLATORS: %1 is what was typed. */ \
	X(NO_SUCH_THING, N_("'%1' is neither a command nor a file; the name of a new draft ends in .yaml")) \
	X(NO_TERMINAL, N_("the wizard needs a terminal; 'konsort check' does not")) \
	/* TRANSLATORS: %1 is the name of a terminal type. */ \
	X(UNKNOWN_TERMINAL, N_("the terminal type '%1' is not known here; try TERM=vt100")) \
	/* TRANSLATORS: %1 is the code of a language such as "da", %2 why. */ \
	X(LANGUAGE_MISSING, N_("language '%1' cannot be had here (%2); using English"))

#endif
