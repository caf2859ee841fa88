"""Seconds that scikit-learn needs for the metrics that `metrics.ts` measures; prints JSON.

python metrics.py FOLDER ROWS RUNS
FOLDER holds labels.f64 and scores.f64, ROWS little-endian doubles each.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.metrics import log_loss, roc_auc_score

folder, rows, runs = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
labels = np.fromfile(folder / "labels.f64", count=rows).astype(np.int64)
scores = np.fromfile(folder / "scores.f64", count=rows)
rounded = np.round(scores, 3)


def seconds(metric):
    timings = []
    for _ in range(runs):
        start = time.perf_counter()
        value = metric()
        timings.append(time.perf_counter() - start)
    return {"seconds": sorted(timings)[runs // 2], "value": float(value)}


print(
    json.dumps(
        {
            "AUC": seconds(lambda: roc_auc_score(labels, scores)),
            "AUC, scores of 3 decimals": seconds(lambda: roc_auc_score(labels, rounded)),
            "binary log loss": seconds(lambda: log_loss(labels, scores)),
        }
    )
)
