"""Whatever the server says to people it says in every language: refusals, faults, mails; with the same values."""

import ast
import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.house.source import PACKAGE, Function, modules

import sitepost
from sitepost.events import clocks as clocks_facts
from sitepost.events import correspondence as correspondence_facts
from sitepost.events import emails as emails_facts
from sitepost.events import links as links_facts
from sitepost.events import receipts as receipts_facts
from sitepost.gateways import bundles
from sitepost.gateways.annexes import LINKS, MAILS, ROLES, UNKNOWN
from sitepost.kernel.fact import Fact
from sitepost.kernel.refusal import Why
from sitepost.platform import words
from sitepost.platform.http.problem import TITLES
from sitepost.platform.words import LANGUAGES, tongue
from sitepost.tools.audit.rules import _kind_words
from sitepost.tools.clocks.routes.sets import said_again
from sitepost.tools.clocks.rules.running import RAN_OUT
from sitepost.tools.clocks.rules.sets import SHIPPED
from sitepost.tools.correspondence.model.fieldsets import FIELDS
from sitepost.tools.correspondence.model.items import IMPACT_LABELS
from sitepost.tools.correspondence.model.sheets import COLUMNS
from sitepost.tools.correspondence.rules import letter as letter_rules
from sitepost.tools.correspondence.rules import sheets as sheet_rules
from sitepost.tools.directory.rules.imports import FIELDS as IMPORTED
from sitepost.tools.notifications.model import Event, Reason, Role, Story
from sitepost.tools.notifications.rules import digests as digest_rules
from sitepost.tools.notifications.rules import words as mail_words

OTHERS = [language for language in LANGUAGES if language != "en"]
HOLE = re.compile(r"\{(\d)\}")
PLACE = {"Refusal": "detail", "refuse": "detail", "plain_problem": "detail", "Fault": "detail", "Wrong": "detail"}
POSITION = {"Fault": (1, 2), "plain_problem": (2, 3), "Wrong": (0,)}
FEWEST_REFUSALS, FEWEST_FAULTS, FEWEST_MAILS = 200, 60, 25
SPOKEN_WHOLE = {
    "{0} {1}": "A file keeps its ending. .pdf",
    "{0} ({1})": "The company has a type of this name already. (RFI)",
    "This takes {0} {1}.": "This takes at most 12.",
    "This takes at {0} {1} {2}.": "This takes at least 3 characters.",
}
"""Templates that are put together from sentences which are said whole; one of each stands for them."""
LETTERS = ("identity/actions/letters.py", "identity/actions/links.py", "identity/actions/providers.py",
           "identity/actions/clients.py", "emails/actions.py", "notifications/actions/digests.py",
           "conversations/actions/missed.py")  # fmt: skip
PARTS = {
    "{0} ({1})", "{0}", "{0}{1}", ", {0}", "/company/sign-in", "{0}/notifications", "Company", "Sitepost",
    "[{0}] {1}", "Message", "{0}, {1}", "{0}/conversations", "{0}/{1}", "{0}{1}:{2}:{3}:{4}",
    "None is left", "{0} {1} left", "Choose a password to begin. The link works for seven days.",
    "Sign in with {0} and your password.", "{0} invites you to work with {1} on Sitepost. {2}",
    "Somebody signed in with one of your recovery codes. {0}; you get new ones under your settings.",
}  # fmt: skip
"""What stands in those files and is no sentence of a mail, or only a part of one."""
WHOLE = (
    "Ann invites you to work with Harbour on Sitepost. Choose a password to begin. The link works for seven days.",
    "Ann (Kestrel) invites you to work with Harbour on Sitepost. Sign in with a@b.example and your password.",
    "Somebody signed in with one of your recovery codes. None is left; you get new ones under your settings.",
    "Somebody signed in with one of your recovery codes. 1 is left; you get new ones under your settings.",
    "Somebody signed in with one of your recovery codes. 7 are left; you get new ones under your settings.",
    "1 notification about 1 item",
    "3 notifications about 1 item",
    "3 notifications about 2 items",
    "NOD-1, NOD-2, NOD-3 and 4 more",
    "plan.pdf (30.1 MiB, too large for a mail, to be had in Sitepost)",
    "plan.pdf (30.1 MiB, too large for a mail, ask Ann)",
    "Ann sent you this about NOD-1 in Harbour. Your answer goes to Ann by e-mail.",
)
TABLE = tomllib.loads((Path(words.__file__).parent / "de.toml").read_text())


def whys() -> list[Why]:
    """Return every reason to refuse that a module of ours names."""
    found: dict[str, Why] = {}
    for module in pkgutil.walk_packages(sitepost.__path__, "sitepost."):
        if "migrations" not in module.name and not module.name.endswith("__main__"):
            held = vars(importlib.import_module(module.name)).values()
            found |= {each.title: each for each in held if isinstance(each, Why)}
    return list(found.values())


def template(node: ast.AST) -> str | None:
    """Return a text with `{0}`, `{1}`, … where it takes values; None for what is no text."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if not isinstance(node, ast.JoinedStr):
        return None
    parts, holes = "", 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts += part.value
        else:
            parts, holes = f"{parts}{{{holes}}}", holes + 1
    return parts


def texts(node: ast.AST, inside: ast.AST | None) -> Iterator[str]:
    """Yield the texts that an argument may be: itself, either side of a choice, what was put into its name before."""
    text = template(node)
    if text is not None:
        yield text
    elif isinstance(node, ast.IfExp):
        yield from texts(node.body, inside)
        yield from texts(node.orelse, inside)
    elif isinstance(node, ast.Name) and inside is not None:
        for each in ast.walk(inside):
            if isinstance(each, ast.Assign) and any(
                isinstance(to, ast.Name) and to.id == node.id for to in each.targets
            ):
                yield from texts(each.value, None)


def faults() -> set[str]:
    """Return every sentence, with holes for its values, that a refusal or a fault of a form is made with."""
    found: set[str] = set()
    for module in modules(PACKAGE):
        for function in [each for each in ast.walk(module.tree) if isinstance(each, Function)] + [module.tree]:
            for call in [each for each in ast.walk(function) if isinstance(each, ast.Call)]:
                name = ast.unparse(call.func).rpartition(".")[2]
                if name not in PLACE:
                    continue
                given = [call.args[n] for n in POSITION.get(name, ()) if n < len(call.args)]
                given += [each.value for each in call.keywords if each.arg == PLACE[name]]
                found.update(text for each in given for text in texts(each, function) if " " in text)
    return found


def mailed() -> set[str]:
    """Return every text of the files that write letters, without docstrings, addresses and single small words."""
    found: set[str] = set()
    for name in LETTERS:
        tree = ast.parse((PACKAGE / "tools" / name).read_text())
        docstrings = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
        inner = {id(part) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr) for part in each.values}
        for node in ast.walk(tree):
            text = template(node) if id(node) not in docstrings | inner else None
            if text and re.match(r"[A-Z“{].*[ a-z}].*", text) and not re.fullmatch(r"[\w./:-]+", text):
                found.add(text)
    return found


def filled(text: str) -> str:
    """Return a template with values of nobody's language in it."""
    return HOLE.sub(lambda hole: f"Xq{hole[1]}", text)


@pytest.mark.parametrize("language", OTHERS)
def test_every_refusal_is_said_in_every_language(language: str) -> None:
    found = [each.title for each in whys()] + [title for _, title in TITLES.values()]
    assert len(found) >= FEWEST_REFUSALS
    say = tongue(language).say
    assert not sorted({title for title in found if say(title) == title}), "platform/words lacks these"


@pytest.mark.parametrize("language", OTHERS)
def test_every_fault_is_said_in_every_language(language: str) -> None:
    found = faults()
    assert len(found) >= FEWEST_FAULTS
    assert set(SPOKEN_WHOLE) <= found, "an exception that is not needed any more"
    said = {each: SPOKEN_WHOLE.get(each) or filled(each) for each in found}
    say = tongue(language).say
    assert not sorted(each for each, whole in said.items() if say(whole) == whole), "platform/words lacks these"


@pytest.mark.parametrize("language", OTHERS)
def test_every_mail_is_written_in_every_language(language: str) -> None:
    say = tongue(language).say
    found = mailed() - PARTS
    assert len(found) >= FEWEST_MAILS
    assert not sorted(each for each in found if say(filled(each)) == filled(each)), "platform/words lacks these"
    assert not [each for each in WHOLE if say(each) == each]
    assert not [each for each in digest_rules.HOW_OFTEN.values() if say(often(each)) == often(each)]


def often(words: str) -> str:
    """Return why somebody got a digest."""
    return f"You got this mail because you chose {words} under Me > Notifications. Deadlines are mailed at once."


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("event", list(Event))
def test_every_mail_about_an_item_is_written_in_every_language(event: Event, role: Role, language: str) -> None:
    own = tongue(language)
    clock = "The period under clause 61.4 ran out at the end of 3 March 2026: deemed accepted."
    told = Story(
        project="Tower", number="NOD-1", title="Slab", state="Xq", actor="Ann", clock=clock, due="3 March 2026"
    )
    reason = Reason(event, role)
    assert own.say(mail_words.reason_words(reason)) != mail_words.reason_words(reason)
    assert mail_words.subject(told, reason, own) != mail_words.subject(told, reason)
    assert not set(mail_words.opening(told, reason, (), own)) & set(mail_words.opening(told, reason))
    assert own.say(mail_words.why_sentence(told, reason)) != mail_words.why_sentence(told, reason)
    assert own.say(mail_words.goodbye(told)[0]) != mail_words.goodbye(told)[0]


ABOUT_ITEMS = (correspondence_facts, links_facts, clocks_facts, emails_facts, receipts_facts)
OF_TYPES = re.compile(r"(type|types|status|statuses|fieldset|custom_field|settings|rules)_")


@pytest.mark.parametrize("language", OTHERS)
def test_every_entry_of_an_items_history_is_printed_in_every_language(language: str) -> None:
    held = [each for module in ABOUT_ITEMS for each in vars(module).values() if isinstance(each, type)]
    kinds = [each.KIND for each in held if issubclass(each, Fact) and each is not Fact]
    labels = {_kind_words(kind) for kind in kinds if not OF_TYPES.match(kind.rsplit(".", 1)[-1])}
    assert len(labels) >= 25
    say = tongue(language).say
    assert not sorted(each for each in labels if say(each) == each), "platform/words lacks these"


@pytest.mark.parametrize("language", OTHERS)
def test_every_period_that_comes_with_sitepost_is_said_in_every_language(language: str) -> None:
    own = tongue(language)
    found = {words for shipped in SHIPPED for rule in shipped.rules for words in (rule.text, rule.outcome) if words}
    assert len(found) >= 30
    assert not sorted(each for each in found if said_again(each, own) == each), "platform/words lacks these"
    assert not [each.name for each in SHIPPED if own.say(each.name) == each.name]
    outcomes = {rule.outcome for shipped in SHIPPED for rule in shipped.rules} | {*RAN_OUT.values()}
    assert not [each for each in outcomes if each and own.word(each) == each], "mails say them inside a sentence"


@pytest.mark.parametrize("language", OTHERS)
def test_every_head_and_mark_of_an_export_is_said_in_every_language(language: str) -> None:
    own = tongue(language)
    heads = {each.title for each in COLUMNS} | {title for fields in IMPORTED.values() for title in fields.values()}
    heads |= {*MAILS.values(), *ROLES.values(), *(each for pair in LINKS.values() for each in pair)}
    heads |= {UNKNOWN, "yes", "no", "About", "void", "Line", "To mend", "Attached pages", "Pages"}
    assert not sorted(each for each in heads if each not in own.words)
    left_out = [each for counts in ((1, 1), (3, 4)) for each in sheet_rules.left_out(*counts)]
    said = [*left_out, *bundles._notes(2, 3), bundles.LOST, "no longer on it since 2026-03-03 08:00", "2 times in all"]
    said += ["Responded 2026-03-03 08:00", "Acknowledged 2026-03-03 08:00", "3 pages", "1 page", "not in this PDF"]
    said += ["plan.dwg is not in the PDF; it is in the ZIP of the item.", "Cut after 100,000 lines", "Labels, Tower"]
    assert not [each for each in said if own.say(each) == each]


def test_both_sides_of_the_table_take_the_same_values() -> None:
    pairs = [pair for part in TABLE["sentences"].values() for pair in part.items()]
    wrong = [english for english, other in pairs if set(HOLE.findall(english)) != set(HOLE.findall(other)) or not other]
    assert not wrong
    assert all("{" not in HOLE.sub("", text) for pair in pairs for text in pair)
    assert all(TABLE["words"].values())


def test_the_table_holds_no_refusal_that_is_gone() -> None:
    assert not set(TABLE["sentences"]["refusals"]) - {each.title for each in whys()}


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_of_a_printed_letter_is_said_in_every_language(language: str) -> None:
    own = tongue(language)
    labels = {each.label for each in FIELDS.values()} | {"Issued", "Closed", "Drafted", "Official response", "Draft"}
    heads = {"Links", "Receipts", "Change history", "Recipient", "Opened", "Downloaded", "Answered", "When", "Who"}
    for word in labels | heads | {*letter_rules.WORDS.values()} | {*IMPACT_LABELS.values()} | {"Super private"}:
        assert word in own.words
    printed = (
        "Revision 2. Printed by Ann, 3 Mar 2026, 10:30 (Europe/London)",
        "Yes (known): 5 days",
        "No description.",
    )
    assert not [each for each in printed if own.say(each) == each]
