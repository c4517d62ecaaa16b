# SPDX-License-Identifier: GPL-3.0-or-later
# Every header compiles alone, with the flags of the build.
. "$KONSORT_SUPPORT/tap.sh"
cd "$KONSORT_BUILDDIR" || exit 99
for header in "$KONSORT_SRCDIR"/src/*/*.h; do
	name=${header#"$KONSORT_SRCDIR"/src/}
	printf '#include "%s"\nextern int tests_tree_headers;\n' "$name" >"$SCRATCH/alone.c"
	check "$name compiles alone" eval "$KONSORT_COMPILE -fsyntax-only \"$SCRATCH/alone.c\""
done
done_testing
