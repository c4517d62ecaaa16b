# SPDX-License-Identifier: GPL-3.0-or-later
# No command loses memory or reads what it should not, as valgrind sees it.
. "$KONSORT_SUPPORT/tap.sh"
if [ -n "${KONSORT_SANITIZERS:-}" ]; then
	echo '1..0 # SKIP the sanitizers watch memory themselves'
	exit 0
fi
command -v valgrind >/dev/null || { echo '1..0 # SKIP valgrind is missing'; exit 0; }
examples=$KONSORT_SRCDIR/data/examples

# clean TEXT STATUS ARGUMENT...: konsort ends with this status and valgrind finds nothing
clean()
{
	text=$1 wanted=$2
	shift 2
	run valgrind -q --error-exitcode=98 --leak-check=full \
		--errors-for-leak-kinds=definite,indirect --show-leak-kinds=definite,indirect \
		--log-file="$SCRATCH/valgrind" "$KONSORT" "$@"
	if [ "$status" = "$wanted" ] && [ ! -s "$SCRATCH/valgrind" ]; then
		ok "$text"
	else
		not_ok "$text" "status $status, wanted $wanted
$(cat "$SCRATCH/valgrind")
$err"
	fi
}

for example in "$examples"/*.yaml; do
	case $example in
		*-example.yaml) wanted=0 ;;
		*) wanted=1 ;;    # a real consortium, of which much is not public
	esac
	clean "check ${example##*/}" $wanted check "$example"
	clean "check ${example##*/} as JSON, in Danish" $wanted check --format=json --lang=da "$example"
done
printf 'konsort: 1\ncall: ssa-2020\npartners:\n  - {name: "A", country: XX}\n' >"$SCRATCH/bad.yaml"
clean "check a bad draft" 2 check "$SCRATCH/bad.yaml"
printf 'konsort: 1\ncall: ssa-2020\nlot: "2"\nx-y: [1, 2]\npartners: []\n' >"$SCRATCH/thin.yaml"
clean "check a thin draft with an unknown key" 1 check "$SCRATCH/thin.yaml"
printf 'konsort: [' >"$SCRATCH/broken.yaml"
clean "check what is no YAML" 2 check "$SCRATCH/broken.yaml" "$SCRATCH/nowhere.yaml"
mkdir "$SCRATCH/beside" "$SCRATCH/own"
cp "$examples"/*.yaml "$SCRATCH/bad.yaml" "$SCRATCH/thin.yaml" "$SCRATCH/beside"
printf 'konsort: 1\ncall: gone\n' >"$SCRATCH/beside/gone.yaml"
clean "check with other drafts" 1 check --with="$SCRATCH/beside" "$SCRATCH/beside/thin.yaml" "$SCRATCH/thin.yaml"
clean "check with no directory" 2 check --with="$SCRATCH/nowhere" "$SCRATCH/thin.yaml"
clean "fits" 0 fits "$SCRATCH/thin.yaml"
clean "fits as JSON, in one Lot" 0 fits --format=json --lot=1 "$SCRATCH/thin.yaml"
clean "fits on a bad draft" 2 fits "$SCRATCH/bad.yaml"
clean "suggest" 0 suggest "$SCRATCH/thin.yaml"
clean "suggest as JSON, three in each country" 0 suggest --format=json --call=ssa-2015 "$SCRATCH/thin.yaml"
clean "suggest without a Lot" 2 suggest --call=ssa-2020 "$SCRATCH/thin.yaml"
clean "a call file to start from" 0 calls --template
"$KONSORT" calls --template >"$SCRATCH/own/a.yaml"
clean "calls of one's own" 0 calls --data-dir="$SCRATCH/own"
clean "check call files" 0 calls --check "$SCRATCH/own/a.yaml"
clean "check call files with errors" 2 calls --check "$SCRATCH/own/a.yaml" "$SCRATCH/own/a.yaml" "$SCRATCH/bad.yaml"
clean "calls" 0 calls
clean "calls as JSON" 0 calls --format=json
clean "explain ssa-2015 in Dutch" 0 explain --lang=nl ssa-2015
clean "explain ssa-2020 2 as JSON" 0 explain --format=json ssa-2020 2
clean "help" 0 --help
clean "a wrong option" 2 --nonsense
done_testing
