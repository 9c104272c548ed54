#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The wizard's cost on a terminal and that of a build, beside dialog, whiptail
# and openssl in the same run (reliability.md, R21). Prints figures.
set -eu

: "${top_srcdir:=.}" "${top_builddir:=.}"
program=$top_builddir/tests/bench/terminal
for peer in dialog whiptail openssl; do
	if ! command -v "$peer" >/dev/null; then
		echo "terminal: $peer is not installed"
		exit 0
	fi
done
if ! pkg-config --exists vterm; then
	echo 'terminal: libvterm is not installed'
	exit 0
fi
make -s -C "$top_builddir" tests/bench/terminal
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
HOME=$work/home
UPKI_WIZARD_PROFILEDIR=$top_srcdir/data/profiles
UPKI_WIZARD_LOCALEDIR=$top_builddir/locale
export top_builddir HOME UPKI_WIZARD_PROFILEDIR UPKI_WIZARD_LOCALEDIR
mkdir "$HOME"
cat >"$work/application.yaml" <<END
upki-application: 1
profile: example
fqdn: www.example.ac.jp
history: none
key-type: ec-p384
manager-name: Taro
manager-department: Centre
manager-email: taro@example.ac.jp
software: Apache 2.4.62
END
# With these the wizard opens at an input (page 2) and at choices (page 3).
sed '/^fqdn/,$d' "$work/application.yaml" >"$work/input.yaml"
sed '/^history/,$d' "$work/application.yaml" >"$work/choices.yaml"
"$program" "$work/input.yaml" "$work/choices.yaml" \
	"$work/application.yaml" "$work/out"
