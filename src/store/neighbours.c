/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each file is read as a draft, and a thin one is made of it: a thousand drafts beside
 * one must not cost the memory of a thousand drafts. */
#include "store/neighbours.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/cause.h"
#include "base/str.h"
#include "base/xmem.h"
#include "store/draft_file.h"
#include "store/folder.h"

/* A file that was read.  What says whether it changed is from before it was read. */
struct neighbour_file {
	char *name;              /* in the directory */
	uint64_t device, inode;
	int64_t size, seconds, nanoseconds;   /* of its last change of any sort (ctime) */
	int64_t read_at;         /* by the clock */
	struct draft *draft;     /* NULL once it was handed on to the next reading */
};

/* What is needed while a directory is read. */
struct reading {
	struct neighbours *into, before;
	const struct catalogue *catalogue;
	const char *dir;
	const struct file_stamp *self;   /* the file not to be read, NULL for none */
	size_t most, looked_at;
	struct str path, bytes;
	struct diags *ds;
};

static bool is_file(const struct file_stamp *stamp, uint64_t device, uint64_t inode)
{
	return stamp && stamp->existed && stamp->device == device && stamp->inode == inode;
}

/* --- one file ------------------------------------------------------------------ */

static void thin_partner(struct draft *thin, const struct partner *p)
{
	struct partner *t = draft_add_partner(thin, thin->n_partners);
	xlean_set(&t->name, p->name);
	xlean_set(&t->id, p->id);
	t->country = p->country;
	t->role = p->role;
	partner_refresh(t);
}

/* What of D other drafts are compared by (struct neighbour). */
static struct draft *thin_draft(const struct draft *d)
{
	struct draft *thin = draft_new(d->call, d->lot);
	draft_set_text(thin, (struct spot){ .partner = -1, .key = DRAFT_KEY_SECTOR }, d->sector);
	for (size_t i = 0; i < d->n_partners; i++)
		thin_partner(thin, &d->partners[i]);
	return thin;
}

static struct neighbour_file *add_file(struct neighbours *n, const char *name)
{
	XGROW(n->files, n->n, n->room);
	struct neighbour_file *f = &n->files[n->n++];
	*f = (struct neighbour_file){ .name = xstrdup(name) };
	return f;
}

static void read_file(struct reading *r, const char *name, const struct stat *st)
{
	size_t from = r->ds->count;
	int64_t now = time(NULL);
	struct draft *draft = NULL;
	diags_set_file(r->ds, r->path.text);
	if (file_read(r->path.text, &r->bytes, NULL, r->ds) &&
	    draft_read(r->bytes.text, r->bytes.length, r->catalogue, NULL, &draft, NULL, r->ds)) {
		struct neighbour_file *f = add_file(r->into, name);
		f->device = (uint64_t)st->st_dev;
		f->inode = (uint64_t)st->st_ino;
		f->size = st->st_size;
		f->seconds = st->st_ctim.tv_sec;
		f->nanoseconds = st->st_ctim.tv_nsec;
		f->read_at = now;
		f->draft = thin_draft(draft);
		diags_cut(r->ds, from);
	} else {
		diags_pass_over(r->ds, from);
		r->into->unreadable++;
	}
	draft_free(&draft);
}

/* --- what was read before --------------------------------------------------------- */

static int compare_name(const void *name, const void *file)
{
	return strcmp(name, ((const struct neighbour_file *)file)->name);
}

/* True if nothing of the file can have changed since.  A change in the same tick of the
 * file system's clock as the one before it would not show: what was read while it was
 * fresh is not trusted. */
static bool is_unchanged(const struct neighbour_file *f, const struct stat *st)
{
	enum { FRESH_SECONDS = 2 };
	return f->device == (uint64_t)st->st_dev && f->inode == (uint64_t)st->st_ino &&
	       f->size == st->st_size && f->seconds == st->st_ctim.tv_sec &&
	       f->nanoseconds == st->st_ctim.tv_nsec && f->seconds + FRESH_SECONDS < f->read_at;
}

/* Takes the file over from the reading before; false if it must be read. */
static bool take_over(struct reading *r, const char *name, const struct stat *st)
{
	struct neighbours *before = &r->before;
	struct neighbour_file *old = before->n == 0 ? NULL :
		bsearch(name, before->files, before->n, sizeof *before->files, compare_name);
	if (!old || !is_unchanged(old, st))
		return false;
	struct neighbour_file *f = add_file(r->into, name);
	char *own = f->name;
	*f = *old;
	f->name = own;
	old->draft = NULL;
	return true;
}

/* --- the directory ------------------------------------------------------------- */

static void look_at(struct reading *r, const char *name)
{
	struct stat st;
	folder_path(&r->path, r->dir, name);
	/* a link that leads nowhere is told of as well */
	bool found = stat(r->path.text, &st) == 0;
	if (found && (!S_ISREG(st.st_mode) || is_file(r->self, st.st_dev, st.st_ino)))
		return;
	if (r->looked_at++ >= r->most) {
		r->into->unread++;
	} else if (found) {
		if (!take_over(r, name, &st))
			read_file(r, name, &st);
	} else {
		diags_set_file(r->ds, r->path.text);
		diags_warn(r->ds, DIAG_CANNOT_OPEN, 0, 0, r->path.text, cause_of(errno));
		r->into->unreadable++;
	}
}

bool neighbours_read(struct neighbours *n, const char *dir, const struct file_stamp *self,
                     const struct catalogue *catalogue, size_t most, struct diags *ds)
{
	size_t count;
	char **names = folder_names(dir, &count);
	char *file = xstrdup(ds->file);
	struct reading r = { .into = n, .before = *n, .catalogue = catalogue, .dir = dir,
	                     .self = self, .most = most, .path = STR_INIT, .bytes = STR_INIT,
	                     .ds = ds };
	if (names) {
		*n = (struct neighbours)NEIGHBOURS_INIT;
		for (size_t i = 0; i < count; i++)
			look_at(&r, names[i]);
		folder_free(names, count);
		neighbours_free(&r.before);
	} else {
		diags_set_file(ds, "");
		diags_error(ds, DIAG_CANNOT_READ, 0, 0, dir, cause_of(errno));
	}
	str_free(&r.path);
	str_free(&r.bytes);
	diags_set_file(ds, file);
	free(file);
	return names != NULL;
}

void neighbours_free(struct neighbours *n)
{
	for (size_t i = 0; i < n->n; i++) {
		free(n->files[i].name);
		draft_free(&n->files[i].draft);
	}
	free(n->files);
	*n = (struct neighbours)NEIGHBOURS_INIT;
}

struct neighbour *neighbours_without(const struct neighbours *n, const struct file_stamp *self,
                                     size_t *count)
{
	struct neighbour *list = xcalloc(n->n + 1, sizeof *list);
	*count = 0;
	for (size_t i = 0; i < n->n; i++)
		if (!is_file(self, n->files[i].device, n->files[i].inode))
			list[(*count)++] = (struct neighbour){ n->files[i].name, n->files[i].draft };
	return list;
}
