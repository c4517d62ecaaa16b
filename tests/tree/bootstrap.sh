# SPDX-License-Identifier: GPL-3.0-or-later
# bootstrap before it builds: what it says and does where packages are missing.  The
# programs it asks are stand-ins that write down how they were called.
. "$KONSORT_SUPPORT/tap.sh"
stubs=$SCRATCH/stubs
calls=$SCRATCH/calls
mkdir -p "$stubs" "$SCRATCH/tree"
cp "$KONSORT_SRCDIR/bootstrap" "$SCRATCH/tree/"
cd "$SCRATCH/tree" || exit 99

stub()
{
	printf '#!/bin/sh\necho "%s $*" >>"%s"\n%s\n' "$1" "$calls" "$2" >"$stubs/$1"
	chmod +x "$stubs/$1"
	: >"$calls"
}

bootstrap()
{
	run env PATH="$stubs:$PATH" ./bootstrap "$@"
}

run ./bootstrap
is "no command is a wrong usage" "$status" 2
contains "and says the usage" "$err" "Usage: ./bootstrap run"
run ./bootstrap --help
is "help is no error" "$status" 0
contains "help goes to standard output" "$out" "./bootstrap check"

stub id 'echo 1000'
stub sudo 'exit 1'
stub apt-get 'exit 0'
stub autoreconf 'echo stand-in says no; exit 1'
stub dpkg-query 'exit 1'
bootstrap run
is "missing packages without rights: status 2" "$status" 2
contains "the exact command" "$err" \
	"apt-get install --no-install-recommends autoconf automake autopoint gcc gettext iso-codes"
case $err in
*libcmocka-dev*) not_ok "run asks for nothing that only tests need" "$err" ;;
*) ok "run asks for nothing that only tests need" ;;
esac
bootstrap check
contains "check asks for what tests need" "$err" "libcmocka-dev locales python3 python3-jsonschema python3-yaml tmux valgrind"
is "nothing is installed without rights" "$(grep -c '^apt-get' "$calls")" 0

# everything is there: each package asked for is answered as installed
stub dpkg-query 'shift 3; for p; do echo "$p installed"; done'
bootstrap run
is "nothing missing: apt is not called" "$(grep -c '^apt-get\|^sudo' "$calls")" 0
is "a build that fails: status 2" "$status" 2
contains "says what it does" "$err" "konsort: preparing the build"
contains "shows what the build said" "$err" "stand-in says no"
contains "names the log" "$err" "_build/bootstrap.log"

if grep -q '^ID=debian' /etc/os-release && grep -Eq '^VERSION_ID="?1[23]"?$' /etc/os-release; then
	stub id 'echo 0'
	stub dpkg-query 'shift 3; for p; do [ "$p" = make ] || echo "$p installed"; done'
	stub apt-get 'exit 0'
	bootstrap run
	contains "root: one package is installed" "$err" "konsort: installing 1 package: make"
	contains "the lists are fetched first" "$(sed -n '/apt-get/{p;q;}' "$calls")" update
	contains "then the package" "$(sed -n '/apt-get/h;${g;p;}' "$calls")" \
		"install --no-install-recommends make"
	stub apt-get 'exit 100'
	bootstrap run
	is "apt fails: status 2" "$status" 2
	contains "and the command to try by hand" "$err" "apt-get install --no-install-recommends make"
else
	skip "installing as root" "not Debian 12 or 13"
fi
done_testing
