/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beginning from what exists, and evidence from files found and from the live
 * server, through the wizard as a front end drives it. */
#include "config.h"

#include "wizard/wizard.h"

#include "base/text.h"
#include "scratch.h"
#include "wizard/state.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>

#define FQDN "www.lab-example.uec.ac.jp"

struct desk {
	struct surroundings surroundings;
	struct wizard *wizard;
	struct diagnostics problems;
};

static void
desk_open(struct desk *desk)
{
	struct surroundings *here = &desk->surroundings;
	char *folder = getcwd(NULL, 0);

	*desk = (struct desk){0};
	date_parse("2026-11-03", &here->today);
	here->home = alloc_string(folder);
	here->working_folder = alloc_string(folder);
	here->host_name = alloc_string("");
	here->user = alloc_string("");
	here->state_folder = alloc_format("%s/state", folder);
	strings_take(&here->profiles.folder,
		     alloc_format("%s/data/profiles", getenv("top_srcdir")));
	strings_take(&here->certificate_folders,
		     alloc_format("%s/certs", folder));
	desk->wizard = wizard_new(here, NULL, &desk->problems);
	assert_non_null(desk->wizard);
	free(folder);
}

static void
desk_close(struct desk *desk)
{
	wizard_free(desk->wizard);
	free(desk->surroundings.home);
	free(desk->surroundings.working_folder);
	free(desk->surroundings.host_name);
	free(desk->surroundings.user);
	free(desk->surroundings.state_folder);
	strings_release(&desk->surroundings.profiles.folder);
	strings_release(&desk->surroundings.certificate_folders);
	diagnostics_release(&desk->problems);
}

static void
put(const char *name, const char *to)
{
	char *line = alloc_format("mkdir -p $(dirname '%s') && cp "
				  "'%s/tests/data/pki/%s' '%s'",
				  to, getenv("top_srcdir"), name, to);

	assert_int_equal(run(line), 0);
	free(line);
}

/* The record of last time, as the program writes it. */
static void
put_record(const char *folder)
{
	char *file = alloc_format("%s/application.yaml", folder);
	FILE *stream;

	if (mkdir("upki", 0700) != 0)
		assert_true(access("upki", F_OK) == 0);
	assert_int_equal(mkdir(folder, 0700), 0);
	stream = fopen(file, "w");
	fprintf(stream, "upki-application: 1\nprofile: uec\nfqdn: " FQDN "\n"
			"history: none\nmanager-name: 調布 太郎\n"
			"manager-email: chofu.taro@lab-example.uec.ac.jp\n"
			"software: Apache 2.4.62\nmade:\n  date: 2026-03-09\n"
			"  folder: /old/place\n  kind: new\n");
	fclose(stream);
	free(file);
}

static size_t
count_actions(struct wizard *wizard, enum wizard_action action)
{
	const struct view *view = wizard_view(wizard);
	size_t count = 0;

	for (size_t i = 0; i < view->count; i++)
		count += view->item[i].kind == ITEM_ACTION &&
			 view->item[i].action == action;
	return count;
}

/* Puts the focus on a field's item with this value (choices), or its first
 * line, or on an action. */
static void
focus_on(struct wizard *wizard, enum field_id field, const char *value,
	 enum wizard_action action)
{
	const struct view *view = wizard_view(wizard);

	for (size_t i = 0; i < view->count; i++) {
		const struct item *item = &view->item[i];

		if (item_can_have_focus(item) && item->field == field &&
		    item->action == action &&
		    (!value || strcmp(item->value, value) == 0)) {
			wizard_focus_set(wizard, i);
			return;
		}
	}
	fail_msg("no such item: field %d, action %d", field, action);
}

static bool
shows(struct wizard *wizard, const char *text)
{
	const struct view *view = wizard_view(wizard);
	bool found = view->message && strstr(view->message, text);

	for (size_t i = 0; i < view->count; i++)
		found |= view->item[i].text && strstr(view->item[i].text, text);
	return found;
}

static const char *
answer(struct wizard *wizard, enum field_id field)
{
	return application_get(&wizard->application, field);
}

/* To page 3 with the FQDN answered. */
static void
go_to_history(struct wizard *wizard)
{
	focus_on(wizard, FIELD_COUNT, NULL, ACTION_START_NEW);
	wizard_enter(wizard);
	assert_int_equal(wizard_page(wizard), 2);
	wizard_type(wizard, FQDN);
	wizard_enter(wizard);
	assert_int_equal(wizard_page(wizard), 3);
}

/* Last time's folder with the certificate that came of it: nothing is typed. */
static void
test_folder(void **state)
{
	struct desk desk;

	(void)state;
	put_record("upki/" FQDN "_20260309");
	put("old.pem", "upki/" FQDN "_20260309/from-nii.cer");
	desk_open(&desk);
	assert_true(wizard_start_from(desk.wizard, "upki/" FQDN "_20260309/",
				      &desk.problems));
	assert_int_equal(desk.problems.count, 0);
	assert_int_equal(wizard_page(desk.wizard), 8);
	assert_string_equal(answer(desk.wizard, FIELD_HISTORY), "file");
	assert_true(text_ends_with(answer(desk.wizard, FIELD_PREVIOUS_FILES),
				   "/from-nii.cer"));
	/* The names of the old certificate come along. */
	assert_int_equal(
	    application_lines(&desk.wizard->application, FIELD_DNS_NAMES), 2);
	assert_string_equal(answer(desk.wizard, FIELD_MANAGER_NAME),
			    "調布 太郎");
	assert_true(shows(desk.wizard, "1911649278160095962"));
	desk_close(&desk);
}

/* Without the certificate it stops at page 3, which offers the one in use. */
static void
test_folder_and_found(void **state)
{
	struct desk desk;

	(void)state;
	put_record("upki/" FQDN "_20260309");
	put("old.pem", "certs/www.crt");
	put("ca.pem", "certs/ca.crt");
	desk_open(&desk);
	focus_on(desk.wizard, FIELD_START_FROM, NULL, ACTION_NONE);
	wizard_type(desk.wizard, "upki/" FQDN "_20260309");
	wizard_enter(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 3);
	assert_string_equal(answer(desk.wizard, FIELD_START_FROM), "");
	assert_int_equal(count_actions(desk.wizard, ACTION_USE_FOUND), 1);
	/* Enter uses it, Enter goes on. */
	wizard_enter(desk.wizard);
	assert_string_equal(answer(desk.wizard, FIELD_HISTORY), "file");
	assert_int_equal(count_actions(desk.wizard, ACTION_USE_FOUND), 0);
	assert_int_equal(wizard_page(desk.wizard), 3);
	wizard_enter(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 4);
	assert_int_equal(wizard_first_open_page(desk.wizard), 8);
	desk_close(&desk);
}

/* The certificate is gone, but the record knows that there was one. */
static void
test_folder_says_there_was_one(void **state)
{
	struct desk desk;

	(void)state;
	put_record("upki/" FQDN "_20260309");
	desk_open(&desk);
	assert_true(wizard_start_from(desk.wizard, "upki/" FQDN "_20260309",
				      &desk.problems));
	assert_int_equal(wizard_page(desk.wizard), 3);
	assert_false(shows(desk.wizard, "record of last time"));
	focus_on(desk.wizard, FIELD_HISTORY, "none", ACTION_NONE);
	wizard_choose(desk.wizard);
	assert_true(shows(desk.wizard, "record of last time"));
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 4);
	assert_true(shows(desk.wizard, "record of last time"));
	wizard_open_page(desk.wizard, 8);
	assert_true(shows(desk.wizard, "record of last time"));
	desk_close(&desk);
}

/* Each that is found is offered until it is taken. */
static void
test_several_found(void **state)
{
	struct desk desk;

	(void)state;
	put("old.pem", "certs/www.crt");
	put("old-2020.pem", "certs/older.crt");
	desk_open(&desk);
	go_to_history(desk.wizard);
	assert_int_equal(count_actions(desk.wizard, ACTION_USE_FOUND), 2);
	focus_on(desk.wizard, FIELD_COUNT, NULL, ACTION_USE_FOUND);
	wizard_enter(desk.wizard);
	assert_int_equal(count_actions(desk.wizard, ACTION_USE_FOUND), 1);
	focus_on(desk.wizard, FIELD_COUNT, NULL, ACTION_USE_FOUND);
	wizard_enter(desk.wizard);
	assert_int_equal(count_actions(desk.wizard, ACTION_USE_FOUND), 0);
	assert_int_equal(
	    application_lines(&desk.wizard->application, FIELD_PREVIOUS_FILES),
	    2);
	desk_close(&desk);
}

static void
test_certificate_and_request(void **state)
{
	struct desk desk;

	(void)state;
	put("old-chain.pem", "chain.pem");
	put("request-rsa.csr", "x.csr");
	desk_open(&desk);
	assert_true(
	    wizard_start_from(desk.wizard, "chain.pem", &desk.problems));
	assert_string_equal(answer(desk.wizard, FIELD_FQDN), FQDN);
	assert_int_equal(
	    application_lines(&desk.wizard->application, FIELD_DNS_NAMES), 2);
	assert_int_equal(wizard_page(desk.wizard), 7);
	desk_close(&desk);
	desk_open(&desk);
	assert_true(wizard_start_from(desk.wizard, "x.csr", &desk.problems));
	assert_int_equal(wizard_page(desk.wizard), 3);
	desk_close(&desk);
}

static void
test_nothing_to_start_from(void **state)
{
	struct desk desk;

	(void)state;
	put("old.key", "secret.pem");
	desk_open(&desk);
	focus_on(desk.wizard, FIELD_START_FROM, NULL, ACTION_NONE);
	wizard_type(desk.wizard, "nowhere");
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 1);
	assert_true(shows(desk.wizard, "nowhere"));
	wizard_type(desk.wizard, "secret.pem");
	wizard_enter(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 1);
	assert_true(shows(desk.wizard, "private key"));
	/* The button does not care about what stands there. */
	go_to_history(desk.wizard);
	assert_int_equal(count_actions(desk.wizard, ACTION_USE_FOUND), 0);
	desk_close(&desk);
}

/* A server on the loopback address; *port is to be freed. */
static pid_t
serve(const char *chain, char **port)
{
	const struct timespec moment = {.tv_nsec = 50000000};
	char *tool =
	    alloc_format("%s/tests/command/serve", getenv("top_builddir"));
	char *pki = alloc_format("%s/tests/data/pki", getenv("top_srcdir"));
	char *file = alloc_format("%s/%s", pki, chain);
	char *key = alloc_format("%s/old.key", pki);
	pid_t child = fork();
	struct bytes bytes = {0};
	struct diagnostics ignored = {0};

	if (child == 0) {
		execl(tool, tool, "tls", "4", file, key, "port", (char *)NULL);
		_exit(127);
	}
	for (int i = 0; i < 100 && access("port", R_OK) != 0; i++)
		nanosleep(&moment, NULL);
	assert_true(file_read("port", 100, &bytes, &ignored));
	*port = alloc_string_n(bytes.data, strcspn(bytes.data, "\n"));
	bytes_release(&bytes);
	free(key);
	free(file);
	free(pki);
	free(tool);
	return child;
}

static bool
stop(void *closure)
{
	(void)closure;
	return false;
}

static void
name_server(struct wizard *wizard, const char *port)
{
	char *name = alloc_format("127.0.0.1:%s", port);

	focus_on(wizard, FIELD_PREVIOUS_SERVER, NULL, ACTION_NONE);
	wizard_type(wizard, name);
	free(name);
}

static void
test_server(void **state)
{
	struct desk desk;
	char *port;
	pid_t child = serve("old-chain.pem", &port);

	(void)state;
	desk_open(&desk);
	go_to_history(desk.wizard);
	focus_on(desk.wizard, FIELD_HISTORY, "server", ACTION_NONE);
	wizard_enter(desk.wizard);
	/* The server is named already; nothing connects by itself. */
	assert_string_equal(answer(desk.wizard, FIELD_PREVIOUS_SERVER), FQDN);
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 3);
	assert_true(shows(desk.wizard, "has not been looked at"));
	name_server(desk.wizard, port);
	wizard_enter(desk.wizard);
	assert_int_equal(wizard_state(desk.wizard), WIZARD_RUNNING);
	wizard_enter(desk.wizard);
	assert_int_equal(wizard_state(desk.wizard), WIZARD_WANTS_LOOK);
	wizard_look(desk.wizard, stop, NULL);
	assert_int_equal(wizard_state(desk.wizard), WIZARD_RUNNING);
	assert_true(shows(desk.wizard, "Cancelled"));
	wizard_enter(desk.wizard);
	wizard_look(desk.wizard, NULL, NULL);
	assert_true(shows(desk.wizard, "not verified"));
	assert_true(shows(desk.wizard, "app1.lab-example.uec.ac.jp"));
	assert_true(shows(desk.wizard, "complete, in the right order"));
	/* Enter goes on; the server may be gone by now. */
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	wizard_enter(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 4);
	assert_true(shows(desk.wizard, "1911649278160095962"));
	wizard_next(desk.wizard);
	assert_int_equal(
	    application_lines(&desk.wizard->application, FIELD_DNS_NAMES), 2);
	/* Another server is another question. */
	wizard_jump(desk.wizard, 3);
	focus_on(desk.wizard, FIELD_PREVIOUS_SERVER, NULL, ACTION_NONE);
	wizard_type(desk.wizard, "a b");
	wizard_enter(desk.wizard);
	assert_true(shows(desk.wizard, "no host name"));
	assert_false(shows(desk.wizard, "app1.lab"));
	name_server(desk.wizard, port);
	focus_on(desk.wizard, FIELD_COUNT, NULL, ACTION_LOOK_AT_SERVER);
	wizard_enter(desk.wizard);
	wizard_look(desk.wizard, NULL, NULL);
	assert_true(shows(desk.wizard, "refuses the connection"));
	desk_close(&desk);
	free(port);
}

/* The old file on the disk is not what the server shows. */
static void
test_difference(void **state)
{
	struct desk desk;
	char *port;
	pid_t child = serve("old.pem", &port);
	char *server = alloc_format("127.0.0.1:%s", port);

	(void)state;
	put("old-2020.pem", "certs/www.crt");
	put("old.pem", "new.pem");
	desk_open(&desk);
	go_to_history(desk.wizard);
	wizard_enter(desk.wizard);
	assert_string_equal(answer(desk.wizard, FIELD_HISTORY), "file");
	application_set(&desk.wizard->application, FIELD_PREVIOUS_SERVER,
			server);
	focus_on(desk.wizard, FIELD_COUNT, NULL, ACTION_LOOK_AT_SERVER);
	wizard_enter(desk.wizard);
	wizard_look(desk.wizard, NULL, NULL);
	assert_true(shows(desk.wizard, "U310"));
	assert_true(shows(desk.wizard, "1911649278160095962"));
	wizard_use_file(desk.wizard, "new.pem");
	assert_false(shows(desk.wizard, "U310"));
	assert_true(shows(desk.wizard, "the same certificate"));
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	desk_close(&desk);
	free(server);
	free(port);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(test_folder),
	    SCRATCH_TEST(test_folder_and_found),
	    SCRATCH_TEST(test_several_found),
	    SCRATCH_TEST(test_certificate_and_request),
	    SCRATCH_TEST(test_folder_says_there_was_one),
	    SCRATCH_TEST(test_nothing_to_start_from),
	    SCRATCH_TEST(test_server),
	    SCRATCH_TEST(test_difference),
	};

	return cmocka_run_group_tests_name("wizard start", tests, NULL, NULL);
}
