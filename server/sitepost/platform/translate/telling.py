"""What the worker that tells languages apart does; its model is read before the process is limited."""

import msgspec
from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # it ships no types

from sitepost.platform.translate.shapes import Detect

FEWEST_WORDS = 3
SURE = 0.5  # share of probability that the best language has
SPOKEN = [
    "ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it",
    "ja", "ko", "lt", "lv", "ms", "nl", "no", "pa", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "ta", "th",
    "tl", "tr", "uk", "ur", "vi", "zh",
]  # fmt: skip  # on building sites; among all that the model knows, short lines look like many languages

IDENTIFIER = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
IDENTIFIER.set_languages(SPOKEN)


def handle(payload: bytes) -> bytes:
    """Answer one request (`Detect`, MessagePack) with a language or nothing for each text."""
    asked = msgspec.msgpack.decode(payload, type=Detect)
    return msgspec.msgpack.encode([_language(text) for text in asked.texts])


def _language(text: str) -> str | None:
    if sum(any(sign.isalpha() for sign in word) for word in text.split()) < FEWEST_WORDS:
        return None
    language, share = IDENTIFIER.classify(text)
    return str(language) if share >= SURE else None
