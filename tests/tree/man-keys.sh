# SPDX-License-Identifier: GPL-3.0-or-later
# The manual page names the keys as the program has them, in every language (`make
# update-man'), and every option that the program tells of.
. "$KONSORT_SUPPORT/tap.sh"
for language in en da nl; do
	page=$KONSORT_SRCDIR/data/man/$language/konsort.1
	[ "$language" != en ] || page=$KONSORT_SRCDIR/data/man/konsort.1
	sed -n '/KEYS-BEGIN/,/KEYS-END/p' "$page" | sed '1d;$d' >"$SCRATCH/page"
	"$KONSORT_BUILDDIR/tests/tree/man-keys" $language >"$SCRATCH/keys"
	is "the keys can be printed in $language" $? 0
	same_text "konsort.1 has the keys of the program in $language" "$SCRATCH/keys" "$SCRATCH/page"
done

page=$KONSORT_SRCDIR/data/man/konsort.1
missing=$("$KONSORT" --help --lang=en | grep -o -- '--[a-z][a-z-]*' | sort -u | while read -r option; do
	sed 's/\\-/-/g' "$page" | grep -q -e "$option" || echo "$option"
done)
is "konsort.1 has every option" "$missing" ""
done_testing
