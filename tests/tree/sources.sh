# SPDX-License-Identifier: GPL-3.0-or-later
# Makefile.am names every source, test and shipped call, so that nothing is left
# out of the build or of the tarball; and every source says its licence.
. "$KONSORT_SUPPORT/tap.sh"
cd "$KONSORT_SRCDIR" || exit 99

unnamed=$(for file in src/*.c src/*/*.[ch] data/calls/*.yaml data/examples/*.yaml \
	tests/bench/* $(find tests/support tests/tree tests/cli tests/pty -type f); do
	[ ! -f "$file" ] || grep -qF "${file%.c}" Makefile.am || echo "$file"
done)
is "every file is named in Makefile.am" "$unnamed" ""
unnamed=$(for file in tests/unit/*_test.c; do
	[ ! -f "$file" ] || grep -qF "${file%.c}" Makefile.am || echo "$file"
done)
is "every unit test is named in Makefile.am" "$unnamed" ""
bare=$(for file in src/*.c src/*/*.[ch] tests/*/*.[ch] tests/*/*.sh tests/*/*.py; do
	[ ! -f "$file" ] || head -n 2 "$file" |
		grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || echo "$file"
done)
is "every source names its licence" "$bare" ""
done_testing
