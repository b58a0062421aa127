"""The rules of the directory, by tables."""

import msgspec
import pytest

from sitepost.kernel import text
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Level, Passport, Site
from sitepost.kernel.refusal import Refusal
from sitepost.kernel.version import refuse_stale
from sitepost.tools.directory import model, rules
from sitepost.tools.directory.model import Company, Person, Reference, Sort

ACCOUNT, PROJECT = new_id(), new_id()


def who(*, admin: bool = False, directory: Level = Level.READ_ONLY, tool: Level = Level.NONE) -> Passport:
    site = Site(id=PROJECT, account=ACCOUNT, name="Harbour Tower")
    levels = {"directory": directory, "admin": tool}
    return Passport(
        person=new_id(), account=ACCOUNT, site=site, company=None, name="W", account_admin=admin, levels=levels
    )


def person(*, admin: bool = False, active: bool = True) -> Person:
    return Person(
        id=new_id(), account=ACCOUNT, company=new_id(), name="P Q", mail="p@q", account_admin=admin, active=active
    )


ADMIN, DIRECTOR, TOOLER, MEMBER = (
    who(admin=True),
    who(directory=Level.ADMIN),
    who(tool=Level.ADMIN),
    who(directory=Level.STANDARD),
)


@pytest.mark.parametrize(
    ("rule", "allowed"),
    [
        (rules.why_not_administer, {"admin"}),
        (rules.why_not_edit_directory, {"admin", "director"}),
        (rules.why_not_edit_project, {"admin", "tooler"}),
    ],
)
def test_who_may_edit_what(rule, allowed):
    everybody = {"admin": ADMIN, "director": DIRECTOR, "tooler": TOOLER, "member": MEMBER}
    assert {name for name, each in everybody.items() if rule(each) is None} == allowed


@pytest.mark.parametrize(
    ("asker", "whom", "fields", "why"),
    [
        (ADMIN, person(admin=True), {"mail", "account_admin"}, None),
        (DIRECTOR, person(), {"name", "title", "phones"}, None),
        (DIRECTOR, person(), {"mail"}, model.ADMIN_ONLY_FIELD),
        (DIRECTOR, person(), {"company"}, model.ADMIN_ONLY_FIELD),
        (DIRECTOR, person(admin=True), {"name"}, model.PERSON_IS_ADMIN),
        (MEMBER, person(), {"name"}, model.NOT_DIRECTORY_ADMIN),
    ],
)
def test_who_may_edit_a_person(asker, whom, fields, why):
    assert rules.why_not_edit_person(asker, whom, fields) is why


@pytest.mark.parametrize(
    ("asker", "whom", "others", "why"),
    [
        (ADMIN, person(), 0, None),
        (ADMIN, person(admin=True), 1, None),
        (ADMIN, person(admin=True), 0, model.LAST_ADMIN),
        (DIRECTOR, person(), 3, model.NOT_ACCOUNT_ADMIN),
    ],
)
def test_who_may_be_deactivated(asker, whom, others, why):
    assert rules.why_not_deactivate(asker, whom, other_admins=others) is why


def test_nobody_deactivates_themselves():
    me = msgspec.structs.replace(person(admin=True), id=ADMIN.person)
    assert rules.why_not_deactivate(ADMIN, me, other_admins=2) is model.NOT_YOURSELF


@pytest.mark.parametrize(
    ("whom", "others", "why"),
    [
        (person(admin=True), 0, model.LAST_ADMIN),
        (person(admin=True), 1, None),
        (person(admin=True, active=False), 0, None),
        (person(), 0, None),
    ],
)
def test_who_may_be_demoted(whom, others, why):
    assert rules.why_not_demote(whom, other_admins=others) is why


def test_an_edit_tells_what_changed_and_counts_up():
    company = Company(id=new_id(), account=ACCOUNT, name="Delta", touched={"phone": 1})
    edited, changes = rules.edit(company, {"name": "Delta Concrete", "phone": ""})
    assert (edited.name, edited.version, edited.touched) == ("Delta Concrete", 2, {"phone": 1, "name": 2})
    assert [(change.field, change.old, change.new) for change in changes] == [("name", "Delta", "Delta Concrete")]
    assert rules.edit(edited, {"name": "Delta Concrete"}) == (edited, ())


@pytest.mark.parametrize(
    ("expected", "changed"),
    [(None, None), (3, None), (2, ["name"]), (1, ["name", "phone"]), (-1, ["mail", "name", "phone"])],
)
def test_stale(expected, changed):
    touched = {"mail": 1, "phone": 2, "name": 3}
    if changed is None:
        refuse_stale(expected, current=3, touched=touched)
        return
    with pytest.raises(Refusal) as refusal:
        refuse_stale(expected, current=3, touched=touched)
    assert refusal.value.extra == {"version": 3, "changed": changed}


@pytest.mark.parametrize(
    ("name", "initials"), [("Maya King", "MK"), ("Ana de la Cruz", "AC"), ("Cher", "CH"), ("Ø", "Ø"), ("ß b", "SSB")]
)
def test_initials(name, initials):
    assert msgspec.structs.replace(person(), name=name).initials == initials


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("a@b", True),
        ("first.last+tag@sub.example.com", True),
        ("o'brien@example.com", True),
        ("jürgen@bücher.example", True),
        ("用户@例子.广告", True),
        ("", False),
        ("a", False),
        ("@b", False),
        ("a@", False),
        ("a@b@c", False),
        ("a b@c", False),
        (".a@b", False),
        ("a..b@c", False),
        ("a@b_c", False),
        ("a@b-", False),
        ("a\n@b", False),
        ("a\x7f@b", False),
        ("<a@b>", False),
        ("a,b@c", False),
        ("x" * 65 + "@b", False),
        ("a@" + "b" * 64, False),
        ("a\u202eb@c", False),
    ],
)
def test_mail_addresses(address, good):
    if good:
        assert text.mail(address) == address
    else:
        with pytest.raises(Refusal):
            text.mail(address)


def test_equal_addresses_have_equal_keys():
    assert text.mail_key("A@BÜCHER.example") == text.mail_key("a@xn--bcher-kva.example")
    assert text.mail_key("ａ@b.example") == text.mail_key("a@b.example")
    assert text.mail_key("a@b.example") != text.mail_key("b@b.example")


def location(name: str, parent: Reference | None = None) -> Reference:
    return Reference(
        id=new_id(), account=ACCOUNT, scope=PROJECT, sort=Sort.LOCATION, name=name, parent=parent and parent.id
    )


def test_paths_name_what_a_location_lies_in():
    tower = location("Tower")
    level = location("Level 3", tower)
    core = location("Core", level)
    tree = [core, level, tower]
    assert rules.paths(tree) == {tower.id: "Tower", level.id: "Tower > Level 3", core.id: "Tower > Level 3 > Core"}
    assert rules.above(tree) == {tower.id: [], level.id: [tower.id], core.id: [tower.id, level.id]}


@pytest.mark.parametrize("sort", list(Sort))
def test_a_retired_reference_is_found_no_more_and_keeps_its_title(sort):
    reference = Reference(id=new_id(), account=ACCOUNT, scope=PROJECT, sort=sort, name="N", retired=True)
    card = rules.reference_card(reference, title="N")
    assert (card.title, card.state, card.audience.everyone_from) == ("N", "retired", None)
