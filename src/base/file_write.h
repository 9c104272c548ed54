/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writing one new file in an open folder so that it is known to be there:
 * nothing is replaced or followed, and every step is checked.
 */
#ifndef BASE_FILE_WRITE_H
#define BASE_FILE_WRITE_H

#include <stddef.h>
#include <sys/types.h>

/*
 * Makes name in folder with exactly this mode, writes data, and waits until
 * the device has it. Gives 0 or an errno; what was made then remains, so that
 * the caller removes it with everything else.
 */
int file_write_at(int folder, const char *name, const char *data, size_t size,
		  mode_t mode);

/*
 * The same in two steps, so that a device can work on many files at once: it is
 * only told to begin, and *file stays open (-1: it was never made). file_finish
 * waits, closes, and sets *file to -1 whatever it gives.
 */
int file_begin_at(int folder, const char *name, const char *data, size_t size,
		  mode_t mode, int *file);
int file_finish(int *file);

/* Reads name back: 0 when it is a regular file with these bytes and this
 * mode; EIO when the bytes differ, EOPNOTSUPP when the mode does. */
int file_verify_at(int folder, const char *name, const char *data, size_t size,
		   mode_t mode);

#endif
