/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory that is never NULL.
 *
 * Every function here returns memory or does not return: when the machine
 * has none left, the hook is called (it gives the terminal back), a sentence
 * is written to standard error, and the program ends with status 3.
 * Everything is freed with free().
 */
#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

#include <stdarg.h>
#include <stddef.h>

/* Zeroed memory for count elements of size bytes each. */
void *alloc_array(size_t count, size_t size);

/* Zeroed memory for one object. */
#define alloc_object(type) ((type *)alloc_array(1, sizeof(type)))

/* memory (may be NULL) resized to count elements; new bytes are not set. */
void *alloc_resize(void *memory, size_t count, size_t size);

/* A copy of text; NULL gives NULL. */
char *alloc_string(const char *text);

/* A copy of the first length bytes of text, terminated. */
char *alloc_string_n(const char *text, size_t length);

char *
alloc_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Called once, before the program ends for want of memory. */
void alloc_on_failure(void (*hook)(void));

/*
 * All that was to be made is made: when memory fails from now on, sentence
 * (kept, not copied) is written instead, and the status is 0, for any other
 * would have it made again. NULL: as before.
 */
void alloc_all_is_made(const char *sentence);

/* Ends the program as a failed allocation does. */
_Noreturn void alloc_failed(void);

/* The same, where the machine lacks something else that sentence names. */
_Noreturn void alloc_end(const char *sentence);

/* Replaces *text, freeing what stood there; value is copied, NULL allowed. */
void alloc_replace(char **text, const char *value);

#endif
