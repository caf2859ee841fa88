"""An agent: reads the task, leaves predictions in submission.csv."""

import os
import shutil
import subprocess
from pathlib import Path

data = Path(os.environ["DATA_DIR"])
submission = Path(os.environ["SUBMISSION_DIR"]) / "submission.csv"
instructions = Path(os.environ["INSTRUCTIONS_FILE"]).read_text()
seconds = float(os.environ["TIME_LIMIT_SECS"])
seed = int(os.environ["SEED"])

# The agent's folder is read-only, and some libraries write where they are started.
os.chdir(os.environ["LOGS_DIR"])

print(f"{len(instructions)} characters of instructions, {seconds:.0f} s, seed {seed}")

# A first valid submission; put a model in its place.
samples = sorted(path for path in data.rglob("*.csv") if "samplesubmission" in path.name.lower().replace("_", ""))
if not samples:
    raise SystemExit(f"There is no sample submission in {data}.")
shutil.copyfile(samples[0], submission)
shutil.copy(__file__, os.environ["CODE_DIR"])

subprocess.run([os.environ["VALIDATE_SCRIPT"], submission], check=True)
