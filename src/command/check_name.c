/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check: files whose name promises what they do not hold. */
#include "config.h"

#include "command/check.h"

#include "base/locale.h"
#include "base/text.h"

#include <stdlib.h>

/* The file is called what a private key never is. */
static bool
is_no_name_of_key(const char *file)
{
	enum check_content named = check_content_of_name(file);
	char *lower = text_lower(file);
	bool is_none = named == CHECK_APPLICATION ||
		       text_ends_with(lower, ".crt") ||
		       text_ends_with(lower, ".cer");

	free(lower);
	return is_none;
}

/* The sentence for a file that is called a TSV, or NULL. */
static const char *
called_tsv(enum check_content content)
{
	static const char *const sentences[] = {
	    [CHECK_REQUEST] = N_("The file is called a TSV, but holds a CSR. "
				 "Give the TSV file that was made from it."),
	    [CHECK_CERTIFICATE] =
		N_("The file is called a TSV, but holds a certificate. Give "
		   "the TSV file of the application."),
	    [CHECK_KEY] = N_("The file is called a TSV, but holds a private "
			     "key. Nobody else may have it: if it was mailed, "
			     "make a new key and apply anew."),
	    [CHECK_LETTER] =
		N_("The file is called a TSV, but holds the letter that goes "
		   "with one. Give the TSV file of the application."),
	    [CHECK_STEPS] =
		N_("The file is called a TSV, but holds the list of the next "
		   "steps. Give the TSV file of the application."),
	};

	return content < sizeof(sentences) / sizeof(sentences[0])
		   ? sentences[content]
		   : NULL;
}

bool
check_is_misnamed(const struct check_job *job, enum check_content content)
{
	enum check_content named = check_content_of_name(job->file);

	if (named == CHECK_TSV && called_tsv(content))
		check_say(job, SEVERITY_ERROR, 513, called_tsv(content), NULL,
			  NULL);
	else if (named == CHECK_REQUEST && content == CHECK_KEY)
		check_say(job, SEVERITY_ERROR, 515,
			  N_("The file is called a CSR, but holds a private "
			     "key. Nobody else may have it: if it was mailed, "
			     "make a new key and apply anew."),
			  NULL, NULL);
	else if (content == CHECK_KEY && is_no_name_of_key(job->file))
		check_say(job, SEVERITY_ERROR, 515,
			  N_("By its name the file is something to be given "
			     "to others, but it holds a private key. Nobody "
			     "else may have it: if it was mailed, make a new "
			     "key and apply anew."),
			  NULL, NULL);
	else
		return false;
	return true;
}
