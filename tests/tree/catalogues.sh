# SPDX-License-Identifier: GPL-3.0-or-later
# Translations are whole: well formed, nothing fuzzy or left out, every string of
# the sources in them, and each with the placeholders of its original.
. "$KONSORT_SUPPORT/tap.sh"
cd "$KONSORT_SRCDIR" || exit 99
command -v "${MSGFMT:=msgfmt}" >/dev/null || { echo '1..0 # SKIP msgfmt is missing'; exit 0; }

# All strings of the sources, as the build collects them.
options=$(sed -n '/^XGETTEXT_OPTIONS/,/[^\\]$/p' po/Makevars | sed '1s/^[^=]*=//; s/\\$//' | tr '\n' ' ')
# shellcheck disable=SC2086
check "strings can be collected" eval \
	"xgettext $options --files-from=po/POTFILES.in -o \"$SCRATCH/konsort.pot\""

for language in $(sed 's/#.*//' po/LINGUAS); do
	file=po/$language.po
	said=$(LC_ALL=C $MSGFMT -c --statistics -o "$SCRATCH/$language.mo" "$file" 2>&1)
	is "$language is well formed" $? 0
	case $said in
	*fuzzy*|*untranslated*) not_ok "$language is complete" "$said" ;;
	*translated*) ok "$language is complete" ;;
	*) not_ok "$language is complete" "$said" ;;
	esac
	check "$language has every string of the sources" \
		msgcmp "$file" "$SCRATCH/konsort.pot"
	check "$language keeps placeholders" \
		"$PYTHON3" "$KONSORT_SUPPORT/placeholders.py" "$file"
done
done_testing
