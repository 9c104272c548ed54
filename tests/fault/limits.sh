#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# R4: real limits: a full file system of every size up to enough, a quota, a
# limit on file sizes, a read-only file system, standard output on a full disk.
. "${top_srcdir:-.}/tests/fault/lib.sh"

place=$work/place

# Each size of file system in turn, page by page, until a build fits.
fill_up()
{
	fill_pages=1
	fill_seen=
	while [ "$fill_pages" -le 16 ]; do
		rm -rf "$place"
		mkdir -p "$place/out"
		mount -t tmpfs -o "size=$((4 * fill_pages))k,mode=700" \
			none "$place/out" || return 1
		: >"$place/out/old"
		chmod 640 "$place/out/old"
		build "$place"
		fill_new=$(ls -A "$place/out")
		if [ "$status" = 0 ] && complete "$place/out/$name" \
			2>/dev/null; then
			fill_state=A
		elif [ "$status" = 3 ] && [ "$fill_new" = old ] &&
			grep -q 'error: U803: .*no space is left' \
				"$place/stderr"; then
			fill_state=B
		else
			fill_state="status $status $fill_new"
		fi
		umount "$place/out"
		echo "$fill_state $fill_pages pages"
		fill_pages=$((fill_pages + 1))
	done
}

# The same by the number of files: each file and folder is the first too many.
fill_up_files()
{
	fill_files=3
	while [ "$fill_files" -le 12 ]; do
		rm -rf "$place"
		mkdir -p "$place/out"
		mount -t tmpfs -o "size=1m,nr_inodes=$fill_files,mode=700" \
			none "$place/out" || return 1
		: >"$place/out/old"
		build "$place"
		fill_new=$(ls -A "$place/out")
		if [ "$status" = 0 ] && [ "$fill_new" = "old
$name" ]; then
			fill_state=A
		elif [ "$status" = 3 ] && [ "$fill_new" = old ] &&
			grep -q 'error: U803: ' "$place/stderr"; then
			fill_state=B
		else
			fill_state="status $status $fill_new"
		fi
		umount "$place/out"
		echo "$fill_state $fill_files files"
		fill_files=$((fill_files + 1))
	done
}

if [ "$(id -u)" = 0 ] && mkdir "$place" && unshare -m true 2>/dev/null &&
	mount -t tmpfs -o size=4k none "$place" 2>/dev/null; then
	umount "$place"
	fill_up >"$work/results"
	judged 'R4: file systems of 1 to 16 pages'
	ok 'R4: the small ones are too small' grep -q '^B ' "$work/results"
	ok 'R4: the large ones suffice' grep -q '^A ' "$work/results"
	fill_up_files >"$work/results"
	judged 'R4: file systems of 3 to 12 files'
	ok 'R4: with few files nothing is made' grep -q '^B ' "$work/results"
	ok 'R4: with enough all is' grep -q '^A ' "$work/results"

	new_place "$place"
	mkdir "$work/bound"
	mount --bind "$place/out" "$work/bound"
	mount -o remount,bind,ro "$work/bound"
	"$wizard" build -o "$work/bound" "$answers" >"$work/stdout" \
		2>"$work/stderr"
	is 'R4: read-only: status' 3 "$?"
	has 'R4: read-only: the reason' "$work/stderr" 'read-only'
	"$wizard" build -o "$work/bound/new/deeper" "$answers" \
		>"$work/stdout" 2>"$work/stderr"
	is 'R4: a new folder on a read-only one: status' 3 "$?"
	umount "$work/bound"
	is 'R4: read-only: nothing written' old "$(ls -A "$place/out")"
else
	passed 'R4: full file systems # SKIP mounting needs root'
fi

# A limit on the size of files, in blocks of 512 bytes. Standard output and
# standard error fall under it, too, but only by what they would hold.
for blocks in 0 1 2 3 4; do
	new_place "$place"
	(
		ulimit -f "$blocks"
		"$wizard" build --date 2026-11-22 -o "$place/out" "$answers" \
			2>&1 >/dev/null
	) | cat >"$work/limited"
	new=$(ls -A "$place/out" | tail -n 1)
	case $blocks in
	[0-3]) is "R4: files of at most $blocks blocks: nothing" old "$new" ;;
	*) ok "R4: files of at most $blocks blocks: all" \
		complete "$place/out/$name" ;;
	esac
done
new_place "$place"
(
	ulimit -f 1
	"$wizard" build -o "$place/out" "$answers" 2>&1 >/dev/null
	echo "status $?"
) | cat >"$work/limited"
has 'R4: the limit is named' "$work/limited" 'ulimit -f'
has 'R4: the limit: status' "$work/limited" 'status 3'
is 'R4: one line and the status' 2 "$(grep -c . "$work/limited")"

# A quota, at each writing call.
if strace -f -o "$work/probe" -e trace=none true 2>/dev/null; then
	for call in mkdirat:1 mkdirat:2 write:1 write:2 write:3 \
		write:4 write:5 write:6 fsync:1 fsync:6 fsync:7 fsync:9 \
		renameat2:1; do
		new_place "$place"
		launch="strace -f -o /dev/null -e trace=${call%:*} \
			-e inject=${call%:*}:error=EDQUOT:when=${call#*:}"
		build "$place"
		is "R4: quota at $call" B "$(state "$place" "$status")"
		has "R4: quota at $call: the reason" "$place/stderr" 'quota'
	done
	launch=
fi

# What is said is lost, not what is made.
new_place "$place"
"$wizard" build --date 2026-11-22 -o "$place/out" "$answers" \
	>/dev/full 2>"$place/stderr"
is 'R4: standard output full: status' 0 "$?"
ok 'R4: standard output full: complete' complete "$place/out/$name"
has 'R4: standard output full: said' "$place/stderr" \
	'standard output could not be written'
"$wizard" build -n "$answers" >/dev/full 2>"$place/stderr"
is 'R4: a plan to a full standard output: status' 3 "$?"
is 'R4: a plan to a full standard output: said, and once' 1 \
	"$(grep -c 'standard output could not be written' "$place/stderr")"
"$wizard" explain 2>"$place/stderr" | head -n 1 >"$place/stdout"
is 'R4: who has read enough is told nothing' '' "$(cat "$place/stderr")"
for closed in '<&-' '>&-' '2>&-' '<&- >&- 2>&-'; do
	new_place "$place"
	sh -c "\"\$1\" build --date 2026-11-22 -o \"\$2/out\" \"\$3\" \
		>\"\$2/stdout\" 2>\"\$2/stderr\" $closed" \
		sh "$wizard" "$place" "$answers"
	is "R4: streams closed: $closed" A "$(state "$place" $?)"
done
finish
