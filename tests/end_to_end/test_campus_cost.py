"""`gigaload campus-cost` and calibration by planning area: as text and JSON, and their exit codes.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy.
"""

import json
import re
import unittest

from program import ProgramTest

# Two zones of two planning areas for a week of July, with a campus in the one.
WEEK = """\
[run]
start = 2030-07-01
end = 2030-07-08

[grid]
regions = ["VA_DOM", "NC"]

[demand]
scale = 0.75

[campus.one]
region = "VA_DOM"
capacity = "2 GW"
stage = "energised"
"""


class CampusCost(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("week.toml", WEEK)

    def cost(self, *arguments):
        return self.call("campus-cost", "week.toml", "--year", 2030, "--samples", 30, *arguments)

    def test_json_and_text_say_the_same(self):
        answer = self.cost("--json")
        self.assertExit(answer, 0)
        found = json.loads(answer.stdout)
        self.assertEqual(set(found), {"samples", "share_of_year", "areas", "assumptions"})
        self.assertEqual(found["samples"], 30)
        kinds = [area["kind"] for area in found["areas"]]
        self.assertEqual(kinds, sorted(kinds, reverse=True))  # planning areas first
        self.assertEqual(set(kinds), {"planning area", "interconnection"})
        text = self.cost()
        self.assertExit(text, 0)
        for area in found["areas"]:
            self.assertIn(f"\n{area['area']}  ", text.stdout)
            self.assertGreaterEqual(area["perfect_capacity_mw"]["value"], 0)
            self.assertLessEqual(area["lole_restored"]["value"],
                                 area["lole_without"]["value"] + 1e-9)
        self.assertIn("Rates of a year, from the 1.9 % of 2030", text.stdout)
        self.assertIn("Assumed: " + "; ".join(found["assumptions"]), text.stdout)

    def test_threads_change_nothing(self):
        self.assertEqual(self.cost("--json", "--threads", 1).stdout,
                         self.cost("--json", "--threads", 3).stdout)

    def test_without_campuses_there_is_nothing_to_cost(self):
        answer = self.cost("--set", "run.campuses=false")
        self.assertExit(answer, 2)
        self.assertIn("builds no campus", answer.stderr)

    def calibrated(self, name, *changes):
        sets = [word for change in ("calibration.enabled=true", "calibration.by=planning_area",
                                    "calibration.samples=30", "ensemble.samples=30", *changes)
                for word in ("--set", change)]
        return self.call("run", "week.toml", *sets, "-o", name)

    def test_what_calibration_by_area_finds_is_taken_up_by_the_next_run(self):
        first = self.calibrated("first.h5", "calibration.event_days=20")
        self.assertExit(first, 0)
        self.assertIn('calibration.by = "planning_area"', first.stdout)
        keys = re.findall(r'  (calibration\.perfect_capacity\.\w+) = "(.*)"', first.stdout)
        self.assertEqual(len(keys), 2)
        again = self.calibrated("again.h5", "calibration.event_days=20",
                                *[f"{key}={mw}" for key, mw in keys])
        self.assertExit(again, 0)
        rows = r"\n(?:PJM|Carolinas|eastern) .*"
        self.assertEqual(re.findall(rows, first.stdout), re.findall(rows, again.stdout))

    def test_areas_that_cannot_have_their_days_end_with_what_was_tried(self):
        answer = self.calibrated("none.h5", "demand.scale=0.01", "calibration.samples=10")
        self.assertExit(answer, 3)
        self.assertIn("cannot be brought to their event-days in 2030 together", answer.stderr)
        self.assertFalse((self.folder / "none.h5").exists())

    def test_an_interconnection_that_cannot_have_its_days_ends_so_too(self):
        answer = self.calibrated("none.h5", "calibration.by=interconnection", "demand.scale=0.01",
                                 "calibration.samples=10")
        self.assertExit(answer, 3)
        # 7 of 365 days have their part of a year's: 0.1 d by default
        self.assertRegex(answer.stderr, r"eastern cannot be brought to 0\.0019")
        self.assertIn("tried 0 MW of perfect capacity", answer.stderr)
        self.assertFalse((self.folder / "none.h5").exists())


if __name__ == "__main__":
    unittest.main(verbosity=2)
