"""Writes src/random/ziggurat-tables.ts: the tables of NumPy's normal generator.

Run:  python tools/oracle/ziggurat_tables.py PATH_OF_NUMPY_SOURCE/numpy/random/src/distributions/ziggurat_constants.h
The tables cannot be computed anew to the last bit: NumPy's were made with rounded parameters.
"""

import base64
import re
import struct
import sys
from pathlib import Path

TARGET = Path(__file__).parents[2] / "src/random/ziggurat-tables.ts"
source = Path(sys.argv[1]).read_text()


def table(name):
    cells = re.search(name + r"\[\]\s*=\s*\{([^}]*)\}", source).group(1).split(",")
    texts = [cell.strip() for cell in cells if cell.strip()]
    return [float(int(text.rstrip("UL"), 16)) if text.startswith("0x") else float(text) for text in texts]


def lines(values):
    text = base64.b64encode(struct.pack(f"<{len(values)}d", *values)).decode()
    return "".join(f'\n    "{text[at:at + 88]}",' for at in range(0, len(text), 88))


TARGET.write_text(f'''// Made by tools/oracle/ziggurat_tables.py: little-endian doubles, in base64.

/** The largest 52-bit draws that need no further look, for each of the 256 layers. */
export const inside = decoded(
  [{lines(table("ki_double"))}
  ].join(""),
);

/** The width of each layer over 2^52. */
export const widths = decoded(
  [{lines(table("wi_double"))}
  ].join(""),
);

/** The density at each layer's edge. */
export const densities = decoded(
  [{lines(table("fi_double"))}
  ].join(""),
);

function decoded(base64: string): Float64Array {{
  const bytes = Buffer.from(base64, "base64");
  return Float64Array.from({{ length: bytes.length / 8 }}, (_, i) => bytes.readDoubleLE(8 * i));
}}
''')
