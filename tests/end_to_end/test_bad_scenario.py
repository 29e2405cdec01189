"""What a person is told who has made a mistake in a scenario.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy.
"""

import os
import time
import unittest

from program import SMALL, ProgramTest, np


class BadScenario(ProgramTest):
    """The place, the key and the words of each message; all problems of a scenario together."""

    def problem(self, old, new, at, key, *words):
        """SMALL with `old` replaced: the message must point at `at` inside the new text."""
        self.assertEqual(SMALL.count(old), 1)
        text = SMALL.replace(old, new)
        self.write("bad.toml", text)
        position = text.index(at, SMALL.index(old))
        line = text.count("\n", 0, position) + 1
        column = position - (text.rfind("\n", 0, position) + 1) + 1
        for command in ("check", "run"):
            answer = self.call(command, "bad.toml")
            self.assertExit(answer, 2)
            self.assertEqual(answer.stdout, "")
            first = answer.stderr.splitlines()
            heads = [l for l in first if l.startswith(f"bad.toml:{line}:{column}: {key}: ")]
            self.assertEqual(len(heads), 1, answer.stderr)
            shown = first[first.index(heads[0]) + 1:][:2]
            source = text.splitlines()[line - 1]
            self.assertEqual(shown[0], "    " + source)
            self.assertEqual(shown[1].index("^"), 4 + column - 1)
            for word in words:
                self.assertIn(word, heads[0])
            self.assertIn("1 problem in the input", answer.stderr)
        self.assertEqual([p.name for p in self.folder.iterdir()], ["bad.toml"])

    def test_misspelt_key(self):
        self.problem('contract = "curtailable"', 'contarct = "curtailable"', "contarct",
                     "campus.ashburn.contarct", "unknown", "contract")

    def test_wrong_kind_of_unit(self):
        self.problem('exchange = "1 d"', 'exchange = "10 GW"', '"10 GW"', "run.exchange",
                     "10 GW", "h")

    def test_bare_number(self):
        self.problem('capacity = "500 MW"', "capacity = 500", "500", "campus.frederick.capacity",
                     "500 has no unit", '"1.2 GW"')

    def test_negative_capacity(self):
        self.problem('capacity = "500 MW"', 'capacity = "-500 MW"', '"-500 MW"',
                     "campus.frederick.capacity", "-500 MW")

    def test_unknown_state(self):
        self.problem('region = "MD"', 'region = "MX"', '"MX"', "campus.frederick.region", "MX")

    def test_campus_in_a_region_not_in_the_grid(self):
        self.problem('region = "MD"', 'region = "OH"', '"OH"', "campus.frederick.region", "OH",
                     "grid.regions")

    def test_campus_in_a_state_of_several_regions(self):
        self.problem('region = "MD"', 'region = "VA"', '"VA"', "campus.frederick.region",
                     '"VA" is a state with the regions VA_DOM, VA_PJM: name one of them')

    def test_end_before_start(self):
        self.problem("end = 2025-03-01", "end = 2024-03-01", "2024-03-01", "run.end", "2025-01-01")

    def test_two_campuses_of_one_name(self):
        self.write("bad.toml", SMALL.replace("[campus.frederick]", "[campus.ashburn]"))
        answer = self.call("check", "bad.toml")
        self.assertExit(answer, 2)
        line = SMALL[: SMALL.index("[campus.frederick]")].count("\n") + 1
        self.assertRegex(answer.stderr, rf"(?m)^bad\.toml:{line}:\d+: .*ashburn")

    def test_stage_shares_that_do_not_sum_to_one(self):
        self.problem('stage = "construction"',
                     "stage = {pre_development = 0.5, construction = 0.4}",
                     "stage", "campus.frederick.stage", "0.9")

    def test_unknown_deal(self):
        self.problem("deals = {chips = 1.0}", "deals = {ships = 1.0}", "1.0}",
                     "campus.ashburn.deals.ships", "chips")

    def test_all_problems_together(self):
        text = SMALL.replace('region = "MD"', 'region = "MX"').replace('"500 MW"', '"500 h"')
        text = text.replace("scale = 1.1", "scael = 1.9")
        self.write("bad.toml", text)
        answer = self.call("check", "bad.toml")
        self.assertExit(answer, 2)
        for key in ("demand.scael", "campus.frederick.region", "campus.frederick.capacity"):
            self.assertIn(f": {key}: ", answer.stderr)
        self.assertIn("3 problems in the input", answer.stderr)

    def test_override(self):
        self.write("small.toml", SMALL)
        answer = self.call("check", "small.toml", "--set", "campus.ashburn.capacity=3 yr")
        self.assertExit(answer, 2)
        self.assertRegex(answer.stderr, r"(?m)^--set.*campus\.ashburn\.capacity")
        answer = self.call("check", "small.toml", "--from", "soon")
        self.assertExit(answer, 2)
        self.assertIn("run.start", answer.stderr)

    def test_missing_file(self):
        answer = self.call("check", "none.toml")
        self.assertExit(answer, 2)
        self.assertIn("none.toml", answer.stderr)

    def test_folder(self):
        (self.folder / "folder.toml").mkdir()
        answer = self.call("run", "folder.toml")
        self.assertExit(answer, 2)
        self.assertIn("folder.toml", answer.stderr)
        self.assertIn("folder.toml: this is a folder", answer.stderr)

    def test_a_pipe_is_refused_and_not_waited_for(self):
        os.mkfifo(self.folder / "pipe")
        for words in (["check", "pipe"], ["adequacy", "pipe", "--year", "2030"]):
            answer = self.call(*words)
            self.assertExit(answer, 2)
            self.assertIn("pipe: this is no regular file", answer.stderr)

    def test_a_table_of_dips_is_named_once_and_by_its_key(self):
        scenario, dips = self.write("small.toml", SMALL), self.write("mine.csv", "load,mw\nx,3\n")
        answer = self.call("event", scenario, "--time", "2025-01-03T18:00Z", "--dips", dips)
        self.assertExit(answer, 2)
        self.assertIn("mine: the column at_s is missing", answer.stderr)
        self.assertNotIn("mine.csv: mine.csv", answer.stderr)

    def test_ten_megabytes_of_noise(self):
        noise = np.random.default_rng(1).integers(0, 256, 10_000_000, dtype=np.uint8)
        (self.folder / "noise.toml").write_bytes(noise.tobytes())
        start = time.monotonic()
        answer = self.call("run", "noise.toml", errors="replace")
        self.assertExit(answer, 2)
        self.assertLess(time.monotonic() - start, 30.0)
        self.assertLess(len(answer.stderr), 20_000)
        self.assertRegex(answer.stderr, r"(?m)^noise\.toml")


if __name__ == "__main__":
    unittest.main(verbosity=2)
