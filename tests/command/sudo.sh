#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Under sudo the program becomes the invoking user for good, unless
# --output-dir says where; as seen by that user and by strace.
. "${top_srcdir:-.}/tests/command/lib.sh"
[ "$(id -u)" = 0 ] || {
	echo '1..0 # SKIP needs root'
	exit 0
}
# Somebody else with a line of their own, and a home that is theirs: the
# password file is laid over the real one, where that can be done.
unshare -m true 2>/dev/null || {
	echo '1..0 # SKIP needs a mount namespace'
	exit 0
}
chmod 755 "$work"
mkdir "$work/taro" "$work/xdg"
chown 4321:4322 "$work/taro"
chmod 700 "$work/taro" "$work/xdg"
grep -v ':4321:' /etc/passwd >"$work/passwd"
echo "taro:x:4321:4322:Taro:$work/taro:/bin/sh" >>"$work/passwd"
cat >"$work/answers.yaml" <<'END'
upki-application: 1
profile: example
fqdn: www.example.ac.jp
history: none
key-type: ec-p384
manager-name: Taro
manager-email: taro@example.ac.jp
software: nginx
extra: {fixed-address: 192.0.2.7}
END
folder=www.example.ac.jp_20261122

# sudo_run USER GROUP COMMAND...: as sudo would start it from USER.
sudo_run()
{
	sudo_user=$1
	sudo_group=$2
	shift 2
	# The folders of the build may be closed to others: the program is
	# started while it is root, and must need nothing from them later.
	unshare -m sh -c 'mount --bind "$1" /etc/passwd && shift && exec "$@"' \
		sh "$work/passwd" env HOME="$HOME" XDG_STATE_HOME="$work/xdg" \
		SUDO_USER=taro SUDO_UID="$sudo_user" SUDO_GID="$sudo_group" \
		UPKI_WIZARD_PROFILEDIR="$profiles" \
		"$@" >"$work/stdout" 2>"$work/stderr" </dev/null
	status=$?
}
profiles=$work/profiles
cp -r "$top_srcdir/data/profiles" "$profiles"
chmod -R a+rX "$profiles"

sudo_run 4321 4322 "$wizard" build --date 2026-11-22 "$work/answers.yaml"
is 'without --output-dir: status' 0 "$status"
is 'the folder is in the home of the user, and is the user'"'"'s' '4321 4322 700' \
	"$(stat -c '%u %g %a' "$work/taro/upki/$folder")"
is 'so is the key' '4321 4322 600' \
	"$(stat -c '%u %g %a' "$work/taro/upki/$folder/$folder.key")"
is 'everything is' '' "$(find "$work/taro" ! -user 4321)"
ok 'nothing in the home of root' test ! -e "$HOME/upki"
has 'it is said' "$work/stderr" 'working as taro from here on'
is 'in one line' 1 "$(grep -c . "$work/stderr")"

cp "$pki/old.pem" "$work/taro/old.pem"
chown 4321:4322 "$work/taro/old.pem"
sudo_run 4321 4322 "$wizard" revoke -p uec --date 2026-11-23 --reason 5 \
	"$work/taro/old.pem"
is 'revoke: status' 0 "$status"
is 'revoke: everything is the user'"'"'s' '' "$(find "$work/taro" ! -user 4321)"
ok 'revoke: nothing in the home of root' test ! -e "$HOME/upki"

if strace -f -o "$work/probe" -e trace=none true 2>/dev/null; then
	sudo_run 4321 4322 env ASAN_OPTIONS=detect_leaks=0 strace -f \
		-o "$work/trace" "$wizard" build "$work/answers.yaml"
	is 'under strace: status' 0 "$status"
	is 'groups before ids, ids before the answers, and no way back' \
		'setgroups setresgid setresuid setuid answers' "$(awk '
		/ setgroups\(1, \[4322\]\) += 0/ { print "setgroups" }
		/ setresgid\(4322, 4322, 4322\) += 0/ { print "setresgid" }
		/ setresuid\(4321, 4321, 4321\) += 0/ { print "setresuid" }
		/ setuid\(0\) += -1 EPERM/ { print "setuid" }
		/openat\(.*answers.yaml/ { print "answers" }
	' "$work/trace" | tr '\n' ' ' | sed 's/ $//')"
	is 'no socket is asked for the user' 0 "$(grep -c ' socket(' "$work/trace")"
	for call in setgroups setresgid setresuid; do
		rm -rf "$work/taro/upki"
		sudo_run 4321 4322 env ASAN_OPTIONS=detect_leaks=0 strace -f \
			-o /dev/null -e trace="$call" \
			-e "inject=$call:error=EAGAIN" \
			"$wizard" build "$work/answers.yaml"
		is "$call fails: status" 3 "$status"
		has "$call fails: said" "$work/stderr" 'cannot become taro'
		# A lie about success is found out, too.
		sudo_run 4321 4322 env ASAN_OPTIONS=detect_leaks=0 strace -f \
			-o /dev/null -e trace="$call" -e "inject=$call:retval=0" \
			"$wizard" build "$work/answers.yaml"
		is "$call did nothing: status" 3 "$status"
		ok "$call fails: nothing made" test ! -e "$work/taro/upki"
		ok "$call fails: nothing made as root" test ! -e "$HOME/upki"
	done
fi

mkdir "$work/closed"
cp "$work/answers.yaml" "$work/closed/"
chmod 700 "$work/closed"
sudo_run 4321 4322 "$wizard" build "$work/closed/answers.yaml"
is 'answers that the user may not read: status' 1 "$status"
has 'answers that the user may not read: said' "$work/stderr" 'U208'

sudo_run 4321 4322 "$wizard" build --date 2026-11-22 -o "$work/out" \
	"$work/answers.yaml"
is 'with --output-dir: status' 0 "$status"
is 'with --output-dir the files are of root' '0 0 600' \
	"$(stat -c '%u %g %a' "$work/out/$folder/$folder.key")"
is 'with --output-dir nothing is said' '' "$(cat "$work/stderr")"

for user in 4399 -1 4321x '' 4294967295 99999999999; do
	rm -rf "$HOME/upki"
	sudo_run "$user" 4322 "$wizard" build "$work/answers.yaml"
	case $user in
	'')
		is 'SUDO_UID empty: no sudo' 0 "$status"
		;;
	*)
		is "SUDO_UID=$user: status" 3 "$status"
		has "SUDO_UID=$user: said" "$work/stderr" '/etc/passwd'
		ok "SUDO_UID=$user: nothing made" test ! -e "$HOME/upki"
		;;
	esac
done
rm -rf "$HOME/upki"
sudo_run 0 0 "$wizard" build "$work/answers.yaml"
is 'root behind sudo stays root' "0 0" "$status $(stat -c %u "$HOME/upki")"
sudo_run 4321 4322 "$wizard" inspect "$pki/old.pem"
is 'a command that writes nothing stays as it is' '0 ' \
	"$status $(cat "$work/stderr")"
finish
