#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the fuzzing targets, FUZZ_JOBS (1) at a time and each for FUZZ_SECONDS
# (60), and prints how many inputs were tried. Usage: run.sh [FOLDER
# [TARGET...]]; needs clang. What is found lies in FOLDER/found/, what is new in
# FOLDER/new/TARGET.
set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-fuzz}
test $# -eq 0 || shift
test $# -gt 0 ||
	set -- certificate request profile application tsv wizard
mkdir -p "$build"
cd "$build"
build=$(pwd)
flags='-g -O2 -fsanitize=address,undefined -fno-sanitize-recover=all
	-fno-omit-frame-pointer'

test -f Makefile || "$top/configure" -q CC=clang \
	CFLAGS="$(echo $flags) -fsanitize=fuzzer-no-link -DSANITIZED"
make -s -j2 libupki.a liblinked.a libfront.a > make.log 2>&1 ||
	{ tail -n 20 make.log; exit 1; }

# Variables of the build, so that the libraries are named in one place.
libraries=$(sed -n 's/^\(CRYPTO\|YAML\|IDN\|UNISTRING\)_LIBS = //p' Makefile)
top_srcdir=$top
UPKI_WIZARD_LOCALEDIR=$build/locale
# Short stacks of allocations: a replay tells the whole of what was found.
ASAN_OPTIONS=detect_stack_use_after_return=0:malloc_context_size=1:quarantine_size_mb=4:max_malloc_fill_size=0
export top_srcdir UPKI_WIZARD_LOCALEDIR ASAN_OPTIONS
make -s locale/ja/LC_MESSAGES/upki-wizard.mo >> make.log 2>&1 || :

# fuzz TARGET: builds one and runs it; TARGET.runs holds how many inputs.
fuzz() {
	target=$1
	wrap=
	seeds=
	length=2048
	case $target in
	wizard)
		wrap='-Wl,--wrap=file_read,--wrap=file_complete'
		wrap="$wrap -Wl,--wrap=profile_load,--wrap=profile_free"
		length=128 ;;
	tsv) length=256 ;;
	application) length=512 ;;
	profile)
		seeds=$top/data/profiles
		length=4096 ;;
	esac
	rm -f "$target.runs"
	clang $flags -std=gnu11 -fsanitize=fuzzer -I. -I"$top/src" \
		-I"$top/tests/fuzz" -o "fuzz_$target" \
		"$top/tests/fuzz/fuzz_$target.c" $wrap libfront.a libupki.a liblinked.a \
		$(echo $libraries)
	mkdir -p "new/$target" found
	"./fuzz_$target" -max_total_time="${FUZZ_SECONDS:-60}" -print_final_stats=1 \
		-timeout=10 -rss_limit_mb=1024 -max_len=$length -use_value_profile=0 \
		-dict="$top/tests/fuzz/$target.dict" \
		-artifact_prefix="found/$target-" "new/$target" \
		"$top/tests/fuzz/corpus/$target" $seeds > "$target.log" 2>&1 ||
		grep -a 'ERROR\|SUMMARY\|runtime error' "$target.log" |
		head -n 3 >&2
	sed -n 's/^stat::number_of_executed_units: *//p' "$target.log" \
		> "$target.runs"
	echo "$target: $(cat "$target.runs") runs"
}

running=0
for target; do
	fuzz "$target" &
	running=$((running + 1))
	if [ $((running % ${FUZZ_JOBS:-1})) -eq 0 ]; then
		wait
	fi
done
wait
status=0
total=0
for target; do
	runs=$(cat "$target.runs" 2>/dev/null) || runs=
	# Without its last statistics it did not come to its end.
	test -n "$runs" || status=1
	total=$((total + ${runs:-0}))
done
test -z "$(ls found)" || status=1
echo "all: $total runs"
exit $status
