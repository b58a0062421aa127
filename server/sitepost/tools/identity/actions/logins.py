"""Logins follow the directory; passwords are set here."""

from uuid import UUID

from sitepost.events.identity import PasswordSet
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.platform import passports
from sitepost.platform.work import Work
from sitepost.tools.identity import model, rules, store
from sitepost.tools.identity.actions import passwords, sessions
from sitepost.tools.identity.model import Login


# silent: it repeats what the directory told
async def follow(work: Work, *, person: UUID, account: UUID) -> Login:
    """Bring a person's login up to the directory's mail address and state, and return it."""
    badges = await passports.of_people(work, scope=account, people=[person])
    live = await passports.load(work, scope=account, person=person)
    if person not in badges:
        hidden()
    mail = badges[person].mail
    await store.save_login(work, person=person, account=account, mail=mail, active=live is not None)
    login = await store.login(work, person)
    if login is None:
        raise RuntimeError("a login was saved and is not there")
    return login


def check_password(password: str, *, mail: str, field: str = "password") -> None:
    """Refuse a password that will not do."""
    refuse(rules.why_not_password(password, mail=mail), field=field)


async def set_hash(work: Work, login: Login, *, hashed: str, how: str, but: UUID | None = None) -> None:
    """Keep a new password: every link and half-open sign-in of the person dies, and every session but `but` ends."""
    await store.set_password(work, login.person, hashed=hashed)
    await store.use_links(work, login.person)
    await store.factors.end_halfways(work, login.person)
    await work.tell(PasswordSet(person=login.person, how=how), stream=login.account, about=login.person)
    await sessions.end(work, login.person, kinds=("session",), but=but)


async def first(work: Work, who: Passport, *, hashed: str, caller: sessions.Caller) -> sessions.Opened:
    """Give a new account's administrator their login and first session."""
    login = await follow(work, person=who.person, account=who.account)
    await set_hash(work, login, hashed=hashed, how="setup")
    return await sessions.open_session(work, login, caller=caller) or hidden()


async def change_password(work: Work, person: UUID, *, session: UUID, old: str, new: str) -> None:
    """Change one's own password; the other sessions end. Errors: `identity.wrong_password`, `password_*`."""
    async with Work(work.database, reading=True) as reading:
        login = await store.login(reading, person) or hidden()
    check_password(new, mail=login.mail, field="new")
    await sessions.throttle(work, ("password", str(person)), limit=rules.TRIES_PER_MAIL)
    if not await passwords.matches(old, login.password_hash):
        raise Refusal(model.WRONG_PASSWORD, field="old")
    hashed = await passwords.hash_password(new)
    await set_hash(work, login, hashed=hashed, how="change", but=session)


async def set_password(work: Work, *, person: UUID, account: UUID, password: str) -> None:
    """Set a person's password as the operator (command line); their sessions end. Errors: `password_*`."""
    login = await follow(work, person=person, account=account)
    check_password(password, mail=login.mail)
    work.account = account
    await set_hash(work, login, hashed=await passwords.hash_password(password), how="operator")
