#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A test that hangs fails by name, and takes with it what it started.
. "${top_srcdir:-.}/tests/command/lib.sh"
limit=$top_builddir/tests/limit

# limited SECONDS COMMANDS: their output in $work/stdout, the end in $status.
limited() {
	"$limit" "$1" /bin/sh -c "$2" >"$work/stdout" 2>"$work/stderr" </dev/null
	status=$?
}

# gone FILE: the process with the number in the file does not run.
gone() {
	case $(cat "/proc/$(cat "$1")/stat" 2>/dev/null) in
	'' | *') Z '*) ;;
	*) return 1 ;;
	esac
}

limited 60 'echo here; exit 7'
is 'a status is passed on' 7 "$status"
is 'and the output' here "$(cat "$work/stdout")"
limited 60 'kill -9 $$'
is 'a signal fails' 1 "$status"
has 'and is named' "$work/stdout" 'Bail out! /bin/sh: signal 9'
limited 60 "setsid sleep 600 & echo \$! >'$work/number'"
is 'what is left running' 0 "$status"
ok 'is ended' gone "$work/number"
limited 3 "trap '' HUP TERM; (setsid sleep 601 & echo \$! >'$work/number'; :); sleep 602"
is 'a test that hangs' 1 "$status"
has 'is told' "$work/stdout" \
	'Bail out! /bin/sh has not ended within 3 seconds'
has 'with what it waits for' "$work/stdout" ': sleep 602'
has 'with what has left it' "$work/stdout" ': sleep 601'
ok 'all are ended' gone "$work/number"
"$limit" 600 /bin/sh -c "echo >'$work/begun'; sleep 603" >"$work/stdout" &
until [ -e "$work/begun" ]; do
	sleep 0.05
done
kill $!
wait $!
is 'a test that is stopped' 1 "$?"
has 'says so' "$work/stdout" 'Bail out! '
limited 60 ': 2>/dev/null </dev/tty'
is 'no terminal' 2 "$status"
is 'no second, no test' 2 "$("$limit" x true 2>/dev/null; echo $?)"
finish
