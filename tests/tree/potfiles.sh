# SPDX-License-Identifier: GPL-3.0-or-later
# po/POTFILES.in names every file that marks strings, and no file that is not there.
. "$KONSORT_SUPPORT/tap.sh"
cd "$KONSORT_SRCDIR" || exit 99
listed=$(sed 's/#.*//' po/POTFILES.in | grep -v '^[[:space:]]*$' | LC_ALL=C sort)
marked=$(grep -lE '(^|[^A-Za-z0-9_])(N[0-9]*_|_|lang_plural)\("' src/*.c src/*/*.[ch] | LC_ALL=C sort)
missing=$(for file in $marked; do
	printf '%s\n' "$listed" | grep -qxF "$file" || echo "$file"
done)
is "every file with strings is in POTFILES.in" "$missing" ""
gone=$(for file in $listed; do [ -f "$file" ] || echo "$file"; done)
is "every file of POTFILES.in is there" "$gone" ""
is "no file is named twice" "$(printf '%s\n' "$listed" | uniq -d)" ""
done_testing
