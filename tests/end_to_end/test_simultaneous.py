"""Two commands begun at once on one output: nobody ends with 0 and a file that is not whole.

    GIGALOAD=... python3 test_simultaneous.py [PAIRS [COMMAND...]]

PAIRS of each command, with HDF5's locks on and off (default 4). The environment variable GIGALOAD
names the program. Exits 77 (skipped) without h5py and numpy.
"""

import json
import os
import random
import subprocess
import sys
import time
import unittest

from program import contents
from sweep_case import SweepTest, drawn

PAIRS = 4
COMMANDS = {
    "run": (["run", "small.toml", "-q"], "run.h5"),
    "export": (["export", "small.toml", "--pras", "--year", "2025"], "system.pras"),
    "gather": (["sweep", "gather", "three"], "gathered.h5"),
    "adequacy": (["adequacy", "given.pras", "--samples", "20"], "adequacy.h5"),
    "report": (["report", "given.h5"], "page.html"),
    "expand": (["sweep", "expand", "three.toml"], "expanded"),
    "csv": (["export", "given.h5", "--csv"], "tables"),
    "xlsx": (["export", "given.h5", "--xlsx"], "book.xlsx"),
    "swing": (["swing", "trace.csv", "-o"], "spectrum.svg"),
    "fit": (["fit", "sites.csv", "-o"], "stages.toml"),
}


def content(path):
    """What must be the same in two outputs: datasets, or the bytes of what is no HDF5 file."""
    if path.is_dir() and not (path / "manifest.jsonl").exists():
        return {p.name: p.read_bytes() for p in path.iterdir()}
    if path.is_dir():
        members = [json.loads(line) for line in (path / "manifest.jsonl").read_text().splitlines()]
        for member in members:  # each line's checksum follows from the moment in the first
            for of_the_moment in ("created", "chain"):
                member.pop(of_the_moment, None)
        return sorted(p.name for p in path.iterdir()), members
    if path.suffix == ".toml":  # and the picture beside it
        return path.read_bytes(), path.with_suffix(".svg").read_bytes()
    return contents(path) if path.suffix in (".h5", ".pras") else path.read_bytes()


class Simultaneous(SweepTest):
    def setUp(self):
        super().setUp()
        self.write("three.toml", drawn(3))
        self.sweep("expand", "three.toml", "-o", "three")
        self.sweep("run", "three")
        self.assertExit(self.call("run", "small.toml", "-o", "given.h5"), 0)
        self.assertExit(self.call(*COMMANDS["export"][0], "-o", "given.pras"), 0)
        self.write("trace.csv", "time_s,power_mw\n" + "".join(
            f"{0.02 * i:.2f},{100 + i % 7}\n" for i in range(20_000)))
        self.write("sites.csv", "name,state,began,first_power,half_power,complete,capacity_mw\n" + "".join(
            f"s{i},TX,2020-01-{i + 1:02},2022-02-01,2022-{i % 9 + 3:02}-01,,100\n" for i in range(20)))

    def pair(self, words, environment):
        """Exit codes, errors and process numbers of two processes."""
        processes = []
        for _ in range(2):
            processes.append(subprocess.Popen(
                [os.environ["GIGALOAD"], *words], cwd=self.folder, text=True, env=environment,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE))
            time.sleep(random.choice((0.0, 0.0, 0.002, 0.01)))
        return [(p.communicate(timeout=300)[1], p.returncode, p.pid) for p in processes]

    def check_pairs(self, name, pairs, locking):
        words, output = COMMANDS[name]
        path = self.folder / output
        environment = {**os.environ, "NO_COLOR": "1", "HDF5_USE_FILE_LOCKING": locking}
        words = words if words[-1] in ("-o", "--csv", "--xlsx") else [*words, "-o"]
        self.assertExit(self.call(*words, f"first-{output}"), 0)
        whole = content(self.folder / f"first-{output}")
        subprocess.run(["rm", "-r", self.folder / f"first-{output}"], check=True)  # csv, xlsx replace none
        told = 0
        for _ in range(pairs):
            ended = self.pair([*words, output], environment)
            codes = [code for _, code, _ in ended]
            self.assertIn(0, codes, ended)
            for n, (error, code, _) in enumerate(ended):
                self.assertIn(code, (0, 2), error)
                if code == 2 and "left as it is" not in error:  # the other had ended before it began
                    self.assertIn(f"(process {ended[1 - n][2]} on ", error)
                    told += 1
            self.assertEqual(content(path), whole)
            left = [p.name for p in self.folder.rglob("*.partial*")]
            self.assertEqual(left, [])
            subprocess.run(["rm", "-r", path], check=True)
        print(f"{name}, HDF5_USE_FILE_LOCKING={locking}: {pairs} pairs, {told} told and refused",
              flush=True)
        return told

    def test_pairs(self):
        told = 0
        for name in NAMES:
            for locking in ("TRUE", "FALSE"):
                with self.subTest(command=name, locking=locking):
                    told += self.check_pairs(name, PAIRS, locking)
        self.assertGreater(told, 0, "no two processes met")


if len(sys.argv) > 1:
    PAIRS = int(sys.argv[1])
NAMES = sys.argv[2:] or list(COMMANDS)

if __name__ == "__main__":
    unittest.main(verbosity=2, argv=sys.argv[:1])
