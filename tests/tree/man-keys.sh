# SPDX-License-Identifier: GPL-3.0-or-later
# The manual page names the keys as the program has them (`make update-man'), and
# nothing in it is wrong roff.
. "$KONSORT_SUPPORT/tap.sh"
page=$KONSORT_SRCDIR/data/man/konsort.1
sed -n '/KEYS-BEGIN/,/KEYS-END/p' "$page" | sed '1d;$d' >"$SCRATCH/page"
"$KONSORT_BUILDDIR/tests/tree/man-keys" >"$SCRATCH/keys"
is "the keys can be printed" $? 0
same_text "konsort.1 has the keys of the program" "$SCRATCH/keys" "$SCRATCH/page"

# Every option that konsort tells of stands in the manual page.
missing=$("$KONSORT" --help --lang=en | grep -o -- '--[a-z][a-z-]*' | sort -u | while read -r option; do
	sed 's/\\-/-/g' "$page" | grep -q -e "$option" || echo "$option"
done)
is "konsort.1 has every option" "$missing" ""
if command -v man >/dev/null && man --version >/dev/null 2>&1; then
	is "man has nothing to complain of" \
		"$(LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)" ""
else
	skip "man has nothing to complain of" "man is missing"
fi
done_testing
