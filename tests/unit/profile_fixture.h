/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two institutions filled in by hand, so that checks need no loader. */
#ifndef TESTS_PROFILE_FIXTURE_H
#define TESTS_PROFILE_FIXTURE_H

#include "service/profile.h"

#define FIXTURE_TEXT(text) ((char[]){text})
#define FIXTURE_LIST(...)                                                      \
	{                                                                      \
		.item = (char *[]){__VA_ARGS__},                               \
		.count = sizeof((char *[]){__VA_ARGS__}) / sizeof(char *)      \
	}
#define FIXTURE_LIMITS                                                         \
	{                                                                      \
		.dns_names = 8, .dns_names_length = 250, .rows = 99,           \
		.dn = 250, .serial = 50, .comment = 128, .csr = 2048,          \
		.name = 64, .department = 64, .email = 78, .fqdn = 64,         \
		.software = 128                                                \
	}

static struct profile fixture_uec = {
    .id = FIXTURE_TEXT("uec"),
    .c = FIXTURE_TEXT("JP"),
    .st = FIXTURE_TEXT("tokyo"),
    .l = FIXTURE_TEXT("chofu"),
    .o = FIXTURE_TEXT("The University of Electro-Communications"),
    .domains = FIXTURE_LIST(FIXTURE_TEXT("uec.ac.jp")),
    .issuers = FIXTURE_LIST(FIXTURE_TEXT("NII Open Domain CA")),
    .suspicious_words =
	FIXTURE_LIST(FIXTURE_TEXT("google"), FIXTURE_TEXT("apple")),
    .keys = {PRIVATE_KEY_RSA2048},
    .key_count = 1,
    .limits = FIXTURE_LIMITS,
    .email_domains = FIXTURE_LIST(FIXTURE_TEXT("uec.ac.jp")),
};

static struct profile fixture_osaka = {
    .id = FIXTURE_TEXT("osaka-kyoiku"),
    .c = FIXTURE_TEXT("JP"),
    .st = FIXTURE_TEXT("Osaka"),
    .l = FIXTURE_TEXT("Kashiwara"),
    .domains = FIXTURE_LIST(FIXTURE_TEXT("osaka-kyoiku.ac.jp")),
    .excluded =
	(struct profile_excluded[]){
	    {.suffix = FIXTURE_TEXT("oku.ed.jp"),
	     .reason = {.en = FIXTURE_TEXT("use osaka-kyoiku.ac.jp")}}},
    .excluded_count = 1,
    .keys = {PRIVATE_KEY_RSA2048, PRIVATE_KEY_EC_P384},
    .key_count = 2,
    .limits = FIXTURE_LIMITS,
};

/* A test needs one or both. */
static inline struct profile *
fixture_profile(bool osaka)
{
	return osaka ? &fixture_osaka : &fixture_uec;
}

#endif
