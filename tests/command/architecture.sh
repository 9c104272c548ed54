#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The floors of the house: what the library may call, and which way includes
# may point.
set -u
LC_ALL=C
export LC_ALL
source=${top_srcdir:-.}/src
library=${top_builddir:-.}/libupki.a
number=0

# result DESCRIPTION FINDINGS: passes when nothing was found.
result()
{
	number=$((number + 1))
	if [ -z "$2" ]; then
		echo "ok $number - $1"
	else
		echo "not ok $number - $1"
		printf '%s\n' "$2" | sed 's/^/# /'
	fi
}

# "MEMBER SYMBOL" for everything that the library leaves to others.
undefined=$("${NM:-nm}" -u "$library" | awk '
	/:$/ { member = $1 }
	NF >= 2 { symbol = $NF; sub(/@.*/, "", symbol); print member, symbol }')

# calls PATTERN: lines of the list whose whole symbol matches.
calls()
{
	printf '%s\n' "$undefined" | grep -E " (__)?($1)(_chk|64)?\$"
}

# includes: "FILE FLOOR INCLUDED-FLOOR" for every include of ours. The
# front ends share a floor.
includes()
{
	find "$source" -name '*.[ch]' | sort | xargs awk -v source="$source/" '
	BEGIN {
		split("base pki service application wizard", library, " ")
		for (i in library)
			rank[library[i]] = i
		rank["tui"] = rank["plain"] = rank["command"] = 6
		rank["main"] = 7
	}
	function floor_of(path) {
		if (!sub(/\/.*/, "", path))
			return "main"
		return path
	}
	/^[ \t]*#[ \t]*include[ \t]*"[a-z_]+\// {
		from = floor_of(substr(FILENAME, length(source) + 1))
		split($0, part, "\"")
		to = floor_of(part[2])
		if (!(from in rank) || !(to in rank) || rank[to] > rank[from])
			print FILENAME ":" FNR ": " part[2]
	}'
}

# outside FOLDER HEADERS: includes of these headers in any other folder.
outside()
{
	grep -rnE "^[ 	]*#[ 	]*include[ 	]*[<\"]($2)" "$source" |
		grep -v "^$source/$1/"
}

# circles HEADER FILE: what FILE includes of base, headers by their modules, that
# leads back to HEADER.
circles()
{
	seen= todo=$2
	while [ -n "$todo" ]; do
		file=${todo%% *}
		todo=${todo#"$file"} todo=${todo# }
		case " $seen " in *" $file "*) continue ;; esac
		seen="$seen $file"
		for header in $(sed -n 's/^#include "\(base\/[a-z_]*\)\.h"$/\1/p' \
			"$source/$file.h" "$source/$file.c" 2>/dev/null); do
			if [ "$header" = "$1" ] && [ "$file" != "$1" ]; then
				echo "$file includes $header"
			fi
			todo="${todo:+$todo }$header"
		done
	done
}

echo 1..9
result 'the library has symbols to look at' \
	"$(calls strlen >/dev/null || echo "nothing found in $library")"
result 'the library knows no terminal' "$(calls \
	'initscr|newterm|endwin|set_term|delscreen|stdscr|curscr|LINES|COLS|doupdate|(w|mv|mvw)?(add|ins|get)(n|_|ch|w)*(str|ch)|w?(refresh|noutrefresh|move|erase|clear|printw|attr.*)|curs_set|setupterm|tiget.*|tput.*|tparm')"
result 'the library prints nothing' "$(calls \
	'v?printf|puts|putchar|putchar_unlocked|perror|psignal|stdout')"
result 'the library starts and ends no program' "$(calls \
	'exit|quick_exit|system|popen|posix_spawnp?|f?exec[vl]p?e?')"
result 'the library asks no user database' "$(calls \
	'get(pw|gr)(nam|uid|gid|ent)(_r)?|getlogin(_r)?|wordexp|glob')"
result 'only base/locale.c looks at the environment' "$(calls \
	'(secure_)?getenv|setenv|putenv|unsetenv|clearenv|environ' |
	grep -v '^\(src_base_\)\{0,1\}locale\.o:')"
result 'curses stays in tui, OpenSSL in pki' "$(
	outside tui 'ncurses|curses\.h|term\.h|panel\.h|form\.h|menu\.h'
	outside pki 'openssl/')"
result 'includes point to the same floor or below' "$(includes)"
result 'the language rests on nothing that speaks' \
	"$(circles base/locale base/locale)"
