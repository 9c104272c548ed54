#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# R15: bombs: each is answered clearly within a second of processor time and
# 16 MiB above what the program needs to start.
. "${top_srcdir:-.}/tests/fault/lib.sh"
bombs=$work/bombs
mkdir "$bombs"
perl "$top_srcdir/tests/fault/make_bombs.pl" "$bombs" "$pki/old.pem" \
	2>"$work/stderr" || skip_all 'perl cannot make the bombs'
# Larger than memory, and without an end.
truncate -s 20G "$bombs/cert-sparse.pem" "$bombs/yaml-sparse.yaml"
mkfifo "$bombs/cert-pipe.pem" "$bombs/yaml-pipe.yaml"
ln -s /dev/zero "$bombs/cert-zero.der"
ln -s /dev/zero "$bombs/yaml-zero.yaml"
openssl req -new -newkey rsa:2048 -nodes -keyout "$work/key" \
	-subj '/CN=www.example.ac.jp' -out "$work/good.csr" 2>/dev/null

# Signatures that are good and dear: a server's with the same CA behind it, over
# and over, and a TSV full of requests.
cat >"$work/swapped.cnf" <<'END'
[req]
distinguished_name = name
x509_extensions = ca
[name]
[ca]
basicConstraints = critical,CA:TRUE
END
openssl req -x509 -config "$work/swapped.cnf" -key "$work/swapped.key" \
	-subj /CN=CA -days 3 -out "$work/ca" 2>"$work/stderr" &&
	openssl req -new -config "$work/swapped.cnf" -key "$work/swapped.key" \
		-subj '/C=JP/ST=Tokyo/L=Chofu/O=Example/CN=www.example.ac.jp' \
		-out "$work/swapped.csr" 2>>"$work/stderr" &&
	openssl x509 -req -in "$work/swapped.csr" -CA "$work/ca" \
		-CAkey "$work/swapped.key" -set_serial 2 -days 3 \
		-out "$work/leaf" 2>>"$work/stderr" ||
	failed 'R15: openssl signs with the exponents swapped'
chain=$bombs/chain-signatures.pem
cat "$work/leaf" >"$chain"
while [ "$(wc -c <"$chain")" -lt 258000 ]; do
	cat "$work/ca" >>"$chain"
done
{ cat "$work/leaf" "$work/ca" "$work/ca" "$work/ca"; } \
	>"$bombs/chain-exponent.pem"
request=$(sed '/^-/d' "$work/swapped.csr" | tr -d '\n')
for i in $(seq 99); do
	printf 'CN=www.example.ac.jp\t3\t\t\t\t\t%s\tTaro\tIT\t' "$request"
	printf 'taro@example.ac.jp\twww.example.ac.jp\tnginx\t\r\n'
done >"$bombs/tsv-signatures.tsv"

# The least address space in which the program starts, in KiB.
starts_in()
{
	(ulimit -v "$1" && "$wizard" --version) >"$work/stdout" 2>&1
}
limit=unlimited
if ! sanitized; then
	least=0 most=1048576
	while [ $((most - least)) -gt 64 ]; do
		middle=$(((least + most) / 2))
		if starts_in "$middle"; then
			most=$middle
		else
			least=$middle
		fi
	done
	limit=$((most + 16 * 1024))
fi
seconds=1
! sanitized || seconds=20

# limited ARGUMENTS...: the program under both limits.
limited()
{
	(
		ulimit -t "$seconds"
		ulimit -v "$limit"
		exec timeout -k 1 30 "$wizard" "$@"
	) >"$work/stdout" 2>"$work/stderr" </dev/null
	status=$?
}

csr_answers()
{
	cat <<END
upki-application: 1
profile: example
fqdn: www.example.ac.jp
history: none
manager-email: taro@example.ac.jp
software: nginx
key-source: csr
csr-file: $1
END
}

for bomb in "$bombs"/*; do
	bomb_name=${bomb##*/}
	new_place "$work/place"
	case $bomb_name in
	cert-*) limited inspect "$bomb" ;;
	chain-* | tsv-*) limited check "$bomb" ;;
	profile-*) limited profile check "$bomb" ;;
	yaml-*) limited build -o "$work/place/out" "$bomb" ;;
	csr-*)
		csr_answers "$bomb" >"$work/csr.yaml"
		limited build -o "$work/place/out" "$work/csr.yaml"
		;;
	key-*)
		csr_answers "$work/good.csr" >"$work/csr.yaml"
		echo "key-file: $bomb" >>"$work/csr.yaml"
		limited build -o "$work/place/out" "$work/csr.yaml"
		;;
	esac
	answer=$(cat "$work/stdout" "$work/stderr")
	answer_lines=$(printf '%s\n' "$answer" | wc -l)
	# These are long or odd, but can be shown, and are, up to a limit.
	case $status,$bomb_name in
	1,*) printf '%s\n' "$answer" |
		grep -qE ': (error|warning): U[0-9]{3}: ' || status=silent ;;
	0,cert-many.pem | 0,cert-names.der | 0,cert-rdns.der | \
		0,cert-oid.der | 0,cert-extensions.der | 0,cert-text.der | \
		0,cert-modulus.der) ;;
	*) status="$status: $answer" ;;
	esac
	case $status in
	[01])
		if [ "$answer_lines" -le 4000 ] &&
			[ "$(ls -A "$work/place/out")" = old ]; then
			passed "R15: $bomb_name: status $status"
			continue
		fi
		;;
	esac
	failed "R15: $bomb_name: status $status, $answer_lines lines"
	printf '%s\n' "$answer" | head -n 5 | cut -c 1-300 | sed 's/^/# /'
done
finish
