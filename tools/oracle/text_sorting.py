"""Records NumPy's unstable argsort of object columns, as pandas' sort_values uses it.

Run with NumPy 2.2 and pandas 2.3:  python tools/oracle/text_sorting.py
Writes src/table/fixtures/text-sorting.json, a list of {texts, order}: texts with null for missing.
"""

import json
import random
from pathlib import Path

import pandas as pd

TARGET = Path(__file__).parents[2] / "src/table/fixtures/text-sorting.json"


def median_of_three_killer(size):
    """Makes every partition of a median-of-three quicksort as uneven as can be (Musser 1997)."""
    half = size // 2
    keys = [0] * size
    for i in range(1, half + 1):
        if i % 2 == 1:
            keys[i - 1] = i
            keys[i] = half + i
        keys[half + i - 1] = 2 * i
    return [f"{key // 3:04d}" for key in keys]


def main():
    rng = random.Random(8)
    alphabet = ["a", "b", "ab", "B", "é", "\ufffd", "\U0001f600", "z", "10", "9"]
    files = [median_of_three_killer(600)]
    for size in [0, 1, 2, 3, 15, 16, 17, 18, 33, 50, 100, 257, 500]:
        for distinct in [1, 3, 30, 1000]:
            words = ["".join(rng.choice(alphabet) for _ in range(rng.randint(1, 4))) for _ in range(distinct)]
            missing = rng.choice([0, 0, 0.1])
            files.append([None if rng.random() < missing else rng.choice(words) for _ in range(size)])
    cases = []
    for texts in files:
        order = pd.DataFrame({"key": pd.Series(texts, dtype=object)}).sort_values("key").index.tolist()
        cases.append({"texts": texts, "order": order})
    TARGET.write_text(json.dumps(cases, ensure_ascii=False, separators=(",", ":")))
    print(len(cases), TARGET.stat().st_size)


main()
