"""`gigaload stress`: the days of an event on the grid of a year, as text, JSON and picture.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy.
"""

import json
import shutil
import unittest
from pathlib import Path

from program import ProgramTest

# Tennessee and the Carolinas alone in 2030, whose own plants do not carry a December like 2022's.
SMALL = """\
[run]
start = 2030-01-01
end = 2031-01-01

[grid]
regions = ["TN", "AL_TVA", "NC", "SC"]

[demand]
scale = 1.2
"""
HOURS = [f"2022-12-23T{hour:02}:00Z" for hour in range(24)]


class Stress(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("small.toml", SMALL)

    def stress(self, *arguments, event="elliott", year=2030, scenario="small.toml"):
        return self.call("stress", scenario, "--event", event, "--year", year, "--samples", 20,
                         *arguments)

    def found(self, *arguments, **options):
        answer = self.stress("--json", *arguments, **options)
        self.assertExit(answer, 0)
        return json.loads(answer.stdout)

    def refused(self, answer, *parts):
        self.assertExit(answer, 2)
        self.assertEqual(answer.stdout, "")
        for part in parts:
            self.assertIn(part, answer.stderr)
        self.assertNotIn("internal", answer.stderr)

    def table(self, name, columns, value):
        rows = [",".join([hour, *[str(value)] * len(columns)]) for hour in HOURS]
        self.write(name, "\n".join([",".join(["time", *columns]), *rows]) + "\n")

    def test_json_and_text_say_the_same(self):
        found = self.found()
        self.assertEqual(found["event"], "elliott")
        self.assertEqual(found["begin"], "2022-12-21T00:00Z")
        self.assertEqual(found["end"], "2022-12-28T00:00Z")
        self.assertEqual(found["year_begin"], "2030-12-18T00:00Z")  # a Wednesday too
        self.assertEqual(set(found["areas"]), {"TVA", "Carolinas"})
        self.assertEqual(set(found["interconnections"]), {"eastern"})
        tva = found["areas"]["TVA"]
        for name in ("outages_mw", "peak_shed_mw", "shed_mwh", "shed_hours"):
            self.assertGreaterEqual(tva[name], 0.0)
        self.assertGreater(tva["outages_mw"], 500.0)
        self.assertLessEqual(tva["outages_p10_mw"], tva["outages_mw"])
        self.assertGreaterEqual(tva["outages_p90_mw"], tva["outages_mw"])
        self.assertGreater(tva["shed_mwh"], 0.0)
        self.assertLessEqual(tva["peak_shed_mw"], tva["shed_mwh"])
        self.assertLess(tva["coldest_day_c"], 5.0)
        text = self.stress()
        self.assertExit(text, 0)
        self.assertIn("Winter Storm Elliott, 21 to 27 December 2022", text.stdout)
        self.assertIn("2030-12-18 00:00 to 2030-12-24 23:00", text.stdout)
        self.assertRegex(text.stdout, rf"\nTVA +{tva['demand_peak_mw']:,.0f} ")
        self.assertIn("assumed: " + "; ".join(found["assumptions"]), text.stdout)

    def test_threads_change_nothing_and_another_seed_does(self):
        answers = {self.stress("--json", "--threads", n).stdout for n in (1, 2, 8)}
        self.assertEqual(len(answers), 1)
        self.assertNotEqual(self.found("--seed", 9)["areas"], self.found()["areas"])

    def test_rows_by_state_and_by_region(self):
        self.assertEqual(set(self.found("--by", "state")["areas"]), {"TN", "AL_TVA", "NC", "SC"})
        self.assertEqual(set(self.found("--by", "region")["areas"]), {"TN", "AL_TVA", "NC", "SC"})
        self.assertEqual(set(self.found("--by", "interconnection")["areas"]), {"eastern"})

    def test_pictures(self):
        self.assertExit(self.stress("-o", "event.html"), 0)
        page = (self.folder / "event.html").read_text()
        self.assertTrue(page.startswith("<!DOCTYPE html>"))
        self.assertIn("<td>TVA</td>", page)
        self.assertExit(self.stress("-o", "event.svg"), 0)
        self.assertExit(self.stress("-o", "event.svg"), 0)  # one of its kind is replaced
        self.assertTrue((self.folder / "event.svg").read_text().startswith("<svg "))
        self.refused(self.stress("-o", "small.toml"), "small.toml")
        self.assertEqual((self.folder / "small.toml").read_text(), SMALL)

    def test_a_file_of_ones_own(self):
        head = 'name = "Mine"\nbegin = 2022-12-23\nend = 2022-12-24\n'
        self.table("out.csv", ["TVA"], 15000)
        self.write("mine.toml", head + 'outages = "out.csv"\n')
        steady = "--set", "outages.cold=0"  # no scatter of cold spells
        mine = self.found(*steady, event="mine.toml")
        self.assertEqual(mine["event"], "Mine")
        self.assertAlmostEqual(mine["areas"]["TVA"]["outages_mw"], 15000, delta=2000)
        self.write("half.toml", head + 'outages = "out.csv"\n[capacity]\nTVA = "1000 GW"\n')
        self.assertLess(self.found(*steady, event="half.toml")["areas"]["TVA"]["outages_mw"], 3000)
        self.table("load.csv", ["TVA", "NC"], 60000)
        load = self.found(event="load.csv")
        self.assertEqual(load["event"], "load")
        self.assertGreater(load["areas"]["TVA"]["demand_peak_mw"], 60000 - 1)
        self.assertGreater(load["areas"]["TVA"]["shed_hours"], 20)

    def test_an_event_on_the_fleet_of_its_own_year(self):
        own = self.found(scenario="us-2016-2024", year=2022)
        self.assertEqual(own["year_begin"], own["begin"])
        self.assertFalse(any(value is None for value in own["areas"]["TVA"].values()))
        self.assertGreater(len(own["areas"]), 15)
        uri = self.found(scenario="us-2016-2024", year=2021, event="uri")["areas"]["ERCOT"]
        self.assertGreater(uri["outages_mw"], 0.2 * uri["thermal_mw"])
        self.assertLess(uri["coldest_day_c"], -8.0)

    def test_events_that_are_none(self):
        self.refused(self.stress(event="eliott"), "eliott", "august-2020, elliott, uri",
                     "did you mean elliott")
        self.refused(self.stress(year=2031), "2031", "outside the run")
        self.write("empty.csv", "time,TVA\n")
        self.refused(self.stress(event="empty.csv"), "empty.csv", "no hours")
        self.write("late.csv", "time,TVA\n2031-12-23T00:00Z,30000\n")
        self.refused(self.stress(event="late.csv"), "measured years", "2016", "2024")
        self.write("negative.csv", "time,TVA\n2022-12-23T00:00Z,-30000\n")
        self.refused(self.stress(event="negative.csv"), "negative.csv:2", "-30000")
        self.write("unknown.csv", "time,TWA\n2022-12-23T00:00Z,30000\n")
        self.refused(self.stress(event="unknown.csv"), "unknown.csv:1", "TWA", "TVA")
        self.write("gap.csv", "time,TVA\n2022-12-23T00:00Z,3\n2022-12-23T02:00Z,3\n")
        self.refused(self.stress(event="gap.csv"), "gap.csv:3", "2022-12-23T01:00Z")
        self.refused(self.stress("--samples", 1), "--samples")

    def test_a_pras_file_has_no_such_days(self):
        data = Path(__file__).parents[1] / "data" / "pras" / "rts.pras"
        shutil.copy(data, self.folder)
        self.write("given.toml", "[run]\nstart = 2030-01-01\nend = 2031-01-01\n"
                                 "[grid]\npras = \"rts.pras\"\n")
        self.refused(self.stress(scenario="given.toml"), "PRAS file")

    def test_a_fault_of_the_scenario_is_told_as_it_is(self):
        self.write("bad.toml", SMALL.replace("scale = 1.2", "scale = \"much\""))
        self.refused(self.stress(scenario="bad.toml"), "bad.toml", "demand.scale")


if __name__ == "__main__":
    unittest.main(verbosity=2)
