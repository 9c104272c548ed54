#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# make_bombs.pl FOLDER CERTIFICATE: files that want to cost time, memory or
# stack when they are read. The name's beginning says what reads it.
use strict;
use warnings;
use MIME::Base64;

my ($folder, $certificate) = @ARGV;
my $half = 128 * 1024;

sub put {
	my ($name, @bytes) = @_;
	open(my $file, '>:raw', "$folder/$name") or die "$name: $!";
	print $file @bytes or die;
	close($file) or die;
}

# ---- DER
sub tlv {
	my ($tag, @content) = @_;
	my $bytes = join('', @content);
	my $size = length($bytes);
	return pack('CC', $tag, $size) . $bytes if $size < 128;
	my $length = pack('N', $size);
	$length =~ s/^\0+//;
	return pack('CC', $tag, 0x80 | length($length)) . $length . $bytes;
}
sub sequence { return tlv(0x30, @_) }
sub number { return tlv(0x02, @_) }
sub oid { return tlv(0x06, pack('H*', $_[0])) }
my $sha256rsa = sequence(oid('2a864886f70d01010b'), tlv(0x05));
sub rdn { my ($type, $value) = @_;
	return tlv(0x31, sequence($type, tlv(0x0c, $value))) }
my $cn = rdn(oid('550403'), 'www.example.ac.jp');
sub rsa { my ($modulus, $exponent) = @_;
	return sequence(sequence(oid('2a864886f70d010101'), tlv(0x05)),
		tlv(0x03, "\0", sequence(number($modulus), number($exponent)))) }
my $key = rsa("\0" . "\xc5" x 256, "\1\0\1");
sub extension { my ($type, $value) = @_;
	return sequence($type, tlv(0x04, $value)) }
sub certificate {
	my ($name, $spki, @extensions) = @_;
	return sequence(sequence(tlv(0xa0, number("\2")), number("\1"),
		$sha256rsa, sequence($cn),
		sequence(tlv(0x17, '260101000000Z'), tlv(0x17, '270101000000Z')),
		sequence($name), $spki,
		@extensions ? tlv(0xa3, sequence(@extensions)) : ()),
		$sha256rsa, tlv(0x03, "\0", "\x55" x 256));
}
sub request {
	my ($name, $spki, @extensions) = @_;
	return sequence(sequence(number("\0"), sequence($name), $spki,
		tlv(0xa0, @extensions ? sequence(oid('2a864886f70d01090e'),
			tlv(0x31, sequence(@extensions))) : ())),
		$sha256rsa, tlv(0x03, "\0", "\x55" x 256));
}
sub names { my ($count, $text) = @_;
	return extension(oid('551d11'),
		sequence(map { tlv(0x82, sprintf($text, $_)) } 1 .. $count)) }

put('cert-nested-open.der', "\x30\x80" x $half);
my $nested = '';
$nested = sequence($nested) while length($nested) < 30000;
put('cert-nested.der', $nested);
put('cert-length.der', "\x30\x84\x7f\xff\xff\xff\x30\x84\x7f\xff\xff\xf0");
put('cert-names.der', certificate($cn, $key, names(14000, 'n%d.example.jp')));
put('cert-rdns.der', certificate($cn x 7000, $key));
put('cert-oid.der', certificate(rdn(tlv(0x06, "\x55" . "\xff" x 200000 . "\x7f"),
	'x'), $key));
put('cert-extensions.der', certificate($cn, $key,
	map { extension(oid(sprintf('2b06010401%02x%02x', $_ / 128 % 64 + 1,
	$_ % 128)), 'x') } 1 .. 12000));
put('cert-text.der', certificate(rdn(oid('550403'), "\xcc\x81" x 100000), $key));
put('cert-modulus.der', certificate($cn, rsa("\0" . "\xc5" x 250000, "\1\0\1")));
put('cert-of-zeros.der', "\0" x (2 * $half));
put('cert-begins.pem', "-----BEGIN CERTIFICATE-----\n" x 9000);
put('cert-empty.pem', ("-----BEGIN CERTIFICATE-----\n" .
	"-----END CERTIFICATE-----\n") x 4800);
put('cert-headers.pem', "-----BEGIN CERTIFICATE-----\n", "Proc-Type: 4,ENCRYPTED\n",
	"DEK-Info: DES-EDE3-CBC,0000000000000000\n", "a: b\n" x 45000);
put('cert-line.pem', "-----BEGIN CERTIFICATE-----\n", 'A' x 260000);
open(my $file, '<', $certificate) or die;
my $pem = join('', <$file>);
put('cert-many.pem', $pem x int(2 * $half / length($pem)));
put('csr-names.der', request($cn, $key, names(14000, 'n%d.example.jp')));
put('csr-oid.der', request($cn, $key,
	extension(tlv(0x06, "\x55" . "\xff" x 200000 . "\x7f"), 'x')));
put('csr-modulus.der', request($cn, rsa("\0" . "\xc5" x 100000, "\1\0\1")));
put('csr-exponent.der', request($cn, rsa("\0" . "\xc5" x 2048,
	"\0" . "\xc3" x 2047)));
put('csr-rdns.der', request($cn x 7000, $key));
put('csr-line.pem', 'A' x 260000);
# A round for each of two thousand million times.
put('key-rounds.der', sequence(sequence(oid('2a864886f70d01050d'), sequence(
	sequence(oid('2a864886f70d01050c'), sequence(tlv(0x04, 'saltsalt'),
		number("\x7f\xff\xff\xff"),
		sequence(oid('2a864886f70d0209'), tlv(0x05)))),
	sequence(oid('60864801650304012a'), tlv(0x04, 'i' x 16)))),
	tlv(0x04, 'x' x 64)));
put('key-modulus.der', sequence(number("\0"), number("\0" . "\xc5" x 60000),
	number("\1\0\1"), map { number("\0" . "\xc3" x 30000) } 1 .. 6));

# Exponents swapped: whoever verifies has the work of whoever signs.
if (open(my $pipe, '-|', 'openssl genrsa -traditional 3072 2>/dev/null | ' .
	'openssl rsa -traditional -outform DER 2>/dev/null')) {
	binmode($pipe);
	my $der = join('', <$pipe>);
	my @numbers;
	my $at = 4;
	while ($at < length($der)) {
		my ($size, $head) = (ord(substr($der, $at + 1, 1)), 2);
		if ($size > 128) {
			$head += $size - 128;
			$size = hex(unpack('H*', substr($der, $at + 2, $head - 2)));
		}
		push(@numbers, substr($der, $at + $head, $size));
		$at += $head + $size;
	}
	my ($version, $modulus, $small, $large, $p, $q, undef, undef, $inverse) =
		@numbers;
	put('../swapped.key', "-----BEGIN RSA PRIVATE KEY-----\n",
		encode_base64(sequence(map { number($_) } $version, $modulus,
			$large, $small, $p, $q, $small, $small, $inverse)),
		"-----END RSA PRIVATE KEY-----\n");
}

# ---- YAML
my $head = "upki-application: 1\nprofile: example\nhistory: none\n" .
	"manager-email: taro\@example.ac.jp\nsoftware: nginx\n";
my $fqdn = "fqdn: www.example.ac.jp\n";
put('yaml-deep.yaml', $head, $fqdn, 'dns-names: ', '[' x 65000);
put('yaml-deep-map.yaml', $head, 'fqdn: ', '{a: ' x 16000);
put('yaml-deep-block.yaml', join('', map { ' ' x $_ . "a:\n" } 0 .. 350));
put('yaml-laughs.yaml', "a: &a [x,x,x,x,x,x,x,x,x]\n", map { my $n = chr($_);
	my $p = chr($_ - 1); "$n: &$n [" . join(',', ("*$p") x 9) . "]\n" }
	98 .. 107);
put('yaml-keys.yaml', $head, $fqdn, map { "key$_: x\n" } 1 .. 5000);
put('yaml-same-key.yaml', $head, $fqdn x 2500);
put('yaml-documents.yaml', "---\na: b\n" x 7000);
put('yaml-large.yaml', $head, $fqdn, '# ' . 'x' x (2 * $half));
put('yaml-label.yaml', $head, 'fqdn: ', 'a' x 64000, ".example.ac.jp\n");
put('yaml-labels.yaml', $head, 'fqdn: ', 'a.' x 32000, "example.ac.jp\n");
put('yaml-idn.yaml', $head, 'fqdn: ', "\xc3\xbc" x 32000, ".example.ac.jp\n");
put('yaml-xn.yaml', $head, 'fqdn: xn--', 'a-' x 32000, "ac.jp\n");
put('yaml-names.yaml', $head, $fqdn, "dns-names:\n",
	map { "- n$_.example.ac.jp\n" } 1 .. 1900);
put('yaml-same-names.yaml', $head, $fqdn, "dns-names:\n",
	"- WWW.example.ac.jp\n" x 1900);
put('yaml-characters.yaml', $head, $fqdn, 'manager-name: ',
	"\xe2\x91\xa0" x 21000, "\n");
put('yaml-marks.yaml', $head, $fqdn, 'manager-name: e', "\xcc\x81" x 32000, "\n");
put('yaml-mixed-marks.yaml', $head, $fqdn, 'manager-name: e',
	"\xcc\x81\xcc\xa3" x 16000, "\n");
put('yaml-serial.yaml', "upki-application: 1\nprofile: example\n$fqdn",
	"history: typed\nprevious-issued: 2025-06-01\nprevious-ou: no\n",
	"manager-email: taro\@example.ac.jp\nsoftware: nginx\n",
	'previous-serial: "', '9' x 64000, "\"\n");
put('yaml-escapes.yaml', $head, $fqdn, 'manager-name: "',
	'\\U0010FFFF' x 6000, "\"\n");
put('yaml-mail.yaml', "upki-application: 1\nprofile: example\n$fqdn",
	"history: none\nsoftware: nginx\nmanager-email: ", '@a.' x 21000, "\n");
put('profile-deep.yaml', 'domains: ', '[' x 65000);
put('profile-domains.yaml', "upki-profile: 1\nid: x\ndomains:\n",
	map { "- d$_.jp\n" } 1 .. 1950);
put('profile-keys.yaml', map { "unknown-key-number-$_: x\n" } 1 .. 1800);
put('profile-subject.yaml', "upki-profile: 1\nid: x\nsubject:\n  O: ",
	"\xcc\x81\xcc\xa3" x 15000, "\n");

# ---- TSV: one cell as long as the file may be
my @cells = ('CN=www.example.ac.jp', 3, '', '', '', '', 'MII', 'Taro', 'IT',
	'taro@example.ac.jp', 'www.example.ac.jp', 'nginx', '');
sub line { my ($column, $cell, $size) = @_; my @line = @cells;
	$line[$column - 1] = $cell x int(($size // 1040000) / length($cell));
	return join("\t", @line) . "\r\n" }

put('tsv-circled.tsv', line(12, "\x87\x40"));
put('tsv-kana.tsv', line(8, "\xb6\xde"));
put('tsv-bad-bytes.tsv', line(9, "\x85\x40"));
put('tsv-dn.tsv', line(1, 'CN=a,'));
put('tsv-dn-full.tsv', line(1, "\x82\x81"));
put('tsv-dn-bad-bytes.tsv', line(1, "CN=\x85\x40,"));
put('tsv-mail.tsv', line(10, 'a.'));
put('tsv-labels.tsv', line(11, 'a.'));
put('tsv-name.tsv', line(13, 'a.'));
put('tsv-names.tsv', line(13, 'a.a,'));
put('tsv-dns-names.tsv', line(13, 'dNSName=a.a,'));
# The most of which every name is looked at.
put('tsv-names-counted.tsv', line(13, 'a.a,', 256 * 1024));
put('tsv-name-counted.tsv', line(13, 'a.', 256 * 1024));
