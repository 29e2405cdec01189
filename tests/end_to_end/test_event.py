"""`gigaload event` as a person calls it: what is lost and what the frequency does, beside what is known without
the program; dips by rules; requests that cannot be."""

import csv
import json
import unittest
from pathlib import Path

from program import SMALL, ProgramTest

DIPS = Path(__file__).parents[2] / "scenarios/events/virginia-2024-dips.csv"
HOUR = "2025-01-15T21:00Z"
DONE, REFUSED = 0, 2
NOMINAL_HZ, DEAD_BAND_HZ = 60, 0.036  # of the Eastern Interconnection


class EventTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.scenario = self.write("small.toml", SMALL)

    def event(self, *words, time=HOUR):
        return self.call("event", self.scenario, "--time", time, *words)

    def told(self, *words, **options):
        answer = self.event(*words, "--json", **options)
        self.assertExit(answer, DONE)
        self.assertEqual(answer.stdout.count("\n"), 1)
        found = json.loads(answer.stdout)
        self.assertEqual((found["scenario"], found["time"]), ("small", options.get("time", HOUR)))
        self.assertEqual(list(found["interconnections"]), ["eastern"])
        return found["interconnections"]["eastern"]

    def refused(self, answer, *words):
        self.assertExit(answer, REFUSED)
        self.assertEqual(answer.stdout, "")
        for word in words:
            self.assertIn(word, answer.stderr)

    def test_first_swing_settling_and_both_ways(self):
        up, down = self.told("--loss", "500 MW"), self.told("--loss", "-500 MW")
        for found, sign in ((up, 1), (down, -1)):
            self.assertEqual(found["lost_mw"], sign * 500)
            # at first nothing answers: f0 P / 2 E
            self.assertAlmostEqual(found["rocof_hz_per_s"],
                                   sign * NOMINAL_HZ * 500 / (2 * found["inertia_mws"]), places=6)
            self.assertGreater(sign * (found["extreme_hz"] - NOMINAL_HZ),
                               sign * (found["settling_hz"] - NOMINAL_HZ))
            self.assertTrue(0 < found["extreme_s"] < 60)
            self.assertEqual((found["shed_mw"], found["tripped_mw"]), (0, 0))
            self.assertAlmostEqual(found["mean_20_52_hz"], found["settling_hz"], delta=0.01)
        # above it wind, sun and batteries answer too
        self.assertGreater(up["response_above_mw_per_tenth_hz"], up["response_mw_per_tenth_hz"])
        # below 60 Hz what answers is governors and batteries beyond the dead band, and load from 60 Hz on
        damping = down["load_mw"] / NOMINAL_HZ
        beyond = 10 * down["response_mw_per_tenth_hz"] - damping
        fall = (500 + beyond * DEAD_BAND_HZ) / (damping + beyond)
        self.assertAlmostEqual(NOMINAL_HZ - down["settling_hz"], fall, delta=0.002)
        self.assertEqual(up["inertia_mws"], down["inertia_mws"])

    def test_more_is_lost_and_the_frequency_goes_farther(self):
        steps = [self.told("--loss", f"{mw} MW")["extreme_hz"] for mw in (100, 300, 900)]
        self.assertEqual(steps, sorted(steps))
        far = self.told("--loss", "-9000 MW")
        self.assertLess(far["extreme_hz"], 59.5)
        self.assertGreater(far["shed_mw"], 0)

    def test_a_unit_takes_its_inertia_along_and_a_campus_its_load(self):
        campus = self.told("--trip", "campus.ashburn")
        self.assertEqual(self.told("--trip", "ashburn"), campus)
        unit = self.told("--trip", "unit")
        both = self.told("--trip", "campus.ashburn", "--trip", "unit")
        self.assertGreater(campus["lost_mw"], 0)
        self.assertLess(unit["lost_mw"], 0)
        self.assertAlmostEqual(both["lost_mw"], campus["lost_mw"] + unit["lost_mw"], places=6)
        self.assertLess(unit["inertia_mws"], campus["inertia_mws"])
        self.assertLess(unit["committed_mw"], campus["committed_mw"])
        self.assertEqual(unit["load_mw"], campus["load_mw"])

    def test_the_six_dips_of_virginia_by_rule(self):
        words = ("--loss", "1260 MW", "--dips", DIPS)
        ridden = self.told(*words)  # NOGRR 282
        self.assertEqual((ridden["lost_mw"], ridden["extreme_hz"]), (0, NOMINAL_HZ))
        self.assertEqual(self.told(*words, "--rule", "nogrr 282"), ridden)
        itic, counter = self.told(*words, "--rule", "ITIC"), self.told(*words, "--rule", "three_dips")
        self.assertEqual((itic["lost_mw"], counter["lost_mw"]), (1260, 1260))
        self.assertGreater(counter["extreme_s"], itic["extreme_s"])

    def test_a_rule_of_ones_own(self):
        rules = self.write("rules.csv", "rule,kind,low,high,max_s,count,share,delay_s\n"
                                        "ours,voltage,0.9,,,,,\nours,recovery,,,2,,1,0.5\n")
        dips = self.write("dips.csv", "at_s,length_s,residual_pu\n10,0.1,0.5\n")
        found = self.told("--loss", "800 MW", "--dips", dips, "--rules", rules, "--rule", "Ours")
        self.assertEqual(found["lost_mw"], 800)
        self.assertTrue(10 < found["extreme_s"] < 12.7)
        self.assertAlmostEqual(found["settling_hz"], NOMINAL_HZ, delta=DEAD_BAND_HZ + 0.001)
        rules.write_text(rules.read_text() + "ours,voltage,0.5,2,1,,,\n")
        self.refused(self.event("--loss", "800 MW", "--dips", dips, "--rules", rules, "--rule", "ours"),
                     "rules.csv", "overlaps", "1 problem")

    def test_text_and_json_say_the_same(self):
        found = self.told("--loss", "-500 MW")
        answer = self.event("--loss", "-500 MW")
        self.assertExit(answer, DONE)
        self.assertTrue(answer.stdout.startswith("eastern: load "))
        self.assertIn("500 MW of generation", answer.stdout)
        self.assertIn(f"{found['extreme_hz']:.3f} Hz after {found['extreme_s']:.1f} s", answer.stdout)

    def test_what_cannot_be_lost(self):
        for words, said in (((), "nothing is lost"),
                            (("--loss", "0 MW"), "0 MW are no loss"),
                            (("--loss", "500"), "500"),
                            (("--loss", "5 kg"), "kg"),
                            (("--loss", "nan MW"), "nan"),
                            (("--trip", "campus.none"), "campus.none"),
                            (("--trip", "unit", "--trip", "unit"), "once already"),
                            (("--trip", "ashburn", "--trip", "campus.ashburn"), "once already"),
                            (("--loss", "5 MW", "--interconnection", "ercot"), "eastern"),
                            (("--trip", "unit", "--dips", DIPS), "felt by loads"),
                            (("--loss", "5 MW", "--seconds", "0"), "--seconds"),
                            (("--loss", "5 MW", "--rules", DIPS), "--rule NAME"),
                            (("--loss", "5 MW", "--rule", "ITIC"), "no window of the frequency")):
            with self.subTest(words=words):
                self.refused(self.event(*words), said)

    def test_dips_and_rules_that_cannot_be(self):
        loss = ("--loss", "500 MW", "--dips")
        self.refused(self.event(*loss, "none.csv"), "none.csv", "no such file")
        self.refused(self.event(*loss, DIPS, "--rule", "none"), "--rule none", "NOGRR282", "three_dips")
        self.refused(self.event(*loss, DIPS, "--rule", "EirGrid"), "EirGrid", "neither a curve")
        for rows, said in (("", "no dip"), ("1,0,0.3\n", "length_s"), ("-1,0.1,0.3\n", "at_s"),
                           ("1,0.5,0.3\n1.2,0.1,0.3\n", "begins before"), ("1,0.1,nan\n", "residual_pu"),
                           ("1,0.1\n", ""), ("one,0.1,0.3\n", "one")):
            with self.subTest(rows=rows):
                self.refused(self.event(*loss, self.write("d.csv", "at_s,length_s,residual_pu\n" + rows)), said)

    def test_hours_that_cannot_be(self):
        for time, said in (("2025-01-15T21:30Z", "hour"), ("noon", "hour"), ("2026-01-15T21:00Z", "outside the run"),
                           ("2024-12-31T23:00Z", "outside the run")):
            with self.subTest(time=time):
                self.refused(self.event("--loss", "5 MW", time=time), said)
        self.refused(self.call("event", self.scenario, "--loss", "5 MW"), "--time")

    def test_a_file_that_is_no_scenario(self):
        self.refused(self.call("event", "none", "--time", HOUR, "--loss", "5 MW"), "none")
        self.refused(self.call("event", self.write("r.h5", "r"), "--time", HOUR, "--loss", "5 MW"), "r.h5")
        (self.folder / "r.h5").write_bytes(b"\x89HDF\r\n\x1a\n")
        self.refused(self.call("event", "r.h5", "--time", HOUR, "--loss", "5 MW"), "r.h5", "scenario")

    def test_campuses_leave_where_the_frequency_leaves_their_window(self):
        rules = self.write("rules.csv", "rule,kind,low,high,max_s,count,share,delay_s\n"
                                        "narrow,frequency,59.95,60.05,,,,\n")
        words = ("--loss", "-2000 MW", "--rules", rules, "--rule", "narrow")
        without, found = self.told("--loss", "-2000 MW"), self.told(*words)
        campus = self.told("--trip", "campus.ashburn")["lost_mw"]
        self.assertEqual(without["left_mw"], 0)
        self.assertGreaterEqual(found["left_mw"], campus)
        self.assertEqual(found["lost_mw"], -2000)
        self.assertGreater(found["settling_hz"], without["settling_hz"])
        tripped = self.told("--trip", "campus.ashburn", *words)  # it does not leave twice
        self.assertAlmostEqual(tripped["left_mw"], found["left_mw"] - campus, places=6)
        self.assertIn("MW of campuses left", self.event(*words).stdout)

    def test_course(self):
        answer = self.event("--loss", "500 MW", "--seconds", "10", "--json", "-o", "course.csv")
        self.assertExit(answer, DONE)
        found = json.loads(answer.stdout)["interconnections"]["eastern"]
        with open(self.folder / "course.csv", newline="") as file:
            rows = [{name: value if name == "interconnection" else float(value)
                     for name, value in row.items()} for row in csv.DictReader(file)]
        self.assertEqual(len(rows), 501)
        self.assertEqual({row["interconnection"] for row in rows}, {"eastern"})
        self.assertEqual((rows[0]["at_s"], rows[-1]["at_s"], rows[0]["frequency_hz"]), (0, 10, 60))
        self.assertAlmostEqual(rows[-1]["frequency_hz"], found["settling_hz"], places=6)
        self.assertAlmostEqual(max(row["frequency_hz"] for row in rows), found["extreme_hz"], delta=1e-4)
        # 2 E df/dt / f0 = what is lost + what answers
        for one, row, other in zip(rows[100:], rows[101:], rows[102:]):
            moved = 2 * found["inertia_mws"] / NOMINAL_HZ * (other["frequency_hz"] - one["frequency_hz"]) / 0.04
            given = sum(row[name] for name in ("lost_mw", "governors_mw", "batteries_mw", "inverters_mw", "damping_mw"))
            self.assertAlmostEqual(moved, given, delta=2)
        again = self.event("--loss", "500 MW", "-o", "course.csv")
        self.refused(again, "course.csv", "there already")
        self.refused(self.event("--loss", "500 MW", "-o", "none/course.csv"), "none/course.csv")

    def test_the_worst_hour_of_a_year(self):
        def worst(by, *words):
            answer = self.call("event", self.scenario, "--year", "2025", "--worst", by, "--to", "2025-01-08",
                               "--loss", "-500 MW", "--json", *words)
            self.assertExit(answer, DONE)
            return json.loads(answer.stdout)

        least, farthest = worst("inertia"), worst("extreme")
        for found in (least, farthest):
            alone = self.event("--loss", "-500 MW", "--to", "2025-01-08", "--json", time=found["time"])
            self.assertEqual(json.loads(alone.stdout), found)
        of = {name: found["interconnections"]["eastern"] for name, found in
              (("least", least), ("farthest", farthest))}
        self.assertLessEqual(of["least"]["inertia_mws"], of["farthest"]["inertia_mws"])
        far = {name: abs(each["extreme_hz"] - NOMINAL_HZ) for name, each in of.items()}
        self.assertGreaterEqual(far["farthest"], far["least"])
        other = self.told("--loss", "-500 MW")
        self.assertLessEqual(of["least"]["inertia_mws"], other["inertia_mws"])
        for words, said in ((("--year", "2031"), "2031"), (("--year", "soon"), "soon"),
                            (("--year", "2025", "--time", HOUR), "--year"),
                            (("--year", "2025", "--worst", "price"), "price")):
            with self.subTest(words=words):
                self.refused(self.call("event", self.scenario, "--loss", "5 MW", *words), said)

    def test_ercot_in_a_spring_night(self):
        """2,600 MW of load lost, ERCOT's limit, with its critical inertia at least; shipped scenario."""
        answer = self.call("event", "us-33gw", "--time", "2030-04-15T09:00Z", "--interconnection", "ercot",
                           "--loss", "2600 MW", "--json")
        self.assertExit(answer, DONE)
        found = json.loads(answer.stdout)["interconnections"]["ercot"]
        self.assertGreaterEqual(found["inertia_mws"], 100e3 * (1 - 1e-9))
        self.assertLess(found["extreme_hz"], 61)
        self.assertEqual(found["tripped_mw"], 0)

    def test_the_same_bytes_each_time(self):
        one, other = (self.event("--loss", "900 MW", "--json").stdout for _ in range(2))
        self.assertEqual(one, other)


if __name__ == "__main__":
    unittest.main()
