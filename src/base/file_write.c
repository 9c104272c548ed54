/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing one new file so that it is known to be there. */
#include "config.h"

#include "base/file_write.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int
write_all(int file, const char *data, size_t size)
{
	while (size) {
		ssize_t written = TEMP_FAILURE_RETRY(write(file, data, size));

		if (written < 0)
			return errno;
		if (written == 0)
			return EIO;
		data += written;
		size -= (size_t)written;
	}
	return 0;
}

/* Has the device begin. A file system that does not know this waits in fsync;
 * what fsync would give may be given here. */
static int
start_device(int file)
{
	if (sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE) == 0)
		return 0;
	return errno == EIO || errno == ENOSPC || errno == EDQUOT ? errno : 0;
}

int
file_begin_at(int folder, const char *name, const char *data, size_t size,
	      mode_t mode, int *file)
{
	int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	int code;

	*file = TEMP_FAILURE_RETRY(openat(folder, name, flags, mode));
	if (*file < 0)
		return errno;
	code = write_all(*file, data, size);
	/* The umask may have taken something away at open. */
	if (!code && fchmod(*file, mode) != 0)
		code = errno;
	return code ? code : start_device(*file);
}

int
file_finish(int *file)
{
	int code = TEMP_FAILURE_RETRY(fsync(*file)) == 0 ? 0 : errno;

	/* An interrupted close has closed; the bytes are on the device. */
	if (close(*file) != 0 && !code && errno != EINTR)
		code = errno;
	*file = -1;
	return code;
}

int
file_write_at(int folder, const char *name, const char *data, size_t size,
	      mode_t mode)
{
	int file;
	int code = file_begin_at(folder, name, data, size, mode, &file);

	if (!code)
		return file_finish(&file);
	if (file >= 0)
		close(file);
	return code;
}

/* Holds the rest of file against data. The bytes may be those of a key, so
 * no copy of them stays behind. */
static int
compare_all(int file, const char *data, size_t size)
{
	char buffer[4096];
	int code = 0;

	for (;;) {
		ssize_t got =
		    TEMP_FAILURE_RETRY(read(file, buffer, sizeof(buffer)));

		if (got < 0)
			code = errno;
		else if ((size_t)got > size ||
			 memcmp(buffer, data, (size_t)got) != 0)
			code = EIO;
		if (code || got == 0)
			break;
		data += got;
		size -= (size_t)got;
	}
	explicit_bzero(buffer, sizeof(buffer));
	return !code && size ? EIO : code;
}

int
file_verify_at(int folder, const char *name, const char *data, size_t size,
	       mode_t mode)
{
	int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
	int file = TEMP_FAILURE_RETRY(openat(folder, name, flags));
	struct stat status;
	int code = 0;

	if (file < 0)
		return errno;
	if (fstat(file, &status) != 0)
		code = errno;
	else if (!S_ISREG(status.st_mode))
		code = EIO;
	else if ((status.st_mode & 0777) != mode)
		code = EOPNOTSUPP;
	else
		code = compare_all(file, data, size);
	close(file);
	return code;
}
