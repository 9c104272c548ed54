# SPDX-License-Identifier: GPL-3.0-or-later
# Writes openssl_calls.h: a member of struct openssl for each function of the
# list, and its name as a call through that member.
BEGIN {
	print "/* SPDX-License-Identifier: GPL-3.0-or-later */"
	print "/* Written by openssl_calls.awk; do not edit. */"
	print "#ifndef PKI_OPENSSL_CALLS_H"
	print "#define PKI_OPENSSL_CALLS_H"
	print "\n/* clang-format off */"
}
/^[A-Za-z]/ {
	name[++count] = $1
}
END {
	print "\n#define OPENSSL_FUNCTIONS(use) \\"
	for (i = 1; i <= count; i++)
		print "\tuse(" name[i] ")" (i < count ? " \\" : "")
	print "\nstruct openssl {"
	for (i = 1; i <= count; i++)
		print "\t__typeof__(" name[i] ") *" name[i] ";"
	print "};"
	print "\n#ifndef OPENSSL_BY_NAME"
	for (i = 1; i <= count; i++)
		print "#define " name[i] " (openssl()->" name[i] ")"
	print "#endif"
	print "\n#endif"
}
