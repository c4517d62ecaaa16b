/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records are written in one way only and read back strictly: whatever else stands there
 * ends the list. */
#include "store/journal_record.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"
#include "store/draft_file.h"

#define HEAD "konsort-recovery 1 "
#define DRAFT "\ndraft\n"   /* the end of the note */
enum { LENGTH_DIGITS = 10, SUM_DIGITS = 16,
       HEAD_BYTES = sizeof HEAD - 1 + LENGTH_DIGITS + 1 + SUM_DIGITS + 1 };

/* --- writing ---------------------------------------------------------------- */

static bool is_escaped(unsigned char c)
{
	return c < ' ' || c == 0x7F || c == '%';
}

/* "WORD VALUE", the value so that it stands on one line. */
static void add_line(struct str *out, const char *word, const char *value)
{
	str_add(out, word);
	str_add_char(out, ' ');
	for (const char *plain = value; *plain; value = plain) {
		while (*plain && !is_escaped((unsigned char)*plain))
			plain++;
		str_add_bytes(out, value, (size_t)(plain - value));
		if (*plain)
			str_addf(out, "%%%02x", (unsigned char)*plain++);
	}
	str_add_char(out, '\n');
}

static void add_base(struct str *out, const struct file_stamp *b)
{
	str_addf(out, "base %d %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRId64 " %" PRId64 " %016" PRIx64 "\n",
	         b->existed, b->device, b->inode, b->size, b->seconds, b->nanoseconds, b->sum);
}

static void add_spot(struct str *out, const struct spot *spot)
{
	struct str words = STR_INIT;
	if (spot->key < 0 && spot->partner < 0)
		str_add(&words, "none");
	else if (spot->key < 0)
		str_addf(&words, "row %d", spot->partner);
	else if (spot->partner < 0)
		str_addf(&words, "draft %s", draft_keys[spot->key].name);
	else
		str_addf(&words, "%d %s", spot->partner, partner_keys[spot->key].name);
	if (spot->key == DRAFT_KEY_STATEMENTS && spot->partner < 0 && spot->statement) {
		str_add_char(&words, ' ');
		str_add(&words, spot->statement);
	}
	add_line(out, "spot", words.text);
	str_free(&words);
}

/* The head's place, to be filled in once the rest is known, and the note. */
static void begin_record(struct str *out, const struct owner *owner, const struct journal_note *note)
{
	struct str who = STR_INIT;
	owner_write(&who, owner);
	str_add_repeat(out, ' ', HEAD_BYTES);
	str_addf(out, "owner %zu\n", who.length);
	str_add(out, who.text);
	add_line(out, "path", note->path);
	add_base(out, &note->base);
	add_line(out, "step", note->step);
	add_spot(out, &note->spot);
	add_line(out, "typed", note->typed);
	str_add(out, DRAFT + 1);
	str_free(&who);
}

static void format_head(char head[HEAD_BYTES + 1], const char *body, size_t n)
{
	snprintf(head, HEAD_BYTES + 1, HEAD "%0*zu %0*" PRIx64 "\n", LENGTH_DIGITS, n, SUM_DIGITS,
	         file_hash(body, n));
}

static void end_record(struct str *out, size_t start)
{
	char head[HEAD_BYTES + 1];
	size_t body = start + HEAD_BYTES;
	format_head(head, out->text + body, out->length - body);
	memcpy(out->text + start, head, HEAD_BYTES);
}

void record_write(struct str *out, const struct owner *owner, const struct journal_note *note,
                  const struct draft *draft, const struct catalogue *catalogue)
{
	size_t start = out->length;
	begin_record(out, owner, note);
	draft_write(out, draft, catalogue);
	end_record(out, start);
}

void record_write_text(struct str *out, const struct owner *owner, const struct journal_note *note,
                       const char *text, size_t n)
{
	size_t start = out->length;
	begin_record(out, owner, note);
	str_add_bytes(out, text, n);
	end_record(out, start);
}

/* --- reading ---------------------------------------------------------------- */

/* Bytes that are still to be read. */
struct rest {
	const char *at;
	size_t n;
};

/* Takes the next record's body off FILE; false if what stands there is none. */
static bool take_body(struct rest *file, struct rest *body)
{
	char head[HEAD_BYTES + 1];
	if (file->n < HEAD_BYTES || memcmp(file->at, HEAD, sizeof HEAD - 1) != 0)
		return false;
	size_t length = 0;
	const char *digits = file->at + sizeof HEAD - 1;
	for (int i = 0; i < LENGTH_DIGITS && digits[i] >= '0' && digits[i] <= '9'; i++)
		length = length * 10 + (size_t)(digits[i] - '0');
	if (length > file->n - HEAD_BYTES)
		return false;
	*body = (struct rest){ file->at + HEAD_BYTES, length };
	format_head(head, body->at, length);
	if (memcmp(head, file->at, HEAD_BYTES) != 0)
		return false;
	*file = (struct rest){ body->at + length, file->n - HEAD_BYTES - length };
	return true;
}

/* Takes a line that begins with WORD off BODY; VALUE is what follows the space behind it. */
static bool take_line(struct rest *body, const char *word, struct rest *value)
{
	const char *end = body->n ? memchr(body->at, '\n', body->n) : NULL;
	size_t length = end ? (size_t)(end - body->at) : 0, skip = strlen(word) + 1;
	if (length < skip || memcmp(body->at, word, skip - 1) != 0 || body->at[skip - 1] != ' ')
		return false;
	*value = (struct rest){ body->at + skip, length - skip };
	*body = (struct rest){ end + 1, body->n - length - 1 };
	return true;
}

static int hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that stands at S as written by add_line(), -1 if none may; *N are its bytes there. */
static int read_byte(const char *s, size_t left, size_t *n)
{
	*n = 1;
	if (!is_escaped((unsigned char)*s))
		return (unsigned char)*s;
	if (*s != '%' || left < 3 || hex_digit(s[1]) < 0 || hex_digit(s[2]) < 0)
		return -1;
	*n = 3;
	int byte = hex_digit(s[1]) * 16 + hex_digit(s[2]);
	return byte && is_escaped((unsigned char)byte) ? byte : -1;
}

/* Takes the line of WORD off BODY and puts its value, terminated, at *WORDS, which moves behind
 * it. */
static bool take_text(struct rest *body, const char *word, char **words, const char **out)
{
	struct rest value;
	size_t n;
	if (!take_line(body, word, &value))
		return false;
	*out = *words;
	for (; value.n; value.at += n, value.n -= n) {
		int byte = read_byte(value.at, value.n, &n);
		if (byte < 0)
			return false;
		*(*words)++ = (char)byte;
	}
	*(*words)++ = '\0';
	return true;
}

/* Reads a number in digits off TEXT, and the blank or the end behind it. */
static bool take_number(const char **text, uint64_t most, uint64_t *number)
{
	const char *s = *text;
	*number = 0;
	for (; *s >= '0' && *s <= '9'; s++) {
		unsigned digit = (unsigned)(*s - '0');
		if (digit > most || *number > (most - digit) / 10)
			return false;
		*number = *number * 10 + digit;
	}
	if (s == *text || (*s && *s != ' '))
		return false;
	*text = s + (*s == ' ');
	return true;
}

static bool take_signed(const char **text, int64_t *number)
{
	uint64_t size;
	bool negative = **text == '-';
	*text += negative;
	if (!take_number(text, INT64_MAX, &size))
		return false;
	*number = negative ? -(int64_t)size : (int64_t)size;
	return true;
}

static bool take_sum(const char *text, uint64_t *sum)
{
	*sum = 0;
	for (int i = 0; i < SUM_DIGITS; i++) {
		if (hex_digit(text[i]) < 0)
			return false;
		*sum = *sum << 4 | (uint64_t)hex_digit(text[i]);
	}
	return !text[SUM_DIGITS];
}

static bool read_base(const char *s, struct file_stamp *base)
{
	uint64_t existed;
	bool good = take_number(&s, 1, &existed) && take_number(&s, UINT64_MAX, &base->device) &&
	            take_number(&s, UINT64_MAX, &base->inode) && take_number(&s, UINT64_MAX, &base->size) &&
	            take_signed(&s, &base->seconds) && take_signed(&s, &base->nanoseconds) &&
	            take_sum(s, &base->sum);
	base->existed = good && existed;
	return good;
}

/* The index of the key whose name is the N bytes, -1: another konsort's. */
static int key_named(const struct key *keys, int count, const char *name, size_t n)
{
	for (int i = 0; i < count; i++)
		if (strlen(keys[i].name) == n && memcmp(keys[i].name, name, n) == 0)
			return i;
	return -1;
}

static bool read_row(const char *s, struct spot *spot)
{
	uint64_t partner;
	if (!take_number(&s, INT_MAX, &partner) || *s)
		return false;
	spot->partner = (int)partner;
	return true;
}

/* Reads "none", "row N", "draft KEY", "draft KEY STATEMENT" or "N KEY"; an unknown key is none. */
static bool read_spot(const char *s, struct spot *spot)
{
	uint64_t partner;
	*spot = (struct spot){ .partner = -1, .key = -1 };
	if (strcmp(s, "none") == 0)
		return true;
	if (strncmp(s, "row ", 4) == 0)
		return read_row(s + 4, spot);
	bool of_draft = strncmp(s, "draft ", 6) == 0;
	if (of_draft)
		s += 6;
	else if (!take_number(&s, INT_MAX, &partner))
		return false;
	size_t n = strcspn(s, " ");
	spot->key = of_draft ? key_named(draft_keys, DRAFT_KEY_END, s, n)
	                     : key_named(partner_keys, PARTNER_KEY_END, s, n);
	if (spot->key < 0)
		return true;
	spot->partner = of_draft ? -1 : (int)partner;
	bool is_statement = of_draft && spot->key == DRAFT_KEY_STATEMENTS && s[n];
	spot->statement = is_statement ? s + n + 1 : NULL;
	return true;
}

static bool take_owner(struct rest *body, char *words, struct owner *owner)
{
	const char *text;
	uint64_t n;
	if (!take_text(body, "owner", &words, &text) || !take_number(&text, OWNER_MOST_BYTES, &n) ||
	    *text || n > body->n)
		return false;
	bool good = owner_read(owner, body->at, (size_t)n);
	*body = (struct rest){ body->at + n, body->n - (size_t)n };
	return good;
}

/* Reads the note that BODY begins with; what is left is the draft. */
static bool take_note(struct rest *body, struct journal_entry *entry)
{
	const char *end = memmem(body->at, body->n, DRAFT, sizeof DRAFT - 1);
	if (!end)
		return false;
	struct rest lines = { body->at, (size_t)(end + 1 - body->at) };
	char *words = entry->words = xmalloc(lines.n);   /* shorter than with their names */
	struct journal_note *note = &entry->note;
	const char *base, *spot;
	*body = (struct rest){ end + sizeof DRAFT - 1, body->n - lines.n - (sizeof DRAFT - 2) };
	return take_owner(&lines, words, &entry->owner) &&
	       take_text(&lines, "path", &words, &note->path) &&
	       take_text(&lines, "base", &words, &base) && read_base(base, &note->base) &&
	       take_text(&lines, "step", &words, &note->step) &&
	       take_text(&lines, "spot", &words, &spot) && read_spot(spot, &note->spot) &&
	       take_text(&lines, "typed", &words, &note->typed) && !lines.n;
}

bool journal_parse(const char *bytes, size_t n, struct journal_entry *entry, const char **draft,
                   size_t *draft_n)
{
	struct rest file = { bytes, n }, body;
	bool found = false;
	*entry = (struct journal_entry){ .owner = OWNER_INIT };
	while (take_body(&file, &body)) {
		struct journal_entry next = { .owner = OWNER_INIT };
		if (!take_note(&body, &next)) {
			journal_entry_free(&next);
			break;
		}
		journal_entry_free(entry);
		*entry = next;
		*draft = body.at;
		*draft_n = body.n;
		found = true;
	}
	return found;
}

void journal_guess(const char *bytes, size_t n, struct journal_entry *entry)
{
	const char *end = n ? memchr(bytes, '\n', n) : NULL;
	struct rest lines = { end ? end + 1 : bytes, end ? n - (size_t)(end + 1 - bytes) : 0 };
	char *words = xmalloc(n + 1);
	*entry = (struct journal_entry){ .owner = OWNER_INIT, .words = words, .spoilt = true,
	                                 .note = { .step = "", .typed = "", .spot = { -1, -1, NULL } } };
	bool known = take_owner(&lines, words, &entry->owner);
	if (!known) {
		owner_free(&entry->owner);
		entry->owner = (struct owner)OWNER_INIT;
	}
	if (!known || !take_text(&lines, "path", &words, &entry->note.path))
		entry->note.path = "";
}

void journal_entry_free(struct journal_entry *entry)
{
	free(entry->file);
	free(entry->words);
	owner_free(&entry->owner);
	*entry = (struct journal_entry){ .owner = OWNER_INIT };
}
