#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# R7: every umask there is: a key is 0600 in folders of 0700, or nothing is
# made where the umask takes from us what we need.
. "${top_srcdir:-.}/tests/fault/lib.sh"

with_umasks()
{
	while read -r mask; do
		rm -rf "$1"
		mkdir -m 700 -p "$1"
		# The output folder is made by the program, too.
		(
			umask "$mask"
			"$wizard" build --date 2026-11-22 -o "$1/out/upki" \
				"$answers" >/dev/null 2>"$work/$$.stderr"
		) || {
			echo "status $? $mask"
			continue
		}
		if complete "$1/out/upki/$name" &&
			[ "$(stat -c %a "$1/out" "$1/out/upki")" = "700
700" ]; then
			echo "A $mask"
		else
			echo "modes $mask"
		fi
	done
}

seq 0 511 | while read -r mask; do printf '%03o\n' "$mask"; done >"$work/masks"
sample "$work/masks" 43 >"$work/chosen"
long || printf '077\n022\n000\n777\n' >>"$work/chosen"
two_jobs with_umasks "$work/chosen"
judged 'R7: 0600 and 0700 under umasks'
finish
