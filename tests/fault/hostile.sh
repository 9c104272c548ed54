#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# R6: whatever stands where something is to be written is neither replaced nor
# followed: its bytes, mode and owner are the same afterwards.
. "${top_srcdir:-.}/tests/fault/lib.sh"
place=$work/place

# Everything there is, in lines that a build must not change.
inventory()
{
	(cd "$place" && find . -printf '%y %m %U %G %i %P %l\n' &&
		find . -type f -exec sha256sum {} +) | LC_ALL=C sort
}

# put KIND PATH: something hostile at PATH.
put()
{
	case $1 in
	file) echo precious >"$2" ;;
	read-only) echo precious >"$2" && chmod 400 "$2" ;;
	link) ln -s "$place/victim" "$2" ;;
	dangling) ln -s "$place/nothing" "$2" ;;
	fifo) mkfifo "$2" ;;
	folder) mkdir -m 700 "$2" ;;
	full) mkdir -m 755 "$2" && echo precious >"$2/inside" ;;
	hard) ln "$place/victim" "$2" ;;
	socket)
		# A socket's name is short, so it is made where it is short.
		perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(
			Local => $ARGV[0], Listen => 1) or exit 1' \
			"$place/s" && mv "$place/s" "$2"
		;;
	folder-link) ln -s "$place/elsewhere" "$2" ;;
	*) false ;;
	esac
}

# unchanged NAME: every line of before is still true.
unchanged()
{
	inventory >"$work/after"
	if LC_ALL=C comm -23 "$work/before" "$work/after" | grep -q .; then
		failed "$1: nothing old changed"
		LC_ALL=C comm -23 "$work/before" "$work/after" | sed 's/^/# /'
	else
		passed "$1: nothing old changed"
	fi
}

prepare()
{
	new_place "$place"
	mkdir -m 700 "$place/elsewhere"
	echo precious >"$place/victim"
	chmod 644 "$place/victim"
}

kinds='file read-only link dangling fifo folder full hard folder-link'
perl -MIO::Socket::UNIX -e 1 2>/dev/null && kinds="$kinds socket"
# At the name of the folder, and at each name in a folder of that name.
for kind in $kinds; do
	for output in '' /application.yaml /next.txt "/$name.key" "/$name.csr" \
		"/send" "/send/${name}_new.tsv" "/send/${name}_letter.txt"; do
		case $output in
		?*) [ "$kind" = file ] || [ "$kind" = link ] || long ||
			continue ;;
		esac
		prepare
		case $output in
		/send/*) mkdir -p "$place/out/$name/send" ;;
		?*) mkdir -p "$place/out/$name" ;;
		esac
		put "$kind" "$place/out/$name$output" || {
			failed "R6: $kind cannot be made"
			continue
		}
		inventory >"$work/before"
		build "$place"
		is "R6: $kind at ${output:-the folder}: status" 0 "$status"
		ok "R6: $kind at ${output:-the folder}: the next name" \
			complete "$place/out/$name-2"
		unchanged "R6: $kind at ${output:-the folder}"
	done
done

# refused NAME NUMBER OUTPUT-FOLDER: status 3 and nothing changed or new.
refused()
{
	inventory >"$work/before"
	"$wizard" build --date 2026-11-22 -o "$3" "$answers" \
		>"$work/stdout" 2>"$work/stderr"
	is "R6: $1: status" 3 "$?"
	has "R6: $1: said" "$work/stderr" "error: $2:"
	inventory >"$work/after"
	ok "R6: $1: nothing changed, nothing new" \
		cmp "$work/before" "$work/after"
}

# At the place of the output folder, or on the way to it.
for kind in file read-only fifo hard; do
	prepare
	put "$kind" "$place/there"
	refused "$kind instead of the output folder" U801 "$place/there"
	refused "$kind on the way to it" U801 "$place/there/upki"
done
for kind in link dangling folder-link; do
	prepare
	put "$kind" "$place/there"
	refused "$kind instead of the output folder" U802 "$place/there"
done
prepare
put dangling "$place/there"
refused 'dangling link on the way' U801 "$place/there/upki"
for mode in 777 770 707 1777; do
	prepare
	chmod "$mode" "$place/elsewhere"
	case $mode in
	1777)
		"$wizard" build -o "$place/elsewhere" "$answers" >"$work/stdout"
		is 'R6: a folder like /tmp is good' 0 "$?"
		;;
	*) refused "folder of mode $mode" U802 "$place/elsewhere" ;;
	esac
done
if [ "$(id -u)" = 0 ]; then
	prepare
	chown 4321:4321 "$place/elsewhere"
	refused 'folder of another owner' U802 "$place/elsewhere"
	# What looks like ours but is not, is not cleaned away.
	prepare
	mkdir -m 700 "$place/out/.upki-wizard-999999999-0123456789abcdef"
	chown 4321 "$place/out/.upki-wizard-999999999-0123456789abcdef"
	inventory >"$work/before"
	build "$place"
	is 'R6: a hidden folder of somebody else: status' 0 "$status"
	unchanged 'R6: a hidden folder of somebody else'
fi
# A link in the place of what a kill left.
prepare
echo precious >"$place/elsewhere/inside"
ln -s "$place/elsewhere" "$place/out/.upki-wizard-999999999-0123456789abcdef"
inventory >"$work/before"
build "$place"
is 'R6: a link that looks like what a kill left: status' 0 "$status"
unchanged 'R6: a link that looks like what a kill left'
# And a link inside of what a kill left.
prepare
echo precious >"$place/elsewhere/inside"
mkdir -m 700 "$place/out/.upki-wizard-999999999-0123456789abcdef"
ln -s "$place/elsewhere" \
	"$place/out/.upki-wizard-999999999-0123456789abcdef/send"
build "$place"
is 'R6: a link inside of what a kill left: cleaned' A \
	"$(state "$place" "$status")"
is 'R6: where it pointed' precious "$(cat "$place/elsewhere/inside")"
# A working folder that is gone is no other folder.
prepare
mkdir "$place/gone"
(
	cd "$place/gone" && rmdir "$place/gone" &&
		exec "$wizard" build -o upki-wizard-test "$answers"
) >"$work/stdout" 2>"$work/stderr"
is 'R6: no working folder: status' 3 "$?"
ok 'R6: no working folder: not the root instead' test ! -e /upki-wizard-test
finish
