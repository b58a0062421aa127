"""Words in another language: what was said in English is said again, from a table of sentences."""

import re
from collections.abc import Mapping, Sequence

import msgspec

LONGEST = 2_000  # characters of a sentence that is looked for
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTH = "|".join(f"{each[:3]}(?:{each[3:]})?" for each in ENGLISH_MONTHS)
_DAY = re.compile(rf"(?:({'|'.join(WEEKDAYS)}) )?(\d{{1,2}}) ({_MONTH})( \d{{4}})?")
_SHORT = [each[:3] for each in ENGLISH_MONTHS]
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
    weekdays: Sequence[str] = WEEKDAYS
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
        if _DAY.match(english):
            return self.day_of(english)
        if _NUMBER.fullmatch(english):
            return english.replace(",", self.thousands)
        for joint in _JOINTS:
            parts = english.split(joint)
            if len(parts) > 1 and all(each in self.words for each in parts):
                return self.words.get(joint, joint).join(self.words[each] for each in parts)
        return english

    def day_of(self, english: str) -> str:
        """Say a day, with its time where it has one (“Tue 3 Mar 2026”, “3 March, 10:30”); the rest stays as it is."""
        day, comma, time = english.partition(", ")
        matched = _DAY.fullmatch(day) if self.sentences else None
        return self._day(matched) + comma + time if matched else english

    def _day(self, matched: re.Match[str]) -> str:
        weekday, number, month, year = matched.groups()
        begin = f"{self.weekdays[WEEKDAYS.index(weekday)]} " if weekday else ""
        return begin + self.day_form.format(number, self.months[_SHORT.index(month[:3])]) + (year or "")

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
