"""A printed letter in the language of its reader: our words change, what people wrote and named stays."""

from typing import Any

from sitepost.kernel.words import Tongue
from sitepost.tools.correspondence.model.fieldsets import FIELDS

IMPACTS = {FIELDS["schedule_impact"].label, FIELDS["cost_impact"].label}


def said_in(letter: dict[str, Any], tongue: Tongue) -> dict[str, Any]:
    """Return what the letter template takes, said in `tongue`; only the rows of annexes stay as they are."""
    if not tongue.sentences:
        return letter
    said: dict[str, Any] = {key: _labelled(part, tongue) for key, part in letter.items()}
    body, responses = said["body"], said["responses"]
    return {
        **said,
        "draft": tongue.word(letter["draft"]),
        "body": {**body, "empty": tongue.say(body["empty"])},
        "facts": [_fact(each, tongue) for each in letter["facts"]],
        "responses": {**responses, "items": [_response(each, tongue) for each in responses["items"]]},
        "annexes": [_annex(each, tongue) for each in letter["annexes"]],
        "words": {key: tongue.word(word) for key, word in letter["words"].items()},
        "printed": tongue.say(letter["printed"]),
        "language": tongue.language,
    }


def _labelled(part: Any, tongue: Tongue) -> Any:
    """Say the labels of a part, and of those that lie in it; rich text (`doc`) is somebody's own."""
    if isinstance(part, list):
        return [_labelled(each, tongue) for each in part]
    if not isinstance(part, dict):
        return part
    return {key: value if key == "doc" else _one(key, value, tongue) for key, value in part.items()}


def _one(key: str, value: Any, tongue: Tongue) -> Any:
    return _own(value, tongue) if key == "label" and isinstance(value, str) else _labelled(value, tongue)


def _own(label: str, tongue: Tongue) -> str:
    word = tongue.word(label)
    return word if word != label else tongue.say(label)


def _fact(fact: dict[str, Any], tongue: Tongue) -> dict[str, Any]:
    value = tongue.day_of(fact["value"])
    if fact["label"] in IMPACTS:
        value = _own(value, tongue)
    return {**fact, "label": _own(fact["label"], tongue), "value": value}


def _response(response: dict[str, Any], tongue: Tongue) -> dict[str, Any]:
    return {**response, "at": tongue.day_of(response["at"]), "official": tongue.word(response["official"])}


def _annex(annex: dict[str, Any], tongue: Tongue) -> dict[str, Any]:
    heads = [{**each, "title": tongue.word(each["title"])} for each in annex["heads"]]
    return {**annex, "label": tongue.word(annex["label"]), "heads": heads, "note": tongue.say(annex["note"])}
