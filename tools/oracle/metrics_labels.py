"""Golden values for the metrics of class labels in src/metrics.

Run by hand with scikit-learn 1.5: python3 tools/oracle/metrics_labels.py
Writes src/metrics/fixtures/labels.json.
"""

import json
from pathlib import Path

import numpy as np
from sklearn.metrics import cohen_kappa_score, fbeta_score, log_loss, roc_auc_score

root = Path(__file__).resolve().parents[2]
rng = np.random.default_rng(1)
cases = {"kappa": [], "fScore": [], "binaryLogLoss": [], "meanAuc": []}

for n, labels in [(1, [1, 2]), (2, [0, 1]), (30, [0, 1]), (60, [1, 2, 9]), (200, range(5)), (300, range(-3, 30, 3))]:
    labels = np.array(labels)
    truth = rng.choice(labels, n)
    predicted = np.where(rng.random(n) < 0.6, truth, rng.choice(labels, n))
    both = {"truth": truth.tolist(), "predicted": predicted.tolist()}
    for weights in [None, "linear", "quadratic"]:
        value = cohen_kappa_score(truth, predicted, weights=weights)
        if not np.isnan(value):
            cases["kappa"].append({**both, "weights": weights, "expected": float(value)})
    averages = ["micro", "macro", "weighted"] + (["binary"] if set(labels) == {0, 1} else [])
    for average in averages:
        for beta in [0.5, 1, 2]:
            value = fbeta_score(truth, predicted, beta=beta, average=average, zero_division=0)
            cases["fScore"].append({**both, "average": average, "beta": beta, "expected": float(value)})

for n in [2, 50, 150]:
    truth = rng.integers(0, 2, n)
    truth[:2] = [0, 1]
    p = np.round(np.clip(rng.normal(0.3 + 0.4 * truth, 0.4), 0, 1), 6)
    cases["binaryLogLoss"].append({"truth": truth.tolist(), "predicted": p.tolist(), "expected": log_loss(truth, p)})

for n, columns in [(10, 2), (40, 4)]:
    truth = rng.integers(0, 2, (n, columns))
    truth[:2] = [[0], [1]]
    scores = np.round(rng.random((n, columns)), 2)
    value = roc_auc_score(truth, scores, average="macro")
    cases["meanAuc"].append({"truth": truth.T.tolist(), "scores": scores.T.tolist(), "expected": value})

(root / "src/metrics/fixtures/labels.json").write_text(json.dumps(cases) + "\n")
