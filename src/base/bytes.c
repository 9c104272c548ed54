/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a whole file under a limit. */
#include "config.h"

#include "base/bytes.h"

#include "base/alloc.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
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

/* What malloc takes fresh from the kernel. */
#define POPULATED_SIZE ((size_t)128 * 1024)

/* Has the kernel give the pages of fresh memory at once. Where it cannot, they
 * come one by one as ever. */
static void
populate(char *data, size_t size)
{
#ifdef MADV_POPULATE_WRITE
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
	uintptr_t misplaced = (uintptr_t)data % page;
	size_t before = misplaced ? (size_t)(page - misplaced) : 0;

	if (size >= POPULATED_SIZE)
		madvise(data + before, size - before, MADV_POPULATE_WRITE);
#else
	(void)data;
	(void)size;
#endif
}

/* Reads descriptor to its end, or one byte more than limit. Gives 0 or an
 * errno. Files that the kernel makes up have the size 0. */
static int
read_all(int descriptor, size_t expected, size_t limit, struct bytes *bytes)
{
	size_t room = expected + 2;

	bytes->data = alloc_array(room, 1);
	populate(bytes->data, room);
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

static enum bytes_result
read_open(int descriptor, size_t limit, struct bytes *bytes)
{
	struct stat status;
	int code;

	if (fstat(descriptor, &status) != 0)
		return BYTES_FAILED;
	if (S_ISDIR(status.st_mode))
		return BYTES_FOLDER;
	if (!S_ISREG(status.st_mode))
		return BYTES_NOT_REGULAR;
	if ((unsigned long long)status.st_size > limit)
		return BYTES_TOO_LARGE;
	code = read_all(descriptor, (size_t)status.st_size, limit, bytes);
	if (!code && bytes->size <= limit)
		return BYTES_READ;
	bytes_release(bytes);
	errno = code;
	return code ? BYTES_FAILED : BYTES_TOO_LARGE;
}

enum bytes_result
bytes_read(const char *file, size_t limit, struct bytes *bytes)
{
	int flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
	int descriptor = TEMP_FAILURE_RETRY(open(file, flags));
	enum bytes_result result;
	int code;

	*bytes = (struct bytes){0};
	/* What a socket or a device without a driver answers. */
	if (descriptor < 0)
		return errno == ENXIO || errno == ENODEV ? BYTES_NOT_REGULAR
							 : BYTES_FAILED;
	result = read_open(descriptor, limit, bytes);
	code = errno;
	close(descriptor);
	errno = code;
	return result;
}
