# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the shell tests: `. "$KONSORT_SUPPORT/tap.sh"'.  Prints TAP; the plan
# comes last, so a script that dies on its way is a failure.
#
#   ok TEXT / not_ok TEXT [DETAIL]   one result; DETAIL is shown as # lines
#   skip TEXT WHY                    a result that could not be had
#   check TEXT COMMAND...            ok if the command succeeds; its output is shown if not
#   is TEXT GOT WANTED               ok if both are the same
#   contains TEXT WHERE PART         ok if PART stands in WHERE
#   run COMMAND...                   runs it; $status, $out and $err (output, errors)
#   same_text TEXT FILE WANTED-FILE  ok if the files are equal; shows a diff
#   done_testing                     the plan; last line of every script
tap_count=0
tap_scratch=${SCRATCH:?run by tests/support/run-test}

tap_detail()
{
	printf '%s\n' "$1" | sed 's/^/# /'
}

ok()
{
	tap_count=$((tap_count + 1))
	echo "ok $tap_count - $1"
}

not_ok()
{
	tap_count=$((tap_count + 1))
	echo "not ok $tap_count - $1"
	[ $# -lt 2 ] || tap_detail "$2"
}

skip()
{
	tap_count=$((tap_count + 1))
	echo "ok $tap_count - $1 # SKIP $2"
}

check()
{
	tap_text=$1
	shift
	if tap_out=$("$@" 2>&1); then ok "$tap_text"; else not_ok "$tap_text" "$tap_out"; fi
}

is()
{
	if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "got:
$2
wanted:
$3"; fi
}

contains()
{
	case $2 in
	*"$3"*) ok "$1" ;;
	*) not_ok "$1" "'$3' is not in:
$2" ;;
	esac
}

run()
{
	status=0
	"$@" >"$tap_scratch/out" 2>"$tap_scratch/err" || status=$?
	out=$(cat "$tap_scratch/out")
	err=$(cat "$tap_scratch/err")
}

same_text()
{
	if tap_out=$(diff -u "$3" "$2" 2>&1); then ok "$1"; else not_ok "$1" "$tap_out"; fi
}

done_testing()
{
	echo "1..$tap_count"
}
