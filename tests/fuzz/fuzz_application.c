/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Application files: what is read can be written, and says the same again. */
#include "config.h"

#include "fuzz.h"

#include "application/application_file.h"
#include "application/field.h"
#include "application/carry_out.h"
#include "application/filing.h"
#include "application/letter.h"
#include "application/plan.h"

static void
expect_same(const struct application *a, const struct application *b)
{
	for (int field = 0; field < FIELD_COUNT; field++) {
		const struct answer *first = &a->answer[field];
		const struct answer *second = &b->answer[field];

		demand(first->line.count == second->line.count);
		for (size_t i = 0; i < first->line.count; i++)
			demand(strcmp(first->line.item[i],
				      second->line.item[i]) == 0);
		demand(first->key.count == second->key.count);
		for (size_t i = 0; i < first->key.count; i++)
			demand(strcmp(first->key.item[i],
				      second->key.item[i]) == 0);
	}
}

static void
write_and_read(const struct application *application)
{
	struct application again = {0};
	struct diagnostics problems = {0};
	char *text = application_write(application, NULL);

	/* Escapes may make a file longer than a file may be. */
	if (strlen(text) <= YAML_SIZE_LIMIT) {
		demand(application_read(&again, "b.yaml", text, strlen(text),
					APPLICATION_DRAFT, false, &problems));
		expect_same(application, &again);
	}
	free(text);
	application_release(&again);
	diagnostics_release(&problems);
}

static void
carry_on(struct application *application)
{
	struct material material = {0};
	struct context context = {
	    fuzz_profile(), application, &material, fuzz_surroundings(),
	    NULL,	    NULL,	 false};
	char digest[] = "00";
	struct attachment attachment = {"n.tsv", 1, 1, digest};
	struct assignment assignment = {&context, NULL};
	struct diagnostics problems = {0};
	struct plan plan;

	plan_make(&context, &plan, &problems);
	assignment.plan = &plan;
	application_place(application, &problems);
	free(plan_text(&plan, context.surroundings, false));
	if (!diagnostics_have_error(&problems))
		free(letter_text(&assignment, 1, &attachment, 1));
	fields_correct(&context, application, &problems);
	plan_release(&plan);
	fuzz_tell(&problems);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct application application = {0};
	struct diagnostics problems = {0};
	bool strict = size && bytes[size - 1] % 2;
	bool good;

	fuzz_surroundings();
	good = application_read(
	    &application, "a.yaml", (const char *)bytes, size,
	    strict ? APPLICATION_STRICT : APPLICATION_DRAFT, strict, &problems);
	demand(good || diagnostics_have_error(&problems));
	if (good) {
		write_and_read(&application);
		carry_on(&application);
	}
	application_release(&application);
	fuzz_tell(&problems);
	return 0;
}
