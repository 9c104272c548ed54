#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes tests/data/pki/: certificates, requests and test keys. What it made is
# committed; run it again only to add to it (keys and signatures change). Needs
# openssl 3 and perl. All names and persons are invented; all keys are test
# keys that protect nothing.
set -eu

cd "$(dirname "$0")"
here=$(pwd)
out=$here/pki
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
cd "$work"

fqdn=www.lab-example.uec.ac.jp
uec='/C=JP/ST=tokyo/L=chofu/O=The University of Electro-Communications'

# The smallest configuration that reads no file of the system.
cat > config <<'END'
[req]
distinguished_name = none
[none]
[ca]
default_ca = authority
[authority]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
preserve = yes
copy_extensions = none
[any]
C = optional
ST = optional
L = optional
O = optional
OU = optional
CN = optional
emailAddress = optional
[authority_extensions]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
END
OPENSSL_CONF=$work/config
export OPENSSL_CONF

rsa() { # FILE BITS
	openssl genpkey -quiet -algorithm RSA -pkeyopt "rsa_keygen_bits:$2" \
		-out "$1" 2> key.log || { cat key.log; exit 1; }
}

ec() { # FILE CURVE [ENCODING]
	openssl genpkey -algorithm EC -pkeyopt "ec_paramgen_curve:$2" \
		-pkeyopt "ec_param_enc:${3:-named_curve}" -out "$1"
}

authority() { # NAME SUBJECT
	rsa "$1.key" 2048
	openssl req -new -utf8 -key "$1.key" -subj "$2" -out "$1.csr"
	: > index.txt
	openssl ca -config config -batch -notext -selfsign -keyfile "$1.key" \
		-in "$1.csr" -startdate 20200101000000Z \
		-enddate 20400101000000Z -extensions authority_extensions \
		-out "$1.pem" 2> ca.log || { cat ca.log; exit 1; }
}

# A server certificate without text around it.
issue() { # NAME AUTHORITY KEY SERIAL FIRST-DAY LAST-DAY SUBJECT NAMES
	printf '[server]\nbasicConstraints = CA:FALSE\n' > server
	printf 'extendedKeyUsage = serverAuth\nsubjectAltName = %s\n' "$8" \
		>> server
	sed 's/^rand_serial.*/serial = serial/' config > config.serial
	: > index.txt
	printf '%s\n' "$4" > serial
	openssl req -new -utf8 -key "$3" -subj "$7" -out issue.csr
	openssl ca -config config.serial -batch -notext -cert "$2.pem" \
		-keyfile "$2.key" -in issue.csr -startdate "${5}000000Z" \
		-enddate "${6}145959Z" -extfile server -extensions server \
		-out "$1.pem" 2> ca.log || { cat ca.log; exit 1; }
	cp "$1.pem" "$out/"
}

request() { # NAME KEY SUBJECT [OPTION...]
	name=$1
	key=$2
	subject=$3
	shift 3
	openssl req -new -utf8 -key "$key" -subj "$subject" "$@" \
		-out "$out/request-$name.csr"
}

# A request that openssl itself would not write: SUBJECT is pairs of
# ATTRIBUTE=VALUE, where \0 is a NUL.
raw_request() { # NAME KEY SUBJECT...
	name=$1
	key=$2
	shift 2
	openssl pkey -in "$key" -pubout -outform DER -out raw.spki
	perl - "$@" > raw.tbs <<'END'
sub der { my ($tag, $body) = @_; my $n = length $body;
	return pack("C", $tag) . ($n < 128 ? pack("C", $n)
		: $n < 256 ? pack("CC", 0x81, $n)
		: pack("Cn", 0x82, $n)) . $body; }
my %oid = (C => "\x55\x04\x06", ST => "\x55\x04\x08", L => "\x55\x04\x07",
	O => "\x55\x04\x0a", OU => "\x55\x04\x0b", CN => "\x55\x04\x03");
my $name = "";
for (@ARGV) {
	my ($type, $value) = split /=/, $_, 2;
	$value =~ s/\\0/\0/g;
	$name .= der(0x31, der(0x30, der(0x06, $oid{$type}) .
		der($type eq "C" ? 0x13 : 0x0c, $value)));
}
open my $file, "<:raw", "raw.spki" or die;
my $spki = do { local $/; <$file> };
binmode STDOUT;
print der(0x30, "\x02\x01\x00" . der(0x30, $name) . $spki . "\xa0\x00");
END
	openssl dgst -sha256 -sign "$key" -out raw.signature raw.tbs
	perl - > raw.der <<'END'
sub der { my ($tag, $body) = @_; my $n = length $body;
	return pack("C", $tag) . ($n < 128 ? pack("C", $n)
		: $n < 256 ? pack("CC", 0x81, $n)
		: pack("Cn", 0x82, $n)) . $body; }
sub all { open my $file, "<:raw", $_[0] or die; local $/; return <$file>; }
binmode STDOUT;
print der(0x30, all("raw.tbs") .
	"\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b\x05\x00" .
	der(0x03, "\0" . all("raw.signature")));
END
	{
		echo '-----BEGIN CERTIFICATE REQUEST-----'
		openssl base64 -in raw.der
		echo '-----END CERTIFICATE REQUEST-----'
	} > "$out/request-$name.csr"
}

rsa old.key 2048
rsa good-rsa.key 2048
ec good-ec.key secp384r1
for size in 1024 3072 4096; do rsa "rsa$size.key" "$size"; done
ec p256.key prime256v1
ec explicit.key secp384r1 explicit
openssl genpkey -algorithm ED25519 -out ed25519.key
openssl pkcs8 -topk8 -in good-rsa.key -passout 'pass:test passphrase' \
	-v2 aes-256-cbc -iter 2048 -out good-rsa-encrypted.key
openssl pkcs8 -topk8 -in good-rsa.key -outform DER -nocrypt \
	-out good-rsa.key.der
openssl rsa -in good-rsa.key -traditional -aes128 \
	-passout 'pass:test passphrase' -out good-rsa-traditional.key 2> key.log
cp old.key good-rsa.key good-ec.key good-rsa-encrypted.key \
	good-rsa.key.der good-rsa-traditional.key "$out/"

authority ca '/C=JP/O=National Institute of Informatics/CN=NII Open Domain CA - TEST'
authority r11 '/C=US/O=Example Encrypt/CN=R11'
cp ca.pem "$out/ca.pem"

three="DNS:$fqdn, DNS:app1.lab-example.uec.ac.jp, DNS:app2.lab-example.uec.ac.jp"
# 198 days, as issued since 2026-03-04.
issue old ca old.key 1A878AE3DFDD4ADA 20260310 20260924 \
	"$uec/CN=$fqdn" "$three"
issue old-ou-2021 ca old.key 2B00000000000001 20210906 20221007 \
	"$uec/OU=Information Technology Center/CN=$fqdn" "DNS:$fqdn"
issue old-ou-2023 ca old.key 2B00000000000002 20230906 20241007 \
	"$uec/OU=Information Technology Center/CN=$fqdn" "DNS:$fqdn"
issue old-other-o ca old.key 2B00000000000003 20250906 20261007 \
	"/C=JP/ST=tokyo/L=chofu/O=Example University/CN=$fqdn" "DNS:$fqdn"
issue old-other-cn ca old.key 2B00000000000004 20250906 20261007 \
	"$uec/CN=mail.lab-example.uec.ac.jp" "DNS:mail.lab-example.uec.ac.jp"
issue old-2020 ca old.key 2B00000000000005 20201006 20211107 \
	"$uec/CN=$fqdn" "DNS:$fqdn"
issue old-ec ca good-ec.key 2B00000000000006 20260310 20260924 \
	'/C=JP/ST=Tokyo/L=Chiyoda-ku/O=Example University/CN=www.example.ac.jp' \
	'DNS:www.example.ac.jp'
issue old-serial-20 ca old.key 7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF \
	20250310 20260411 "$uec/CN=$fqdn" "DNS:$fqdn"
issue lets-encrypt r11 old.key 03AABBCCDDEEFF00112233445566778899AA \
	20260801 20261030 "/CN=$fqdn" "DNS:$fqdn"
names=DNS:$fqdn
for number in $(seq 1 119); do
	names="$names, DNS:n$number.lab-example.uec.ac.jp"
done
issue many-names ca good-ec.key 2B00000000000007 20260310 20260924 \
	"$uec/CN=$fqdn" "$names"
issue old-wildcard ca old.key 2B00000000000009 20260310 20260924 \
	"$uec/CN=$fqdn" "$three, DNS:*.lab-example.uec.ac.jp"
issue old-wildcard ca old.key 2B00000000000009 20260310 20260924 \
	"$uec/CN=$fqdn" "$three, DNS:*.lab-example.uec.ac.jp"
issue explicit-curve ca explicit.key 2B00000000000008 20260310 20260924 \
	"$uec/CN=$fqdn" "DNS:$fqdn"
openssl req -x509 -new -key old.key -days 3650 -subj "$uec/CN=$fqdn" \
	-out "$out/self-signed.pem"

openssl x509 -in old.pem -outform DER -out "$out/old.der"
{
	openssl x509 -in old.pem -text
	echo 'A sentence between the certificates.'
	openssl x509 -in ca.pem -text
} > "$out/old-chain.pem"
openssl pkcs12 -export -in old.pem -inkey old.key -passout pass:test \
	-out "$out/old.p12"
openssl crl2pkcs7 -nocrl -certfile old.pem -out "$out/old.p7b"
# The same length, so that only the one byte changes.
perl -0777 -pe 's/(www)\.(lab-example)/$1\0$2/g' "$out/old.der" \
	> "$out/nul-name.der"

request rsa good-rsa.key "$uec/CN=$fqdn"
request ec good-ec.key \
	'/C=JP/ST=Tokyo/L=Chiyoda-ku/O=Example University/CN=www.example.ac.jp' \
	-sha384
request l-differs good-rsa.key \
	"/C=JP/ST=tokyo/L=Chofu-shi/O=The University of Electro-Communications/CN=$fqdn"
request st-missing good-rsa.key \
	"/C=JP/L=chofu/O=The University of Electro-Communications/CN=$fqdn"
request ou good-rsa.key \
	"$uec/OU=Information Technology Center/CN=$fqdn"
raw_request ou-empty good-rsa.key C=JP ST=tokyo L=chofu \
	'O=The University of Electro-Communications' OU= "CN=$fqdn"
raw_request nul-name good-rsa.key C=JP ST=tokyo L=chofu \
	'O=The University of Electro-Communications' \
	"CN=$fqdn\\0.example.com"
request email good-rsa.key \
	"$uec/CN=$fqdn/emailAddress=taro@lab-example.uec.ac.jp"
request other-cn good-rsa.key "$uec/CN=mail.lab-example.uec.ac.jp"
request old-key old.key "$uec/CN=$fqdn"
request san good-rsa.key "$uec/CN=$fqdn" -addext \
	"subjectAltName = DNS:$fqdn, DNS:app1.lab-example.uec.ac.jp"
request reversed good-rsa.key \
	"/CN=$fqdn/O=The University of Electro-Communications/L=chofu/ST=tokyo/C=JP"
request sha1 good-rsa.key "$uec/CN=$fqdn" -sha1
request pss good-rsa.key "$uec/CN=$fqdn" -sigopt rsa_padding_mode:pss
for size in 1024 3072 4096; do
	request "rsa$size" "rsa$size.key" "$uec/CN=$fqdn"
done
request p256 p256.key "$uec/CN=$fqdn"
request ed25519 ed25519.key "$uec/CN=$fqdn"
request explicit-curve explicit.key "$uec/CN=$fqdn"

cat > config.challenge <<END
[req]
prompt = no
distinguished_name = subject
attributes = attributes
[subject]
C = JP
ST = tokyo
L = chofu
O = The University of Electro-Communications
CN = $fqdn
[attributes]
challengePassword = not a secret
END
openssl req -new -config config.challenge -key good-rsa.key \
	-out "$out/request-challenge.csr"

openssl req -in "$out/request-rsa.csr" -outform DER \
	-out "$out/request-rsa.der"
perl -0777 -pe 's/(.)\z/chr(ord($1) ^ 1)/se' "$out/request-rsa.der" > broken.der
openssl req -inform DER -in broken.der -out "$out/request-broken.csr"

chmod 0644 "$out"/*
