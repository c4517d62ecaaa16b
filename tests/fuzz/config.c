/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The configuration: read with warnings at most; a value that is set stands there afterwards,
 * and what cannot be understood is left byte for byte as it was. */
#include "fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/config.h"
#include "store/yedit.h"

static void set(const uint8_t *bytes, size_t n)
{
	struct str text = STR_INIT, before = STR_INIT;
	str_add_bytes(&text, (const char *)bytes, n);
	str_add_bytes(&before, (const char *)bytes, n);
	if (yedit_set(&text, "theme", "calm"))
		fuzz_must(strstr(text.text, "calm") != NULL, "what is set stands there");
	else
		fuzz_must(text.length == before.length && !memcmp(text.text, before.text, before.length),
		          "else nothing changes");
	str_free(&text);
	str_free(&before);
}

static void look(const char *theme)
{
	struct config c;
	struct diags ds;
	diags_init(&ds, "");
	config_read(&c, &ds);
	fuzz_must(!ds.errors, "no reason not to begin");
	fuzz_must(!theme || !strcmp(c.theme, theme), "what is set is read");
	config_free(&c);
	fuzz_tell(&ds);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct diags ds;
	set(bytes, n);
	setenv("XDG_CONFIG_HOME", fuzz_path(""), 1);
	setenv("XDG_CONFIG_DIRS", "/nonexistent", 1);
	mkdir(fuzz_path("konsort"), 0700);
	fuzz_put("konsort/config.yaml", bytes, n);
	look(NULL);
	diags_init(&ds, "");
	if (config_set("theme", "none", &ds))
		look("none");
	fuzz_tell(&ds);
	return 0;
}
