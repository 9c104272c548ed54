/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence from the live server, through the wizard as a front end drives
 * it. */
#include "config.h"

#include "tests/unit/wizard_desk.h"

#include <signal.h>
#include <time.h>

/* A server on the loopback address; *port is to be freed. */
static pid_t
serve(const char *chain, char **port)
{
	const struct timespec moment = {.tv_nsec = 50000000};
	char *tool =
	    alloc_format("%s/tests/command/serve", getenv("top_builddir"));
	char *pki = alloc_format("%s/tests/data/pki", getenv("top_srcdir"));
	char *file = *chain == '/' ? alloc_string(chain)
				   : alloc_format("%s/%s", pki, chain);
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

/* A CA's certificate that the server's key belongs to. */
static char *
make_authority(void)
{
	char *folder = getcwd(NULL, 0);
	char *file = alloc_format("%s/authority.pem", folder);
	char *line = alloc_format(
	    "openssl req -x509 -new -key '%s/tests/data/pki/old.key'"
	    " -subj '/C=JP/CN=Misplaced CA 1' -out '%s'"
	    " -addext basicConstraints=critical,CA:TRUE 2>/dev/null",
	    getenv("top_srcdir"), file);

	assert_int_equal(run(line), 0);
	free(line);
	free(folder);
	return file;
}

/* Only an intermediate certificate was configured: that is said, and neither
 * shown as the server's nor passed over. */
static void
test_authority_alone(void **state)
{
	struct desk desk;
	char *port, *file = make_authority();
	pid_t child = serve(file, &port);

	(void)state;
	desk_open(&desk);
	go_to_history(desk.wizard);
	focus_on(desk.wizard, FIELD_HISTORY, "server", ACTION_NONE);
	wizard_enter(desk.wizard);
	name_server(desk.wizard, port);
	wizard_enter(desk.wizard);
	wizard_enter(desk.wizard);
	wizard_look(desk.wizard, NULL, NULL);
	assert_true(shows(desk.wizard, "U304 The live server shows the "
				       "certificate of a CA (\"Misplaced CA "
				       "1\")"));
	assert_false(shows(desk.wizard, "From the live server"));
	assert_int_equal(count_actions(desk.wizard, ACTION_NEXT), 0);
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 3);
	/* Beside a file it differs from nothing. */
	put("old.pem", "old.pem");
	wizard_use_file(desk.wizard, "old.pem");
	assert_false(shows(desk.wizard, "U310"));
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 4);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	desk_close(&desk);
	free(file);
	free(port);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(test_server),
	    SCRATCH_TEST(test_difference),
	    SCRATCH_TEST(test_authority_alone),
	};

	return cmocka_run_group_tests_name("wizard server", tests, NULL, NULL);
}
