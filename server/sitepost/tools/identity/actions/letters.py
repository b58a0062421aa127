"""Mails about the security of somebody's own sign-in."""

from sitepost.kernel.passport import Passport
from sitepost.platform import mail, passports
from sitepost.platform.words import tongue
from sitepost.platform.work import Work

REASON = "security"
UNEXPECTED = "If that was not you, choose a new password at once and tell your company's administrator."


# silent: whoever calls has told what happened
async def taken_away(work: Work, who: Passport, *, by: str) -> None:
    """Tell somebody that an administrator (or the operator) took their second factor away."""
    words = (
        f"{by} took the second factor of your sign-in away. You are signed out everywhere.",
        "Sign in with your password and set a second factor up again under your settings, Password and sessions.",
        "If you did not ask for this, tell your company's administrator.",
    )
    await _send(work, who, title="Your second factor was taken away", words=words)


# silent: as above
async def removed(work: Work, who: Passport) -> None:
    """Tell somebody that they removed their second factor."""
    words = ("Your sign-in asks for your password alone from now on.", UNEXPECTED)
    await _send(work, who, title="Your second factor was removed", words=words)


# silent: as above
async def added(work: Work, who: Passport) -> None:
    """Tell somebody that they set a second factor up."""
    words = ("Your sign-in asks for a code of your app from now on, after the password.", UNEXPECTED)
    await _send(work, who, title="A second factor was set up", words=words)


# silent: as above
async def passkey_added(work: Work, who: Passport, *, name: str) -> None:
    """Tell somebody that they added a passkey."""
    words = (f"“{name}” signs you in from now on, without a password.", UNEXPECTED)
    await _send(work, who, title="A passkey was added", words=words)


# silent: as above
async def passkey_removed(work: Work, who: Passport, *, name: str) -> None:
    """Tell somebody that they removed a passkey."""
    words = (f"“{name}” signs you in no more. Delete it on the device, too: only you can.", UNEXPECTED)
    await _send(work, who, title="A passkey was removed", words=words)


# silent: as above
async def recovery_used(work: Work, who: Passport, *, left: int) -> None:
    """Tell somebody that one of their recovery codes was used."""
    rest = "None is left" if left == 0 else f"{left} {'is' if left == 1 else 'are'} left"
    words = (f"Somebody signed in with one of your recovery codes. {rest}; you get new ones under your settings.",)
    await _send(work, who, title="A recovery code was used", words=(*words, UNEXPECTED))


# silent: as above
async def provider_followed(work: Work, who: Passport, *, name: str) -> None:
    """Tell somebody that they signed in by their company's own sign-in for the first time."""
    await _send(
        work, who, title=f"You signed in with {name}", words=(f"“{name}” signs you in from now on.", UNEXPECTED)
    )


# silent: as above
async def to_administrators(work: Work, by: Passport, *, title: str, words: str) -> None:
    """Tell every administrator of the company that something about signing in was changed."""
    people = await passports.of_people(work, scope=by.account, people=await passports.administrators(work, by.account))
    for who in people.values():
        again = "If you did not expect this, look at it under Company, Sign-in."
        await _send(work, who, title=title, words=(words, again), to="/company/sign-in")


async def _send(work: Work, who: Passport, *, title: str, words: tuple[str, ...], to: str = "/me/security") -> None:
    account, own = who.site.name, tongue(who.language)
    title = own.say(title)
    letter = mail.Letter(
        masthead=account,
        title=title,
        reason="Your sign-in",
        paragraphs=(f"Hello {who.name},", *words),
        action=("Open your settings" if to == "/me/security" else "Open Sitepost", f"{mail.address(work)}{to}"),
        why=f"You get this mail because it is about your own sign-in to {account}.",
    )
    plain, html = mail.write(letter, own)
    subject = f"{title} ({account})"
    await mail.queue(
        work, account=who.account, to=who.mail, subject=subject, text=plain, html=html, reason=REASON, person=who.person
    )
