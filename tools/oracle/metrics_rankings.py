"""Golden values for the metrics of rankings and label sets in src/metrics.

Run by hand with scikit-learn 1.5: python3 tools/oracle/metrics_rankings.py
Writes src/metrics/fixtures/rankings.json.
"""

import json
import warnings
from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score, f1_score, label_ranking_average_precision_score

warnings.simplefilter("ignore")
root = Path(__file__).resolve().parents[2]
rng = np.random.default_rng(3)
cases = {"averagePrecision": [], "labelRanking": [], "labelSets": []}

for n, digits in [(2, 3), (30, 1), (120, 2), (100, 6)]:
    labels = rng.integers(0, 2, n)
    labels[0] = 1
    scores = np.round(rng.normal(labels, 1), digits)
    cases["averagePrecision"].append(
        {
            "labels": labels.tolist(),
            "scores": scores.tolist(),
            "expected": float(average_precision_score(labels, scores)),
        }
    )

for n, classes, digits in [(3, 2, 1), (40, 8, 1), (20, 20, 4)]:
    truth = (rng.random((n, classes)) < 0.3).astype(int)
    truth[0] = 1
    truth[1] = 0
    scores = np.round(rng.random((n, classes)), digits)
    cases["labelRanking"].append(
        {
            "truth": truth.T.tolist(),
            "scores": scores.T.tolist(),
            "row": float(label_ranking_average_precision_score(truth, scores)),
            "label": float(label_ranking_average_precision_score(truth, scores, sample_weight=truth.sum(axis=1))),
        }
    )

for n, classes in [(1, 2), (50, 6)]:
    truth = (rng.random((n, classes)) < 0.3).astype(int)
    predicted = np.where(rng.random((n, classes)) < 0.8, truth, 1 - truth)
    truth[0] = predicted[0] = 1
    case = {side: [np.flatnonzero(row).tolist() for row in table] for side, table in [("truth", truth), ("predicted", predicted)]}
    for average in ["micro", "macro", "weighted", "samples"]:
        case[average] = float(f1_score(truth, predicted, average=average, zero_division=0))
    cases["labelSets"].append(case)

(root / "src/metrics/fixtures/rankings.json").write_text(json.dumps(cases) + "\n")
