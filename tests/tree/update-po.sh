# SPDX-License-Identifier: GPL-3.0-or-later
# `make update-po' leaves files as they are when nothing is new: in a copy of the sources,
# with a copy of the Makefile that the build made.
. "$KONSORT_SUPPORT/tap.sh"
cd "$KONSORT_SRCDIR" || exit 99
command -v xgettext >/dev/null || { echo '1..0 # SKIP xgettext is missing'; exit 0; }
[ -f "$KONSORT_BUILDDIR/po/Makefile" ] || { echo '1..0 # SKIP po/ is not configured'; exit 0; }

tree=$SCRATCH/tree
top=$(sed -n 's/^top_srcdir = *//p' "$KONSORT_BUILDDIR/po/Makefile")
build=$SCRATCH/build
[ "$top" != .. ] || build=$tree        # built where the sources are
mkdir -p "$tree/data" "$build/po"
cp -R po src "$tree"
cp -R data/calls data/countries.yaml "$tree/data"
chmod -R u+w "$tree"
cp "$KONSORT_BUILDDIR/config.status" "$build"
cp "$KONSORT_BUILDDIR/po/POTFILES" "$build/po"
if [ "$top" = .. ]; then cat; else sed "s|$(printf '%s' "$top" | sed 's/\./\\./g')|$tree|g"; fi \
	<"$KONSORT_BUILDDIR/po/Makefile" >"$build/po/Makefile"

# What Makefile.am does; its program is not built anew in the copy.
update()
{
	# shellcheck disable=SC2086
	(cd "$tree" && "$KONSORT_BUILDDIR/konsort-compile" --pot po/data.pot $KONSORT_SHIPPED) &&
		make -C "$build/po" update-po
}
snapshot()
{
	(cd "$tree/po" && cksum ./*.po ./*.pot)
}

check "strings can be renewed" update
first=$(snapshot)
# as if it had been done long ago: the date of a template must not count as something new
for file in "$tree"/po/*.po "$tree/po/konsort.pot"; do
	sed 's/^"POT-Creation-Date: 20../"POT-Creation-Date: 2001/' "$file" >"$tree/t" &&
		mv "$tree/t" "$file"
done
old=$(snapshot)
check "and once more" update
is "nothing changes then" "$(snapshot)" "$old"
is "the languages are among what is compared" \
	"$(printf '%s\n' "$first" | grep -c '\.po$')" "$(sed 's/#.*//' po/LINGUAS | wc -w | tr -d ' ')"
printf '\n#: made\nmsgid "New text of the test"\nmsgstr ""\n' >>"$tree/po/data.pot"
make -C "$build/po" update-po >/dev/null 2>&1
is "a new text reaches the languages" "$(grep -l 'New text of the test' "$tree"/po/*.po | wc -l |
	tr -d ' ')" "$(sed 's/#.*//' po/LINGUAS | wc -w | tr -d ' ')"
done_testing
