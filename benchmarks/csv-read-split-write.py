"""Reads a CSV, splits it, writes both sides, the way the Python reference does; prints seconds.

python csv-read-split-write.py FILE OUT_DIR
"""

import json
import resource
import sys
import time
from pathlib import Path

import pandas as pd
from sklearn.model_selection import train_test_split

source, target = sys.argv[1], Path(sys.argv[2])
start = time.perf_counter()
frame = pd.read_csv(source)
read = time.perf_counter()
train, test = train_test_split(frame, test_size=0.1, random_state=0)
split = time.perf_counter()
train.to_csv(target / "train.csv", index=False)
test.to_csv(target / "test.csv", index=False)
end = time.perf_counter()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"read": read - start, "split": split - read, "write": end - split, "total": end - start, "peakMb": peak}))
