"""`gigaload adequacy` as a person or a script calls it, on PRAS's small systems.

The program is the environment's GIGALOAD, the systems are in GIGALOAD_REFERENCE. Exits 77 where the
reference files are not here.
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = os.environ["GIGALOAD"]
SYSTEMS = Path(os.environ.get("GIGALOAD_REFERENCE", "")) / "adequacy" / "pras"
if not (SYSTEMS / "threenode.pras").is_file():
    print("skipped: the PRAS systems are not here")
    sys.exit(77)


def adequacy(*arguments):
    return subprocess.run([PROGRAM, "adequacy", *map(str, arguments)], capture_output=True, text=True)


class Adequacy(unittest.TestCase):
    def test_threenode_within_three_standard_errors(self):
        done = adequacy(SYSTEMS / "threenode.pras", "--samples", 100000, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        found = json.loads(done.stdout)
        self.assertEqual(found["samples"], 100000)
        self.assertEqual(len(found["regions"]), 3)
        for name, expected in (("lole", 1.3756), ("eue", 12.12885)):
            metric = found["system"][name]
            self.assertGreater(metric["standard_error"], 0.0)
            self.assertLess(abs(metric["value"] - expected), 3 * metric["standard_error"])

    def test_same_answer_for_any_number_of_threads(self):
        texts = {adequacy(SYSTEMS / "test3.pras", "--samples", 5000, "--threads", n, "--json").stdout
                 for n in (1, 2, 8)}
        self.assertEqual(len(texts), 1)

    def test_exact(self):
        found = json.loads(adequacy(SYSTEMS / "singlenode_a.pras", "--method", "exact", "--json").stdout)
        self.assertAlmostEqual(found["system"]["lole"]["value"], 0.355, places=12)
        self.assertAlmostEqual(found["system"]["eue"]["value"], 1.59, places=12)
        self.assertEqual(found["system"]["eue"]["standard_error"], 0)
        sampled = json.loads(adequacy(SYSTEMS / "singlenode_a.pras", "--samples", 10, "--json").stdout)
        self.assertLessEqual(set(sampled), set(found))
        self.assertLessEqual(set(sampled["system"]), set(found["system"]))

    def test_more_load_is_more_shortfall_and_a_target_stops(self):
        more = adequacy(SYSTEMS / "threenode.pras", "--add-load", "1 MW", "--json", "--samples", 20000)
        less = adequacy(SYSTEMS / "threenode.pras", "--scale-load", 0.5, "--json", "--samples", 20000)
        self.assertGreater(json.loads(more.stdout)["system"]["eue"]["value"],
                           json.loads(less.stdout)["system"]["eue"]["value"])
        stopped = adequacy(SYSTEMS / "threenode.pras", "--until", "eue=2%", "--samples", 1000000, "--json")
        eue = json.loads(stopped.stdout)["system"]["eue"]
        self.assertLess(json.loads(stopped.stdout)["samples"], 1000000)
        self.assertLessEqual(eue["standard_error"], 0.02 * eue["value"])

    def test_bad_input_says_what_and_ends_with_2(self):
        whole = (SYSTEMS / "threenode.pras").read_bytes()
        with tempfile.TemporaryDirectory() as folder:
            cut = Path(folder) / "cut.pras"
            cut.write_bytes(whole[:len(whole) // 2])
            for arguments, words in (
                    ((cut,), "cut.pras"),
                    ((Path(folder) / "none.pras",), "none.pras"),
                    ((SYSTEMS / "threenode.pras", "--add-load", "700"), '"700" has no unit'),
                    ((SYSTEMS / "threenode.pras", "--add-load", "1 kg"), "a power"),
                    ((SYSTEMS / "threenode.pras", "--method", "exact"), "takes one region")):
                done = adequacy(*arguments)
                self.assertEqual(done.returncode, 2)
                self.assertIn(words, done.stderr)
                self.assertEqual(done.stdout, "")


if __name__ == "__main__":
    unittest.main(verbosity=2)
