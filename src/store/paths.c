/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places are built from the environment, from the program's own place, and by
 * realpath(). */
#include "store/paths.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/build_dir.h"
#include "base/xmem.h"

#ifndef SYSCONFDIR
#define SYSCONFDIR "/usr/local/etc"
#endif
#ifndef PKGDATADIR
#define PKGDATADIR "/usr/local/share/konsort"
#endif

/* The value of an environment variable if it is an absolute path, else "". */
static const char *absolute(const char *variable)
{
	const char *value = getenv(variable);
	return value && *value == '/' ? value : "";
}

static const char *home(void)
{
	const char *value = absolute("HOME");
	if (*value)
		return value;
	const struct passwd *user = getpwuid(getuid());
	return user && user->pw_dir && *user->pw_dir == '/' ? user->pw_dir : "";
}

/* konsort's directory in the one that VARIABLE names, else in BELOW of the home. */
static bool base_dir(struct str *out, const char *variable, const char *below)
{
	str_clear(out);
	const char *base = absolute(variable);
	if (*base) {
		str_add(out, base);
	} else if (*home()) {
		str_add(out, home());
		str_add(out, below);
	} else {
		return false;
	}
	str_add(out, "/konsort");
	return true;
}

bool path_state_dir(struct str *out)
{
	return base_dir(out, "XDG_STATE_HOME", "/.local/state");
}

bool path_config_file(struct str *out)
{
	if (!base_dir(out, "XDG_CONFIG_HOME", "/.config"))
		return false;
	str_add(out, "/config.yaml");
	return true;
}

/* The length of the name of a directory without slashes at its end. */
static size_t without_slashes(const char *dir, size_t n)
{
	while (n > 1 && dir[n - 1] == '/')
		n--;
	return n;
}

bool path_site_config(struct str *out, size_t at)
{
	static const char own[] = SYSCONFDIR "/xdg", file[] = "/konsort/config.yaml";
	const char *dirs = getenv("XDG_CONFIG_DIRS");
	bool named = false;
	str_clear(out);
	for (size_t length; dirs && *dirs; dirs += length + (dirs[length] == ':')) {
		length = strcspn(dirs, ":");
		if (*dirs != '/')
			continue;
		size_t n = without_slashes(dirs, length);
		named = named || (n == sizeof own - 1 && !memcmp(dirs, own, n));
		if (at == 0) {
			str_add_bytes(out, dirs, n);
			str_add(out, file);
			return true;
		}
		at--;
	}
	if (named || at)
		return false;
	str_add(out, own);
	str_add(out, file);
	return true;
}

static bool is_dir(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* errno is that of mkdir(), which says more than that of looking. */
static bool make_one(const char *dir)
{
	if (is_dir(dir) || mkdir(dir, 0700) == 0)
		return true;
	int error = errno;
	if (is_dir(dir))   /* somebody else was quicker */
		return true;
	errno = error == EEXIST ? ENOTDIR : error;
	return false;
}

bool path_make_any_dir(const char *dir)
{
	char *path = xstrdup(dir);
	bool there = true;
	for (char *p = path + 1; there && *path && *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		there = make_one(path);
		*p = '/';
	}
	there = there && make_one(path);
	int error = errno;
	free(path);
	errno = error;
	return there;
}

static bool is_own(const char *dir)
{
	struct stat st;
	if (lstat(dir, &st) != 0)
		return false;
	errno = PATH_NOT_OWN;
	return S_ISDIR(st.st_mode) && st.st_uid == geteuid() && !(st.st_mode & S_IWOTH);
}

bool path_make_dir(const char *dir)
{
	struct str state = STR_INIT;
	bool good = path_make_any_dir(dir) && is_own(dir);
	bool inside = good && path_state_dir(&state) && !strncmp(dir, state.text, state.length) &&
	              dir[state.length] == '/';
	if (inside)   /* who may write there could put another one in its place */
		good = is_own(state.text);
	int error = errno;
	str_free(&state);
	errno = error;
	return good;
}

void path_site_calls(struct str *out)
{
	str_clear(out);
	if (!build_dir(out))
		str_add(out, PKGDATADIR);
	str_add(out, "/calls");
}

/* The real name of a directory, and NAME in it. */
static bool join_real(struct str *out, const char *dir, const char *name)
{
	char *real = realpath(dir, NULL);
	if (!real)
		return false;
	str_add(out, strcmp(real, "/") ? real : "");
	str_add_char(out, '/');
	str_add(out, name);
	free(real);
	return true;
}

bool path_real(struct str *out, const char *path)
{
	str_clear(out);
	char *real = realpath(path, NULL);
	if (real) {
		str_add(out, real);
		free(real);
		return true;
	}
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	if (errno != ENOENT || !*name || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return false;
	char *dir = slash ? xstrndup(path, slash == path ? 1 : (size_t)(slash - path)) : xstrdup(".");
	bool good = join_real(out, dir, name);
	int error = errno;
	free(dir);
	errno = error;
	return good;
}
