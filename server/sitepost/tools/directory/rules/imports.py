"""What a table of people or companies comes to: its columns recognised, each line checked, nothing changed yet."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import Any

import msgspec

from sitepost.kernel import text
from sitepost.kernel.refusal import Refusal, Why
from sitepost.kernel.words import ENGLISH, Tongue
from sitepost.tools.directory import model
from sitepost.tools.directory.model import CellFault, Company, Import, Line, Person, Plan, Planned, Sheet
from sitepost.tools.directory.rules import cleaning

FIELDS: dict[Sheet, dict[str, str]] = {  # the columns of the template, in order
    Sheet.PEOPLE: {
        "name": "Name",
        "mail": "Mail address",
        "company": "Company",
        "title": "Title",
        "phone": "Phone",
        "mobile": "Mobile",
        "employee": "Employee",
    },
    Sheet.COMPANIES: {
        "name": "Name",
        "short_name": "Short name",
        "phone": "Phone",
        "mail": "Mail address",
        "website": "Website",
        "address": "Address",
    },
}
_ALIASES = {
    "name": "name fullname person contact displayname vollständigername nom nombre",
    "first_name": "firstname givenname forename vorname prénom nombredepila",
    "last_name": "lastname surname familyname nachname familienname apellido apellidos",
    "mail": "mail mailaddress email emailaddress mailadresse emailadresse courriel correo username login",
    "company": "company companyname firm employer organisation organization vendor firma unternehmen société empresa",
    "title": "title jobtitle position role function funktion titel poste cargo",
    "phone": "phone phonenumber telephone tel businessphone officephone workphone telefon téléphone teléfono",
    "mobile": "mobile mobilephone mobilenumber cell cellphone handy mobil portable móvil",
    "employee": "employee isemployee internal mitarbeiter intern employé empleado",
    "short_name": "shortname abbreviation short code kurzname abkürzung kürzel",
    "website": "website web url homepage webseite",
    "address": "address postaladdress street adresse anschrift dirección",
}
_KNOWN = {alias: field for field, words in _ALIASES.items() for alias in words.split()}
_AS_COMPANY = {"company": "name"}  # in a table of companies, the column "Company" is the name
YES, NO = {"yes", "y", "true", "1", "x", "ja", "j", "oui", "sí", "si"}, {"no", "n", "false", "0", "nein", "non", ""}
NEEDED = {Sheet.PEOPLE: ("mail",), Sheet.COMPANIES: ("name",)}


def heads(sort: Sheet, given: Sequence[str]) -> list[tuple[str, str | None]]:
    """Return each column with the field that it holds, None where nobody knows it.

    Errors: `directory.import_column_twice`, `directory.import_no_column` (with those that are missing).
    """
    found: list[tuple[str, str | None]] = []
    for head in given:
        field = _field(sort, head)
        if field is not None and field in [known for _, known in found]:
            other = next(title for title, known in found if known == field)
            detail = f"The columns “{other}” and “{head}” mean the same. Keep one of them."
            raise Refusal(model.COLUMN_TWICE, field="file", detail=detail)
        found.append((head[:100], field))
    missing = [FIELDS[sort][each] for each in NEEDED[sort] if each not in [field for _, field in found]]
    if missing:
        detail = f"The first line must name the columns. There is none called “{missing[0]}”."
        raise Refusal(model.NO_COLUMN, field="file", detail=detail, extra={"missing": missing})
    return found


def _field(sort: Sheet, head: str) -> str | None:
    plain = "".join(char for char in unicodedata.normalize("NFC", head).casefold() if char.isalnum())
    field = _KNOWN.get(plain)
    if sort is Sheet.COMPANIES and field is not None:
        field = _AS_COMPANY.get(field, field)
    allowed = {*FIELDS[sort], *(("first_name", "last_name") if sort is Sheet.PEOPLE else ())}
    return field if field in allowed else None


def lines(columns: Sequence[tuple[str, str | None]], rows: Sequence[tuple[int, Sequence[str]]]) -> list[Line]:
    """Return the lines of a table by field; cells of columns that nobody knows are left out."""
    fields = [field for _, field in columns]
    return [
        Line(number, {field: cell for field, cell in zip(fields, cells, strict=False) if field and cell})
        for number, cells in rows
    ]


def company_key(name: str) -> str:
    """Return the form in which two spellings of a company's name are equal."""
    return " ".join(unicodedata.normalize("NFC", name).split()).lower()


def seal(plan: Plan) -> str:
    """Return what tells this plan from any other: who confirms one has seen that one."""
    return sha256(msgspec.json.encode(plan, order="deterministic")).hexdigest()


class _Faults:
    """The faults of one table, a cell each."""

    def __init__(self) -> None:
        self.found: list[CellFault] = []

    def add(self, line: Line, field: str, why: Why, detail: str = "") -> None:
        value = line.cells.get(field, "")[:200]
        detail = detail or why.title
        self.found.append(CellFault(line=line.number, field=field, value=value, code=why.code, detail=detail))

    def caught(self, line: Line, field: str, call: Callable[[], Any]) -> Any:
        """Return what `call` makes of a cell; None and a fault where it refuses."""
        try:
            return call()
        except Refusal as refusal:
            self.add(line, field, refusal.why, refusal.detail)
            return None


def people(table: Sequence[Line], *, known: Mapping[str, Person], companies: Mapping[str, Company]) -> Plan:
    """Say what a table of people does; `known` are people by the key of their address, `companies` by theirs."""
    faults, plan = _Faults(), Plan(add=[], change=[], same=[], faults=[], companies=[])
    seen: dict[str, int] = {}
    added: dict[str, str] = {}
    for line in table:
        before = len(faults.found)
        values = _person_values(line, faults)
        key = text.mail_key(values["mail"]) if values.get("mail") else ""
        if key and key in seen:
            faults.add(line, "mail", model.LINE_TWICE, f"Line {seen[key]} has this mail address already.")
        seen.setdefault(key, line.number)
        person = known.get(key)
        company = _company_of(line, faults, companies=companies, added=added, person=person)
        if person is None and not values.get("name") and not _is_faulty(faults, line, "name"):
            faults.add(line, "name", text.TEXT_MISSING, "Somebody new needs a name.")
        if person is not None and not person.active:
            faults.add(line, "mail", model.INACTIVE)
        if len(faults.found) == before:
            _sort_in(plan, _planned_person(line, values, person, company))
    wanted = {company_key(each.company) for each in (*plan.add, *plan.change)}
    names = [name for key, name in added.items() if key in wanted]
    return msgspec.structs.replace(plan, faults=faults.found, companies=names)


def _cleaned(clean: Callable[[dict[str, Any]], dict[str, Any]], field: str, value: Any) -> Any:
    return clean({field: value})[field]


def _is_faulty(faults: _Faults, line: Line, field: str) -> bool:
    return any(each.line == line.number and each.field == field for each in faults.found)


def _person_values(line: Line, faults: _Faults) -> dict[str, Any]:
    """Return the fields that a line gives, cleaned; a field that is empty says nothing."""
    cells, values = line.cells, dict[str, Any]()
    name = cells.get("name") or " ".join(filter(None, (cells.get("first_name"), cells.get("last_name"))))
    given = {"name": name, "mail": cells.get("mail", ""), "title": cells.get("title", "")}
    if not given["mail"]:
        faults.add(line, "mail", text.TEXT_MISSING, "Everybody needs a mail address; it is how people are told apart.")
    for field, cell in given.items():
        if cell:
            cleaned = faults.caught(line, field, partial(_cleaned, cleaning.person, field, cell))
            values |= {field: cleaned} if cleaned is not None else {}
    phones: list[str] = []
    for field in ("phone", "mobile"):
        if cells.get(field):
            kept = faults.caught(line, field, partial(_cleaned, cleaning.person, "phones", [cells[field]]))
            phones += kept or ()
    if phones:
        values["phones"] = tuple(dict.fromkeys(phones))
    if cells.get("employee"):
        word = cells["employee"].casefold()
        if word not in YES | NO:
            faults.add(line, "employee", model.NOT_YES_NO)
        values["employee"] = word in YES
    return values


def _company_of(
    line: Line, faults: _Faults, *, companies: Mapping[str, Company], added: dict[str, str], person: Person | None
) -> str:
    """Return the name of a line's company as it is or will be written; that of the person where none is given."""
    cell = line.cells.get("company", "")
    if not cell:
        if person is None:
            faults.add(line, "company", model.NO_COMPANY)
        return person.company_name if person else ""
    name = faults.caught(line, "company", partial(_cleaned, cleaning.company, "name", cell))
    if name is None:
        return ""
    known = companies.get(company_key(name))
    return known.name if known else added.setdefault(company_key(name), str(name))


def _planned_person(line: Line, values: dict[str, Any], person: Person | None, company: str) -> Planned:
    if person is None:
        return Planned(line=line.number, existing=None, title=values["name"], values=values, company=company)
    changed = {name: value for name, value in values.items() if name != "mail" and getattr(person, name) != value}
    if company_key(company) != company_key(person.company_name):
        changed["company"] = company
    return Planned(line=line.number, existing=person.id, title=person.name, values=changed, company=company)


def _sort_in(plan: Plan, planned: Planned) -> None:
    if planned.existing is None:
        plan.add.append(planned)
    elif planned.values:
        plan.change.append(planned)
    else:
        plan.same.append(planned.line)


def firms(table: Sequence[Line], *, known: Mapping[str, Company]) -> Plan:
    """Say what a table of companies does; `known` are companies by the key of their name."""
    faults, plan = _Faults(), Plan(add=[], change=[], same=[], faults=[], companies=[])
    seen: dict[str, int] = {}
    for line in table:
        before, values = len(faults.found), dict[str, Any]()
        if not line.cells.get("name"):
            faults.add(line, "name", text.TEXT_MISSING, "A company needs a name.")
        for field, cell in line.cells.items():
            cleaned = faults.caught(line, field, partial(_cleaned, cleaning.company, field, cell))
            values |= {field: cleaned} if cleaned is not None else {}
        key = company_key(values.get("name", ""))
        if key and key in seen:
            faults.add(line, "name", model.LINE_TWICE, f"Line {seen[key]} has this company already.")
        seen.setdefault(key, line.number)
        if len(faults.found) == before:
            _sort_in(plan, _planned_firm(line, values, known.get(key)))
    return msgspec.structs.replace(plan, faults=faults.found)


def _planned_firm(line: Line, values: dict[str, Any], company: Company | None) -> Planned:
    if company is None:
        return Planned(line=line.number, existing=None, title=values["name"], values=values)
    changed = {name: value for name, value in values.items() if name != "name" and getattr(company, name) != value}
    return Planned(line=line.number, existing=company.id, title=company.name, values=changed)


def faulty_lines(table: Import, plan: Plan, own: Tongue = ENGLISH) -> list[list[str]]:
    """Return the faulty lines as a table of their own: the fields that are known, and what is wrong, in words."""
    fields = [field for _, field in table.heads if field]
    words: dict[int, list[str]] = {}
    for fault in plan.faults:
        title = FIELDS[table.sort].get(fault.field, fault.field)
        words.setdefault(fault.line, []).append(f"{own.word(title)}: {own.say(fault.detail)}")
    rows = [
        [str(line.number), *(line.cells.get(field, "") for field in fields), " ".join(words[line.number])]
        for line in table.lines
        if line.number in words
    ]
    titles = [title for title, field in table.heads if field]
    return [[own.word("Line"), *titles, own.word("To mend")], *rows]
