"""Golden values for src/json: what Python's json module reads and writes back.

Run by hand with Python 3.11: python3 tools/oracle/python_json.py
Writes src/json/fixtures/python-json.json: pairs of a text and what it becomes, null where refused.
"""

import json
from pathlib import Path
from random import Random

random = Random(0)
root = Path(__file__).resolve().parents[2]

texts = [
    "0", "-0", "-0.0", "1.0", "1e5", "1E-5", "0.0001", "0.00001", "1e16", "1e15", "123456789012345678901234567890",
    "1.5e+22", "1e400", "-1e400", "5e-324", "1e-400", "1.10", "NaN", "Infinity", "-Infinity", "01", "1.", ".5", "+1",
    "-", "1e", "--1", "nan", "True", "nul", "", " ", "[]", "{}", "[[]]", '{"a": {}}', "[1,]", '{"a":1,}', "[1 2]",
    '{"b":1,"10":2,"9":3,"__proto__":4,"b":5}', "{a:1}", "{'a':1}", '{"a"}', "[", "{", '"', '"\\u12"', '"\\x"',
    '"\\u00e9\\u2028\\ud83d\\ude00\\ud83c \\ude00\\ud83d"', '"\u007f\u2028\U0001f600/\\/"', '"\t"', '"\\b\\f\\n\\r\\t\\"\\\\"',
    '"\\uD83D\\uDE00"', "\ufeff1", "\u00a01", "[1]\n", "\r\n\t 1", "1 2", "\f1", '"\u0000"', '"\\u0000"', '"\\U0041"',
]
pieces = ["{", "}", "[", "]", ",", ":", '"a"', '"10"', '"\\n"', "1", "-1.50", "2e3", "true", "null", " ", "\n"]


def value(depth):
    kind = random.randrange(8 if depth < 3 else 5)
    if kind == 0:
        return random.choice(["true", "false", "null"])
    if kind == 1:
        return str(random.randrange(-10**random.randrange(1, 25), 10**20))
    if kind == 2:
        return random.choice(["", "-"]) + f"{random.random():.{random.randrange(1, 20)}f}" + random.choice(["", "e5", "E-07", "e+19", "e300"])
    if kind <= 4:
        return json.dumps("".join(random.choice('ab"\\/\n\x1f\x7fé日😀\u2028') for _ in range(random.randrange(5))), ensure_ascii=random.random() < 0.5)
    items = [value(depth + 1) for _ in range(random.randrange(4))]
    blank = random.choice(["", " ", "\n  "])
    if kind <= 6:
        return "[" + blank + f",{blank}".join(items) + "]"
    return "{" + f",{blank}".join(f'"{random.choice("abc0123")}"{blank}: {item}' for item in items) + blank + "}"


texts += [value(0) for _ in range(200)]
texts += ["".join(random.choice(pieces) for _ in range(random.randrange(1, 6))) for _ in range(200)]


def written(text):
    try:
        return json.dumps(json.loads(text), indent=4)
    except ValueError:
        return None


fixtures = root / "src/json/fixtures/python-json.json"
fixtures.parent.mkdir(exist_ok=True)
fixtures.write_text(json.dumps([[text, written(text)] for text in texts], indent=0) + "\n")
