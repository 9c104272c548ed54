#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# R18: one execve and no socket in a build; not dumpable before the first byte
# of a key.
. "${top_srcdir:-.}/tests/fault/lib.sh"
need_strace
place=$work/place
new_place "$place"
launch="strace -f -o $work/trace"
build "$place"
is 'R18: a build under strace' A "$(state "$place" "$status")"
is 'R18: one execve' 1 "$(grep -cE ' execve(at)?\(' "$work/trace")"
is 'R18: no socket' 0 \
	"$(grep -cE ' (socket|socketpair|connect|sendto|sendmsg)\(' "$work/trace")"
# From then on only root sees what the arguments of a call point to.
if ! sanitized && [ "$(id -u)" = 0 ]; then
	ok 'R8: not dumpable, no core file, before the answers are read' awk '
		/prctl\(PR_SET_DUMPABLE, SUID_DUMP_DISABLE\)/ { dump = NR }
		/RLIMIT_CORE, \{rlim_cur=0, rlim_max=0\}/ { core = NR }
		/openat\(.*answers.yaml/ && !read { read = NR }
		END { exit !(dump && core && read > dump && read > core) }
	' "$work/trace"
fi
finish
