/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is looked at as the focus leaves a field, and never while something is typed for the
 * first time: a number that cannot be used, which stays on the form as it was typed; and what
 * the conditions say to a value that was changed. */
#include "tui/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"

enum { TYPED_CELLS = 16 };

void form_enter(struct form_view *f)
{
	const struct session *s = f->view.app->session;
	form_load(f);
	const struct form_field *field = form_focused(f);
	f->revision = s->draft->revision;
	f->number = field && field->kind == FIELD_NUMBER ?
		draft_number(s->draft, field_spot(&field->ref)) : -1;
}

/* --- numbers that cannot be used ------------------------------------------------- */

/* The field of a number, kept in a telling. */
static struct field_ref kept_field(const struct telling *t)
{
	int partner = (int)t->numbers[0], key = (int)t->numbers[1];
	return (struct field_ref){ .partner = partner,
		.field = partner >= 0 ? field_of_partner_key(key) : field_of_key(key) };
}

static struct telling of_number(void (*make)(struct app *app, const struct telling *t, struct str *out),
                                const struct form_field *field, const char *typed)
{
	struct telling t = telling_made(make, typed, NULL, NULL);
	t.numbers[0] = field->ref.partner;
	t.numbers[1] = field->ref.field->key;
	return t;
}

static void make_fault(struct app *app, const struct telling *t, struct str *out)
{
	struct field_ref ref = kept_field(t);
	(void)app;
	field_fault(&ref, t->words[0], out);
}

static void add_unused(struct str *out, const struct field_ref *ref, const char *typed)
{
	struct str shown = STR_INIT;
	utf8_add_fit(&shown, typed, TYPED_CELLS, false);
	/* TRANSLATORS: %1 is the name of a field (18 cells), %2 what was typed (16 cells);
	 * at most 78 cells. */
	str_fill(out, _("%1: '%2' cannot be used; the value before stays."), field_label(ref),
	         shown.text);
	str_free(&shown);
}

static void make_unused(struct app *app, const struct telling *t, struct str *out)
{
	struct field_ref ref = kept_field(t);
	(void)app;
	add_unused(out, &ref, t->words[0]);
}

/* What stands in the field and cannot be used, NULL if there is nothing of that. */
static const char *unused_in(const struct form_view *f, const struct form_field *field)
{
	if (field != form_focused(f))
		return field->wrong;
	bool wrong = field->kind == FIELD_NUMBER && field_fault(&field->ref, f->edit.text.text, NULL);
	return wrong ? f->edit.text.text : NULL;
}

const char *form_typed(const struct view *v)
{
	const struct form_field *field = v->ops->keymap == KEYMAP_FORM ? form_focused(form_of(v)) : NULL;
	return field ? unused_in(form_of(v), field) : NULL;
}

void form_put_typed(struct view *v, const char *typed)
{
	const struct form_field *field = v->ops->keymap == KEYMAP_FORM ? form_focused(form_of(v)) : NULL;
	if (!field || field->kind != FIELD_NUMBER)
		return;
	edit_set(&form_of(v)->edit, typed);
	view_resize(v, v->rows, v->cols);
}

void form_tell_unused(struct form_view *f)
{
	for (size_t i = 0; i < f->n_fields; i++) {
		const char *typed = unused_in(f, &f->fields[i]);
		if (!typed)
			continue;
		app_tell_at_foot(f->view.app, of_number(make_unused, &f->fields[i], typed));
		return;
	}
}

bool form_add_unused(const struct view *v, struct str *out)
{
	const struct form_view *f = form_of(v);
	bool any = false;
	for (size_t i = 0; v->ops->keymap == KEYMAP_FORM && i < f->n_fields; i++) {
		const char *typed = unused_in(f, &f->fields[i]);
		if (!typed)
			continue;
		str_add(out, out->length ? " " : "");
		add_unused(out, &f->fields[i].ref, typed);
		any = true;
	}
	return any;
}

/* --- what the conditions say ------------------------------------------------------- */

static bool same_spot(struct spot a, struct spot b)
{
	return a.key == b.key && a.partner == b.partner &&
	       (!a.statement || !b.statement || !strcmp(a.statement, b.statement));
}

/* True if the finding is mended in this very field. */
static bool is_about(const struct session *s, const struct evaluation *e, const struct finding *f,
                     struct spot at)
{
	enum step step;
	struct spot spot;
	if (f->state != STATE_UNMET)
		return false;
	/* name, country and id together say which organisation it is */
	bool same_one = at.key == PARTNER_KEY_COUNTRY || at.key == PARTNER_KEY_ID;
	if (f->own == OWN_DISTINCT && at.partner >= 0 && same_one)
		at.key = PARTNER_KEY_NAME;
	for (size_t nth = 0; nth < finding_spots(f); nth++)
		if (finding_spot_nth(s->draft, e, f, nth, &step, &spot) && same_spot(spot, at))
			return true;
	return false;
}

/* The message or its first part; where that would be cut off as well, the condition's name. */
static void make_finding(struct app *app, const struct telling *t, struct str *out)
{
	struct report r = app_report(app);
	const struct finding *f = r.evaluation ? evaluation_find(r.evaluation, t->words[0]) : NULL;
	if (!f)
		return;
	struct str message = STR_INIT, whole = STR_INIT;
	finding_message(&message, &r, f);
	add_sentence(&whole, message.text);
	if (!frame_has_room(app, whole.text)) {
		str_cut(&whole, finding_first_part(whole.text));
		utf8_add(&whole, utf8_ellipsis());
	}
	if (frame_has_room(app, whole.text))
		str_add(out, whole.text);
	else
		/* TRANSLATORS: %1 is the name of a condition (22 cells); at most 38 cells. */
		str_fill(out, _("%1: not met"), finding_title(f));
	str_free(&message);
	str_free(&whole);
}

static void tell_finding(struct form_view *f, const struct form_field *field)
{
	struct session *s = f->view.app->session;
	const struct evaluation *e = session_judge(s);
	for (size_t i = 0; e && i < e->n_findings; i++) {
		if (!is_about(s, e, &e->findings[i], field_spot(&field->ref)))
			continue;
		app_tell_at_foot(f->view.app, telling_made(make_finding, finding_id(&e->findings[i]),
		                                           NULL, NULL));
		return;
	}
}

/* What is all blanks is not in the draft, and is shown no more. */
static void drop_blanks(struct form_view *f, struct form_field *field)
{
	bool text = form_is_typed(field) && field->kind != FIELD_NUMBER;
	if (!text || !f->edit.text.length || *form_kept(f->edit.text.text))
		return;
	edit_set(&f->edit, "");
	form_touch_stop(f, f->stop);
	if (field->kind == FIELD_LONG)
		wrap_text(&field->wrapped, "", form_text_cells(f, field) - 1);
}

void form_leave(struct form_view *f)
{
	struct form_field *field = form_focused(f);
	session_pause(f->view.app->session);
	if (!field)
		return;
	drop_blanks(f, field);
	const char *wrong = unused_in(f, field);
	if (field->kind == FIELD_NUMBER) {
		free(field->wrong);
		field->wrong = wrong ? xstrdup(wrong) : NULL;
	}
	if (wrong)
		app_tell_at_foot(f->view.app, of_number(make_fault, field, wrong));
	else if (f->view.app->session->draft->revision != f->revision)
		tell_finding(f, field);
}
