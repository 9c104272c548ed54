# SPDX-License-Identifier: GPL-3.0-or-later
# TAP for shell tests: sourced, not run.
# ok NAME COMMAND...   passes when the command succeeds
# is NAME EXPECTED GOT passes when the two are equal
# finish               prints the plan

: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${top_builddir:=$PWD}"
wizard=$top_builddir/upki-wizard
pki=$top_srcdir/tests/data/pki
UPKI_WIZARD_PROFILEDIR=$top_srcdir/data/profiles
UPKI_WIZARD_LOCALEDIR=$top_builddir/locale
LC_ALL=C.UTF-8
export UPKI_WIZARD_PROFILEDIR UPKI_WIZARD_LOCALEDIR LC_ALL
unset LANGUAGE XDG_CONFIG_HOME XDG_STATE_HOME SSH_CONNECTION SUDO_UID

tap_count=0
tap_failed=0
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
HOME=$work/home
export HOME
mkdir "$HOME" "$work/out"

passed() {
	tap_count=$((tap_count + 1))
	echo "ok $tap_count - $1"
}

failed() {
	tap_count=$((tap_count + 1))
	tap_failed=$((tap_failed + 1))
	echo "not ok $tap_count - $1"
}

ok() {
	tap_name=$1
	shift
	if "$@" >"$work/ok.log" 2>&1; then
		passed "$tap_name"
	else
		failed "$tap_name"
		sed 's/^/# /' "$work/ok.log"
	fi
}

is() {
	if [ "$2" = "$3" ]; then
		passed "$1"
	else
		failed "$1"
		printf '# expected: %s\n# got:      %s\n' "$2" "$3"
	fi
}

finish() {
	echo "1..$tap_count"
	[ "$tap_failed" = 0 ]
}

# run ARGUMENTS...: the program; its streams in $work/stdout, $work/stderr,
# its status in $status.
run() {
	"$wizard" "$@" >"$work/stdout" 2>"$work/stderr" </dev/null
	status=$?
}

# The program is built with the sanitizers, which reserve all memory there is.
sanitized() {
	grep -q __asan_init "$wizard"
}

# has NAME FILE TEXT: the file holds the text.
has() {
	if grep -qF -- "$3" "$2"; then
		passed "$1"
	else
		failed "$1"
		printf '# no "%s" in:\n' "$3"
		sed 's/^/#   /' "$2"
	fi
}

# cell FILE COLUMN: a cell of a TSV, in UTF-8, read by iconv and awk.
cell() {
	iconv -f SHIFT_JIS -t UTF-8 "$1" | tr -d '\r' |
		awk -F '\t' -v column="$2" 'NR == 1 { print $column }'
}

# application NAME LINES...: writes an application file.
application() {
	tap_file=$work/$1.yaml
	shift
	printf '%s\n' 'upki-application: 1' "$@" >"$tap_file"
}
