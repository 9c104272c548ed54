/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Becoming the user behind sudo. */
#include "config.h"

#include "command/become.h"

#include "base/alloc.h"
#include "base/locale.h"

#include <errno.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

struct invoker {
	uid_t user;
	gid_t group;
	char *name;
	char *home;
};

static char *name_become;

const char *
become_name(void)
{
	return name_become;
}

/* A number that is nothing but digits, in the range of ids. */
static bool
read_number(const char *text, unsigned int *number)
{
	size_t digits = text ? strspn(text, "0123456789") : 0;
	unsigned long long value;

	if (digits == 0 || digits > 10 || text[digits] != '\0')
		return false;
	value = strtoull(text, NULL, 10);
	*number = (unsigned int)value;
	return value < (unsigned int)-1;
}

/* Takes a line of passwd(5) when it is this user's and whole. */
static bool
take_line(char *line, struct invoker *invoker)
{
	enum { NAME, PASSWORD, USER, GROUP, COMMENT, HOME, SHELL, COLUMNS };
	char *column[COLUMNS] = {0};
	unsigned int user, group;

	line[strcspn(line, "\n")] = '\0';
	for (int i = NAME; i < COLUMNS; i++)
		column[i] = strsep(&line, ":");
	if (!column[SHELL] || !*column[NAME] || *column[HOME] != '/' ||
	    !read_number(column[USER], &user) || user != invoker->user ||
	    !read_number(column[GROUP], &group))
		return false;
	invoker->group = group;
	invoker->name = alloc_string(column[NAME]);
	invoker->home = alloc_string(column[HOME]);
	return true;
}

/* Not getpwuid: it may ask a daemon through a socket. */
static bool
find_invoker(struct invoker *invoker)
{
	FILE *file = fopen("/etc/passwd", "re");
	bool found = false;
	char *line = NULL;
	size_t room = 0;

	if (!file)
		return false;
	while (!found && getline(&line, &room, file) > 0)
		found = take_line(line, invoker);
	free(line);
	fclose(file);
	return found;
}

char *
become_home(void)
{
	struct invoker user = {.user = geteuid()};

	if (!find_invoker(&user))
		return NULL;
	free(user.name);
	return user.home;
}

/* True when every id is the user's and root's cannot be taken back. */
static bool
is_for_good(const struct invoker *invoker)
{
	uid_t user[3];
	gid_t group[3];

	if (getresuid(&user[0], &user[1], &user[2]) != 0 ||
	    getresgid(&group[0], &group[1], &group[2]) != 0)
		return false;
	for (int i = 0; i < 3; i++)
		if (user[i] != invoker->user || group[i] != invoker->group)
			return false;
	return setuid(0) != 0 && seteuid(0) != 0 && getgroups(0, NULL) == 1 &&
	       geteuid() == invoker->user;
}

/* Groups before ids: afterwards the right to change them is gone. */
static bool
change_ids(const struct invoker *invoker)
{
	uid_t user = invoker->user;
	gid_t group = invoker->group;

	errno = 0;
	return setgroups(1, &group) == 0 &&
	       setresgid(group, group, group) == 0 &&
	       setresuid(user, user, user) == 0 && is_for_good(invoker);
}

static bool
change_environment(const struct invoker *invoker)
{
	return setenv("HOME", invoker->home, 1) == 0 &&
	       setenv("USER", invoker->name, 1) == 0 &&
	       setenv("LOGNAME", invoker->name, 1) == 0 &&
	       unsetenv("XDG_CONFIG_HOME") == 0 &&
	       unsetenv("XDG_STATE_HOME") == 0;
}

static bool
become(struct invoker *invoker)
{
	if (!find_invoker(invoker)) {
		fprintf(stderr,
			_("upki-wizard: user number %s, who used sudo, has no "
			  "usable line in /etc/passwd. Give --output-dir to "
			  "make the files as root, or start without sudo.\n"),
			locale_environment("SUDO_UID"));
		return false;
	}
	if (!change_ids(invoker) || !change_environment(invoker)) {
		fprintf(stderr,
			_("upki-wizard: it cannot become %s, who used sudo "
			  "(%s). Give --output-dir to make the files as root, "
			  "or start without sudo.\n"),
			invoker->name, strerror(errno));
		return false;
	}
	fprintf(stderr,
		_("upki-wizard: started with sudo, working as %s from here on; "
		  "the files will be that user's. Give --output-dir to make "
		  "them as root.\n"),
		invoker->name);
	name_become = alloc_string(invoker->name);
	return true;
}

/* The commands that write files of the user's. */
static bool
writes(enum command command)
{
	return command == COMMAND_WIZARD || command == COMMAND_BUILD ||
	       command == COMMAND_REVOKE || command == COMMAND_REPORT;
}

bool
become_invoker(const struct options *options)
{
	struct invoker invoker = {0};
	const char *user = locale_environment("SUDO_UID");
	unsigned int number = 0;
	bool good;

	if (options->output_dir || geteuid() != 0 || !user ||
	    !writes(options->command))
		return true;
	/* Not a number: find_invoker finds nobody, and this is said. */
	if (!read_number(user, &number))
		number = (unsigned int)-1;
	else if (number == 0)
		return true;
	invoker.user = number;
	good = become(&invoker);
	free(invoker.name);
	free(invoker.home);
	return good;
}
