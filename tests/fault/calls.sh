#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# R1: every system call of a build fails, once and from then on, with every
# errno it may give, and with short writes.
. "${top_srcdir:-.}/tests/fault/lib.sh"
need_strace

# What may come back from a call. retval: the call is not made, so that bytes
# counted as written are missing; reading back must find that out.
outcomes()
{
	awk '
	BEGIN {
		split("access faccessat2", list)
		add("access faccessat2",
		    "EACCES EIO ENOENT ENOMEM ELOOP EROFS EINVAL ENOSYS")
		add("openat", "EACCES EDQUOT EEXIST EINTR EIO ELOOP EMFILE " \
		    "ENFILE ENODEV ENOENT ENOMEM ENOSPC ENOTDIR ENXIO EPERM EROFS")
		add("read pread64", "EIO EINTR EISDIR ENOMEM retval=0")
		add("write", "ENOSPC EDQUOT EIO EFBIG EINTR EPIPE ENOMEM " \
		    "EPERM retval=0 retval=1 retval=100")
		add("fsync", "EIO ENOSPC EDQUOT EINTR EROFS EINVAL")
		add("sync_file_range", "EIO ENOSPC EDQUOT ENOSYS EINVAL ESPIPE")
		add("close", "EIO EINTR ENOSPC EDQUOT EBADF")
		add("newfstatat fstat statx",
		    "EIO ENOMEM EACCES ENOENT ELOOP EOVERFLOW")
		add("mkdirat", "EACCES EDQUOT EEXIST EIO ELOOP EMLINK ENOENT " \
		    "ENOMEM ENOSPC ENOTDIR EPERM EROFS")
		add("renameat renameat2", "EACCES EBUSY EDQUOT EEXIST EINVAL " \
		    "EIO EMLINK ENOENT ENOMEM ENOSPC ENOSYS EPERM EROFS EXDEV")
		add("fchmod", "EIO EPERM EROFS")
		add("flock", "EINTR EAGAIN ENOLCK EOPNOTSUPP")
		add("getdents64", "EIO ENOENT ENOTDIR EINVAL retval=0")
		add("clone clone3 vfork", "EAGAIN ENOMEM ENOSYS EPERM")
		add("wait4", "ECHILD EINTR EINVAL")
		add("getrandom", "EAGAIN EINTR ENOSYS")
		# The kernel never gives an errno here, but the old break.
		add("brk", "retval=0")
		add("mmap mremap", "ENOMEM EAGAIN ENFILE EPERM")
		add("munmap madvise", "EINVAL ENOMEM")
		add("mprotect", "ENOMEM EACCES EINVAL")
		add("mlock mlock2", "ENOMEM EPERM EAGAIN ENOSYS")
		add("prctl prlimit64", "EINVAL EPERM EFAULT")
		add("rt_sigaction rt_sigprocmask", "EINVAL EFAULT")
		add("fcntl", "EINVAL EMFILE EACCES EBADF")
		add("getcwd", "ENOENT ENOMEM EACCES ENAMETOOLONG")
		add("uname", "EFAULT")
		add("ioctl", "ENOTTY EIO EBADF")
		add("lseek", "ESPIPE EINVAL")
		add("unlinkat", "EBUSY EIO EROFS EACCES")
	}
	function add(calls, outcomes, list, i, n) {
		n = split(calls, list, " ")
		for (i = 1; i <= n; i++)
			of[list[i]] = outcomes
	}
	{
		n = split(of[$1], list, " ")
		for (i = 1; i <= n; i++) {
			how = list[i] ~ /=/ ? list[i] : "error=" list[i]
			print $1, how, $2
			# Interrupted for ever is no machine, nor is more
			# written than was asked for.
			if (list[i] !~ /EINTR|EAGAIN|retval=(0|100)/)
				print $1, how, $2 "+"
		}
	}'
}

# A program that cannot say anything may be silent.
patience()
{
	case $1,$3 in
	write,*) echo quiet ;;
	*) echo ;;
	esac
}

fail_calls()
{
	while read -r call how when; do
		new_place "$1"
		launch="$speak setarch -R strace -f --seccomp-bpf -o /dev/null \
			-e trace=$call -e inject=$call:$how:when=$when"
		build "$1"
		! grep -q '^strace: invalid' "$1/stderr" ||
			status='wrong point'
		echo "$(state "$1" "$status" "$(patience "$call" "$how" "$when")")" \
			"$call $how $when $(head -n 2 "$1/stderr" | tr '\n' '|')"
	done
}

step=53
sanitized && step=180
: >"$work/all"
for language in english japanese; do
	eval "speak=\$$language"
	ok "R1: the calls of a build are listed, $language" \
		list_calls "$work/calls"
	if sanitized; then
		# The sanitizers ask for memory of their own, and say so.
		grep -vE '^(brk|m(map|unmap|remap|protect)|madvise) ' \
			"$work/calls" >"$work/own"
		mv "$work/own" "$work/calls"
	fi
	outcomes <"$work/calls" >"$work/points"
	sample "$work/points" "$step" >"$work/chosen"
	two_jobs fail_calls "$work/chosen"
	judged "R1: A or B after every failing call, $language"
	cat "$work/results" >>"$work/all"
done
[ -z "${FAULT_RESULTS:-}" ] || cp "$work/all" "$FAULT_RESULTS"
if long; then
	ok 'R1: at least 3,000 points' [ "$(grep -c . "$work/all")" -ge 3000 ]
fi
finish
