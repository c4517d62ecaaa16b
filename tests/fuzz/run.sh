#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh SRCDIR BUILD TARGET...: builds konsort in BUILD with clang, libFuzzer and the sanitizers,
# and lets each target run for FUZZ_SECONDS (600), one after the other, beginning with its corpus.
# What is new in an input's way through the program is kept in BUILD/found/NAME, what ends badly
# in BUILD/NAME-*.  FUZZ_TARGETS="draft keys" runs these alone.
set -eu
srcdir=$1 build=$2
shift 2
command -v clang >/dev/null || { echo 'make fuzz needs clang (and libclang-rt-dev)' >&2; exit 2; }
mkdir -p "$build"
cd "$build"
if [ ! -f Makefile ]; then
	"$srcdir/configure" CC=clang --enable-sanitizers --disable-nls \
		CFLAGS='-g -O1 -fsanitize=fuzzer-no-link -DKONSORT_LIBFUZZER' >configure.log
fi
make -j "${FUZZ_JOBS:-2}" fuzz_engine=-fsanitize=fuzzer "$@"
status=0
export LSAN_OPTIONS="suppressions=$srcdir/tests/support/lsan.supp:print_suppressions=0"
export UBSAN_OPTIONS=print_stacktrace=1 KONSORT_SRCDIR="$srcdir"
for target; do
	name=${target##*/}
	case " ${FUZZ_TARGETS:-$name} " in *" $name "*) ;; *) continue ;; esac
	mkdir -p "found/$name"
	dict=$srcdir/tests/fuzz/$name.dict
	set -- -max_total_time="${FUZZ_SECONDS:-600}" -max_len=65536 -timeout=5 -rss_limit_mb=2048 \
		-artifact_prefix="$name-" -print_final_stats=1
	[ ! -f "$dict" ] || set -- "$@" -dict="$dict"
	echo "$name: ${FUZZ_SECONDS:-600} seconds"
	"$target" "$@" "found/$name" "$srcdir/tests/fuzz/corpus/$name" >"$name.log" 2>&1 ||
		{ status=1; echo "$name: ended badly, see $build/$name.log"; }
	grep -E '^stat::|^SUMMARY|^broken' "$name.log" || true
done
exit $status
