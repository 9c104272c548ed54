/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a whole file under a limit, and what paths mean. */
#include "config.h"

#include "base/file.h"

#include "base/alloc.h"
#include "base/file_error.h"
#include "base/locale.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void
bytes_release(struct bytes *bytes)
{
	if (!bytes || !bytes->data)
		return;
	explicit_bzero(bytes->data, bytes->size);
	free(bytes->data);
	*bytes = (struct bytes){0};
}

/* Reads descriptor to its end, or one byte more than limit. Gives 0 or an
 * errno. Files that the kernel makes up have the size 0. */
static int
read_all(int descriptor, size_t expected, size_t limit, struct bytes *bytes)
{
	size_t room = expected + 2;

	bytes->data = alloc_array(room, 1);
	bytes->size = 0;
	while (bytes->size <= limit) {
		ssize_t got = TEMP_FAILURE_RETRY(read(descriptor,
						      bytes->data + bytes->size,
						      room - bytes->size - 1));

		if (got < 0)
			return errno;
		if (got == 0)
			break;
		bytes->size += (size_t)got;
		if (bytes->size + 1 < room)
			continue;
		room = 2 * room < limit + 2 ? 2 * room : limit + 2;
		bytes->data = alloc_resize(bytes->data, room, 1);
	}
	bytes->data[bytes->size] = '\0';
	return 0;
}

static void
add_not_regular(const char *file, mode_t mode, struct diagnostics *diagnostics)
{
	const char *sentence =
	    N_("\"%s\" is a device, a pipe or the like. Give a regular file.");

	if (S_ISDIR(mode))
		sentence = N_("\"%s\" is a folder. Give a file in it.");
	diagnostic_place(
	    diagnostics_error(diagnostics, 804, NULL, sentence, file, NULL),
	    file, 0, 0);
}

static void
add_too_large(const char *file, size_t limit, struct diagnostics *diagnostics)
{
	char *most = limit % 1024 ? alloc_format("%zu B", limit)
				  : alloc_format("%zu KiB", limit / 1024);

	diagnostic_place(
	    diagnostics_error(
		diagnostics, 805, NULL,
		/* TRANSLATORS: %2$s is a size such as "256 KiB". */
		N_("\"%1$s\" is larger than %2$s, the most that "
		   "is read here. Check that it is the right "
		   "file."),
		file, most, NULL),
	    file, 0, 0);
	free(most);
}

static bool
read_open(const char *file, int descriptor, size_t limit, struct bytes *bytes,
	  struct diagnostics *diagnostics)
{
	struct stat status;
	int code;

	if (fstat(descriptor, &status) != 0) {
		file_error_reading(diagnostics, file, errno);
		return false;
	}
	if (!S_ISREG(status.st_mode)) {
		add_not_regular(file, status.st_mode, diagnostics);
		return false;
	}
	if ((unsigned long long)status.st_size > limit) {
		add_too_large(file, limit, diagnostics);
		return false;
	}
	code = read_all(descriptor, (size_t)status.st_size, limit, bytes);
	if (code)
		file_error_reading(diagnostics, file, code);
	else if (bytes->size > limit)
		add_too_large(file, limit, diagnostics);
	else
		return true;
	bytes_release(bytes);
	return false;
}

bool
file_read(const char *file, size_t limit, struct bytes *bytes,
	  struct diagnostics *diagnostics)
{
	int flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
	int descriptor = TEMP_FAILURE_RETRY(open(file, flags));
	bool read;

	*bytes = (struct bytes){0};
	if (descriptor < 0) {
		/* What a socket or a device without a driver answers. */
		if (errno == ENXIO || errno == ENODEV)
			add_not_regular(file, 0, diagnostics);
		else
			file_error_reading(diagnostics, file, errno);
		return false;
	}
	read = read_open(file, descriptor, limit, bytes, diagnostics);
	close(descriptor);
	return read;
}

/* What "./" leads to, so that a place has one name however it was typed. */
static const char *
without_dots(const char *file)
{
	while (file[0] == '.' && (file[1] == '/' || !file[1])) {
		file++;
		file += strspn(file, "/");
	}
	return file;
}

char *
file_path(const char *folder, const char *file, const char *home)
{
	size_t length;

	if (*file == '/')
		return alloc_string(file);
	if (home && file[0] == '~' && (file[1] == '/' || !file[1])) {
		folder = home;
		file += file[1] ? 2 : 1;
		file += strspn(file, "/");
	}
	if (!folder || !*folder || strcmp(folder, ".") == 0)
		return alloc_string(file);
	file = without_dots(file);
	if (!*file)
		return alloc_string(folder);
	length = strlen(folder);
	return alloc_format(folder[length - 1] == '/' ? "%s%s" : "%s/%s",
			    folder, file);
}

char *
file_folder(const char *file)
{
	const char *slash = strrchr(file, '/');

	if (!slash)
		return alloc_string(".");
	while (slash > file && slash[-1] == '/')
		slash--;
	return slash == file ? alloc_string("/")
			     : alloc_string_n(file, (size_t)(slash - file));
}

char *
file_name(const char *file)
{
	const char *slash = strrchr(file, '/');

	return alloc_string(slash ? slash + 1 : file);
}
