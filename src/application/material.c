/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files named in the answers hold. */
#include "config.h"

#include "application/material.h"

#include "application/context.h"
#include "base/alloc.h"
#include "base/file.h"
#include "base/locale.h"
#include "base/stream.h"
#include "service/earlier.h"

#include <stdlib.h>
#include <string.h>

void
material_release(struct material *material)
{
	if (!material)
		return;
	certificates_release(&material->previous);
	diagnostics_release(&material->previous_problems);
	request_release(&material->request);
	diagnostics_release(&material->request_problems);
	diagnostics_release(&material->key_problems);
	free(material->read_for);
	certificates_release(&material->live);
	diagnostics_release(&material->live_problems);
	free(material->live_for);
	*material = (struct material){0};
}

/* What the live server showed stays: only the user has it fetched again. */
static void
forget_files(struct material *material)
{
	struct material kept = {.live = material->live,
				.live_chain = material->live_chain,
				.live_problems = material->live_problems,
				.live_for = material->live_for};

	material->live = (struct certificates){0};
	material->live_problems = (struct diagnostics){0};
	material->live_for = NULL;
	material_release(material);
	*material = kept;
}

/* Puts the field and its line on diagnostics that only know a file. */
static void
claim(struct diagnostics *from, const char *field, size_t index,
      struct diagnostics *to)
{
	for (size_t i = 0; i < from->count; i++) {
		alloc_replace(&from->item[i]->field, field);
		from->item[i]->index = index;
	}
	diagnostics_move(to, from);
	diagnostics_release(from);
}

/* Only when all are read is it known whether a CA's certificate is all there
 * is. */
static void
refuse_authorities(struct material *material,
		   const struct application *application,
		   const struct surroundings *surroundings)
{
	size_t count = application_lines(application, FIELD_PREVIOUS_FILES);

	for (size_t i = 0; i < count; i++) {
		char *path = application_path(
		    application, surroundings,
		    application_line(application, FIELD_PREVIOUS_FILES, i));
		struct diagnostics problems = {0};

		earlier_refuse_authority(&material->previous, path, &problems);
		claim(&problems, "previous-files", i,
		      &material->previous_problems);
		free(path);
	}
}

static void
read_previous(struct material *material, const struct application *application,
	      const struct surroundings *surroundings)
{
	size_t count = application_lines(application, FIELD_PREVIOUS_FILES);

	for (size_t i = 0; i < count; i++) {
		const char *name =
		    application_line(application, FIELD_PREVIOUS_FILES, i);
		char *path = application_path(application, surroundings, name);
		struct diagnostics problems = {0};
		struct bytes bytes = {0};

		if (file_read(path, PKI_SIZE_LIMIT, &bytes, &problems))
			certificates_read(path, bytes.data, bytes.size,
					  &material->previous, &problems);
		bytes_release(&bytes);
		claim(&problems, "previous-files", i,
		      &material->previous_problems);
		free(path);
	}
	refuse_authorities(material, application, surroundings);
}

static void
read_key(struct material *material, const struct application *application,
	 const struct surroundings *surroundings)
{
	char *path =
	    application_path(application, surroundings,
			     application_get(application, FIELD_KEY_FILE));
	struct diagnostics problems = {0};
	struct bytes bytes = {0};

	if (file_read(path, PKI_SIZE_LIMIT, &bytes, &problems)) {
		material->has_key_file = true;
		material->key_match = private_key_compare(
		    bytes.data, bytes.size, NULL, material->request.key_digest);
		secret_wipe(bytes.data, bytes.size);
	}
	bytes_release(&bytes);
	claim(&problems, "key-file", 0, &material->key_problems);
	free(path);
}

static void
read_request(struct material *material, const struct application *application,
	     const struct surroundings *surroundings)
{
	char *path =
	    application_path(application, surroundings,
			     application_get(application, FIELD_CSR_FILE));
	struct diagnostics problems = {0};
	struct bytes bytes = {0};

	if (file_read(path, PKI_SIZE_LIMIT, &bytes, &problems))
		material->has_request =
		    request_read(path, bytes.data, bytes.size,
				 &material->request, &problems);
	bytes_release(&bytes);
	claim(&problems, "csr-file", 0, &material->request_problems);
	free(path);
	if (material->has_request &&
	    application_has(application, FIELD_KEY_FILE))
		read_key(material, application, surroundings);
}

/* All answers that decide what is read, as one string to compare. */
static char *
fingerprint(const struct application *application)
{
	static const enum field_id deciding[] = {
	    FIELD_PURPOSE,	   FIELD_HISTORY,    FIELD_PREVIOUS_FILES,
	    FIELD_PREVIOUS_SERVER, FIELD_KEY_SOURCE, FIELD_CSR_FILE,
	    FIELD_KEY_FILE};
	struct stream stream;

	stream_open(&stream);
	for (size_t i = 0; i < sizeof(deciding) / sizeof(*deciding); i++) {
		size_t lines = application_lines(application, deciding[i]);

		for (size_t j = 0; j < lines; j++)
			stream_format(
			    &stream, "%s\n",
			    application_line(application, deciding[i], j));
		stream_text(&stream, "\t");
	}
	return stream_close(&stream);
}

void
material_reread(struct material *material,
		const struct application *application,
		const struct surroundings *surroundings)
{
	struct context context = {.application = application};

	forget_files(material);
	material->read_for = fingerprint(application);
	if (context_history(&context) == HISTORY_FILE ||
	    context_history(&context) == HISTORY_SERVER)
		read_previous(material, application, surroundings);
	if (!context_makes_key(&context) && !context_revokes(&context) &&
	    application_has(application, FIELD_CSR_FILE))
		read_request(material, application, surroundings);
}

void
material_refresh(struct material *material,
		 const struct application *application,
		 const struct surroundings *surroundings)
{
	char *now = fingerprint(application);
	bool same = material->read_for && strcmp(material->read_for, now) == 0;

	free(now);
	if (!same)
		material_reread(material, application, surroundings);
}
