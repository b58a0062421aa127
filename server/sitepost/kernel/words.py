"""Words in another language: what was said in English is said again, from a table of sentences."""

import re
from collections.abc import Mapping, Sequence

import msgspec

LONGEST = 2_000  # characters of a sentence that is looked for
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(ENGLISH_MONTHS)})( \d{{4}})?")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+")
_HOLE = re.compile(r"\{(\d)\}")
_JOINTS = (", ", " or ", " and ")


class Tongue(msgspec.Struct, frozen=True, dict=True):
    """A language: its sentences by the English ones, and single words, which also stand inside sentences.

    A sentence that carries values has `{0}`, `{1}`, … in their places, on both sides. `day_form` says how a day of a
    month is written, `{0}` its number and `{1}` the name of its month.
    """

    language: str = "en"
    sentences: Mapping[str, str] = {}
    words: Mapping[str, str] = {}
    months: Sequence[str] = ENGLISH_MONTHS
    day_form: str = "{0} {1}"
    thousands: str = ","

    def say(self, english: str) -> str:
        """Say again in this language what was said in English; what has no words here stays as it is."""
        if not self.sentences or len(english) > LONGEST:
            return english
        whole = self.sentences.get(english)
        if whole is not None:
            return whole
        for pattern, other in self._patterns():
            matched = pattern.fullmatch(english)
            if matched is not None:
                return other.format(*(self.word(each) for each in matched.groups()))
        return english

    def word(self, english: str) -> str:
        """Say a single word, a day, a number, or a list of words; anything else is somebody's own and stays."""
        if english in self.words or not self.sentences:
            return self.words.get(english, english)
        if _DAY.fullmatch(english):
            return _DAY.sub(self._day, english)
        if _NUMBER.fullmatch(english):
            return english.replace(",", self.thousands)
        for joint in _JOINTS:
            parts = english.split(joint)
            if len(parts) > 1 and all(each in self.words for each in parts):
                return self.words.get(joint, joint).join(self.words[each] for each in parts)
        return english

    def day_of(self, english: str) -> str:
        """Say a day, with its time where it has one (“3 March, 10:30”); anything else stays as it is."""
        day, comma, time = english.partition(", ")
        return _DAY.sub(self._day, day) + comma + time if self.sentences and _DAY.fullmatch(day) else english

    def _day(self, matched: re.Match[str]) -> str:
        number, month, year = matched.groups()
        return self.day_form.format(number, self.months[ENGLISH_MONTHS.index(month)]) + (year or "")

    def _patterns(self) -> list[tuple[re.Pattern[str], str]]:
        """Return the sentences with values, those that say most first; made once."""
        held: list[tuple[re.Pattern[str], str]] | None = self.__dict__.get("_held")
        if held is None:
            found = [each for each in self.sentences if _HOLE.search(each)]
            found.sort(key=lambda each: len(_HOLE.sub("", each)), reverse=True)
            held = [(re.compile(_as_pattern(each), re.DOTALL), self._in_order(each)) for each in found]
            self.__dict__["_held"] = held
        return held

    def _in_order(self, english: str) -> str:
        """Return the other words with their holes numbered as the groups of the pattern are."""
        order = list(dict.fromkeys(_HOLE.findall(english)))
        return _HOLE.sub(lambda hole: "{" + str(order.index(hole[1])) + "}", self.sentences[english])


def _as_pattern(english: str) -> str:
    parts, seen = _HOLE.split(english), set[str]()
    for at in range(1, len(parts), 2):
        name = f"v{parts[at]}"
        parts[at] = f"(?P={name})" if name in seen else f"(?P<{name}>.+?)"
        seen.add(name)
    parts[0::2] = [re.escape(each) for each in parts[0::2]]
    return "".join(parts)


ENGLISH = Tongue()
