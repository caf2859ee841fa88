"""Records how pandas joins the chunks of large files whose chunks differ in type.

Run with pandas 2.3:  python tools/oracle/csv_chunks.py
Writes src/table/fixtures/csv-chunks.json, a list of {chunks, rows, types, texts}: `chunks[c][k]` are
the texts that column k cycles through in chunk c, each `rows` rows long; `types` are the columns'
dtypes; `texts` are the MD5s of the columns as to_csv writes them.
"""

import hashlib
import io
import json
import random
import warnings
from pathlib import Path

import pandas as pd

TARGET = Path(__file__).parents[2] / "src/table/fixtures/csv-chunks.json"
WIDTH, ROWS = 16, 32768
KINDS = {
    "int": ["1", "007", "-0", "+5", "123456789012"],
    "int-missing": ["3", "", "-0"],
    "float": ["1.50", "2", "-0", "1e-7", "0.1"],
    "missing": ["", "NA"],
    "bool": ["TRUE", "false"],
    "bool-missing": ["True", "", "FALSE"],
    "text": ["x", "007", "1.50", "é"],
    "text-missing": ["", "TRUE", "y"],
    "large": ["9007199254740993", "-5"],
    "unsigned": ["18446744073709551615", "7"],
    "huge": ["99999999999999999999", "1"],
    "unsigned-missing": ["18446744073709551615", ""],
}


def main():
    warnings.simplefilter("ignore")
    rng = random.Random(3)
    cases = []
    for _ in range(5):
        kinds = [[rng.choice(list(KINDS)) for _ in range(WIDTH)] for _ in range(rng.choice([2, 2, 3]))]
        if rng.random() < 0.5:
            kinds = [[rng.choice(["int", "float", "missing", "bool", "large", "unsigned"]) for _ in range(WIDTH)] for _ in kinds]
        chunks = [[KINDS[kind] for kind in chunk] for chunk in kinds]
        lines = [",".join(f"c{k}" for k in range(WIDTH))]
        for chunk in chunks:
            lines += [",".join(texts[row % len(texts)] for texts in chunk) for row in range(ROWS)]
        frame = pd.read_csv(io.StringIO("\n".join(lines)), float_precision="round_trip")
        cases.append({
            "chunks": chunks,
            "rows": ROWS,
            "types": [str(dtype) for dtype in frame.dtypes],
            "texts": [hashlib.md5(frame[[name]].to_csv(index=False).encode()).hexdigest() for name in frame.columns],
        })
    TARGET.write_text(json.dumps(cases, ensure_ascii=False))


main()
