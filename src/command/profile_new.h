/* SPDX-License-Identifier: GPL-3.0-or-later */
/* upki-wizard profile new: a commented template for an institution. */
#ifndef COMMAND_PROFILE_NEW_H
#define COMMAND_PROFILE_NEW_H

/* Prints the template, in the present language, on standard output. */
void profile_new_print(void);

#endif
