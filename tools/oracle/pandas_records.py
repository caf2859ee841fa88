"""Golden values for src/json/pandas-records.ts: what becomes of JSON records in a pandas table.

Run by hand with pandas 2: python3 tools/oracle/pandas_records.py
Writes src/json/fixtures/pandas-records.json: pairs of a JSON list of records and what comes out.
"""

import json
from pathlib import Path
from random import Random

import pandas as pd

random = Random(0)
root = Path(__file__).resolve().parents[2]

values = {
    "integer": [0, -3, 7, 2**53 + 1],
    "float": [1.5, 1e-5, -0.0, 12.0, 7e21, float("nan")],
    "boolean": [True, False],
    "null": [None],
    "text": ["", "é"],
    "list": [[1, 2.0], []],
    "object": [{"b": 1, "a": None}],
}


def records():
    names = random.sample("abcdefg", 4)
    kinds = {name: random.choices(list(values), k=random.choice([1, 1, 2, 3])) for name in names}
    share = {name: random.choice([1, 1, 0.7]) for name in names}
    rows = []
    for _ in range(random.randrange(1, 7)):
        order = random.sample(names, len(names))
        rows.append({n: random.choice(values[random.choice(kinds[n])]) for n in order if random.random() < share[n]})
    return rows


pairs = []
for _ in range(120):
    before = records()
    if not any(before):
        continue
    after = pd.DataFrame(before).to_dict("records")
    pairs.append([json.dumps(before), json.dumps(after)])
fixtures = root / "src/json/fixtures/pandas-records.json"
fixtures.write_text(json.dumps(pairs, indent=0) + "\n")
