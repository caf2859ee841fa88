"""Golden values for the metrics of points in space in src/metrics.

Run by hand with SciPy: python3 tools/oracle/metrics_shapes.py
Writes src/metrics/fixtures/shapes.json.
"""

import json
from pathlib import Path

import numpy as np
from scipy.spatial.distance import directed_hausdorff

root = Path(__file__).resolve().parents[2]
rng = np.random.default_rng(4)
cases = {"hausdorff": []}

for n, m, digits in [(1, 1, 2), (5, 30, 1), (60, 40, 1), (200, 150, 3)]:
    a = np.round(rng.normal(0, 1, (n, 3)), digits)
    b = np.round(rng.normal(0.2, 1, (m, 3)), digits)
    expected = max(directed_hausdorff(a, b)[0], directed_hausdorff(b, a)[0])
    cases["hausdorff"].append({"a": a.ravel().tolist(), "b": b.ravel().tolist(), "expected": expected})

(root / "src/metrics/fixtures/shapes.json").write_text(json.dumps(cases) + "\n")
