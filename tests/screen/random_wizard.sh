#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The random user at the real wizard, in a home of its own. RANDOM_RUNS wizards
# (2 unless told otherwise), each with another seed, from RANDOM_AFTER on, so
# that several can share the work; the test's own variables make them longer.
: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${top_builddir:=$PWD}"
program=$top_builddir/tests/screen/test_random
if [ ! -x "$program" ]; then
	echo '1..0 # SKIP cmocka or libvterm is not installed'
	exit 0
fi
runs=${RANDOM_RUNS:-2}
home=$(mktemp -d) || exit 99
trap 'rm -rf "$home"' EXIT
HOME=$home
: "${UPKI_WIZARD_PROFILEDIR:=$top_srcdir/data/profiles}"
: "${UPKI_WIZARD_LOCALEDIR:=$top_builddir/locale}"
SCREEN_PROGRAM=$top_builddir/upki-wizard
CMOCKA_MESSAGE_OUTPUT=STDOUT
: "${RANDOM_BURSTS:=8}"
export HOME SCREEN_PROGRAM CMOCKA_MESSAGE_OUTPUT RANDOM_BURSTS \
	UPKI_WIZARD_PROFILEDIR UPKI_WIZARD_LOCALEDIR
unset XDG_STATE_HOME
cd "$home" || exit 99

# By keys alone hardly anybody comes past page 2.
person='manager-name: 調布 太郎
manager-department: 研究科
manager-email: taro@example.ac.jp
software: nginx'
cat >new.yaml <<END
upki-application: 1
profile: example
fqdn: www.example.ac.jp
history: none
key-type: ec-p384
extra: {fixed-address: 192.0.2.7}
$person
END
cat >renewal.yaml <<END
upki-application: 1
profile: uec
fqdn: www.lab-example.uec.ac.jp
history: file
previous-files: [$top_srcdir/tests/data/pki/old.pem]
dns-names: [app1.lab-example.uec.ac.jp]
$person
END
cat >begun.yaml <<END
upki-application: 1
profile: uec
fqdn: www.lab-example.uec.ac.jp
history: typed
END
cp "$top_srcdir/tests/data/pki/old.pem" \
	"$top_srcdir/tests/data/pki/request-rsa.csr" .
RANDOM_OPERANDS='new.yaml renewal.yaml begun.yaml old.pem request-rsa.csr'
export RANDOM_OPERANDS
echo "1..$runs"
failed=0
number=0
while [ "$number" -lt "$runs" ]; do
	number=$((number + 1))
	seed=$((number + ${RANDOM_AFTER:-0}))
	if RANDOM_SEED=$seed "$program" >"$home/log" 2>&1; then
		echo "ok $number - user $seed"
	else
		failed=1
		echo "not ok $number - user $seed"
		sed 's/^/# /' "$home/log"
	fi
	grep '^# keys' "$home/log" >>"$home/totals"
	rm -rf "$home/upki" "$home/.local"
done
awk '{ keys += $3; pastes += $5; resizes += $7; wizards += $9 }
{ for (i = 0; i < 10; i++) page[i] += $(11 + i) }
END { printf "# R17: %d users, %d wizards, %d keys, %d pastes, %d resizes\n",
	NR, wizards, keys, pastes, resizes
	printf "# screens compared, too small:"
	for (i = 0; i < 10; i++) printf "%s %d", i ? ", page " i ":" : "", page[i]
	printf "\n" }' "$home/totals"
exit "$failed"
