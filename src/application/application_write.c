/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application written as YAML. */
#include "config.h"

#include "application/application_file.h"

#include "application/belonging.h"
#include "application/field.h"
#include "base/stream.h"
#include "base/text.h"

#include <stdlib.h>

/* The text of a key, which an application file may hold where it names a file,
 * goes into no other. */
static void
write_scalar(struct stream *stream, const char *text)
{
	char *scalar = yaml_scalar(text_is_pem(text) ? "" : text);

	stream_format(stream, "%s\n", scalar);
	free(scalar);
}

static void
write_pair(struct stream *stream, const char *indent, const char *key,
	   const char *text)
{
	stream_format(stream, "%s%s: ", indent, key);
	write_scalar(stream, text);
}

static void
write_answer(struct stream *stream, const struct field *field,
	     const struct answer *answer)
{
	if (!answer->line.count)
		return;
	if (field->kind == FIELD_KIND_EXTRA) {
		stream_format(stream, "%s:\n", field->name);
		for (size_t i = 0; i < answer->line.count; i++) {
			/* A file may have any text there. */
			char *key = yaml_scalar(answer->key.item[i]);

			write_pair(stream, "  ", key, answer->line.item[i]);
			free(key);
		}
		return;
	}
	if (field->kind != FIELD_KIND_LINES &&
	    field->kind != FIELD_KIND_PATHS) {
		write_pair(stream, "", field->name, answer->line.item[0]);
		return;
	}
	stream_format(stream, "%s:\n", field->name);
	for (size_t i = 0; i < answer->line.count; i++) {
		stream_text(stream, "  - ");
		write_scalar(stream, answer->line.item[i]);
	}
}

static void
write_made(struct stream *stream, const struct made *made)
{
	stream_text(stream, "made:\n");
	write_pair(stream, "  ", "date", made->date);
	write_pair(stream, "  ", "folder", made->folder);
	write_pair(stream, "  ", "kind", made->kind);
	if (made->serial)
		stream_format(stream, "  serial: \"%s\"\n", made->serial);
	stream_text(stream, "  digests:\n");
	for (size_t i = 0; i < made->files.count; i++) {
		char *key = yaml_scalar(made->files.item[i]);

		stream_format(stream, "    %s: %s\n", key,
			      made->digests.item[i]);
		free(key);
	}
}

/* only_belonging: without answers that another choice has put aside. */
static void
write_answers(struct stream *stream, const struct application *application,
	      bool only_belonging)
{
	stream_text(stream, "upki-application: 1\n");
	for (int i = 0; i < FIELD_COUNT; i++) {
		enum field_id field = (enum field_id)i;

		if (field_is_stored(field) &&
		    (!only_belonging || belonging_applies(application, field)))
			write_answer(stream, &fields[field],
				     &application->answer[field]);
	}
}

char *
application_answers(const struct application *application)
{
	struct stream stream;

	stream_open(&stream);
	write_answers(&stream, application, true);
	return stream_close(&stream);
}

static void
write_draft(struct stream *stream, const struct application *application)
{
	stream_format(stream, "draft:\n  page: %d\n", application->page);
	if (application->had_passphrase)
		stream_text(stream, "  had-passphrase: yes\n");
	if (application->names_filled)
		stream_text(stream, "  names-filled: yes\n");
	if (application->names_doubted)
		stream_text(stream, "  names-doubted: yes\n");
	if (!application->last_kind || !application->last_fqdn)
		return;
	write_pair(stream, "  ", "last-fqdn", application->last_fqdn);
	write_pair(stream, "  ", "last-kind", application->last_kind);
	if (application->last_serial)
		write_pair(stream, "  ", "last-serial",
			   application->last_serial);
	if (application->last_date)
		write_pair(stream, "  ", "last-date", application->last_date);
}

char *
application_write(const struct application *application,
		  const struct made *made)
{
	struct stream stream;

	stream_open(&stream);
	write_answers(&stream, application, made != NULL);
	if (made)
		write_made(&stream, made);
	else if (application->page)
		write_draft(&stream, application);
	return stream_close(&stream);
}
