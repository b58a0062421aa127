"""Every check of the specification's acceptance list (14b) is a test, or stands here with what it waits for."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
CHECKS = {
    1: "correspondence/test_responses.py::test_responding_takes_a_grant_and_a_role",
    2: "correspondence/test_responses.py::test_responding_takes_a_grant_and_a_role",
    3: "correspondence/test_responses.py::test_responding_takes_a_grant_and_a_role",
    4: "correspondence/test_responses.py::test_responding_takes_a_grant_and_a_role",
    5: "correspondence/test_corner_cases.py::test_a_draft_is_its_creator_s_until_it_is_issued",
    6: "notifications/test_telling.py::test_issuing_tells_everybody_on_the_item_but_its_author",
    7: "notifications/test_telling.py::test_only_newcomers_are_told_of_an_edit",
    8: "correspondence/test_responses.py::test_closed_and_draft_items_take_no_responses",
    9: "correspondence/test_types_with_items.py::test_a_status_that_an_item_has_is_not_deleted",
    10: "correspondence/test_corner_cases.py::test_a_super_private_item_and_a_colleague_of_the_admin_on_it",
    11: "correspondence/test_corner_cases.py::test_a_super_private_item_and_a_colleague_of_the_admin_on_it",
    12: "correspondence/test_corner_cases.py::test_a_super_private_item_and_a_colleague_of_the_admin_on_it",
    13: "correspondence/test_visibility.py::test_the_table_over_sql_and_http",
    14: "correspondence/test_sheets.py::test_the_file_holds_what_the_list_holds_less_what_is_private",
    15: "correspondence/test_corner_cases.py::test_who_is_not_allowed_the_type_is_on_no_item_of_it",
    16: "correspondence/test_matrix_http.py::test_a_row_of_table_5_4_over_http",
    17: "correspondence/test_items.py::test_nobody_but_an_admin_touches_anothers_item",
    18: "correspondence/test_items.py::test_read_only_creates_edits_and_issues_with_the_right_grants",
    19: "browser/test_locked.py::test_a_type_is_locked_and_its_issued_letters_are",
    20: "correspondence/test_copying.py::test_what_is_made_from_a_response_to_a_private_letter_is_not_private",
    21: "correspondence/test_copying.py::test_the_default_description_wins",
    22: "links/test_links.py::test_what_was_made_stays_linked_and_a_wrong_one_is_void",
    23: "correspondence/test_items.py::test_the_2501st_attachment_is_refused",
    24: "notifications/test_telling.py::test_only_newcomers_are_told_of_an_edit",
    25: "notifications/test_telling.py::test_updates_are_mailed_once_a_save_to_the_ticked_role",
    26: "notifications/test_telling.py::test_somebody_removed_reads_number_and_subject_and_nothing_more",
    27: "correspondence/test_reminders.py::test_assignees_are_mailed_once_a_day_for_each_item",
    34: "correspondence/test_types_with_items.py::test_what_another_fieldset_needs_is_asked_for_at_the_next_save",
    35: "correspondence/test_types_with_items.py::test_a_type_without_a_fieldset_here_is_in_no_create_menu",
    36: "browser/test_signing_out.py::test_filters_outlive_the_session_and_are_nobody_elses",
    37: "correspondence/test_bulk.py::test_one_forbidden_item_stops_them_all_where_no_mode_is_named",
    38: "emails/test_emails.py::test_what_is_wrong_with_an_email_is_said_at_its_field",
    39: "audit/test_history.py::test_only_administrators_of_the_type_read_it",
    40: "correspondence/test_visibility.py::test_the_permissions_tab_lists_who_sees_a_private_item",
    42: "correspondence/test_items.py::test_a_draft_follows_its_types_prefix_and_an_issued_item_keeps_its_own",
}
WAITING = {
    **dict.fromkeys(range(28, 34), "workflows"),
    41: "replies by mail",
}


def test_no_check_is_forgotten() -> None:
    assert sorted([*CHECKS, *WAITING]) == list(range(1, 43))


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_names_a_test_that_is_there(check: int) -> None:
    file, _, name = CHECKS[check].partition("::")
    assert re.search(rf"^(async )?def {name}\(", (TESTS / file).read_text(), re.MULTILINE), CHECKS[check]
