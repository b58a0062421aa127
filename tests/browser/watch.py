"""What must never happen at a desk: console errors, breaches of the policy, scripts of strangers."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request, Response

TRAP = "trap.test"
"""A host that only hostile words name: whoever asks it for anything has run them."""

NO_WORKER = "Service Worker registration blocked by Playwright"
"""What a browser says at desks that go without the page's worker."""

LISTEN = """
addEventListener("securitypolicyviolation", (event) =>
  window.tellTheWatch(`policy: ${event.violatedDirective} blocked ${event.blockedURI} on ${location.pathname}`));
"""


@dataclass
class Watch:
    """Sits behind every page of one browser context."""

    own: str
    allowed: list[tuple[int, str]] = field(default_factory=lambda: [(401, "/api/me")])
    complaints: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=lambda: [NO_WORKER])
    line_is_cut: bool = False
    caught: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        """Listen from the first page on."""
        context.expose_function("tellTheWatch", self._complain_of)
        context.add_init_script(LISTEN)
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", lambda error: self._complain_of(f"uncaught: {error.error}"))
        context.on("dialog", self._dialog)
        context.on("page", self._page)

    def allow(self, status: int, path: str) -> None:
        """Expect refusals with `status` of addresses that contain `path`."""
        self.allowed.append((status, path))

    def _complain_of(self, words: str) -> None:
        if not any(each in words for each in self.forgiven):
            self.complaints.append(words)

    def _page(self, page: Page) -> None:
        page.on("crash", lambda _: self._complain_of("the page crashed"))

    def _dialog(self, dialog: Dialog) -> None:
        if dialog.type == "beforeunload":
            dialog.accept()
            return
        self.caught.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if TRAP in request.url:
            self.caught.append(f"request: {request.url}")
        if urlsplit(request.url).scheme in ("http", "https") and not request.url.startswith(self.own):
            self._complain_of(f"asked a stranger: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status < 400:
            return
        if not any(response.status == status and path in response.url for status, path in self.allowed):
            self._complain_of(f"{response.status} of {response.request.method} {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        if message.text.startswith("Failed to load resource"):
            return  # every refusal is looked at above, with its address
        if self.line_is_cut and "ERR_INTERNET_DISCONNECTED" in message.text:
            return
        self._complain_of(f"console: {message.text}")
