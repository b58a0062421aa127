"""What the worker that translates does: with models from the operator's folder, each loaded once."""

from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from sitepost.platform.translate.shapes import Translate

PIECES = ("source.spm", "target.spm"), ("sentencepiece.model", "sentencepiece.model")


def handle(payload: bytes) -> bytes:
    """Answer one request (`Translate`, MessagePack) with its sentences, translated."""
    return msgspec.msgpack.encode(_translated(msgspec.msgpack.decode(payload, type=Translate)))


def _translated(asked: Translate) -> list[str]:
    translator, source, target = _model(asked.folder)
    tokens = [source.encode(sentence, out_type=str) for sentence in asked.sentences]
    found = translator.translate_batch(tokens, beam_size=2, max_decoding_length=512)
    return [str(target.decode(each.hypotheses[0])) for each in found]


@cache
def _model(folder: str) -> tuple[Any, Any, Any]:  # Any: the libraries ship no types
    import ctranslate2  # type: ignore[import-untyped]  # it ships no types
    from sentencepiece import SentencePieceProcessor

    place = Path(folder)
    names = next(pair for pair in PIECES if all((place / name).is_file() for name in pair))
    source, target = (SentencePieceProcessor(model_file=str(place / name)) for name in names)
    return ctranslate2.Translator(folder, device="cpu", inter_threads=1, intra_threads=1), source, target
