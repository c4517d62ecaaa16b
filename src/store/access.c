/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/access.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/xattr.h>
#include <unistd.h>

/* The name under which Linux keeps an access list. */
static const char list_name[] = "system.posix_acl_access";

/* True if the error says that there is no access list. */
static bool no_list(int error)
{
	return error == ENODATA || error == ENOTSUP || error == ENOSYS;
}

/* The new file's own list, which the directory gave it, goes. */
static bool drop_list(int fd)
{
	return fremovexattr(fd, list_name) == 0 || no_list(errno);
}

/* Gives the new file the access list, or none; false if it cannot have just that. */
static bool keep_list(int dir, const char *name, int fd)
{
	char list[4096];
	int old = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (old < 0)
		return false;
	ssize_t n = fgetxattr(old, list_name, list, sizeof list);
	int error = errno;
	close(old);
	if (n < 0)
		return no_list(error) && drop_list(fd);
	return n == 0 ? drop_list(fd) : fsetxattr(fd, list_name, list, (size_t)n, 0) == 0;
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
	/* the group changed: its old members are like everybody now, and those of the new one were */
	if (!keep_owner(old, fd) && !keep_group(old, fd))
		mode = (mode & 0700) | (mode & 07 & mode >> 3) * 011;
	/* without the list nobody knows whom it kept out */
	if (!keep_list(dir, name, fd))
		mode &= 0700;
	return fchmod(fd, mode) == 0;
}
