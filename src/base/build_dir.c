/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Found by the program's own place, not by the directory one works in. */
#include "base/build_dir.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool build_dir(struct str *out)
{
	char self[3000];
	struct stat st;
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	char *slash = n > 0 ? (self[n] = '\0', strrchr(self, '/')) : NULL;
	str_clear(out);
	if (!slash)
		return false;
	*slash = '\0';
	str_addf(out, "%s/.konsort-build", self);
	if (stat(out->text, &st) == 0 && S_ISDIR(st.st_mode))
		return true;
	str_clear(out);
	return false;
}
