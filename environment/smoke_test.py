"""Checks an image from inside: every locked package is there in its version, and those asked for load.

Prints a line for each problem and ends with exit code 1 if there is one.
"""

import importlib.metadata
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

FOLDER = os.path.dirname(os.path.abspath(__file__))
VALIDATE_SCRIPT = "/home/validate_submission.sh"


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def lines(name):
    with open(os.path.join(FOLDER, name)) as file:
        return [line.strip() for line in file]


def locked():
    """Names and versions in the lock file."""
    found = (re.match(r"([\w.-]+)==([^\s;\\]+)", line) for line in lines("requirements.txt"))
    return {normal(match[1]): match[2] for match in found if match}


def modules_of(package):
    """Modules at the top that a package brings."""
    brought = importlib.metadata.packages_distributions().items()
    return [
        module
        for module, packages in brought
        if package in map(normal, packages) and module.isidentifier() and module[0] != "_"
    ]


def load(module):
    """What stands against a module that does not load; None when it loads.

    Each in a process of its own: others may have brought the libraries that it lacks.
    """
    command = [sys.executable, "-c", f"import {module}"]
    child = subprocess.run(command, capture_output=True, text=True)
    if child.returncode == 0:
        return None
    said = child.stderr.strip().splitlines()
    missing = re.match(r"ModuleNotFoundError: No module named '(\w+)", said[-1] if said else "")
    if missing and missing[1] == "torch" and "torch" not in locked():
        print(f"note: {module} needs PyTorch, which this image does not have")
        return None
    reason = said[-1].split(": ", 1)[-1] if said else f"exit code {child.returncode}"
    return f"{module} does not load: {reason}"


def problems():
    versions = locked()
    if not versions:
        yield "the lock file names no packages"
    for package, version in versions.items():
        try:
            found = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            found = "nothing"
        if found != version:
            yield f"{package} should be {version} and is {found}"
    asked = {normal(line) for line in lines("requirements/stack.in") if line and line[0] != "#"}
    modules = [
        module for package in sorted(asked & versions.keys()) for module in modules_of(package)
    ]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from filter(None, pool.map(load, modules))
    if not os.access(VALIDATE_SCRIPT, os.X_OK):
        yield f"{VALIDATE_SCRIPT} is not there"


found = list(problems())
for problem in found:
    print(f"problem: {problem}")
print(f"{len(locked())} packages, Python {sys.version.split()[0]}, {len(found)} problems")
sys.exit(1 if found else 0)
