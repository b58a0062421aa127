"""Become the server's user, by the way that still reaches the data folder, then run a program.

Run as a script of its own (`python -I -S enter.py <json>`), so that the steps that cannot be undone
happen in a process that has nothing else to lose. Standard library only.
"""

import ctypes
import json
import os
import signal
import sys
from typing import TypedDict

_CLONE_NEWNS, _MS_BIND, _MS_REC, _MS_SLAVE = 0x20000, 0x1000, 0x4000, 0x80000
_PR_SET_PDEATHSIG, _PR_SET_KEEPCAPS, _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE = 1, 8, 47, 2
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2
_CAPABILITY_VERSION_3 = 0x20080522


class Order(TypedDict):
    """What to become and what to run."""

    uid: int | None
    gid: int
    way: str  # "plain", "mount" or "caps"
    closed: str | None
    folder: str
    cwd: str
    argv: list[str]
    detach: str | None


def main() -> None:
    """Carry out the order given on the command line."""
    order: Order = json.loads(sys.argv[1])
    try:
        if order["way"] == "mount":
            _private_view(order["closed"] or "", order["folder"])
        if order["uid"] is not None:
            _become(order["uid"], order["gid"], keep=order["way"] == "caps")
        if not order["argv"]:
            print(json.dumps({"closed": closed_at(order["folder"])}))
            return
        os.umask(0o077)
        os.chdir(order["cwd"])
        if order["detach"] is None:
            _die_with_caller()
        elif not _detach(order["detach"]):
            return
        os.execv(order["argv"][0], order["argv"])  # noqa: S606 - a shell would only be in the way
    except OSError as error:
        print(f"{error.strerror}: {error.filename or order['way']}", file=sys.stderr)
        sys.exit(126)


def closed_at(folder: str) -> str | None:
    """Name the first folder on the way down that this process may not pass, if there is one."""
    path = "/"
    for part in ["", *folder.strip("/").split("/")]:
        path = os.path.join(path, part)
        try:
            os.stat(os.path.join(path, "."))
        except PermissionError:
            return path
    return None


def _private_view(closed: str, folder: str) -> None:
    """Show this process and its children an open folder in place of the closed one, with only ours inside.

    Nothing changes for the rest of the machine, and the paths stay the same on both sides.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    _check(libc.unshare(_CLONE_NEWNS), "unshare")
    _mount(libc, None, "/", None, _MS_REC | _MS_SLAVE, None)
    inside = os.open(folder, os.O_PATH | os.O_DIRECTORY)
    _mount(libc, "sitepost", closed, "tmpfs", 0, "mode=0755,size=64k")
    os.umask(0o022)
    os.makedirs(folder)
    _mount(libc, f"/proc/self/fd/{inside}", folder, None, _MS_BIND | _MS_REC, None)
    os.close(inside)


def _mount(
    libc: ctypes.CDLL, source: str | None, target: str, kind: str | None, flags: int, options: str | None
) -> None:
    def raw(word: str | None) -> bytes | None:
        return None if word is None else os.fsencode(word)

    _check(libc.mount(raw(source), raw(target), raw(kind), ctypes.c_ulong(flags), raw(options)), target)


def _become(uid: int, gid: int, *, keep: bool) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    os.setgroups([])
    os.setresgid(gid, gid, gid)
    if not keep:
        os.setresuid(uid, uid, uid)
        return
    permitted = _permitted()
    capability = next((c for c in (_CAP_DAC_READ_SEARCH, _CAP_DAC_OVERRIDE) if permitted >> c & 1), None)
    if capability is None:
        raise PermissionError(1, "no capability to pass closed folders")
    _check(libc.prctl(_PR_SET_KEEPCAPS, 1, 0, 0, 0), "prctl")
    os.setresuid(uid, uid, uid)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    only = 1 << capability
    _check(libc.capset(header, (ctypes.c_uint32 * 6)(only, only, only, 0, 0, 0)), "capset")
    _check(libc.prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, capability, 0, 0), "prctl")


def _permitted() -> int:
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1], 16) for line in status if line.startswith("CapPrm"))


def _die_with_caller() -> None:
    """Let no half-done initdb outlive a Sitepost that was killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _detach(log: str) -> bool:
    """Leave the caller behind: True in the new process, False (after telling its pid) in the old one."""
    child = os.fork()
    if child:
        print(child)
        return False
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDONLY)
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    for here, there in ((nothing, 0), (out, 1), (out, 2)):
        os.dup2(here, there)
    return True


def _check(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), what)


if __name__ == "__main__":
    main()
