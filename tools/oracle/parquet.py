"""Makes src/table/fixtures/parquet: Parquet files as pyarrow and fastparquet write them, and the
CSV that pandas makes of each. Run: python3 tools/oracle/parquet.py (pandas, pyarrow, fastparquet).
"""
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).resolve().parents[2] / "src/table/fixtures/parquet"
HERE.mkdir(parents=True, exist_ok=True)
rng = np.random.default_rng(0)
N = 60
table = pd.DataFrame({
    "id": rng.integers(0, 2**62, N),
    "small": rng.integers(-5, 5, N).astype("int32"),
    "double": np.where(rng.random(N) < 0.2, np.nan, rng.normal(size=N)),
    "single": rng.normal(size=N).astype("float32"),
    "edge": np.resize(np.array([0, -0.0, 1, 1e-5, 1e16, 3.4028235e38, 5.115201], "float32"), N),
    "flag": rng.random(N) < 0.5,
    "name": [None if i % 7 == 0 else f"wörd, {i % 4}" for i in range(N)],
})
table["gaps"] = pd.array([None if i % 5 == 0 else i for i in range(N)], dtype="Int64")
for codec in ["snappy", "gzip", "zstd", "brotli", "none"]:
    table.to_parquet(HERE / f"pyarrow-{codec}.parquet", engine="pyarrow", index=False,
                     compression=None if codec == "none" else codec, row_group_size=25)
table.drop(columns="gaps").to_parquet(HERE / "fastparquet.parquet", engine="fastparquet", index=False)
table["gaps"] = table["gaps"].astype("float64")
table.to_csv(HERE / "table.csv", index=False, lineterminator="\n")
