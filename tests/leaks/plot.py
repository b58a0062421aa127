"""Letters with a secret word in every place, and who may read each word by a plain reading of the spec.

Nothing here is taken from the server's rules: table 5.2 stands as the spec prints it.
"""

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any, NamedTuple

from tests.correspondence.site import Site, doc
from tests.world import PEOPLE

# Spec 5.2. Rows: the role on the item. Y: sees it. 1: with the granular permission "view private items accessible to
# users within same company" when oneself or a company-mate is on the item. 2: when oneself or a company-mate is on it.
TABLE_5_2 = """
                     draft                  open                   closed
                     public private super   public private super   public private super
    creator          Y      Y       Y       Y      Y       Y       Y      Y       Y
    assignee         -      -       -       Y      Y       Y       Y      Y       Y
    distribution     -      -       -       Y      Y       Y       Y      Y       Y
    received_from    -      -       -       Y      Y       Y       Y      Y       Y
    no_role          -      -       -       Y      1       1       Y      1       1
    type_admin       Y      Y       -       Y      Y       2       Y      Y       2
"""
STATES = ("draft", "open", "closed")
PRIVACIES = {"public": "NOD", "private": "LTR", "super": "CLM"}
ROWS = {line.split()[0]: line.split()[1:] for line in TABLE_5_2.strip().splitlines()[2:]}
CELLS = {
    (role, *column): mark for role, marks in ROWS.items() for column, mark in zip(product(STATES, PRIVACIES), marks)
}

VIEW_MATES = "view_vendor_items"
RIGHTS: dict[str, tuple[str, ...]] = {  # the level on every type, and granular permissions
    "maya": ("admin",),  # company administrator: Admin of everything
    "omar": ("none",),
    "carl": ("admin",),
    "kate": ("read_only", "create_response"),
    "dana": ("standard", "create_response"),
    "dev": ("read_only", VIEW_MATES, "create_response", "respond_to_vendor_items"),
    "rita": ("standard", "create_response"),
    "rob": ("read_only", VIEW_MATES),
    "ana": ("standard", "create_response"),
}
CASTS: list[dict[str, str]] = [  # who is on the item; the assignee answers
    {"creator": "ana", "assignee": "dana", "distribution": "rita", "received_from": "kate"},
    {"creator": "dana", "assignee": "rita", "received_from": "ana"},
    {"creator": "carl", "assignee": "dev", "distribution": "kate"},
]
ENDINGS = ("closed_successful", "closed_unsuccessful")


class Letter(NamedTuple):
    """One item of the plot."""

    id: str
    state: str
    privacy: str
    cast: dict[str, str]


class Secret(NamedTuple):
    """A word, the letter that it stands in, and where."""

    word: str
    letter: Letter
    place: str
    hushed: bool = False  # in an unofficial response


def is_mate(name: str, letter: Letter) -> bool:
    """Say whether somebody, or another of the same company, is on the item."""
    return PEOPLE[name].company in {PEOPLE[each].company for each in letter.cast.values()}


def sees(name: str, letter: Letter) -> bool:
    """Read table 5.2: may this person of Harbour Tower know that the item exists?"""
    if name not in PEOPLE or RIGHTS[name][0] == "none":
        return False
    level, *grants = RIGHTS[name]
    roles = [role for role, person in letter.cast.items() if person == name] or ["no_role"]
    marks = {CELLS[role, letter.state, letter.privacy] for role in roles}
    if level == "admin":
        marks.add(CELLS["type_admin", letter.state, letter.privacy])
    mate = is_mate(name, letter)
    return "Y" in marks or ("1" in marks and VIEW_MATES in grants and mate) or ("2" in marks and mate)


def may_read(name: str, secret: Secret) -> bool:
    """Say whether a person may read a word; unofficial responses are for those on the item and Admins (4.7)."""
    if not sees(name, secret.letter):
        return False
    on_it = name in secret.letter.cast.values()
    return on_it or RIGHTS[name][0] == "admin" or not secret.hushed


class Plot:
    """Everything that was written, and every word in it."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.random = Random(52)
        self.letters: list[Letter] = []
        self.secrets: list[Secret] = []
        self.files: dict[str, list[Secret]] = {}  # the words of each file
        self.remark: dict[str, Any] = {}  # a custom field that every letter has
        self.kept: dict[str, tuple[str, str]] = {}  # the word and the key of what somebody is typing

    def kept_apart(self) -> dict[str, Any]:
        """Return what is known of it, to be put into a plot of another copy of the database."""
        return {name: value for name, value in vars(self).items() if name != "site"}

    def word(self) -> str:
        """Make up a word that stands nowhere else."""
        return "zq" + "".join(self.random.choices("bcdfghkmpvwx", k=9))

    async def _file(self, name: str, words: tuple[str, str]) -> str:
        answer = await self.site.world.client(name).post(
            f"/api/projects/{self.site.world.project}/files",
            params={"name": f"{words[0]}.txt"},
            content=f"About {words[1]}.".encode(),
        )
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    async def write(self) -> None:
        """Write every letter, answer it, and close those that are to be closed."""
        for name, (level, *grants) in RIGHTS.items():
            if name != "maya":
                await self.site.levels(name, level, *grants)
        self.remark = await self.site.remark()
        for state, privacy, cast in product(STATES, PRIVACIES, CASTS):
            await self._letter(state, privacy, cast)
        for one, other in zip(self.letters, self.letters[len(CASTS) :], strict=False):
            await self._link(one, other)
        for name in PEOPLE:
            seen = [letter for letter in self.letters if sees(name, letter)]
            if not seen:
                continue  # whoever sees nothing keeps nothing of it either
            self.kept[name] = (self.word(), f"item:{self.random.choice(seen).id}")
            path = f"{self.site.base}/autosaves/{self.kept[name][1]}"
            answer = await self.site.world.client(name).put(path, json={"value": {"subject": self.kept[name][0]}})
            assert answer.status_code == 200, answer.text
        await self.site.world.settle()

    async def _letter(self, state: str, privacy: str, cast: dict[str, str]) -> None:
        site, type, creator = self.site, PRIVACIES[privacy], cast["creator"]
        places = ("subject", "description", "number", "file_name", "file_content", "custom_field")
        words = {place: self.word() for place in places}
        words["number"] += "7"  # the search takes what has a digit for a number
        file = await self._file(creator, (words["file_name"], words["file_content"]))
        roles = {"assignees": site.people(cast["assignee"])}
        roles |= {"distribution": site.people(cast["distribution"])} if "distribution" in cast else {}
        made = await site.create(
            creator, type, issue=state != "draft", subject=f"About {words['subject']}", number=words["number"],
            description=doc(f"It is {words['description']}."), private=privacy != "public", file_ids=[file],
            due_on="2026-03-02", custom_fields={self.remark["key"]: f"Noted {words['custom_field']}"}, **roles,
            **({"received_from": site.people(cast["received_from"])[0]} if "received_from" in cast else {}),
        )  # fmt: skip
        letter = Letter(made["id"], state, privacy, cast)
        self._keep(letter, file, words)
        if state != "draft":
            await self._answer(letter, made, official=sees("carl", letter))
            await self._answer(letter, made, official=False)
        if state == "closed":
            moved = await site.move(creator, made, type, ENDINGS[len(self.letters) % 2])
            assert moved.status_code == 200, moved.text
        self.letters.append(letter)

    async def _link(self, one: Letter, other: Letter) -> None:
        """Relate two letters of one creator: whoever sees one of them may not see the other."""
        path = f"/api/projects/{self.site.world.project}/cards/{one.id}/links"
        body = {"kind": "related", "other_id": other.id, "note": ""}
        answer = await self.site.world.client(one.cast["creator"]).post(path, json=body)
        assert answer.status_code == 201, answer.text

    async def _answer(self, letter: Letter, item: dict[str, Any], *, official: bool) -> None:
        """Answer as the assignee; Carl makes it official where he sees the letter."""
        name = letter.cast["assignee"]
        words = {place: self.word() for place in ("answer", "answer_file_name", "answer_file_content")}
        file = await self._file(name, (words["answer_file_name"], words["answer_file_content"]))
        answer = await self.site.respond(name, item, f"So {words['answer']}.", file_ids=[file])
        assert answer.status_code == 201, answer.text
        if official:
            path = f"{self.site.base}/items/{item['id']}/responses/{answer.json()['response']['id']}"
            marked = await self.site.world.client("carl").patch(path, json={"official": True})
            assert marked.status_code == 200, marked.text
        self._keep(letter, file, words, hushed=not official)

    def _keep(self, letter: Letter, file: str, words: dict[str, str], *, hushed: bool = False) -> None:
        found = [Secret(word, letter, place, hushed) for place, word in words.items()]
        self.secrets += found
        self.files[file] = [each for each in found if "file" in each.place]

    def secrets_of(self, name: str, *, readable: bool) -> Iterator[Secret]:
        """Every word that somebody may read, or may not."""
        return (secret for secret in self.secrets if may_read(name, secret) is readable)
