# SPDX-License-Identifier: GPL-3.0-or-later
# po/data.pot holds the strings of data/ as they are now (`make update-po').
. "$KONSORT_SUPPORT/tap.sh"
cd "$KONSORT_SRCDIR" || exit 99
# shellcheck disable=SC2086
check "the strings of data/ can be printed" \
	"$KONSORT_BUILDDIR/konsort-compile" --pot "$SCRATCH/data.pot" $KONSORT_SHIPPED
same_text "po/data.pot is up to date" "$SCRATCH/data.pot" po/data.pot
done_testing
