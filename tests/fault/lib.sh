# SPDX-License-Identifier: GPL-3.0-or-later
# What the tests of faults share: sourced, not run. After any fault only two
# end states exist (reliability.md): A, every file complete and verified,
# status 0; B, no new file, nothing old changed, another status, one message.
# FAULT_LONG=1 takes every point instead of a sample.
. "${top_srcdir:-.}/tests/command/lib.sh"

: "${FAULT_LONG:=0}"
name=www.example.ac.jp_20261122
answers=$work/answers.yaml
passphrase=$work/passphrase
printf 'Correct-Horse-Battery-Staple-2026\n' >"$passphrase"
cat >"$answers" <<'END'
upki-application: 1
profile: example
fqdn: www.example.ac.jp
history: none
key-type: ec-p384
manager-name: Taro
manager-email: taro@example.ac.jp
software: nginx
extra:
  fixed-address: 192.0.2.7
END
# Leaks cannot be looked for under another tracer.
ASAN_OPTIONS=detect_leaks=0
export ASAN_OPTIONS

# A catalogue is read for one of the languages alone; $speak stands before what
# is run in one of them.
english='env LC_ALL=C.UTF-8 LANGUAGE=en'
japanese='env LC_ALL=C.UTF-8 LANGUAGE=ja'
speak=$english

# skip_all REASON: the machine cannot run this test.
skip_all()
{
	echo "1..0 # SKIP $1"
	exit 0
}

long()
{
	[ "$FAULT_LONG" = 1 ]
}

# Tracing may be forbidden (containers).
need_strace()
{
	strace -f -o "$work/probe" -e trace=none true 2>/dev/null ||
		skip_all 'strace cannot trace here'
}

# new_place FOLDER: where one run writes, with something old beside it.
new_place()
{
	rm -rf "$1"
	mkdir -p "$1/out"
	chmod 700 "$1/out"
	echo old >"$1/out/old"
	chmod 640 "$1/out/old"
}

# build PLACE ARGUMENT...: one build into PLACE/out; $launch stands before it.
# Its streams are in PLACE, its status in $status.
launch=
build()
{
	build_place=$1
	shift
	# shellcheck disable=SC2086
	timeout -k 2 "${patience_seconds:-60}" $launch "$wizard" build --date 2026-11-22 \
		-o "$build_place/out" "$@" "$answers" \
		>"$build_place/stdout" 2>"$build_place/stderr" </dev/null
	status=$?
}

# complete FOLDER: every file is there and right, judged by openssl.
complete()
{
	complete_name=${1##*/}
	complete_key=${1%/out/*}/public-key
	[ "$(cd "$1" && find . -type f -printf '%p %m\n' | LC_ALL=C sort)" = \
		"./application.yaml 600
./next.txt 600
./send/${complete_name}_letter.txt 600
./send/${complete_name}_new.tsv 600
./$complete_name.csr 600
./$complete_name.key 600" ] || return 1
	[ "$(stat -c %a "$1" "$1/send")" = "700
700" ] || return 1
	# OpenSSL 3.5 says on standard output that it is well signed.
	openssl req -verify -noout -pubkey -in "$1/$complete_name.csr" \
		-out "$complete_key" >/dev/null 2>&1 || return 1
	openssl pkey -pubout -in "$1/$complete_name.key" \
		-passin "file:$passphrase" 2>/dev/null |
		cmp -s - "$complete_key" || return 1
	[ "$(cut -f 7 "$1/send/${complete_name}_new.tsv")" = \
		"$(sed '1d;$d' "$1/$complete_name.csr" | tr -d '\n')" ] ||
		return 1
	tail -n 3 "$1/next.txt" | grep -q . || return 1
	complete_digests=$(cd "$1" && sha256sum ./*.csr send/* | cut -c 1-64)
	for complete_digest in $complete_digests; do
		grep -q "$complete_digest" "$1/application.yaml" || return 1
	done
}

# state PLACE STATUS [QUIET]: gives A, B or what is wrong. QUIET: the message
# may be lost.
state()
{
	[ "$(cat "$1/out/old")$(stat -c %a "$1/out/old")" = old640 ] || {
		echo "old file changed"
		return
	}
	state_new=$(ls -A "$1/out")
	# A name that was reported as taken: the next one.
	state_made=$1/out/$name
	[ -e "$state_made" ] || state_made=$1/out/$name-2
	case $2,$state_new in
	0,"old
$name" | 0,"old
$name-2")
		complete "$state_made" && echo A || echo "status 0, incomplete"
		;;
	1,old | 2,old | 3,old)
		state_lines=$(grep -cE '^upki-wizard: |: error: U[0-9]{3}: |^.+: .+' "$1/stderr")
		if [ "$state_lines" = 1 ] || [ "${3:-}" = quiet ]; then
			echo B
		else
			echo "status $2, $state_lines messages"
		fi
		;;
	*)
		echo "status $2, left: $(echo $state_new)"
		;;
	esac
}

# list_calls FILE: "NAME NUMBER" for each call of a build after main begins,
# whose first act is to ignore SIGXFSZ. NUMBER counts calls of the name since
# the program began, as strace does, in each process of its own.
list_calls()
{
	new_place "$work/list"
	launch="$speak setarch -R strace -f -o $work/trace"
	build "$work/list"
	launch=
	[ "$status" = 0 ] || return 1
	awk '
	$2 ~ /^(<\.\.\.|\+\+\+|---)$/ { next }
	{
		call = $2
		sub(/\(.*/, "", call)
		number = ++count[$1, call]
		if (!begun && /rt_sigaction\(SIGXFSZ/)
			begun = 1
		else if (!begun)
			before[call] = number
		# A low number of the child is one before main in its parent.
		if (begun && number > before[call] && !seen[call, number]++)
			print call, number
	}' "$work/trace" >"$1"
	[ -s "$1" ]
}

# sample FILE STEP: every STEP-th line; all in the long run.
sample()
{
	if long; then
		cat "$1"
	else
		awk -v step="$2" 'NR % step == 1 || step == 1' "$1"
	fi
}

# two_jobs FUNCTION FILE: FUNCTION reads lines of FILE on standard input and
# writes one line "RESULT TEXT" for each; half of them in each of two jobs.
# The lines gather in $work/results.
two_jobs()
{
	awk 'NR % 2' "$2" | "$1" "$work/job1" >"$work/results1" &
	awk 'NR % 2 == 0' "$2" | "$1" "$work/job2" >"$work/results2"
	wait $!
	cat "$work/results1" "$work/results2" >"$work/results"
}

# count RESULT: how many lines of $work/results begin with it.
count()
{
	grep -c "^$1 " "$work/results"
}

# judged NAME: passes when every line of $work/results is A or B.
judged()
{
	figures="$(grep -c . "$work/results") points, $(count A) A, $(count B) B"
	if [ -s "$work/results" ] && ! grep -qv '^[AB] ' "$work/results"; then
		passed "$1: $figures"
	else
		failed "$1: $figures"
		grep -v '^[AB] ' "$work/results" | head -n 60 | sed 's/^/# /'
	fi
}
