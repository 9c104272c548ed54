/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns the errno of a failed call into a sentence. */
#include "config.h"

#include "base/file_error.h"

#include "base/locale.h"

#include <errno.h>
#include <string.h>

struct cause {
	int code;
	int number;
	const char *sentence;
};

static const struct cause writing[] = {
    {ENOSPC, 803,
     N_("\"%s\" cannot be written: no space is left on the file system. Free "
	"some space, or choose another folder.")},
    {EDQUOT, 803,
     N_("\"%s\" cannot be written: your disk quota is used up. Remove files "
	"of yours, or choose a folder on another file system.")},
    {EFBIG, 803,
     N_("\"%s\" cannot be written: the limit on the size of a file is "
	"reached. Raise it (ulimit -f) and try again.")},
    {EROFS, 801,
     N_("\"%s\" cannot be written: the file system is read-only. Choose "
	"another folder.")},
    {EACCES, 801,
     N_("\"%s\" cannot be written: you have no permission to write there. "
	"Choose a folder of your own, or ask its owner.")},
    {EPERM, 801,
     N_("\"%s\" cannot be written: the system does not permit it. Choose "
	"another folder, or ask the administrator of this machine.")},
    {ENOTDIR, 801,
     N_("\"%s\" cannot be written: a part of this path is not a folder. "
	"Check the path.")},
    {ENOENT, 801,
     N_("\"%s\" cannot be written: its folder is no longer there. Check the "
	"path and try again.")},
    {EISDIR, 801,
     N_("\"%s\" cannot be written: a folder has this name. Choose another "
	"name.")},
    {EEXIST, 801,
     N_("\"%s\" cannot be written: something already has this name, and it "
	"is not replaced. Choose another folder.")},
    {ENAMETOOLONG, 801,
     N_("\"%s\" cannot be written: the path is too long. Choose a folder "
	"with a shorter path.")},
    {ELOOP, 801,
     N_("\"%s\" cannot be written: its path leads through too many links. "
	"Give the path without links.")},
    {EIO, 801,
     N_("\"%s\" cannot be written: the device reports an error. Choose "
	"another folder, and have the disk looked at.")},
    {EMFILE, 801,
     N_("\"%s\" cannot be written: too many files are open. Raise the limit "
	"(ulimit -n) and try again.")},
    {ENFILE, 801,
     N_("\"%s\" cannot be written: too many files are open on this machine. "
	"Try again later.")},
    {ENOMEM, 801,
     N_("\"%s\" cannot be written: the machine has no memory left. Try "
	"again later.")},
    {EOPNOTSUPP, 801,
     N_("\"%s\" cannot be written: the file system does not keep "
	"permissions, so that others could read a key there. Choose another "
	"folder.")},
    {0, 801, N_("\"%1$s\" cannot be written (%2$s). Choose another folder.")},
};

static const struct cause reading[] = {
    {ENOENT, 208, N_("\"%s\" does not exist. Check the name and the folder.")},
    {EACCES, 208,
     N_("\"%s\" cannot be read: you have no permission. Ask its owner, or "
	"copy it to a folder of your own.")},
    {EPERM, 208,
     N_("\"%s\" cannot be read: the system does not permit it. Ask the "
	"administrator of this machine.")},
    {ENOTDIR, 208,
     N_("\"%s\" cannot be read: a part of this path is not a folder. Check "
	"the path.")},
    {ENAMETOOLONG, 208,
     N_("\"%s\" cannot be read: the path is too long. Check the path.")},
    {ELOOP, 208,
     N_("\"%s\" cannot be read: its path leads through too many links. Give "
	"the path without links.")},
    {EIO, 208,
     N_("\"%s\" cannot be read: the device reports an error. Use another "
	"copy, and have the disk looked at.")},
    {EMFILE, 208,
     N_("\"%s\" cannot be read: too many files are open. Raise the limit "
	"(ulimit -n) and try again.")},
    {ENFILE, 208,
     N_("\"%s\" cannot be read: too many files are open on this machine. Try "
	"again later.")},
    {ENOMEM, 208,
     N_("\"%s\" cannot be read: the machine has no memory left. Try again "
	"later.")},
    {0, 208, N_("\"%1$s\" cannot be read (%2$s). Check the file.")},
};

/* Adds the sentence for code, or the one at the end of the table. */
static void
add(struct diagnostics *diagnostics, const char *file, int code,
    const struct cause *cause)
{
	struct diagnostic *diagnostic;

	while (cause->code && cause->code != code)
		cause++;
	diagnostic =
	    diagnostics_error(diagnostics, cause->number, NULL, cause->sentence,
			      file, strerror(code), NULL);
	diagnostic_place(diagnostic, file, 0, 0);
}

void
file_error_writing(struct diagnostics *diagnostics, const char *file, int code)
{
	add(diagnostics, file, code, writing);
}

void
file_error_reading(struct diagnostics *diagnostics, const char *file, int code)
{
	add(diagnostics, file, code, reading);
}
