"""Golden values for src/json/pandas-json-number.ts: JSON numbers that pandas reads, and how it writes them.

Run by hand with pandas 2.3.3: python3 tools/oracle/pandas_json_numbers.py
Writes src/json/fixtures/pandas-json-numbers.json: lists of a number's text, Python's repr of what
pandas reads, and the text that pandas writes.
"""

import io
import json
from pathlib import Path
from random import Random

import pandas

random = Random(0)
root = Path(__file__).resolve().parents[2]

texts = [
    "0.0", "-0.0", "1.0", "0.5", "-2.0", "0.00000000005", "0.00000000015", "0.00000000025", "0.99999999995",
    "0.999999999999", "123456789.123456789", "1e16", "1.5e16", "1e17", "2.345678901234e20", "1e-14", "1e-15", "9e-16",
    "1.23456789012e-16", "5e-324", "1e300", "0.1234567890123456789", "12345678901234567.5", "3.14159265358979323846", "4.35", "1.0E2",
]
while len(texts) < 800:
    text = random.choice(["", "-"]) + str(random.randrange(10 ** random.randrange(1, 8)))
    text += "." + "".join(random.choice("0123456789") for _ in range(random.randrange(1, 22)))
    texts.append(text + random.choice(["", "", "", f"e{random.randrange(-12, 12)}"]))

cases = []
for text in texts:
    table = pandas.read_json(io.StringIO('{"a":[%s]}\n' % text), lines=True)
    (value,) = table["a"][0]
    written = table.to_json(orient="records", lines=True).strip().removeprefix('{"a":[').removesuffix("]}")
    cases.append([text, repr(value), written])

lines = ",\n".join(json.dumps(case) for case in cases)
(root / "src/json/fixtures/pandas-json-numbers.json").write_text(f"[\n{lines}\n]\n")
