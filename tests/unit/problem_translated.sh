#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every title, cause and remedy of the problem table is in po/ja.po.
echo 1..1
if ! command -v xgettext >/dev/null || ! command -v msgcmp >/dev/null; then
	echo "ok 1 - # SKIP gettext's tools are not installed"
	exit 0
fi
wanted=$(mktemp) || exit 99
trap 'rm -f "$wanted"' EXIT
xgettext --keyword=N_ --from-code=UTF-8 -o "$wanted" \
	"$top_srcdir/src/service/problem_table.c"
# It also names what the rest of the program uses, which is no fault here.
if said=$(msgcmp "$top_srcdir/po/ja.po" "$wanted" 2>&1); then
	echo "ok 1 - all is translated"
else
	echo "$said" | grep -v 'is not used' | sed 's/^/# /'
	echo "not ok 1 - all is translated"
fi
