"""Records what NumPy's, Python's, scikit-learn's and pandas' generators and splitters draw.

Run with NumPy 2.2, scikit-learn 1.5, pandas 2.3 and Python 3.11:  python tools/oracle/random_draws.py
Writes src/random/fixtures/draws.json.gz: {"numpy-legacy": [...], ...}, each entry {seed, calls},
each call [method, arguments, result]. A result of more than 12 numbers is the MD5 of its bytes
(doubles, or unsigned 32-bit integers, little-endian).
"""

import gzip
import hashlib
import json
import random
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.model_selection import GroupShuffleSplit, train_test_split

TARGET = Path(__file__).parents[2] / "src/random/fixtures/draws.json.gz"
SEEDS = [0, 1, 2, 7, 42, 123, 2024, 65535, 2**31 - 1, 2**32 - 1]
SIZES = [1, 2, 3, 5, 10, 17, 100, 999, 1000, 4096, 65536, 65537, 100_000]


def compact(values):
    values = np.asarray(values)
    if values.ndim == 0:
        return values.item()
    if values.size <= 12:
        return values.tolist()
    return hashlib.md5(values.astype("<f8" if values.dtype.kind == "f" else "<u4").tobytes()).hexdigest()


def weights(n):
    """Weights that the reader of the fixtures can make again: 1, 2, ..., n over their sum."""
    return np.arange(1, n + 1) / (n * (n + 1) / 2)


def numpy_calls(rng, pick, legacy):
    integers = rng.randint if legacy else rng.integers
    name = "randint" if legacy else "integers"
    calls = []
    for _ in range(pick.randint(1, 8)):
        n = pick.choice(SIZES)
        kind = pick.randrange(8)
        if kind == 0:
            calls.append(["random", [], rng.random()])
        elif kind == 1:
            low = pick.choice([0, -5, 10, -(2**40)])
            high = low + pick.choice([1, 2, 3, 10, 256, 1000, 2**31, 2**32 - 1, 2**32, 2**32 + 1, 2**40, 2**50])
            calls.append([name, [low, high], int(integers(low, high))])
        elif kind == 2:
            calls.append(["permutation", [n], compact(rng.permutation(n))])
        elif kind == 3:
            items = list(range(n))
            rng.shuffle(items)
            calls.append(["shuffle", [n], compact(items)])
        elif kind == 4:
            k = pick.choice([1, max(1, n // 60), max(1, n // 40), max(1, n // 3), n])
            calls.append(["choice", [n, k, False], compact(rng.choice(n, k, replace=False))])
        elif kind == 5:
            calls.append(["choice", [n, 20, True], compact(rng.choice(n, 20, replace=True))])
        elif kind == 6:
            n = min(n, 1000)
            calls.append(["weighted", [n, 15, True], compact(rng.choice(n, 15, p=weights(n)))])
            k = max(1, n // 2)
            calls.append(["weighted", [n, k, False], compact(rng.choice(n, k, replace=False, p=weights(n)))])
        else:
            calls.append(["normal", [3, 2], rng.normal(3, 2)])
    if not legacy:
        calls.append(["uniform", [1, 100], rng.uniform(1, 100)])
    return calls


def normal_sum(n):
    """Doubles add up exactly in this order only, so a sum tells that every draw is right."""
    rng = np.random.default_rng(1)
    total = 0.0
    for value in rng.standard_normal(n):
        total += value
    return total


def python_calls(rng, pick):
    calls = []
    for _ in range(pick.randint(1, 8)):
        n = pick.choice(SIZES)
        kind = pick.randrange(5)
        if kind == 0:
            calls.append(["random", [], rng.random()])
        elif kind == 1:
            low = pick.choice([0, -5, 10])
            high = low + pick.choice([0, 1, 2, 9, 255, 256, 2**31, 2**32 - 1, 2**32, 2**33, 2**50])
            calls.append(["randint", [low, high], rng.randint(low, high)])
        elif kind == 2:
            items = list(range(n))
            rng.shuffle(items)
            calls.append(["shuffle", [n], compact(items)])
        elif kind == 3:
            k = pick.choice([1, min(n, 6), max(1, n // 100), max(1, n // 3), n])
            calls.append(["sample", [n, k], compact(rng.sample(range(n), k))])
        else:
            calls.append(["choice", [n], rng.choice(range(n))])
    return calls


def classes_of(pick, n):
    """Class of row i: the share of the cube of a pseudo-random number; remade by the reader."""
    count = pick.choice([2, 3, 5, 10])
    kind = pick.choice(["text", "int64", "float64"])
    return count, kind


def labels(n, count, kind):
    codes = [((i * 7919 + 13) % 10007) ** 2 % 9973 * count // 9973 for i in range(n)]
    if kind == "text":
        return np.array(["日é€😀zYaB01"[c] for c in codes], dtype=object)
    return np.array(codes, dtype=kind) - (1.5 if kind == "float64" else 2)


def split_calls(seed, pick):
    calls = []
    for _ in range(4):
        n = pick.choice([10, 33, 100, 990, 1000, 4096, 20_011])
        sizes = pick.choice([{"testSize": 0.1}, {"testSize": 0.25}, {"testSize": 0.3}, {"testSize": 0.33}, {"testSize": 5},
                             {"trainSize": 0.75}, {"testSize": 0.2, "trainSize": 0.5}, {"trainSize": 4}, {"testSize": 2, "trainSize": 0.6}])
        arguments = {"test_size": sizes.get("testSize"), "train_size": sizes.get("trainSize"), "random_state": seed}
        train, test = train_test_split(np.arange(n), **arguments)
        calls.append(["split", [n, sizes], {"train": compact(train), "test": compact(test)}])
        count, kind = classes_of(pick, n)
        try:
            train, test = train_test_split(np.arange(n), stratify=labels(n, count, kind), **arguments)
            result = {"train": compact(train), "test": compact(test)}
        except ValueError:
            result = "refused"
        calls.append(["stratified", [n, sizes, count, kind], result])
        if "trainSize" not in sizes and sizes["testSize"] < 1:
            train, test = next(GroupShuffleSplit(1, **arguments).split(np.arange(n), groups=labels(n, count, kind)))
            calls.append(["groups", [n, sizes, count, kind], {"train": compact(train), "test": compact(test)}])
        share = pick.choice([0.05, 0.2, 0.5, 1.0])
        rows = pd.DataFrame({"row": np.arange(n)}).sample(frac=share, random_state=seed)["row"].to_numpy()
        calls.append(["sample", [n, share], compact(rows)])
    return calls


def main():
    pick = random.Random(5)
    seeds = SEEDS + [pick.getrandbits(32) for _ in range(90)]
    big = [0, 1, 2**32, 2**64 + 5, 2**127 + 3, 2**200 + 77] + seeds
    fixtures = {
        "numpy-legacy": [{"seed": s, "calls": numpy_calls(np.random.RandomState(s), pick, True)} for s in seeds],
        "numpy-generator": [{"seed": str(s), "calls": numpy_calls(np.random.default_rng(s), pick, False)} for s in big],
        "python": [{"seed": str(s), "calls": python_calls(random.Random(s), pick)} for s in big],
        "splits": [{"seed": s, "calls": split_calls(s, pick)} for s in seeds[:50]],
    }
    large = 10_000_000
    fixtures["numpy-legacy"].append({"seed": 0, "calls": [["permutation", [large], compact(np.random.RandomState(0).permutation(large))]]})
    fixtures["numpy-generator"].append({"seed": "0", "calls": [["permutation", [large], compact(np.random.default_rng(0).permutation(large))]]})
    fixtures["numpy-generator"].append({"seed": "1", "calls": [["normalSum", [100_000], normal_sum(100_000)]]})
    with gzip.GzipFile(TARGET, "wb", mtime=0) as file:
        file.write(json.dumps(fixtures).encode())
    print({name: sum(len(entry["calls"]) for entry in entries) for name, entries in fixtures.items()}, TARGET.stat().st_size)


main()
