"""Golden values for src/metrics and src/grading/round-score.

Run by hand with scikit-learn 1.5: python3 tools/oracle/metrics.py
Writes src/metrics/fixtures/metrics.json and src/grading/fixtures/rounding.json.
"""

import json
from pathlib import Path

import numpy as np
from sklearn.metrics import (
    accuracy_score,
    log_loss,
    roc_auc_score,
    root_mean_squared_error,
    root_mean_squared_log_error,
)

root = Path(__file__).resolve().parents[2]
rng = np.random.default_rng(0)


def decimals(values, digits):
    return [round(float(v), digits) for v in values]


cases = {"mean": [], "rocAuc": [], "logLoss": [], "accuracy": [], "rmse": [], "rmsle": []}
for n in [1, 2, 7, 8, 9, 127, 128, 129, 250, 400]:
    values = decimals(rng.normal(0, 1000, n), 3)
    cases["mean"].append({"values": values, "expected": float(np.mean(values))})

for n, digits in [(2, 6), (10, 1), (50, 2), (200, 1), (200, 6)]:
    labels = rng.integers(0, 2, n)
    labels[:2] = [0, 1]
    scores = decimals(np.clip(rng.normal(0.4 + 0.2 * labels, 0.2), 0, 1), digits)
    cases["rocAuc"].append(
        {"labels": labels.tolist(), "scores": scores, "expected": roc_auc_score(labels, scores)}
    )

for n, classes in [(3, 2), (40, 3), (60, 9)]:
    truth = rng.integers(0, classes, n)
    truth[:classes] = range(classes)
    logits = rng.normal(0, 2, (n, classes))
    logits[np.arange(n), truth] += 1
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    p[0] = 0
    p[0, (truth[0] + 1) % classes] = 1
    onehot = np.eye(classes, dtype=int)[truth]
    cases["logLoss"].append(
        {
            "truth": onehot.T.tolist(),
            "predicted": p.T.tolist(),
            "expected": log_loss(onehot, p),
        }
    )

for n in [1, 10, 300]:
    truth, predicted = rng.integers(0, 4, n), rng.integers(0, 4, n)
    cases["accuracy"].append(
        {
            "truth": truth.tolist(),
            "predicted": predicted.tolist(),
            "expected": accuracy_score(truth, predicted),
        }
    )
    a, b = decimals(rng.exponential(3, n), 4), decimals(rng.exponential(3, n), 4)
    cases["rmse"].append(
        {"truth": a, "predicted": b, "expected": float(root_mean_squared_error(a, b))}
    )
    cases["rmsle"].append(
        {"truth": a, "predicted": b, "expected": float(root_mean_squared_log_error(a, b))}
    )
(root / "src/metrics/fixtures/metrics.json").write_text(json.dumps(cases) + "\n")

halves = [k / 64 for k in range(-200, 200)] + [k + 1 / 64 for k in (1000, 123456, -98765)]
others = [float(v) for v in rng.normal(0, 1, 300)]
others += [k / 1e6 for k in range(-30, 30)] + [0.000005, 1.000005, 2.675, 1e15 + 0.3, 1e22, 5e-324]
(root / "src/grading/fixtures/rounding.json").write_text(
    json.dumps([[v, round(v, 5)] for v in halves + others]) + "\n"
)
