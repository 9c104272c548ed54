/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every problem number with its cause and remedy. The numbers are frozen
 * (interface.md, Problem numbers): none is ever given another meaning.
 */
#include "config.h"

#include "service/problem.h"

#include "base/locale.h"

/* clang-format off */
const struct problem problems[] = {
	{201, true, SEVERITY_ERROR,
	     N_("A required item is empty"),
	     N_("The service needs this item for this kind of "
		"application, and nothing was entered."),
	     N_("Fill in the item named in the message. "
		"Administrator's mail address and software are "
		"required; name and department are recommended.")},
	{202, true, SEVERITY_ERROR,
	     N_("A value is too long"),
	     N_("The item has more characters than the service takes. "
		"In dNSName all names count together."),
	     N_("Shorten the value. For dNSName, remove names or "
		"divide them between two certificates.")},
	{204, true, SEVERITY_ERROR,
	     N_("Not half-width digits"),
	     N_("An item that takes digits only contains another "
		"character or full-width digits."),
	     N_("Enter half-width digits 0 to 9 only. Write a serial "
		"number in decimal.")},
	{205, true, SEVERITY_ERROR,
	     N_("Characters that are not allowed"),
	     N_("The revocation comment contains characters that the "
		"service does not take, or the passphrase some that cannot "
		"be typed when a server starts."),
	     N_("Write the comment again with ordinary Japanese "
		"characters, letters and digits; enter the passphrase again "
		"with the Japanese input method off.")},
	{206, true, SEVERITY_ERROR,
	     N_("Subject or mail address is not in the right form"),
	     N_("The subject DN is not written as "
		"CN=...,O=...,L=...,ST=...,C=JP, or the mail address "
		"is not one half-width address."),
	     N_("Make the TSV file again with this program. Enter one "
		"mail address, half width, without a name before it.")},
	{208, true, SEVERITY_ERROR,
	     N_("There is no such file"),
	     N_("The file does not exist, or you are not permitted to "
		"read it."),
	     N_("Check the name and the folder of the file, and who "
		"may read it.")},
	{209, true, SEVERITY_ERROR,
	     N_("The name of the file does not end in .tsv or .txt"),
	     N_("The service takes files by their extension."),
	     N_("Rename the file so that it ends in .tsv. Do not "
		"change its contents.")},
	{212, true, SEVERITY_ERROR,
	     N_("This subject was issued before: use a renewal"),
	     N_("The service knows a certificate with the same CN, O "
		"and C, be it valid, expired or revoked. ST and L are "
		"not compared."),
	     N_("Make the TSV file for a renewal, naming the serial "
		"number of the newest certificate without OU. If you "
		"do not know the serial number, ask the centre.")},
	{213, true, SEVERITY_ERROR,
	     N_("The file is empty"),
	     N_("The file contains no application."),
	     N_("Make the file again. It may have been cut off while "
		"it was copied or mailed.")},
	{214, true, SEVERITY_ERROR,
	     N_("Too many applications in one file"),
	     N_("A file holds at most 99 lines, one application each."),
	     N_("Divide the applications between several files.")},
	{215, true, SEVERITY_ERROR,
	     N_("The institution is not in a valid state"),
	     N_("The institution's participation in the service is not "
		"valid at the moment."),
	     N_("You cannot mend this yourself. Tell the centre; the "
		"registrar asks the service desk of NII.")},
	{241, true, SEVERITY_ERROR,
	     N_("O is not the name of the applicant's institution"),
	     N_("O in the subject differs from the English name that "
		"the institution registered."),
	     N_("Choose the right institution on page 1; O is then "
		"copied to the letter. Make the CSR again, too.")},
	{371, true, SEVERITY_ERROR,
	     N_("OU is not on the list"),
	     N_("Until 2022 an OU had to be on the institution's list. "
		"OU was abolished on 2022-07-26."),
	     N_("Make the application without OU.")},
	{301, false, SEVERITY_ERROR,
	     N_("New or renewal cannot be decided"),
	     N_("It is not known whether a certificate was ever issued "
		"for this server. A wrong guess is answered with 212."),
	     N_("Look for the old certificate on the server or in its "
		"files, or ask the centre, which has the list of all "
		"that were issued.")},
	{302, false, SEVERITY_ERROR,
	     N_("Renewal chosen, but nothing to renew is known"),
	     N_("A renewal names the serial number of an earlier "
		"certificate without OU, and none was given."),
	     N_("Look for a newer certificate without OU and read it on page "
		"3. If there never was one, choose new.")},
	{303, false, SEVERITY_WARNING,
	     N_("The certificate is not from this service"),
	     N_("Its issuer is another one, for example Let's Encrypt "
		"or the server itself. It says nothing about new or "
		"renewal."),
	     N_("Look for an earlier certificate of UPKI (issuer: NII "
		"Open Domain CA). If there never was one, say so on "
		"page 3.")},
	{304, false, SEVERITY_WARNING,
	     N_("The certificate is for another server"),
	     N_("Its CN is not the FQDN of the application, or it is "
		"a CA's own certificate. It says nothing about this "
		"server."),
	     N_("Name the certificate of this server. If it is the "
		"right one, check the FQDN of the application (page 2 "
		"in the wizard), or the folder named with check "
		"--for.")},
	{305, false, SEVERITY_WARNING,
	     N_("The same CN was issued under another O"),
	     N_("CN, O and C are compared; with another O it is "
		"another subject and a new application. NII's flow "
		"chart compares the CN alone."),
	     N_("Apply as new, and ask the centre to revoke the old "
		"certificate afterwards. If in doubt, ask the centre "
		"first.")},
	{306, false, SEVERITY_ERROR,
	     N_("OU and the date contradict each other"),
	     N_("Certificates issued from 2022-07-27 have no OU; this "
		"one is said to have one."),
	     N_("Check the day of issue and the OU in the certificate "
		"itself, best by reading its file.")},
	{307, false, SEVERITY_ERROR,
	     N_("The serial number cannot be read"),
	     N_("It contains other characters, is zero or negative, or "
		"is longer than 20 octets; or a spreadsheet, which keeps 15 "
		"digits, made the others zeros."),
	     N_("Copy it again, for example from: openssl x509 -noout "
		"-serial -in FILE. Decimal, 0x..., and pairs with "
		"colons are all understood.")},
	{308, false, SEVERITY_NOTE,
	     N_("Digits were taken as a decimal number"),
	     N_("A number of digits alone could be decimal or "
		"hexadecimal; it was taken as decimal."),
	     N_("If it is hexadecimal, put 0x before it.")},
	{309, false, SEVERITY_ERROR,
	     N_("A date is not possible, or does not fit"),
	     N_("A day of issue is no day of the calendar, is written "
		"in another form, or lies in the future. Or the "
		"dates of a certificate do not fit: it has expired, "
		"is not valid yet, is older than the application, or "
		"is valid for unusually long."),
	     N_("Write a day of issue as in 2025-06-01; the "
		"certificate names it as Not Before. If a certificate "
		"does not fit, make sure that it is the one you "
		"mean, and that this machine's date is right. An "
		"earlier certificate may well have expired.")},
	{310, false, SEVERITY_WARNING,
	     N_("File and live server differ"),
	     N_("The server shows another certificate than the file "
		"that was read: the file may be of an earlier or a "
		"later time, or a load balancer answers."),
	     N_("Find out which certificate is the newest without OU. "
		"Its serial number belongs in a renewal.")},
	{311, false, SEVERITY_NOTE,
	     N_("No revocation TSV is needed"),
	     N_("This centre revokes the old certificate itself when "
		"it is told that the server runs with the new one. "
		"One that has expired needs no revocation."),
	     N_("Tell the centre the FQDN after the replacement; next.txt of "
		"the renewal holds the text. Send a revocation TSV only if "
		"the centre asks for one.")},
	{312, false, SEVERITY_ERROR,
	     N_("An application was already made from this record"),
	     N_("The file is the record of files that exist. Making "
		"them again would leave two applications and, where the "
		"program makes the key, two keys."),
	     N_("Use the files that were made. For a new application, "
		"open the record in the wizard: it keeps the person "
		"and the software and asks for the rest.")},
	{313, false, SEVERITY_WARNING,
	     N_("The serial number is unusually short"),
	     N_("Serial numbers of certificates have 8 octets or more: 16 "
		"hexadecimal digits, or 17 to 49 decimal ones. Perhaps only "
		"its first part was copied, or the number of a line or an "
		"application."),
	     N_("Compare it with the certificate: openssl x509 -noout -serial "
		"-in FILE, or let the program read the file. If it really is "
		"so short, nothing needs to be changed.")},
	{401, false, SEVERITY_ERROR,
	     N_("Not a full host name"),
	     N_("A host name with its domain is needed: letters, "
		"digits and hyphens, in parts with dots between them."),
	     N_("Enter the whole name, as in www.lab.uec.ac.jp, "
		"without https:// and without a dot at the end.")},
	{402, false, SEVERITY_ERROR,
	     N_("Outside the institution's domains"),
	     N_("Certificates are issued only for names under the "
		"domains of the institution. For a mail address this "
		"is a warning unless the institution says otherwise."),
	     N_("Check the spelling, and the institution chosen on "
		"page 1.")},
	{403, false, SEVERITY_ERROR,
	     N_("The institution excludes this domain"),
	     N_("The institution does not apply for certificates for "
		"names under this domain."),
	     N_("The message gives the institution's reason. Ask the "
		"centre which name to use.")},
	{404, false, SEVERITY_ERROR,
	     N_("An IP address instead of a name"),
	     N_("Certificates of this service are issued for host "
		"names only."),
	     N_("Enter the host name. If the server has none, have one "
		"registered in the DNS first.")},
	{405, false, SEVERITY_ERROR,
	     N_("A wildcard name"),
	     N_("The service issues no wildcard certificates. On the "
		"institution's page the * stands for any name."),
	     N_("Enter the server's own name. Further names of the "
		"same machine go into dNSName, page 5.")},
	{406, false, SEVERITY_ERROR,
	     N_("An underscore in the name"),
	     N_("Host names in certificates must not contain "
		"underscores."),
	     N_("Use a name without an underscore; have one registered "
		"in the DNS if need be.")},
	{407, false, SEVERITY_ERROR,
	     N_("An internationalized name"),
	     N_("Names with Japanese or other characters are applied "
		"for in their ASCII form, which begins with xn--."),
	     N_("Accept the proposed form.")},
	{408, false, SEVERITY_WARNING,
	     N_("The name resembles that of a famous service"),
	     N_("To prevent phishing the CA looks closely at names "
		"like Google, Microsoft or Amazon. Issuing may be "
		"delayed or refused, and the CA gives no reason."),
	     N_("Choose another name if you can. If you keep it, apply "
		"early.")},
	{409, false, SEVERITY_WARNING,
	     N_("A DNS name is missing, or was not asked for"),
	     N_("The application leaves out a DNS name of the old "
		"certificate, or the certificate that came lacks one "
		"that was asked for: visitors under that name would "
		"see an error. Or that certificate has one that was "
		"not asked for."),
	     N_("In an application add the name (page 5, dns-names), "
		"unless it is no longer used. If it is the "
		"certificate that came, tell the centre before you "
		"install it.")},
	{410, false, SEVERITY_NOTE,
	     N_("A name or an application is repeated"),
	     N_("The name was given more than once, or is the CN, "
		"which always comes first; or two lines of a TSV file "
		"are for the same server or the same certificate."),
	     N_("A note says what the program put right, and nothing "
		"needs to be done. In a TSV file keep one of the two "
		"lines, or the name once.")},
	{411, false, SEVERITY_ERROR,
	     N_("C and CN seem to be swapped"),
	     N_("Two letters such as JP are the country (C). The "
		"common name (CN) is the name of the server."),
	     N_("Enter the server's FQDN. C is filled in by the "
		"program.")},
	{412, false, SEVERITY_ERROR,
	     N_("Too many names"),
	     N_("A certificate takes at most 8 names, and the CN "
		"counts."),
	     N_("Remove names, or divide them between two certificates.")},
	{501, false, SEVERITY_ERROR,
	     N_("The file cannot be read as what is needed"),
	     N_("It is not the expected certificate, CSR or key, or it "
		"is damaged."),
	     N_("The message says what was found instead. Choose the "
		"right file, or copy it again.")},
	{502, false, SEVERITY_ERROR,
	     N_("The signature of the CSR is wrong"),
	     N_("The CSR was changed or damaged after it was made."),
	     N_("Copy the CSR again as a file, or make a new one on "
		"page 6.")},
	{503, false, SEVERITY_ERROR,
	     N_("Type or size of the key"),
	     N_("The service takes RSA keys of exactly 2048 bits, and "
		"where the institution allows it EC keys on secp384r1. "
		"Longer RSA keys are refused, too."),
	     N_("Make a new key and CSR on page 6.")},
	{504, false, SEVERITY_ERROR,
	     N_("The digest of the CSR's signature"),
	     N_("An RSA request is signed with SHA-256, an EC request "
		"with SHA-384."),
	     N_("Make the CSR again with the right digest, or on page "
		"6.")},
	{505, false, SEVERITY_ERROR,
	     N_("The subject of the CSR is not the registered one"),
	     N_("C, ST, L and O are fixed by the institution and "
		"compared to the letter, upper and lower case included."),
	     N_("Make the CSR again with exactly these values, or on "
		"page 6.")},
	{506, false, SEVERITY_ERROR,
	     N_("The CSR has an OU"),
	     N_("OU was abolished on 2022-07-26; the service refuses a "
		"CSR with OU, even an empty one."),
	     N_("Make the CSR again without OU, or on page 6.")},
	{507, false, SEVERITY_ERROR,
	     N_("The CSR has a mail address in its subject"),
	     N_("The subject consists of C, ST, L, O and CN only."),
	     N_("Make the CSR again and leave emailAddress out (in "
		"openssl: enter a dot), or make it on page 6.")},
	{508, false, SEVERITY_WARNING,
	     N_("The CSR has a challenge password"),
	     N_("The service does not use it, and anyone who gets the "
		"CSR can read it."),
	     N_("Make the CSR again without it. If the password is "
		"used elsewhere, change it there.")},
	{509, false, SEVERITY_WARNING,
	     N_("The CSR asks for extensions"),
	     N_("Other names and extensions in the CSR are not read; "
		"names travel in the dNSName column."),
	     N_("Enter the other names on page 5. The CSR can stay as "
		"it is.")},
	{510, false, SEVERITY_ERROR,
	     N_("The CN of the CSR is not the server's FQDN"),
	     N_("The CSR was made for another name, or its CN is "
		"missing."),
	     N_("Check the FQDN on page 2. If it is right, make the "
		"CSR again, or on page 6.")},
	{511, false, SEVERITY_ERROR,
	     N_("The key of an earlier certificate"),
	     N_("Every application needs a new key pair, a renewal too."),
	     N_("Make a new key and CSR on page 6. The running server "
		"keeps its old key until the new certificate is "
		"installed.")},
	{512, false, SEVERITY_ERROR,
	     N_("The key does not belong to the CSR or certificate"),
	     N_("The public key in the CSR or the certificate is "
		"another one, so that a server could not use the "
		"certificate with this key. A note says only that "
		"nothing was compared."),
	     N_("Find the key that the CSR was made with. Before the "
		"application is sent, both can be made anew (page 6); "
		"if it is the certificate that came, look for the "
		"folder it was applied for from. After a note nothing "
		"needs to be done.")},
	{513, false, SEVERITY_ERROR,
	     N_("The TSV file is not in its form"),
	     N_("An editor, a mail program or a spreadsheet changed the "
		"encoding, the line ends, the number of columns or the "
		"notation of a cell, or it was written so by hand."),
	     N_("Make the file again with this program and mail it as "
		"it is. Do not open it in a spreadsheet or an editor.")},
	{514, false, SEVERITY_ERROR,
	     N_("The serial number of another certificate"),
	     N_("Column 4 names a certificate that is not the one to "
		"be replaced or revoked: an older one, one of another "
		"server, or one that does not exist."),
	     N_("Write the serial number of the newest certificate of "
		"this server without OU, best by reading its file.")},
	{515, false, SEVERITY_ERROR,
	     N_("Others can read the private key"),
	     N_("The permissions of the file let other users of this "
		"machine read it, or it was sent away with the TSV, or it "
		"lies in one file with what is sent. Whoever has the key can "
		"pretend to be the server."),
	     N_("Keep the key in a file of its own and run chmod 600 on it. "
		"If others may have copied it, make a new key and apply "
		"again.")},
	{516, false, SEVERITY_ERROR,
	     N_("The certificate chain is incomplete or out of order"),
	     N_("The server has to send its own certificate, then the "
		"intermediate that issued it, then the one that issued "
		"that; each is signed with the key of the next. Some "
		"browsers fail otherwise."),
	     N_("Put the certificates into this order. Take missing "
		"ones from the service's page for the day of issue.")},
	{517, false, SEVERITY_NOTE,
	     N_("A text for people, which is not checked"),
	     N_("The letter to the centre and the list of the next steps are "
		"made beside the TSV file and are no part of what the "
		"service reads."),
	     N_("Nothing needs to be done. The TSV file itself, in the folder "
		"send, is what is to be checked.")},
	{601, false, SEVERITY_NOTE,
	     N_("A text was corrected"),
	     N_("Characters were replaced by ones that the service "
		"takes, such as full-width digits by half-width ones."),
	     N_("Look at the corrected text. If it is right, nothing "
		"needs to be done.")},
	{602, false, SEVERITY_ERROR,
	     N_("A character that cannot be written"),
	     N_("The TSV file holds characters of JIS X 0208 only. "
		"Circled digits, company signs in one character, some "
		"kanji of names and emoji are not among them."),
	     N_("Accept the proposal, or use another form of the "
		"character or kana.")},
	{603, false, SEVERITY_WARNING,
	     N_("More than half of the limit"),
	     N_("It is not known whether the service counts a "
		"full-width character once or twice. Counted twice, "
		"this text is too long."),
	     N_("Shorten the text to be safe, or keep it and be ready "
		"for 202.")},
	{604, false, SEVERITY_ERROR,
	     N_("The text begins like a formula"),
	     N_("A spreadsheet takes a text that begins with =, +, - "
		"or @ for a formula, and may change it or run it."),
	     N_("Begin with another character.")},
	{605, false, SEVERITY_ERROR,
	     N_("A backslash or a tilde"),
	     N_("In Shift_JIS these two bytes are read as a yen sign "
		"and an overline by some programs."),
	     N_("Use the full-width form of the character, or leave it "
		"out.")},
	{606, false, SEVERITY_WARNING,
	     N_("The web server software is not named"),
	     N_("The service asks for the name and version of the software "
		"that will use the certificate. What was entered goes to the "
		"registrar as it is, who has to ask back."),
	     N_("On the server, apache2 -v, httpd -v or nginx -v tells name "
		"and version; from elsewhere curl -I shows the server's "
		"Server: line. Enter what it says, or keep the entry if "
		"nobody can tell.")},
	{701, false, SEVERITY_ERROR,
	     N_("The YAML file cannot be read"),
	     N_("Its syntax is wrong, or it is larger or deeper than a "
		"file of this kind can be."),
	     N_("Look at the line and column in the message: often a "
		"blank after a colon is missing, a TAB is used for "
		"indentation, or a quote is not closed. Several applications "
		"in one file are for build, check and report only.")},
	{702, false, SEVERITY_ERROR,
	     N_("An unknown key"),
	     N_("The file has a key that this program does not know; "
		"often a word is misspelt."),
	     N_("Use the key that is proposed, or remove the line.")},
	{703, false, SEVERITY_ERROR,
	     N_("A key is given twice"),
	     N_("The same key stands in the same place more than once, "
		"and it is not clear which value counts."),
	     N_("Remove all but one.")},
	{704, false, SEVERITY_ERROR,
	     N_("A value of the wrong type"),
	     N_("A number, a date, a list or one of certain words is "
		"needed there."),
	     N_("The message says what is needed. Dates are written as "
		"2025-06-01; put long numbers in quotes.")},
	{705, false, SEVERITY_ERROR,
	     N_("A required key is missing"),
	     N_("The file cannot be used without this key."),
	     N_("Add the key named in the message.")},
	{706, false, SEVERITY_ERROR,
	     N_("Entries that contradict each other"),
	     N_("An entry does not go with another one, for example a "
		"serial number with history: none, a column that must be "
		"empty in this kind of application, or a name of a TSV "
		"file that says another kind than its lines."),
	     N_("Remove the entry that does not belong there, or "
		"change the other one.")},
	{801, false, SEVERITY_ERROR,
	     N_("Writing failed"),
	     N_("The folder or file cannot be written; the message "
		"gives the system's reason. Nothing was left behind."),
	     N_("Choose another folder, or have the permission "
		"changed, and try again.")},
	{802, false, SEVERITY_ERROR,
	     N_("The folder is not safe"),
	     N_("Other users may write to the folder, or a link stands "
		"in its place. A private key must not be put there."),
	     N_("Choose a folder that only you may write to, for "
		"example one in your home.")},
	{803, false, SEVERITY_ERROR,
	     N_("No space is left"),
	     N_("The disk is full, or a quota or limit was reached. "
		"Nothing was left behind."),
	     N_("Make room or choose another disk, and try again.")},
	{804, false, SEVERITY_ERROR,
	     N_("Not an ordinary file"),
	     N_("The name belongs to a folder, a device or a pipe."),
	     N_("Choose an ordinary file.")},
	{805, false, SEVERITY_ERROR,
	     N_("The file is too large"),
	     N_("It is larger than a file of this kind can be; "
		"probably it is another file."),
	     N_("Choose the right file.")},
	{806, false, SEVERITY_ERROR,
	     N_("The live server was not reached"),
	     N_("No connection to the server came about within 5 "
		"seconds, or it ended before a certificate was shown. "
		"A firewall, a wrong name or port, or a server that is "
		"not running can be the cause."),
	     N_("Check name, port and network and try again, or read "
		"the certificate's file on the server instead.")},
	{901, false, SEVERITY_ERROR,
	     N_("The domain is not permitted"),
	     N_("The service answers in words, without a number: the "
		"CA has not finished reviewing this domain for the "
		"institution."),
	     N_("The TSV file need not be changed. The registrar asks "
		"the service desk of NII; when the review is finished "
		"the same file can be uploaded again.")},
	{902, false, SEVERITY_ERROR,
	     N_("The institution's permission has expired"),
	     N_("The service answers in words, without a number: the "
		"term of the approval is over, and the CA has to "
		"review the institution again."),
	     N_("The TSV file need not be changed. The registrar asks "
		"the service desk of NII.")},
	{903, false, SEVERITY_ERROR,
	     N_("ST or L differs from the registered value"),
	     N_("The service answers in words, without a number: each "
		"institution has one prescribed ST and L, compared to "
		"the letter."),
	     N_("Look the values up in NII's list of ST and L for the "
		"institutions. If the profile has another value, tell "
		"the centre; else make the CSR and the TSV file again.")},
	{904, false, SEVERITY_ERROR,
	     N_("The WHOIS check failed"),
	     N_("Until January 2025 the service looked the domain's "
		"owner up by WHOIS: either the server could not be "
		"reached, or the registered name had changed."),
	     N_("After a failed connection upload again later. If it "
		"happens again, or if the registered name does not "
		"match, the registrar asks the service desk of NII.")},
};
/* clang-format on */

const size_t problem_count = sizeof(problems) / sizeof(problems[0]);
