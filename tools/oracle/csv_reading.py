"""Generates small CSV files and records what pandas reads from and writes back for each.

Run with pandas 2.3:  python tools/oracle/csv_reading.py
Writes src/table/fixtures/csv-reading.json.gz, a list of cases:
  bytes    the file, bytes as Latin-1 characters
  floats   "plain" (pandas' default parser); else float_precision="round_trip"
  separator  "\\t" in some; else a comma
  error    the reason pandas refuses the file, or
  columns  [name, type, values], values as text (floats by repr), null where missing
  text     what to_csv(index=False) writes
"""

import gzip
import io
import json
import random
import re
import struct
from decimal import Decimal, getcontext
from pathlib import Path

import numpy as np
import pandas as pd

TARGET = Path(__file__).parents[2] / "src/table/fixtures/csv-reading.json.gz"

MISSING = ["", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN",
           "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null"]
NEARLY_MISSING = [" NA", "NA ", "Nan", "NAN", "na", "none", "Null", "N/a", "-NA", "#n/a", "<na>", "NaN.", "  "]
INTEGERS = ["0", "1", "-1", "12", "007", "+5", " 5", "5 ", "\t5", "-0", "123456789", "999999999999999",
            "9007199254740993", "-9007199254740993", "00000000000000000012"]
HUGE_INTEGERS = ["9223372036854775807", "-9223372036854775808", "9223372036854775808",
                 "-9223372036854775809", "18446744073709551615", "18446744073709551616",
                 "99999999999999999999", "-99999999999999999999", "+9223372036854775808", " 18446744073709551615 "]
FLOATS = ["1.5", "-2.25", "1.", ".5", "-.5", "1e5", "1E5", "1e-5", "1e+5", "1.5e3 ", " 2.5", "-0.0", "1e400",
          "-1e400", "1e-400", "1.7976931348623157e308", "1.7976931348623159e308", "4.9e-324", "2.2250738585072011e-308",
          "0.1", "0.30000000000000004", "123456789012345678901234567890.5", "9007199254740993.0", "1e22", "1e23",
          "8.41e21", "5e-5", "0.00001234", "1e16", "123456789012345680.0", "1e15", "1.0", "100.0", "1e0"]
INFINITIES = ["inf", "-inf", "+inf", "Infinity", "-INFINITY", "iNf", " inf", "inf ", "infinit", "+Infinity"]
NOT_NUMBERS = ["1e", "1e+", "--1", "1_000", "0x10", "1 2", "1,5", "1d5", ".", "-", "+", "e5", "1e5.5", "1 e5", "- 5",
               "5\u00a0", "1..2", "1.5.", "1,000", "12abc", "1f", "0b1", "1e5x", "\u0661", "1\u200b", "+-1", "1-1"]
BOOLEANS = ["True", "False", "TRUE", "FALSE", "true", "false", "tRuE", "FaLsE"]
TEXTS = ["a", "hello", "  padded  ", "é", "日本", "😀", "x,y", 'say "hi"', "two\nlines", "cr\rhere", "cr\r\nlf", '"', '""',
         "a;b", "True dat", "\ufeff", "tab\tin", "'single'", "\\n", "-", "#", "a\u2028b", "\u00a0", "yes", "no", "T", "t"]


def field(rng, text):
    """The text as a CSV field, quoted where it must be and sometimes where it need not."""
    if any(c in text for c in ',"\n\r') or rng.random() < 0.1:
        return '"' + text.replace('"', '""') + '"'
    return text


def random_float(rng):
    kind = rng.randrange(7)
    if kind == 0:
        return repr(struct.unpack("<d", struct.pack("<Q", rng.getrandbits(64)))[0])
    if kind == 1:
        return repr(rng.random())
    if kind == 2:
        return "%.17g" % (rng.random() * 10 ** rng.randint(-6, 20))
    if kind == 3:
        return "%.*f" % (rng.randint(0, 20), rng.gauss(0, 1000))
    if kind == 4:
        return "%.*e" % (rng.randint(0, 25), rng.gauss(0, 1) * 10.0 ** rng.randint(-300, 300))
    if kind == 5:
        return "".join(rng.choice("0123456789") for _ in range(rng.randint(1, 25))) + "." + "".join(
            rng.choice("0123456789") for _ in range(rng.randint(0, 25)))
    # Exactly between two doubles, or a digit beside it.
    bits = rng.getrandbits(52) | (rng.randint(1000, 1060) << 52)
    low, high = (struct.unpack("<d", struct.pack("<Q", b))[0] for b in (bits, bits + 1))
    middle = (Decimal(low) + Decimal(high)) / 2
    return str(middle.quantize(Decimal(1).scaleb(-rng.randint(10, 40)))) if middle < 1 << 20 else str(middle)


def column_texts(rng, rows):
    pools = rng.choice([
        [INTEGERS], [INTEGERS], [INTEGERS, MISSING], [INTEGERS, HUGE_INTEGERS], [HUGE_INTEGERS], [HUGE_INTEGERS, MISSING],
        [HUGE_INTEGERS, FLOATS], [FLOATS], [FLOATS], [FLOATS, INTEGERS], [FLOATS, MISSING], [FLOATS, INFINITIES],
        [INTEGERS, NOT_NUMBERS], [FLOATS, NOT_NUMBERS], [BOOLEANS], [BOOLEANS, MISSING], [BOOLEANS, INTEGERS],
        [BOOLEANS, TEXTS], [MISSING], [TEXTS], [TEXTS, MISSING], [TEXTS, INTEGERS], [NEARLY_MISSING, MISSING],
        [INTEGERS, NEARLY_MISSING], [INFINITIES], [INTEGERS, INFINITIES], None, None, None,
    ])
    if pools is None:
        return [random_float(rng) for _ in range(rows)]
    weights = [1] if len(pools) == 1 else rng.choice([[1, 1], [6, 1]])
    return [rng.choice(rng.choices(pools, weights)[0]) for _ in range(rows)]


def typed_file(rng):
    """Columns of chosen kinds in a well-formed file."""
    rows, width = rng.randint(0, 6), rng.randint(1, 5)
    header = [rng.choice(["a", "b", "c", "a.1", "a.2", "", "id", "Unnamed: 1", "é", "x,y", " b", "1", "NA"]) for _ in range(width)]
    columns = [column_texts(rng, rows) for _ in range(width)]
    end = rng.choice(["\n", "\n", "\n", "\r\n", "\r"])
    lines = [",".join(field(rng, name) for name in header)]
    lines += [",".join(field(rng, column[row]) for column in columns) for row in range(rows)]
    text = end.join(lines) + rng.choice([end, end, ""])
    return ("\ufeff" if rng.random() < 0.05 else "") + text


def ragged_file(rng):
    """Rows of varying width, blank lines, mixed line ends."""
    width = rng.randint(1, 4)
    pieces = []
    for _ in range(rng.randint(1, 7)):
        count = width + rng.choice([0, 0, 0, 0, 0, -1, -2, 1, 2])
        pieces.append(",".join(rng.choice(["1", "2.5", "x", "", "NA", '"q"', '""', '"a""b"', '"p"q', 'r"s"', " 7"]) for _ in range(max(count, 0))))
        pieces.append(rng.choice(["\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n \n", "\r\r", "\n\t\n", "\n\r", "\n  "]))
    return "".join(pieces[:-1] if rng.random() < 0.3 else pieces)


def noise_file(rng):
    """Any order of the bytes that mean something to a tokenizer."""
    alphabet = rng.choice(['a1,"\n', 'a1,,"\n\r', 'a1,"\n\r \t', 'ab,"\n\0', 'é1,\n" ', ',\n', '"\n', ' \n\r', ' a\n,'])
    return "".join(rng.choice(alphabet) for _ in range(rng.randint(0, 24)))


def damaged_file(rng):
    data = bytearray(typed_file(rng).encode())
    for _ in range(rng.randint(1, 2)):
        data.insert(rng.randint(0, len(data)), rng.choice([0xff, 0xc3, 0x80, 0x00, 0xed]))
    return bytes(data)


REASONS = [("No columns", "no-columns"), ("Expected", "too-many-fields"), ("EOF inside string", "unterminated-quote"),
           ("codec can't decode", "not-utf8")]


# Where a line that begins with a blank follows a lone CR, pandas goes back to the last LF and reads
# the rows since then again and again; no one can want that.
REREAD_BY_PANDAS = re.compile(rb"\r[,\t]?[ \t]")


def cell(value):
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return None
    return repr(float(value)) if isinstance(value, (float, np.floating)) else str(value)


def column_type(values):
    if values.dtype != object:
        return str(values.dtype)
    present = [v for v in values if not (isinstance(v, float) and np.isnan(v))]
    return "bool" if present and all(isinstance(v, bool) for v in present) else "text"


def case(data, floats, separator=","):
    record = {"bytes": data.decode("latin-1")}
    if floats == "plain":
        record["floats"] = floats
    if separator != ",":
        record["separator"] = separator
    try:
        frame = pd.read_csv(io.BytesIO(data), sep=separator, float_precision="round_trip" if floats == "exact" else None)
    except Exception as problem:
        if "Buffer overflow caught" in str(problem):
            # Padding many short rows of a tiny file overruns pandas' own buffer; not a rule to follow.
            return None
        record["error"] = next((reason for part, reason in REASONS if part in str(problem)), None)
        if record["error"] is None:
            print("not understood:", data)
            raise
        return record
    record["columns"] = [[name, column_type(frame[name]), [cell(v) for v in frame[name].tolist()]] for name in frame.columns]
    record["text"] = frame.to_csv(index=False)
    return record


def main():
    rng = random.Random(20240501)
    getcontext().prec = 60
    cases = []
    for word in MISSING + NEARLY_MISSING + INTEGERS + HUGE_INTEGERS + FLOATS + INFINITIES + NOT_NUMBERS + BOOLEANS + TEXTS:
        for beside in ["", "x\n", "1\n", "1.5\n", "True\n", "NA\n"]:
            for floats in ["exact", "plain"]:
                cases.append(case(f"a\n{field(rng, word)}\n{beside}".encode(), floats))
    for make, count in [(typed_file, 4000), (ragged_file, 2500), (noise_file, 4000), (damaged_file, 500)]:
        for _ in range(count):
            data = make(rng)
            data = data if isinstance(data, bytes) else data.encode()
            separator = ","
            if make is not typed_file and rng.random() < 0.1:
                separator, data = "\t", data.replace(b"\t", b"").replace(b",", b"\t")
            if not REREAD_BY_PANDAS.search(data):
                cases.append(case(data, rng.choice(["exact", "exact", "plain"]), separator))
    cases = [c for c in cases if c is not None]
    with gzip.GzipFile(TARGET, "wb", mtime=0) as file:
        file.write(json.dumps(cases, ensure_ascii=False).encode())
    print(len(cases), "cases,", TARGET.stat().st_size, "bytes")


main()
