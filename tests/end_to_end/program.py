"""What the end-to-end tests share: calling the program, small scenarios, comparing results."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import h5py
    import numpy as np
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(77)

# Four states, one of two zones, two months, short of power in the evenings: storage works, campuses are cut, some
# load is not served. Every mechanism whose state a resumed run must take up again is at work.
SMALL = """\
title = "Small"

[run]
start = 2025-01-01
end = 2025-03-01
exchange = "1 d"
seed = 3

[run.feedback]
enabled = true

[grid]
regions = ["VA", "MD", "DC", "WV"]

[demand]
scale = 1.1

[output]
generation = true

[deal.chips]
title = "Chips"
promised = [
  {by = 2025-01-01, power = "0 GW"},
  {by = 2026-01-01, power = "2 GW"},
]

[campus.ashburn]
region = "VA_DOM"
capacity = "1.5 GW"
stage = "energised"
contract = "curtailable"
deals = {chips = 1.0}

[campus.frederick]
region = "MD"
capacity = "500 MW"
stage = "construction"
cooling = "airside"
"""


def finished(arguments, **options):
    """Runs the program to its end; stdout, stderr and returncode in the answer."""
    environment = {**os.environ, "NO_COLOR": "1", **options.pop("environment", {})}
    return subprocess.run([os.environ["GIGALOAD"], *map(str, arguments)], text=True,
                          capture_output=True, env=environment, timeout=300, **options)


def started(arguments, **options):
    """Starts the program; its stderr can be read line by line."""
    return subprocess.Popen([os.environ["GIGALOAD"], *map(str, arguments)], text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def said_by(*words, **options):
    """stdout of another program, which must succeed."""
    answer = subprocess.run([str(word) for word in words], capture_output=True, text=True,
                            timeout=300, **options)
    if answer.returncode != 0:
        raise AssertionError(f"{words}: {answer.returncode}\n{answer.stdout}\n{answer.stderr}")
    return answer.stdout


def wait_for_line(process, text):
    """Reads stderr up to a line that holds `text`; the lines read."""
    lines = []
    for line in process.stderr:
        lines.append(line)
        if text in line:
            return lines
    raise AssertionError(f"no line with '{text}' in {lines}")


def contents(path):
    """Every dataset of a result by name: shape, type and bytes."""
    found = {}

    def add(name, item):
        if isinstance(item, h5py.Dataset) and item.shape is not None:
            values = item[...]
            data = values.tolist() if values.dtype.kind == "O" else values.tobytes()
            found[name] = (item.shape, str(item.dtype), data)

    with h5py.File(path) as file:
        file.visititems(add)
    return found


class ProgramTest(unittest.TestCase):
    """A test with a folder of its own, in which the program is called."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="gigaload test "))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path

    def call(self, *arguments, **options):
        return finished(arguments, cwd=self.folder, **options)

    def assertSameData(self, one, other):
        a, b = contents(one), contents(other)
        self.assertEqual(sorted(a), sorted(b))
        different = [name for name in a if a[name] != b[name]]
        self.assertEqual(different, [])

    def assertExit(self, answer, code):
        self.assertEqual(answer.returncode, code, f"stdout: {answer.stdout}\nstderr: {answer.stderr}")
