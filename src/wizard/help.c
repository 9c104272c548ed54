/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help texts of every question and every page. */
#include "config.h"

#include "wizard/help.h"

#include "base/locale.h"

const struct field_help field_helps[FIELD_COUNT] = {
    [FIELD_PROFILE] =
	{
	    .purpose = N_("Your institution fixes most of the certificate's "
			  "subject (country, prefecture, city, organization), "
			  "the domains, and how you submit. The wizard takes "
			  "all of this from the institution's profile."),
	    .example = N_("The University of Electro-Communications (uec), for "
			  "servers under uec.ac.jp."),
	    .mistake =
		N_("Choosing another institution to get on. The values differ "
		   "even in upper and lower case, and the service refuses an "
		   "application whose ST or L is not the registered value."),
	    .ask = N_(
		"It is the institution that owns the server's domain. If yours "
		"is not listed, ask its computer centre for the UPKI values; a "
		"profile is one text file (upki-wizard profile new)."),
	},
    [FIELD_START_FROM] =
	{
	    .purpose = N_("What exists already need not be typed again. An "
			  "old certificate tells name and history, last time's "
			  "folder also the administrator and the software."),
	    .example =
		N_("~/upki/www.example.uec.ac.jp_20260401, the folder of last "
		   "time; or /etc/pki/tls/certs/www.crt, the certificate in "
		   "use. With both, nothing else has to be typed."),
	    .mistake = N_("Giving the private key. It is never needed: a new "
			  "key is made for every application, a renewal too."),
	    .ask = N_("The folder lies where it was made, usually under upki "
		      "in your home. If you find nothing, leave the line empty "
		      "and start a new application."),
	},
    [FIELD_PURPOSE] =
	{
	    .purpose = N_("Usually you apply for a certificate. A revocation "
			  "declares one void before its end, and cannot be "
			  "taken back."),
	    .example = N_("Apply: a new server, or a certificate that runs out "
			  "soon. Revoke: the server is gone, or its private "
			  "key leaked."),
	    .mistake = N_("Revoking the old certificate in order to renew it. "
			  "Apply first; the old one is revoked after the new "
			  "one runs."),
	    .ask = N_("If you are not sure, ask your centre before you revoke. "
		      "After a renewal many centres only want to be told."),
	},
    [FIELD_REVOKE_REASON] =
	{
	    .purpose = N_("The service records why a certificate is revoked, "
			  "and everybody can read the reason in its list of "
			  "revoked certificates."),
	    .example = N_("5 when the server was shut down, 4 when another "
			  "certificate replaced it."),
	    .mistake = N_("Choosing keyCompromise to be quick or to be safe. "
			  "It says that the private key leaked, and is only "
			  "for that."),
	    .ask = N_("If the key may have leaked, tell your centre and the "
		      "security team of your institution at once. Else ask "
		      "the centre which reason it expects."),
	},
    [FIELD_REVOKE_COMMENT] =
	{
	    .purpose = N_("A few words for the registrar about the reason. "
			  "They are required with reason 0, and welcome with "
			  "the others."),
	    .example = N_("The laboratory's server was shut down on 1 March."),
	    .mistake = N_("Passwords, addresses or the course of an attack: "
			  "the comment goes through mail and is kept."),
	    .ask = N_("Write what you would say to the centre on the "
		      "telephone. It tells you if it needs more."),
	},
    [FIELD_REVOKE_CONFIRMED] =
	{
	    .purpose = N_("A leak means that somebody else has or may have the "
			  "private key and can pose as your server. The "
			  "certificate is then void at once and for good."),
	    .example = N_("keyCompromise, typed as it stands here, after a "
			  "break-in, a stolen disk, or a key that was put on "
			  "the web or into a mail."),
	    .mistake = N_("Typing it because the key was lost or its "
			  "passphrase forgotten: that is no leak. Choose "
			  "another reason then."),
	    .ask = N_("Ask the security team of your institution when you are "
		      "not sure whether the key got out. Do not wait for the "
		      "answer before you make a new key."),
	},
    [FIELD_FQDN] =
	{
	    .purpose =
		N_("The full name under which people reach the server. It "
		   "becomes the common name (CN) of the certificate, and your "
		   "centre confirms it with the manager of the domain."),
	    .example = N_("www.example.uec.ac.jp: the host with its whole "
			  "domain, at most 64 characters."),
	    .mistake =
		N_("Only the host (www), a URL (https://...), an IP address, "
		   "or a name with *. One real host name goes here; further "
		   "names of the same machine are asked on page 5."),
	    .ask = N_("It stands behind https:// in the browser's address bar, "
		      "or run 'hostname -f' on the server. If the name does "
		      "not exist yet, ask whoever manages your department's "
		      "domain to register it first."),
	},
    [FIELD_HISTORY] =
	{
	    .purpose = N_(
		"Whether a certificate was ever issued for this name decides "
		"between a new application and a renewal. Expired and revoked "
		"ones count, and so do those your predecessor obtained."),
	    .example =
		N_("If the server already runs with a UPKI certificate, "
		   "reading its file or asking the live server is the surest "
		   "way: everything needed is in the certificate."),
	    .mistake =
		N_("Answering \"never issued\" because you yourself never "
		   "applied. If an earlier certificate exists, the service "
		   "returns a new application with error 212."),
	    .ask = N_("Ask your predecessor, search for the mails about "
		      "earlier certificates, or ask your centre, whose "
		      "registrar can list them all. If nobody knows, choose "
		      "\"I don't know\" and the page shows what to do."),
	},
    [FIELD_PREVIOUS_FILES] =
	{
	    .purpose = N_(
		"The earlier certificate tells its serial number, its dates, "
		"its other names and whether it has an OU, so that nothing has "
		"to be copied by hand. It is only read, never changed."),
	    .example =
		N_("/etc/pki/tls/certs/www.example.uec.ac.jp.pem: the file "
		   "named by SSLCertificateFile (Apache) or ssl_certificate "
		   "(nginx). PEM and DER both work, also with a chain."),
	    .mistake = N_("Giving the private key, the CSR or an intermediate "
			  "CA certificate. What is needed is the server's own "
			  "certificate, whose subject shows your FQDN."),
	    .ask = N_("The web server's configuration names the file; its "
		      "administrator or vendor knows too. If the file is lost, "
		      "choose the live server, or ask your centre for the "
		      "serial number."),
	},
    [FIELD_PREVIOUS_SERVER] =
	{
	    .purpose = N_("The certificate in use can be read from the running "
			  "server. The wizard connects only when you ask for "
			  "it, and only to the server you name."),
	    .example = N_("www.example.uec.ac.jp:443, or another port where "
			  "the server listens, such as 8443."),
	    .mistake = N_("Reaching a load balancer, a proxy or another host "
			  "that shows a different certificate. Compare the "
			  "names and dates with what you expect."),
	    .ask = N_(
		"If a firewall stops the connection, read the certificate file "
		"on the server instead. The server's administrator knows name "
		"and port; a browser shows the same certificate."),
	},
    [FIELD_PREVIOUS_SERIAL] =
	{
	    .purpose =
		N_("A renewal names the certificate that it replaces by its "
		   "serial number, so that it can be revoked after the "
		   "replacement. Naming it here revokes nothing yet."),
	    .example = N_("1911649278160095962, or in hexadecimal "
			  "1A:87:8A:E3:DF:DD:4A:DA or 0x1a878ae3dfdd4ada. The "
			  "TSV always gets the decimal form."),
	    .mistake =
		N_("A hexadecimal number that happens to have no letters looks "
		   "decimal and is read so. If it comes from a place that "
		   "shows hexadecimal, put 0x in front."),
	    .ask = N_("In a browser: certificate details, serial number. On "
		      "the server: openssl x509 -noout -serial -in FILE. Or "
		      "ask your centre, whose registrar can look it up."),
	},
    [FIELD_PREVIOUS_ISSUED] =
	{
	    .purpose = N_("The issue date shows which of several certificates "
			  "is the newest, and whether it can have an OU: those "
			  "issued since 2022-07-27 have none."),
	    .example = N_("2025-06-01: year, month and day in Japan time."),
	    .mistake = N_("Giving the last day of validity or the day of your "
			  "application. What counts is the first day of "
			  "validity (Not Before)."),
	    .ask = N_("In a browser: certificate details, start of validity. "
		      "On the server: openssl x509 -noout -startdate -in FILE. "
		      "openssl shows GMT; Japan time is nine hours later."),
	},
    [FIELD_PREVIOUS_OU] =
	{
	    .purpose = N_(
		"The OU was abolished on 2022-07-26. If every earlier "
		"certificate has one, the subject changes and the application "
		"is new; a single certificate without OU makes it a renewal."),
	    .example = N_("'OU=Information Technology Center' in the subject: "
			  "answer yes. Only C, ST, L, O and CN: answer no."),
	    .mistake = N_("Taking O (the institution) for OU (a unit inside "
			  "it), or putting the old OU into the new request: a "
			  "CSR with OU is not accepted."),
	    .ask =
		N_("In a browser: certificate details, subject. On the server: "
		   "openssl x509 -noout -subject -in FILE. For a certificate "
		   "issued on or after 2022-07-27 the answer is no."),
	},
    [FIELD_REQUEST] =
	{
	    .purpose =
		N_("The service takes two kinds of TSV file for a certificate, "
		   "new or renewal. The wizard derives the kind from page 3; "
		   "change it only if you know something it cannot see."),
	    .example =
		N_("No certificate was ever issued for this name: new. There "
		   "is one without OU, even expired or revoked: renewal."),
	    .mistake = N_("Choosing new because the key is new or the old "
			  "certificate has expired. The key is new in both "
			  "kinds, and expired certificates count."),
	    .ask = N_("Look at the answers on page 3 first. If you still "
		      "disagree, ask your centre before you change the kind: "
		      "its registrar sees every certificate of this name."),
	},
    [FIELD_REQUEST_CONFIRMED] =
	{
	    .purpose =
		N_("The kind you chose is not the one the wizard found, or it "
		   "found none. The typed word shows that you mean it, and "
		   "the letter tells the centre that it was the applicant's "
		   "decision."),
	    .example = N_("new for a new application, renew for a renewal, in "
			  "ASCII letters."),
	    .mistake = N_("Typing it only to get on. A wrong 'new' is returned "
			  "with error 212, and a renewal still needs the "
			  "serial number of an earlier certificate."),
	    .ask = N_("If you are not sure, type nothing yet: ask your centre "
		      "which certificates were issued for this name, and "
		      "answer page 3 with what it says."),
	},
    [FIELD_DNS_NAMES] =
	{
	    .purpose =
		N_("One certificate can serve several names of the same "
		   "machine and operating system. They travel in the TSV's "
		   "dNSName column, not in the CSR. Usually there are none."),
	    .example = N_("app.example.uec.ac.jp, one name on each line. A "
			  "pasted dNSName=a,dNSName=b is split into lines."),
	    .mistake = N_("Names of other machines, names outside your "
			  "institution's domains, or *. Forgetting a name of "
			  "the old certificate: browsers will then warn there. "
			  "At most 8 names, the FQDN included."),
	    .ask = N_("The configuration lists them: ServerName and "
		      "ServerAlias (Apache), server_name (nginx). The server's "
		      "administrator knows which names are really used."),
	},
    [FIELD_KEY_SOURCE] =
	{
	    .purpose = N_("A certificate needs a key pair and a CSR "
			  "(certificate signing request): your public key and "
			  "the server's name, signed with the private key. The "
			  "wizard makes both, or reads a CSR you have."),
	    .example = N_("Making new ones is right for most servers. An "
			  "existing CSR is for appliances and products that "
			  "keep the key inside themselves."),
	    .mistake = N_("Using the key or CSR of last time. Every "
			  "application, a renewal too, needs a new key pair; a "
			  "CSR with an old key is refused."),
	    .ask =
		N_("For a product that makes its own key, see its manual or "
		   "ask its vendor. The centre does not help with making keys; "
		   "the server's administrator and NII's UPKI manuals do."),
	},
    [FIELD_KEY_TYPE] =
	{
	    .purpose = N_("The algorithm of the new key pair. The service "
			  "takes RSA with exactly 2048 bits or, where the "
			  "institution allows it, the elliptic curve P-384."),
	    .example = N_("RSA 2048. At UEC it is the only one."),
	    .mistake = N_("Expecting that longer is better: RSA keys of 3072 "
			  "or 4096 bits are not accepted."),
	    .ask = N_("Keep the one already chosen if you have no reason to "
		      "change. Your server software's manual or vendor tells "
		      "which it supports, your centre which it accepts."),
	},
    [FIELD_CSR_FILE] =
	{
	    .purpose = N_("The CSR that a product or another tool made. The "
			  "wizard checks subject, key and signature against "
			  "your institution's rules before you send anything."),
	    .example = N_("/root/www.example.uec.ac.jp.csr, a text file that "
			  "begins with -----BEGIN CERTIFICATE REQUEST-----."),
	    .mistake = N_("A CSR with an OU or an e-mail address, with ST, L "
			  "or O spelled differently (Chofu-shi for chofu), or "
			  "the one of last time. It has to be made anew."),
	    .ask =
		N_("The product's manual or vendor tells how to make one; "
		   "'upki-wizard profile show uec' shows the values to enter. "
		   "The centre does not help with making keys and CSRs."),
	},
    [FIELD_KEY_FILE] =
	{
	    .purpose = N_("Optional. If the private key of this CSR is on this "
			  "machine, the wizard checks that the two belong "
			  "together. The key is neither copied nor changed."),
	    .example = N_("/root/www.example.uec.ac.jp.key. Leave it empty "
			  "when the key is inside another product."),
	    .mistake = N_("Giving the key of the certificate now in use. It "
			  "must be the one with which this CSR was made."),
	    .ask = N_("It mostly lies beside the CSR; ask whoever made the "
		      "CSR. Never attach a private key to a mail."),
	},
    [FIELD_HOSTING] =
	{
	    .purpose = N_("Where the certificate will run decides whether the "
			  "private key may have a passphrase: on a server "
			  "hosted by the centre it must have none."),
	    .example = N_("Your own server: a machine that you or your vendor "
			  "run. At UEC, the centre's virtual-domain server: a "
			  "site that the centre hosts."),
	    .mistake = N_("Choosing your own server for a site that the centre "
			  "hosts, and then setting a passphrase, which has to "
			  "be removed again."),
	    .ask = N_("Ask whoever set up the site or its vendor where it "
		      "runs. Your centre can tell whether it hosts a site."),
	},
    [FIELD_PASSPHRASE] =
	{
	    .purpose = N_("A passphrase encrypts the private key in its file. "
			  "Without one, only the file's permissions protect "
			  "the key, and the server can start unattended."),
	    .example = N_("Usually empty. If you set one: several words that "
			  "you use nowhere else."),
	    .mistake = N_(
		"Setting one and forgetting it: nobody can recover it, and the "
		"key is lost. Many servers also ask for it at every start."),
	    .ask = N_("The server's administrator or vendor knows whether the "
		      "software can use an encrypted key. The passphrase is "
		      "stored nowhere and belongs in no mail."),
	},
    [FIELD_PASSPHRASE_AGAIN] =
	{
	    .purpose =
		N_("The same passphrase once more. It is not shown while you "
		   "type, and a slip would make the key useless."),
	    .example = N_("Exactly what you typed in 6-4."),
	    .mistake = N_("Caps Lock or a Japanese input method left on in one "
			  "of the two fields."),
	    .ask =
		N_("If the two differ, empty both and type them again. Nobody "
		   "can tell you a forgotten passphrase, the centre included."),
	},
    [FIELD_OUTPUT_DIR] =
	{
	    .purpose = N_("One new folder for this application appears in "
			  "here, with the private key, the CSR, the TSV and "
			  "the letter. Nothing that exists is overwritten."),
	    .example = N_("With ~/upki, the folder "
			  "~/upki/www.example.uec.ac.jp_20261122 appears. What "
			  "goes to the centre lies in its sub-folder send."),
	    .mistake = N_("A folder in which others can write, or one that the "
			  "web server publishes: the private key lies there. "
			  "Deleting it before the certificate is installed."),
	    .ask = N_("The folder proposed is fine for most people. If you "
		      "cannot write there, ask the server's administrator for "
		      "a place of your own."),
	},
    [FIELD_MANAGER_NAME] =
	{
	    .purpose = N_("The person who looks after this certificate. The "
			  "service uses the name as the salutation of its "
			  "mails. It is optional, but please fill it in."),
	    .example = N_("Chofu Taro, in half or full width, also in Japanese "
			  "characters."),
	    .mistake = N_("Characters that Shift_JIS (JIS X 0208) does not "
			  "have, as some names contain. The wizard proposes "
			  "one that can be written, and Ctrl-R takes it."),
	    .ask = N_("Normally it is the certificate manager of the "
		      "application form. If the form names somebody else, ask "
		      "your centre whose name it expects."),
	},
    [FIELD_MANAGER_DEPARTMENT] =
	{
	    .purpose = N_("The department or laboratory of that person. It "
			  "stands beside the name in the service's mails. It "
			  "is optional, but please fill it in."),
	    .example =
		N_("Graduate School of Informatics and Engineering, or its "
		   "Japanese name. A student club gives the club's name."),
	    .mistake = N_("A circled digit, or an abbreviation typed as one "
			  "special character: write (1), No. and the like. "
			  "More than 64 characters are refused."),
	    .ask = N_("Use the name on your institution's own pages or on the "
		      "application form."),
	},
    [FIELD_MANAGER_EMAIL] =
	{
	    .purpose =
		N_("The service sends the link for the download of the "
		   "certificate to this address. The link works once and ends "
		   "after 30 days, so the mailbox must be read."),
	    .example = N_("taro@lab.uec.ac.jp: one address, half width, at "
			  "most 78 characters."),
	    .mistake = N_("Two addresses, full-width characters, or a private "
			  "address. With a shared address, agree on who opens "
			  "the link, because it works only once."),
	    .ask = N_("Take your address at your institution, and make sure "
		      "that it receives mail from outside. Your institution's "
		      "mail desk can tell."),
	},
    [FIELD_SOFTWARE] =
	{
	    .purpose = N_("Name and version of the server software that will "
			  "use the certificate; the application requires it."),
	    .example = N_("Apache 2.4.62, nginx 1.26.2 or IIS 10.0"),
	    .mistake =
		N_("Writing the operating system or the machine instead. A "
		   "text that begins with = + - or @ is refused, because a "
		   "spreadsheet would take it for a formula."),
	    .ask = N_("On the server: apachectl -v or nginx -v. For a product, "
		      "see its administration page, or ask the server's "
		      "administrator or vendor."),
	},
    [FIELD_EXTRA] =
	{
	    .purpose = N_("Items that your centre wants beyond the TSV. They "
			  "are kept with the application and written into the "
			  "letter, not into the TSV."),
	    .example = N_("At UEC, the responsible person of the application "
			  "form; elsewhere, the server's fixed IP address or "
			  "an extension number."),
	    .mistake = N_("Something else than the application form says. Do "
			  "not write secrets here: the letter is plain text."),
	    .ask = N_("Take it from the application form. If an item is not "
		      "clear, your centre explains what it expects."),
	},
};

const struct field_help page_helps[WIZARD_PAGES + 1] = {
    [1] =
	{
	    .purpose = N_(
		"This page fixes the institution and the start: a draft, an "
		"earlier certificate, a CSR, last time's folder, or nothing at "
		"all. Nothing is sent from here; you mail the files yourself."),
	    .example = N_("For a renewal give last time's folder, such as "
			  "~/upki/www.example.uec.ac.jp_20260520: person, "
			  "software and names are then filled in."),
	    .mistake = N_("Forgetting the application to the centre that comes "
			  "first, for a renewal too. What your centre wants is "
			  "listed on this page."),
	    .ask =
		N_("Application and review: your centre. It does not help with "
		   "making keys or installing; for those turn to the server's "
		   "administrator or vendor, and to NII's UPKI manuals."),
	},
    [2] =
	{
	    .purpose =
		N_("This page asks for the server's name. The certificate's "
		   "common name, the file names and the search for earlier "
		   "certificates all follow from it."),
	    .example = N_(
		"www.example.uec.ac.jp, as people type it into the browser."),
	    .mistake = N_("Applying before the name exists: the centre "
			  "confirms it with the manager of the domain."),
	    .ask =
		N_("Names are registered by whoever manages your department's "
		   "domain. The server's administrator knows the name in use."),
	},
    [3] =
	{
	    .purpose = N_("This page collects what was ever issued for this "
			  "name. The decision between a new application and a "
			  "renewal rests on it."),
	    .example = N_("One certificate of 2021 with OU and one of 2025 "
			  "without: the application is a renewal, and the "
			  "newest one without OU gives the serial number."),
	    .mistake = N_("Leaving out a certificate because it is expired or "
			  "revoked: those count. Certificates of other "
			  "issuers, such as Let's Encrypt, do not."),
	    .ask = N_("The server's configuration, your predecessor, the mails "
		      "about earlier certificates, or the registrar at your "
		      "centre, who can list them all."),
	},
    [4] =
	{
	    .purpose =
		N_("This page shows which kind of TSV will be made and why: "
		   "the evidence, and the way through the service's rules."),
	    .example = N_("A certificate without OU, issued on 2025-06-01: "
			  "renewal, and its serial number goes into the TSV."),
	    .mistake = N_("Fearing that naming the serial number stops the "
			  "running server. It revokes nothing yet: the old "
			  "certificate is revoked after the replacement."),
	    .ask = N_("If the result surprises you, go back to page 3 and look "
		      "at the certificates again. Your centre can tell what "
		      "was issued for the name."),
	},
    [5] =
	{
	    .purpose = N_("This page asks for further names of the same "
			  "machine and operating system. Most servers have "
			  "none: Enter on the empty line goes on."),
	    .example = N_("app.example.uec.ac.jp for a server that is also "
			  "www.example.uec.ac.jp."),
	    .mistake = N_("Putting several machines into one certificate. A "
			  "machine of its own gets an application of its own."),
	    .ask = N_("The server's administrator, or the configuration of the "
		      "web server."),
	},
    [6] =
	{
	    .purpose = N_("This page decides about the key pair and the CSR. "
			  "The private key stays on this machine; the centre "
			  "gets only what lies in the folder send."),
	    .example = N_("A new RSA 2048 key without passphrase, in ~/upki: "
			  "right for most servers."),
	    .mistake = N_("Reusing the old key or CSR. A renewal needs a new "
			  "key pair too."),
	    .ask = N_("The centre does not help with making keys or "
		      "installing. The server's administrator or vendor does, "
		      "and NII's UPKI manuals describe both."),
	},
    [7] =
	{
	    .purpose = N_("This page asks who looks after the certificate and "
			  "which software uses it. The e-mail address matters "
			  "most: the certificate's link goes there."),
	    .example = N_("Chofu Taro, Graduate School of Informatics and "
			  "Engineering, taro@lab.uec.ac.jp, Apache 2.4.62"),
	    .mistake = N_("An address that nobody reads: the link works once "
			  "and ends after 30 days."),
	    .ask = N_("Use the same person as on the application form; your "
		      "centre answers questions about it."),
	},
    [8] =
	{
	    .purpose = N_("Everything that will be made, before it is made: "
			  "the kind and its reason, every value, every file, "
			  "and the columns of the TSV."),
	    .example = N_("Enter on a line goes to the page where it was "
			  "asked, and then back here."),
	    .mistake = N_("Passing over a slip in the e-mail address or the "
			  "names: the link to the certificate goes to that "
			  "address, and it works only once."),
	    .ask = N_("Compare with your application form. A problem has a "
		      "number: 'upki-wizard explain U402' gives its cause and "
		      "remedy, and the help desk can use it too."),
	},
    [9] =
	{
	    .purpose = N_("What to do now, what to leave alone until the "
			  "certificate comes, and what to do then. The file "
			  "next.txt in the new folder says the same."),
	    .example =
		N_("Copy the folder send to your own computer with the scp "
		   "line shown, and hand in what lies in it, unchanged."),
	    .mistake = N_("Opening the TSV in Excel or an editor, which "
			  "changes it, or attaching the private key. Only what "
			  "lies in send leaves the server."),
	    .ask = N_("Review and issue: your centre. Installing: the server's "
		      "administrator or vendor, and NII's installation manual; "
		      "the centre does not help with it."),
	},
};
