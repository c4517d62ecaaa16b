/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/access.h"

#include <fcntl.h>
#include <sys/xattr.h>
#include <unistd.h>

/* The name under which Linux keeps an access list. */
static const char list_name[] = "system.posix_acl_access";

/* Copies the access list; false if there is one and the new file cannot have it. */
static bool keep_list(int dir, const char *name, int fd)
{
	char list[4096];
	int old = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (old < 0)
		return true;
	ssize_t n = fgetxattr(old, list_name, list, sizeof list);
	close(old);
	return n <= 0 || fsetxattr(fd, list_name, list, (size_t)n, 0) == 0;
}

/* Owner and group as they were; true if they are so now. */
static bool keep_owner(const struct stat *old, int fd)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return false;
	if (st.st_uid == old->st_uid && st.st_gid == old->st_gid)
		return true;
	return fchown(fd, old->st_uid, old->st_gid) == 0;
}

/* The group alone, where the owner cannot be kept. */
static bool keep_group(const struct stat *old, int fd)
{
	struct stat st;
	return fstat(fd, &st) == 0 &&
	       (st.st_gid == old->st_gid || fchown(fd, (uid_t)-1, old->st_gid) == 0);
}

bool access_keep(int dir, const char *name, const struct stat *old, int fd)
{
	mode_t mode = old->st_mode & 0777;
	bool same = (keep_owner(old, fd) || keep_group(old, fd)) && keep_list(dir, name, fd);
	/* of another group, or without the list that limits them, its members may do what
	 * everybody may */
	if (!same)
		mode = (mode & 0707) | ((mode & 07) << 3 & mode);
	return fchmod(fd, mode) == 0;
}
