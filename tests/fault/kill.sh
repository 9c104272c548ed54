#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# R3: killed at every system call: the folder is whole or absent, and the next
# start removes what was left and works.
. "${top_srcdir:-.}/tests/fault/lib.sh"
need_strace

# What a kill may leave: nothing, a hidden folder of ours, or all of it.
after_kill()
{
	ls -A "$1/out" | while read -r left; do
		case $left in
		old | .upki-wizard-*) ;;
		"$name") complete "$1/out/$name" || exit 1 ;;
		*) exit 1 ;;
		esac
	done || return 1
	[ "$(cat "$1/out/old")" = old ]
}

kill_calls()
{
	while read -r call when; do
		new_place "$1"
		# A seccomp filter would swallow the signal.
		launch="setarch -R strace -f -o /dev/null \
			-e trace=$call -e inject=$call:signal=KILL:when=$when"
		build "$1" 2>/dev/null
		killed=$status
		result=A
		[ "$killed" = 137 ] || result=B
		after_kill "$1" || result="torn, status $killed,"
		[ ! -e "$1/out/$name" ] || mv "$1/out/$name" "$1/first"
		launch=
		build "$1"
		[ "$(state "$1" "$status")" = A ] ||
			result="$result next start: $(state "$1" "$status")"
		rm -rf "$1/first"
		echo "$result $call $when"
	done
}

# What can be held back is, while files are written: then nothing is left over,
# and what was published is whole.
end_calls()
{
	while read -r call when; do
		new_place "$1"
		launch="setarch -R strace -f -o /dev/null \
			-e trace=$call -e inject=$call:signal=TERM:when=$when"
		build "$1" 2>/dev/null
		result=A
		[ "$status" = 143 ] || result=B
		case $(ls -A "$1/out") in
		old) ;;
		"old
$name") complete "$1/out/$name" || result="torn, status $status," ;;
		*) result="left over, status $status," ;;
		esac
		echo "$result $call $when"
	done
}

ok 'R3: the calls of a build are listed' list_calls "$work/calls"
step=10
sanitized && step=25
sample "$work/calls" "$step" >"$work/chosen"
two_jobs kill_calls "$work/chosen" 2>/dev/null
judged 'R3: killed (A) or let live (B) at a call, whole or absent, next start works'
sample "$work/calls" "$((2 * step))" >"$work/chosen"
two_jobs end_calls "$work/chosen" 2>/dev/null
judged 'R3: ended by SIGTERM (A) or finished (B), nothing torn, nothing left over'
finish
