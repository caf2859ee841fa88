"""Golden values for the metrics of numbers and distributions in src/metrics.

Run by hand with scikit-learn 1.5 and SciPy: python3 tools/oracle/metrics_numbers.py
Writes src/metrics/fixtures/numbers.json.
"""

import json
from pathlib import Path

import numpy as np
from scipy.special import rel_entr
from scipy.stats import pearsonr, rankdata, spearmanr
from sklearn.metrics import log_loss, matthews_corrcoef, mean_absolute_error, r2_score

root = Path(__file__).resolve().parents[2]
rng = np.random.default_rng(2)
cases = {"pairs": [], "klDivergence": [], "matthews": [], "quantile": [], "weightedLogLoss": []}

for n, digits in [(2, 3), (9, 0), (40, 1), (150, 4)]:
    truth = np.round(rng.normal(5, 3, n), digits)
    predicted = np.round(truth + rng.normal(0, 2, n), digits)
    cases["pairs"].append(
        {
            "truth": truth.tolist(),
            "predicted": predicted.tolist(),
            "meanAbsoluteError": float(mean_absolute_error(truth, predicted)),
            "r2Score": float(r2_score(truth, predicted)),
            "pearson": float(pearsonr(truth, predicted)[0]),
            "spearman": float(spearmanr(truth, predicted)[0]),
            "ranks": rankdata(truth).tolist(),
        }
    )

for n, classes in [(1, 2), (30, 6)]:
    truth = np.round(rng.dirichlet(np.full(classes, 0.5), n), 2)
    predicted = np.round(rng.dirichlet(np.full(classes, 2), n), 4) + 0.0001
    divergences = (rel_entr(truth, predicted)).sum(axis=1)
    cases["klDivergence"].append(
        {"truth": truth.T.tolist(), "predicted": predicted.T.tolist(), "expected": float(divergences.mean())}
    )

for n, labels in [(5, 2), (50, 2), (80, 4), (10, 1)]:
    truth = rng.integers(0, labels, n)
    predicted = np.where(rng.random(n) < 0.5, truth, rng.integers(0, labels, n))
    cases["matthews"].append(
        {
            "truth": truth.tolist(),
            "predicted": predicted.tolist(),
            "expected": float(matthews_corrcoef(truth, predicted)),
        }
    )

for n in [1, 2, 5, 21, 60]:
    values = np.round(rng.normal(0, 10, n), 3)
    for share in [0, 0.05, 0.5, 0.75, 0.95, 1]:
        cases["quantile"].append(
            {"values": values.tolist(), "share": share, "expected": float(np.quantile(values, share))}
        )

for n in [4, 70]:
    truth = rng.integers(0, 2, n)
    truth[:2] = [0, 1]
    predicted = np.round(rng.random(n), 4)
    weights = rng.integers(1, 15, n)
    cases["weightedLogLoss"].append(
        {
            "truth": truth.tolist(),
            "predicted": predicted.tolist(),
            "weights": weights.tolist(),
            "expected": log_loss(truth, predicted, sample_weight=weights),
        }
    )

(root / "src/metrics/fixtures/numbers.json").write_text(json.dumps(cases) + "\n")
