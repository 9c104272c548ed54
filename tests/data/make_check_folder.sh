# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by make_check_files.sh: a folder as it was made, and the certificates
# that came for it, good ones and one for each fault.

cp "$pki/good-rsa.key" "$pki/request-rsa.csr" "$out/folder/"
cat > "$out/folder/application.yaml" <<END
upki-application: 1
profile: uec
fqdn: $fqdn
history: none
dns-names: [app1.lab-example.uec.ac.jp]
manager-email: chofu.taro@lab-example.uec.ac.jp
software: Apache 2.4.62
made:
  date: 2026-11-20
  folder: /srv/upki/${fqdn}_20261120
  kind: new
  digests: {}
END
cat > "$out/corpus.yaml" <<'END'
# An institution as the default one, with the chain of the test CA.
upki-profile: 1
id: corpus
name: {ja: 検査用, en: For checks}
checked: 2026-11-01
sources: [https://www.example.ac.jp/]
subject: {C: JP, ST: tokyo, L: chofu, O: The University of Electro-Communications}
domains: [uec.ac.jp]
chains:
  - names: [NII Open Domain CA - TEST G8, TEST cross certificate]
END
cat > ca.config <<'END'
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
[any]
C = optional
ST = optional
L = optional
O = optional
OU = optional
CN = optional
[authority_extensions]
basicConstraints = critical, CA:TRUE
END
certify() { # NAME ISSUER SUBJECT KEY FROM TO NAMES
	request issue "$4" "$3"
	: > index.txt
	extensions=authority_extensions
	cp ca.config certify.config
	if [ -n "$7" ]; then
		printf '[server]\nsubjectAltName = %s\n' "$7" >> certify.config
		extensions=server
	fi
	if [ "$2" = self ]; then
		set -- "$@" -selfsign -keyfile "$4"
	else
		set -- "$@" -cert "$2.pem" -keyfile "$2.key"
	fi
	name=$1 from=$5 to=$6
	shift 7
	openssl ca -config certify.config -batch -notext "$@" -in issue.csr \
		-startdate "${from}000000Z" -enddate "${to}145959Z" \
		-extensions "$extensions" -out "$name.pem" 2> ca.log ||
		{ cat ca.log; exit 1; }
	cp "$name.pem" "$out/"
}
certify ca self '/C=JP/CN=TEST root' ca.key 20200101 20400101 ''
certify cross ca '/C=JP/CN=TEST intermediate root' cross.key 20200101 20400101 ''
certify g8 cross '/C=JP/CN=NII Open Domain CA - TEST G8' g8.key 20200101 \
	20400101 ''
both="DNS:$fqdn, DNS:app1.lab-example.uec.ac.jp"
key=$pki/good-rsa.key
certify came g8 "$uec/CN=$fqdn" "$key" 20261120 20270605 "$both"
certify came-expired g8 "$uec/CN=$fqdn" "$key" 20260101 20260601 "$both"
certify came-early g8 "$uec/CN=$fqdn" "$key" 20261101 20270505 "$both"
certify came-future g8 "$uec/CN=$fqdn" "$key" 20261201 20270605 "$both"
certify came-long g8 "$uec/CN=$fqdn" "$key" 20261120 20271220 "$both"
certify came-one-name g8 "$uec/CN=$fqdn" "$key" 20261120 20270605 "DNS:$fqdn"
certify came-more-names g8 "$uec/CN=$fqdn" "$key" 20261120 20270605 \
	"$both, DNS:app2.lab-example.uec.ac.jp"
certify came-other-name g8 "$uec/CN=$mail" second.key 20261120 20270605 \
	"DNS:$mail"
certify came-other-key g8 "$uec/CN=$fqdn" second.key 20261120 20270605 "$both"
certify came-other-l g8 "$(printf %s "$uec" | sed s/chofu/Chofu/)/CN=$fqdn" \
	"$key" 20261120 20270605 "$both"
# Each has the name of an intermediate certificate and stands in its place.
certify g8-other-key cross '/C=JP/CN=NII Open Domain CA - TEST G8' other.key \
	20200101 20400101 ''
certify g8-other-signer ca '/C=JP/CN=NII Open Domain CA - TEST G8' g8.key \
	20200101 20400101 ''
certify g8-expired cross '/C=JP/CN=NII Open Domain CA - TEST G8' g8.key \
	20200101 20261031 ''
sed -i 's/CA:TRUE/CA:FALSE/' ca.config
certify g8-no-ca cross '/C=JP/CN=NII Open Domain CA - TEST G8' g8.key \
	20200101 20400101 ''
sed -i 's/CA:FALSE/CA:TRUE/' ca.config
certify came-foreign ca "$uec/CN=$fqdn" "$key" 20261120 20270605 "$both"
