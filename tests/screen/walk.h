/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Walks through the real program: keys pressed, what the screen must then say,
 * and how it looks. Each walk has a home of its own under /tmp, empty before
 * and removed after it, and 2026-11-22 is today.
 */
#ifndef SCREEN_WALK_H
#define SCREEN_WALK_H

#include "session.h"

#define BACK	  "\033" /* Esc */
#define BACK_TAB  "\033[Z"
#define UP	  "\033[A"
#define DOWN	  "\033[B"
#define PAGE_UP	  "\033[5~"
#define PAGE_DOWN "\033[6~"
#define HOME	  "\033[H"
#define END	  "\033[F"
#define HELP	  "\033OP"
#define SAVE	  "\030" /* Ctrl-X */
#define LANGUAGE  "\033OR"
#define PROPOSAL  "\022"
#define WIPE	  "\005\025" /* Ctrl-E Ctrl-U: the field is empty */
#define PASTED(x) "\033[200~" x "\033[201~"

#define WALK_FQDN "www.lab-example.uec.ac.jp"

extern struct terminal_session session;
extern char walk_home[];

/* For each test: cmocka_unit_test_setup_teardown(test, walk_begin, walk_end). */
int walk_begin(void **state);
int walk_end(void **state);

struct walk {
	const char *language; /* NULL: ja */
	const char *term;     /* NULL: xterm-256color */
	int rows, columns;    /* 0: 24x80 */
	const char *setting;  /* one more NAME=VALUE, or NULL */
	const char *operand;  /* a file to start from, or NULL */
	bool ends;	      /* by itself: no page is waited for */
};

/* Starts the program in walk_home. walk NULL: all as above. */
void walk_start(const struct walk *walk);

/* A file of tests/data/pki, copied into walk_home. */
void walk_copy(const char *name);

/* Keys, and what the screen must say after them (NULL: goes on at once; with
 * a leading "-": what it must no longer say). */
struct walk_step {
	const char *keys, *wanted;
};

void walk_steps(const struct walk_step *steps, size_t count);
#define WALK(...)                                                              \
	do {                                                                   \
		static const struct walk_step steps_[] = {__VA_ARGS__};        \
		walk_steps(steps_, sizeof(steps_) / sizeof(*steps_));          \
	} while (0)

void walk_step(const char *keys, const char *wanted);

/* The screen looks as kept under this name. */
void walk_look(const char *name);

/* In Japanese under NAME_ja and in English under NAME_en; Japanese before and
 * after. */
void walk_look_both(const char *name);

/* The program ends by itself with this status. */
void walk_ends(int status);

/* Runs a command of the shell in walk_home; true when it succeeded. */
bool walk_shell(const char *command);

#endif
