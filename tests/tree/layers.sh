# SPDX-License-Identifier: GPL-3.0-or-later
# Arrows between rooms run down only: each room names the rooms it may include.
. "$KONSORT_SUPPORT/tap.sh"
cd "$KONSORT_SRCDIR/src" || exit 99

may_include()
{
	case $1 in
	base) echo base ;;
	core) echo base core ;;
	report) echo base core report ;;
	store) echo base core store ;;
	wizard) echo base core wizard ;;
	plain) echo base core report wizard plain ;;
	tui) echo base core report wizard tui ;;
	cli) echo base core report store wizard plain tui cli ;;
	tools) echo base core store tools ;;
	esac
}

for room in */; do
	room=${room%/}
	allowed=" $(may_include "$room") "
	wrong=$(grep -Hno '^[[:space:]]*#[[:space:]]*include "[^"/]*/[^"]*"' "$room"/*.[ch] 2>/dev/null |
	while IFS= read -r line; do
		to=${line#*\"}
		to=${to%%/*}
		case $allowed in *" $to "*) ;; *) echo "$line" ;; esac
	done)
	is "$room includes only what lies under it" "$wrong" ""
done
bare=$(grep -Hn '^[[:space:]]*#[[:space:]]*include "[^"/]*"' ./*/*.[ch] ./*.c 2>/dev/null | grep -v '"config.h"')
is "headers are named with their room" "$bare" ""
done_testing
