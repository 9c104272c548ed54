#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Where libcrypto cannot be loaded, the program says so and ends.
. "${top_srcdir:-.}/tests/command/lib.sh"
version=$(sed -n 's/.*OPENSSL_SHLIB_VERSION *//p' \
	"$(pkg-config --variable=includedir libcrypto)/openssl/opensslv.h")
mkdir "$work/broken"
: >"$work/broken/libcrypto.so.$version"

# without ARGUMENTS...: the program, whose libcrypto is an empty file.
without() {
	LD_LIBRARY_PATH=$work/broken run "$@"
}

# ends NAME: the last run ended as it should for want of libcrypto.
ends() {
	is "$1: status" 3 "$status"
	has "$1: the library is named" "$work/stderr" \
		"libcrypto.so.$version: file too short"
	is "$1: one line" 1 "$(wc -l <"$work/stderr")"
}

without check "$pki/good-rsa.csr"
ends check
has 'check: what would help' "$work/stderr" 'libssl3 or libssl3t64 on Debian'
is 'check: nothing is said of the file' '' "$(cat "$work/stdout")"
without inspect --lang ja "$pki/good-rsa.pem"
ends inspect
has 'inspect: in Japanese' "$work/stderr" 'OpenSSL のライブラリを読み込めません'
application one 'profile: example' 'fqdn: www.example.ac.jp' 'history: none' \
	'manager-name: Taro' 'manager-department: Centre' \
	'manager-email: taro@example.ac.jp' 'software: Apache 2.4.62'
without build -o "$work/out" "$tap_file"
ends build
is 'build: nothing is made' '' "$(ls "$work/out")"
without --plain
ends plain
is 'plain: nothing is asked' '' "$(cat "$work/stdout")"

for words in --version --help 'explain U212' 'profile list'; do
	# shellcheck disable=SC2086
	without $words
	is "$words does without it" 0 "$status"
done

finish
