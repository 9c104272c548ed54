/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one table of problem numbers: what a number means, why it happens and
 * what to do. The numbers are the contract of interface.md.
 */
#ifndef SERVICE_PROBLEM_H
#define SERVICE_PROBLEM_H

#include "base/diagnostic.h"

#include <stddef.h>

struct problem {
	int number;
	bool of_service;	/* the service itself answers this number */
	enum severity severity; /* the usual one */
	const char *title;	/* N_() */
	const char *cause;	/* N_() */
	const char *remedy;	/* N_() */
};

extern const struct problem problems[];
extern const size_t problem_count;

const struct problem *problem_find(int number);

/*
 * The number in what a user typed or pasted: "212", "U212", "u212",
 * "212:1,主体者DN,…", a whole line of ours or of the service's, full-width
 * digits too, and the words of the answers that have no number (901-904). 0
 * when there is none in the table.
 */
int problem_number(const char *text);

#endif
