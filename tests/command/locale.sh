#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Which language and which characters, by what the locale says.
. "${top_srcdir:-.}/tests/command/lib.sh"

# title NAME EXPECTED SETTING... -- ARGUMENT...: begins and ends the wizard
# as plain lines under these settings; looks for a title, and for any
# character that is not ASCII where English is expected.
title() {
	title_name=$1
	title_expected=$2
	shift 2
	title_settings=
	while [ "$1" != -- ]; do
		title_settings="$title_settings $1"
		shift
	done
	shift
	# The settings hold no blanks.
	# shellcheck disable=SC2086
	env -u LC_ALL -u LANG -u LANGUAGE TERM=xterm $title_settings \
		"$wizard" --plain "$@" </dev/null >"$work/stdout" 2>&1
	has "$title_name" "$work/stdout" "$title_expected"
	if [ "$title_expected" = "$english" ]; then
		is "$title_name: ASCII" 0 "$(LC_ALL=C tr -d '\000-\177' \
			<"$work/stdout" | wc -c)"
	fi
}

english='UPKI server certificate wizard'
japanese='申請準備ウィザード'
why='This terminal does not show Japanese.'

title 'ja_JP.UTF-8' "$japanese" LANG=ja_JP.UTF-8 --
title 'C.UTF-8' "$english" LANG=C.UTF-8 --
title 'C.UTF-8 --lang ja' "$japanese" LANG=C.UTF-8 -- --lang ja
title 'LANGUAGE=ja C.UTF-8' "$japanese" LANG=C.UTF-8 LANGUAGE=ja --
title 'C' "$english" LANG=C --
title 'POSIX' "$english" LC_ALL=POSIX --
title 'unset' "$english" --
title 'unset --lang ja' "$japanese" -- --lang ja
title 'en_US.UTF-8' "$english" LANG=en_US.UTF-8 --
title 'ja_JP.eucJP' "$english" LANG=ja_JP.eucJP --
has 'ja_JP.eucJP: why' "$work/stdout" "$why"
title 'ja_JP.eucJP --lang ja' "$english" LANG=ja_JP.eucJP -- --lang ja
has 'ja_JP.eucJP --lang ja: why' "$work/stdout" "$why"
title 'ja_JP' "$english" LANG=ja_JP --
# What macOS sends along names no country.
title 'macOS' "$japanese" LC_CTYPE=UTF-8 LANG=ja_JP.UTF-8 --
title 'macOS alone' "$english" LC_CTYPE=UTF-8 --
title 'macOS alone --lang ja' "$japanese" LC_CTYPE=UTF-8 -- --lang ja
title 'the Linux console' "$english" LANG=ja_JP.UTF-8 TERM=linux --
has 'the Linux console: why' "$work/stdout" "$why"
title 'the Linux console --lang ja' "$japanese" LANG=ja_JP.UTF-8 TERM=linux \
	-- --lang ja
title 'the Linux console in English: nothing to explain' "$english" \
	LANG=en_US.UTF-8 TERM=linux --
ok 'no reason without a wish' test "$(grep -c "$why" "$work/stdout")" = 0
title 'no locales on this machine' "$japanese" LANG=ja_JP.UTF-8 \
	LOCPATH=/nonexistent --
title 'no catalogue at all' 'server certificate wizard' LANG=ja_JP.UTF-8 \
	UPKI_WIZARD_LOCALEDIR=/nonexistent --

# Files are UTF-8 whatever the terminal is; only their language follows it.
application answers 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: none' 'manager-name: 調布 太郎' \
	'manager-department: 研究科' \
	'manager-email: taro@lab-example.uec.ac.jp' 'software: nginx' \
	'extra: {responsible-person: 電通 花子}'
LC_ALL=C run build --date 2026-11-22 -o "$work/out" "$tap_file"
is 'C: build' 0 "$status"
folder=$(head -n 1 "$work/stdout")
letter=$folder/send/${folder##*/}_letter.txt
has 'C: the letter names the person' "$letter" 'This is 調布 太郎, 研究科.'
has 'C: the letter has an English term' "$letter" 'Responsible person: 電通 花子'
is 'C: nothing is spelled out in a file' 0 \
	"$(cat "$letter" "$folder/next.txt" | grep -c '<U+')"
is 'C: the steps are ASCII on the screen' 0 \
	"$(LC_ALL=C tr -d '\000-\177' <"$work/stdout" | wc -c)"
is 'C: and nothing is spelled out there' 0 "$(grep -c '<U+' "$work/stdout")"
LC_ALL=C run check --summary "$folder/send/${folder##*/}_new.tsv"
has 'C: what a file says is spelled out' "$work/stdout" '<U+8ABF><U+5E03>'
has 'C: our words are not' "$work/stdout" "$(printf 'good\tnew\t')"
LC_ALL=C run profile show uec
sed 1d "$work/stdout" >"$work/profile"
ok 'C: a profile is copied as it is' cmp "$work/profile" \
	"$top_srcdir/data/profiles/uec.yaml"
# A report is written where one stands.
here=$PWD
cd "$work" || exit 99
LC_ALL=C run report "$tap_file"
cd "$here" || exit 99
has 'C: the report, too' "$(cat "$work/stdout")" 'manager-name: 調布 太郎'

# A command explains its English to whoever looks on, and to no script.
LC_ALL=ja_JP.eucJP run explain U212
is 'a script reads no reason' 0 "$(grep -c "$why" "$work/stderr")"
if command -v script >/dev/null; then
	LC_ALL=ja_JP.eucJP script -qec "'$wizard' explain U212" /dev/null \
		>"$work/stdout" </dev/null
	has 'a person does' "$work/stdout" "$why"
	LC_ALL=C script -qec "'$wizard' profile show uec" /dev/null \
		>"$work/stdout" </dev/null
	has 'a profile at a terminal: spelled out' "$work/stdout" '<U+96FB>'
fi
finish
