"""A translator so small that a test can make it: a dictionary of words in the shape of a transformer (CTranslate2).

Each word is a sentence. The cross attention brings the source word, the projection turns it into its translation, and
whatever was said last turns into the end of the sentence.
"""

import io
from pathlib import Path

import numpy as np
from ctranslate2.specs import common_spec, model_spec, transformer_spec
from sentencepiece import SentencePieceTrainer

SPACE = "▁"
LOUD = 50.0


def make(folder: Path, words: dict[str, str]) -> None:
    """Write a model that translates the keys of `words` (with their full stops) into their values."""
    folder.mkdir(parents=True)
    source, target = sorted(words), sorted(set(words.values()))
    _pieces(folder / "source.spm", source)
    _pieces(folder / "target.spm", target)
    tokens = ["<unk>", "<s>", "</s>", *(SPACE + word for word in (*source, *target))]
    size = len(tokens)
    place = {token: at for at, token in enumerate(tokens)}
    spec = transformer_spec.TransformerSpec.from_config(1, 1, pre_norm=True)
    _quiet(spec.encoder, size)
    _quiet(spec.decoder, size)
    hot = np.zeros((size, 2 * size), dtype=np.float32)
    hot[:, size:] = np.eye(size) * LOUD
    spec.encoder.embeddings[0].weight = hot
    spec.decoder.embeddings.weight = np.roll(hot, size, axis=1)  # the said word in the first half, the asked one behind
    values = np.zeros((4 * size, 2 * size), dtype=np.float32)
    values[2 * size :] = np.eye(2 * size)
    spec.decoder.layer[0].attention.linear[1].weight = values
    spec.decoder.layer[0].attention.linear[2].weight = np.eye(2 * size, dtype=np.float32)
    spec.decoder.projection.weight = _answers(words, place, size)
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.validate()
    spec.save(str(folder))


def _answers(words: dict[str, str], place: dict[str, int], size: int) -> np.ndarray:
    answers = np.zeros((size, 2 * size), dtype=np.float32)
    for word, translated in words.items():
        answers[place[SPACE + translated], size + place[SPACE + word]] = 1
        answers[place["</s>"], place[SPACE + translated]] = 9
    return answers


def _quiet(part: model_spec.LayerSpec, size: int) -> None:
    """Give every layer weights that add nothing, and norms that only norm."""
    wide = 2 * size
    part.scale_embeddings = False
    _norm(part.layer_norm, wide)
    layer = part.layer[0]
    attentions = [layer.self_attention, *([layer.attention] if hasattr(layer, "attention") else [])]
    for attention in attentions:
        _norm(attention.layer_norm, wide)
    for each, rows in zip(layer.self_attention.linear, (3 * wide, wide), strict=True):
        each.weight = np.zeros((rows, wide), dtype=np.float32)
    if len(attentions) > 1:
        layer.attention.linear[0].weight = np.zeros((wide, wide), dtype=np.float32)
    _norm(layer.ffn.layer_norm, wide)
    layer.ffn.linear_0.weight = np.zeros((4, wide), dtype=np.float32)
    layer.ffn.linear_1.weight = np.zeros((wide, 4), dtype=np.float32)


def _norm(norm: common_spec.LayerNormSpec, wide: int) -> None:
    norm.gamma, norm.beta = np.ones(wide, dtype=np.float32), np.zeros(wide, dtype=np.float32)


def _pieces(path: Path, words: list[str]) -> None:
    model = io.BytesIO()
    SentencePieceTrainer.train(
        sentence_iterator=iter(words * 5),
        model_writer=model,
        model_type="word",
        vocab_size=len(words) + 3,
        minloglevel=2,
    )
    path.write_bytes(model.getvalue())
