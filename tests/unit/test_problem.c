/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frozen list of numbers: others script against them. */
#include "config.h"

#include "service/problem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Never edit a line of this list, and never take one out: only add. */
static const struct {
	int number;
	char severity; /* e, w, n */
	bool of_service;
} golden[] = {
    {201, 'e', true},  {202, 'e', true},  {204, 'e', true},  {205, 'e', true},
    {206, 'e', true},  {208, 'e', true},  {209, 'e', true},  {212, 'e', true},
    {213, 'e', true},  {214, 'e', true},  {215, 'e', true},  {241, 'e', true},
    {371, 'e', true},  {301, 'e', false}, {302, 'e', false}, {303, 'w', false},
    {304, 'w', false}, {305, 'w', false}, {306, 'e', false}, {307, 'e', false},
    {308, 'n', false}, {309, 'e', false}, {310, 'w', false}, {311, 'n', false},
    {312, 'e', false}, {313, 'w', false}, {401, 'e', false}, {402, 'e', false},
    {403, 'e', false}, {404, 'e', false}, {405, 'e', false}, {406, 'e', false},
    {407, 'e', false}, {408, 'w', false}, {409, 'w', false}, {410, 'n', false},
    {411, 'e', false}, {412, 'e', false}, {501, 'e', false}, {502, 'e', false},
    {503, 'e', false}, {504, 'e', false}, {505, 'e', false}, {506, 'e', false},
    {507, 'e', false}, {508, 'w', false}, {509, 'w', false}, {510, 'e', false},
    {511, 'e', false}, {512, 'e', false}, {513, 'e', false}, {514, 'e', false},
    {515, 'e', false}, {516, 'e', false}, {517, 'n', false}, {601, 'n', false},
    {602, 'e', false}, {603, 'w', false}, {604, 'e', false}, {605, 'e', false},
    {606, 'w', false}, {701, 'e', false}, {702, 'e', false}, {703, 'e', false},
    {704, 'e', false}, {705, 'e', false}, {706, 'e', false}, {801, 'e', false},
    {802, 'e', false}, {803, 'e', false}, {804, 'e', false}, {805, 'e', false},
    {806, 'e', false}, {901, 'e', false}, {902, 'e', false}, {903, 'e', false},
    {904, 'e', false},
};

#define GOLDEN (sizeof(golden) / sizeof(golden[0]))

static void
test_golden(void **state)
{
	(void)state;
	assert_int_equal(problem_count, GOLDEN);
	for (size_t i = 0; i < GOLDEN; i++) {
		const struct problem *problem = &problems[i];

		assert_int_equal(problem->number, golden[i].number);
		assert_int_equal(severity_name(problem->severity)[0],
				 golden[i].severity);
		assert_int_equal(problem->of_service, golden[i].of_service);
		assert_ptr_equal(problem_find(golden[i].number), problem);
	}
	assert_null(problem_find(0));
	assert_null(problem_find(999));
}

static void
test_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < problem_count; i++) {
		const char *const texts[] = {
		    problems[i].title, problems[i].cause, problems[i].remedy};

		for (size_t j = 0; j < 3; j++) {
			assert_true(strlen(texts[j]) > 5);
			/* For a terminal without UTF-8. */
			for (const char *p = texts[j]; *p; p++)
				assert_in_range(*p, ' ', '~');
		}
		/* A title is none, the others are sentences. */
		assert_null(strchr("., ", texts[0][strlen(texts[0]) - 1]));
		assert_int_equal(texts[1][strlen(texts[1]) - 1], '.');
		assert_int_equal(texts[2][strlen(texts[2]) - 1], '.');
	}
}

static void
test_number(void **state)
{
	static const struct {
		const char *text;
		int number;
	} lines[] = {
	    {"212", 212},
	    {"U212", 212},
	    {"u212", 212},
	    {" 212 ", 212},
	    {"２１２", 212},
	    {"Ｕ２１２", 212},
	    {"212:1,主体者DN,この主体者DNはすでに存在します", 212},
	    {"241:1.主体者DN.主体者DNの機関名が申請者の所属機関名では", 241},
	    {"1 NG 241:1.主体者DN", 241},
	    {"request.yaml:201:12: error: U402: \"x\" is not under y.", 402},
	    {"対象のドメインは許可されていないため発行できません。", 901},
	    {"機関の証明書発行有効期限が切れています。", 902},
	    {"主体者DNのSTが登録された値と一致しません。", 903},
	    {"WHOISサーバに登録されている情報と一致しません。", 904},
	    {"WHOISサーバへの接続に失敗しました。", 904},
	    {"", 0},
	    {"U", 0},
	    {"999", 0},
	    {"2120", 0},
	    {"0212", 0},
	    {"x212", 0},
	    {"21", 0},
	    {"-", 0},
	    {"99999999999999999999", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		assert_int_equal(problem_number(lines[i].text),
				 lines[i].number);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_golden),
	    cmocka_unit_test(test_texts),
	    cmocka_unit_test(test_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
