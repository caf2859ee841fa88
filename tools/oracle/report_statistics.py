"""Records the statistics of reports: Student's t quantiles (SciPy), the standard error of a mean,
and pass@k by the unbiased estimator of Chen et al. 2021, computed with exact fractions."""

import json
from fractions import Fraction
from math import comb
from pathlib import Path

import numpy as np
from scipy import stats

generator = np.random.default_rng(5)
means = []
for n in (2, 3, 4, 5, 10, 36):
    values = np.round(generator.uniform(0, 100, n), 4)
    error = float(stats.sem(values))
    low, high = stats.t.interval(0.95, n - 1, loc=values.mean(), scale=error)
    means.append(
        {
            "values": values.tolist(),
            "mean": float(values.mean()),
            "standard_error": error,
            "t_lower": float(low),
            "t_upper": float(high),
        }
    )

passes = [
    {"n": n, "c": c, "k": k, "value": float(1 - Fraction(comb(n - c, k), comb(n, k)))}
    for n in (1, 3, 5, 16, 200)
    for c in sorted({0, 1, n // 2, n - 1, n})
    for k in sorted({1, 2, n // 2, n})
    if 1 <= k <= n
]

folder = Path(__file__).resolve().parents[2] / "src/report/fixtures"
folder.mkdir(exist_ok=True)
(folder / "statistics.json").write_text(
    json.dumps(
        {
            "t_975": {str(n): float(stats.t.ppf(0.975, n)) for n in (1, 2, 3, 4, 9, 15, 35, 100)},
            "means": means,
            "pass_at_k": passes,
        },
        indent=1,
    )
    + "\n"
)
