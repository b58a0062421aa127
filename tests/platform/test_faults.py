"""What is wrong with a request, said in people's words: whatever the decoder finds, at the field it is about."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
import pytest

from sitepost.platform.http.faults import Fault, fault_of, faults_of, sentence


class Letter(msgspec.Struct, forbid_unknown_fields=True):
    """A body of every kind."""

    subject: Annotated[str, msgspec.Meta(min_length=1, max_length=5)]
    days: Annotated[int, msgspec.Meta(ge=1, le=9)] = 1
    people: Annotated[list[UUID], msgspec.Meta(max_length=2)] = []
    private: bool | None = None
    code: Annotated[str, msgspec.Meta(pattern="^[A-Z]+$")] = "A"


@pytest.mark.parametrize(
    ("body", "key", "field", "words"),
    [
        ({}, "data", "subject", "This is needed."),
        ({"subject": "a", "cc": 1}, "data", "cc", "There is no field of this name."),
        ({"subject": 5}, "subject", "subject", "This takes text, not a whole number."),
        ({"subject": ""}, "subject", "subject", "This takes at least 1 character."),
        ({"subject": "abcdef"}, "subject", "subject", "This takes at most 5 characters."),
        ({"subject": "a", "days": 10}, "days", "days", "This takes at most 9."),
        ({"subject": "a", "days": 0}, "days", "days", "This takes at least 1."),
        ({"subject": "a", "people": ["x"]}, "people", "people", "This is no id."),
        ({"subject": "a", "people": [str(UUID(int=1))] * 3}, "people", "people", "This takes at most 2 entries."),
        ({"subject": "a", "private": "yes"}, "private", "private", "This takes true or false or nothing, not text."),
        ({"subject": "a", "code": "a"}, "code", "code", "This does not have the form that it needs."),
        ([], "data", None, "This takes an object, not a list."),
    ],
)
def test_each_finding_of_the_decoder_is_said_in_words(body: Any, key: str, field: str | None, words: str) -> None:
    with pytest.raises(msgspec.ValidationError) as refused:
        msgspec.convert(body, Letter)
    message = str(refused.value).split(" - at ")[0]  # the framework cuts the path off, and tells it as the key
    assert fault_of(key, message) == Fault(field, words)


def test_the_first_fault_and_how_many_more_there_are() -> None:
    found = faults_of([{"key": "q", "message": "Expected `str` of length <= 200"}, {"message": "'data'"}, "odd"])
    assert found == [
        Fault("q", "This takes at most 200 characters."),
        Fault(None, "The request has no body that could be read."),
    ]
    assert sentence(found) == "q: This takes at most 200 characters. And 1 more."
    assert (faults_of(None), sentence([])) == ([], "")
