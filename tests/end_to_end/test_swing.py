"""`gigaload swing` as a person calls it: waves of a known answer, the shipped profiles of AI campuses, traces
with faults, rules of one's own, and ten million points."""

import csv
import gzip
import json
import math
import re
import resource
import unittest
from pathlib import Path

from program import ProgramTest, np

PROFILES = Path(__file__).parents[2] / "scenarios/data/ai_load_profiles.csv"
PAGE = Path(__file__).parents[2] / "docs/swing.md"
KEPT, BROKEN, OPEN = 0, 1, 5


class SwingTest(ProgramTest):
    def trace(self, time_s, power_mw, name="trace.csv"):
        path = self.folder / name
        np.savetxt(path, np.column_stack([time_s, power_mw]), fmt=["%.9g", "%.9g"], delimiter=",",
                   header="time_s,power_mw", comments="")
        return path

    def judged(self, path, code, *words):
        answer = self.call("swing", path, *words, "--json")
        self.assertExit(answer, code)
        found = json.loads(answer.stdout)
        self.assertEqual(found["pass"], {KEPT: True, BROKEN: False, OPEN: None}[code])
        return found

    def test_sines_in_and_out_of_the_band(self):
        t = np.arange(0, 120, 0.005)
        for hz, amplitude, code in ((1, 4.8, KEPT), (1, 5.3, BROKEN), (14.7, 5.3, BROKEN),
                                    (0.01, 20, KEPT), (90, 40, KEPT)):
            with self.subTest(hz=hz, amplitude=amplitude):
                path = self.trace(t, 200 + amplitude * np.sin(2 * math.pi * hz * t))
                limit, = self.judged(path, code, "--rule", "ercot")["limits"]
                if 0.1 <= hz <= 55:
                    self.assertAlmostEqual(limit["worst"] / (2 * amplitude), 1, delta=0.02)
                else:
                    self.assertLess(limit["worst"], 0.1 * amplitude)

    def test_square_wave_and_its_storage(self):
        t = np.arange(0, 200, 0.01)
        path = self.trace(t, 100 + 20 * np.where((0.5 * t + 1e-9) % 1 < 0.5, 1.0, -1.0))
        found = self.judged(path, BROKEN, "--rule", "ieso")
        step, ramp = found["limits"]
        self.assertAlmostEqual(step["worst"], 40, places=6)
        self.assertTrue(0 <= step["at_s"] < 2)
        self.assertEqual(ramp["unit"], "MW/min")
        self.assertAlmostEqual(ramp["worst"], 0, places=6)  # a minute is thirty whole periods
        self.assertAlmostEqual(found["strongest_hz"], 0.5, delta=0.01)
        # A - L/2 and (A - L/2)/(2 f), which also keep the ramp
        self.assertAlmostEqual(found["storage"]["power_mw"], 17.5, delta=0.2)
        self.assertAlmostEqual(found["storage"]["energy_mwh"], 17.5 / 3600, delta=0.2 / 3600)
        text = self.call("swing", path, "--rule", "ieso", "-o", "spectrum.svg")
        self.assertExit(text, BROKEN)
        self.assertTrue(text.stdout.startswith("fails ieso: step is 40 MW"))
        self.assertTrue((self.folder / "spectrum.svg").read_text().startswith("<svg"))

    def test_step_and_its_place(self):
        t = np.arange(0, 300, 0.02)
        path = self.trace(t, np.where(t < 170, 100.0, 130.0))
        limit, = self.judged(path, BROKEN)["limits"]
        self.assertAlmostEqual(limit["worst"], 30, delta=0.3)
        self.assertTrue(164.9 <= limit["at_s"] <= 170)

    def test_one_sample_too_short(self):
        t = np.arange(0, 15.05, 0.1)
        self.judged(self.trace(t, 100 + 0 * t), OPEN, "--rule", "ieso")
        found = self.judged(self.trace(t[:-1], 100 + 0 * t[:-1]), OPEN, "--rule", "ieso")
        self.assertIsNone(found["limits"][0]["worst"])
        self.assertIn("15 s", found["limits"][0]["not_judged"])
        t = np.arange(0, 5.05, 0.1)
        self.judged(self.trace(t, 100 + 0 * t), KEPT)
        self.judged(self.trace(t[:-1], 100 + 0 * t[:-1]), OPEN)

    def test_shipped_profiles(self):
        with open(PROFILES) as file:
            rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
        hour = np.arange(24) * 3600.0
        for row in rows:
            load = 500 * np.array([float(row[f"h{h:02}"]) for h in range(24)])
            found = self.judged(self.trace(hour, load), OPEN, "--rule", "ieso")
            self.assertIsNone(found["limits"][0]["worst"])  # windows shorter than an hour
            fine = np.arange(0, 23 * 3600 + 1, 10.0)
            path = self.trace(fine, np.interp(fine, hour, load))
            steepest = np.abs(np.diff(load)).max() / 60
            ramp = self.judged(path, KEPT, "--rule", "caiso")["limits"][0]
            self.assertAlmostEqual(ramp["worst"], steepest, delta=1e-4 * steepest)

    def test_training_steps_of_campuses(self):
        def worst(*words):
            answer = self.call("swing", "--training", "50 MW,20 MW,2 s,0.7", "--json", *words)
            self.assertExit(answer, BROKEN)
            return json.loads(answer.stdout)["limits"][0]["worst"]

        one = worst()
        self.assertAlmostEqual(one, 30, delta=0.6)
        together = worst("--campuses", "25")
        self.assertAlmostEqual(together, 25 * one, delta=0.01 * together)
        self.assertLess(worst("--campuses", "25", "--apart"), 0.6 * together)
        held = self.call("swing", "--training", "50 MW,20 MW,2 s,0.7", "--rack-energy", "1 MWh",
                         "--rack-ramp", "60 MW/min", "--json")
        self.assertExit(held, KEPT)

    def test_rule_of_ones_own(self):
        t = np.arange(0, 60, 0.01)
        path = self.trace(t, 100 + 3 * np.sin(2 * math.pi * t))
        rule = self.write("rule.toml", '[[limit]]\nname = "slow"\nkind = "band"\nband_hz = [0.1, 2.0]\n'
                                       'window_s = 5\npeak_to_peak = 0.02\n')
        limit, = self.judged(path, KEPT, "--rule", rule, "--capacity", "400 MW")["limits"]
        self.assertEqual(limit["limit"], 8)
        self.judged(path, BROKEN, "--rule", rule)
        rule.write_text(re.search(r"```toml\n(.*?)```", PAGE.read_text(), re.S)[1])
        found = self.judged(path, BROKEN, "--rule", rule, "--capacity", "400 MW")
        self.assertEqual([limit["pass"] for limit in found["limits"]], [True, False, None])
        rule.write_text('[[limit]]\nname = "slow"\nkind = "bond"\n')
        answer = self.call("swing", path, "--rule", rule)
        self.assertExit(answer, 2)
        self.assertIn("rule.toml:3:8", answer.stderr)

    def test_gaps_and_uneven_steps_are_told(self):
        t = np.concatenate([np.arange(0, 30, 0.1), np.arange(40, 90, 0.1)])
        path = self.trace(t, 100 + 0 * t)
        answer = self.call("swing", path)
        self.assertExit(answer, KEPT)
        self.assertIn("trace.csv:302: a gap of 10.1 s from 29.9 s on", answer.stderr)
        packed = self.folder / "trace.csv.gz"
        packed.write_bytes(gzip.compress(path.read_bytes()))
        self.assertEqual(self.judged(packed, KEPT)["gaps"], 1)

    def test_faults(self):
        def refused(text, *words):
            answer = self.call("swing", self.write("trace.csv", text))
            self.assertExit(answer, 2)
            for word in words:
                self.assertIn(word, answer.stderr)
            self.assertEqual(answer.stdout, "")

        refused("time_s,power\n0,1\n", "trace.csv:1:1", "power_mw is missing")
        refused("time_s,power_mw\n0,1\n1,nan\n", "trace.csv:3:3", "nan")
        refused("time_s,power_mw\n0,1\n1,\n", "trace.csv:3:3", "missing")
        refused("time_s,power_mw\n0,1\n0,1\n", "trace.csv:3:1", "twice")
        refused("time_s,power_mw\n1,1\n0,1\n", "trace.csv:3:1", "before")
        refused("time_s,power_mw\n1,1\n", "at least two")
        refused("", "empty")
        self.assertExit(self.call("swing", "nowhere.csv"), 2)
        self.assertExit(self.call("swing"), 2)

    def test_ten_million_points(self):
        t = np.arange(10_000_000) * 0.01
        power = 200 + 8 * np.sin(2 * math.pi * 0.7 * t)
        path = self.folder / "long.csv"
        with open(path, "w") as file:
            file.write("time_s,power_mw\n")
            for begin in range(0, len(t), 100_000):
                file.writelines(f"{a:.2f},{b:.5f}\n" for a, b in
                                zip(t[begin:begin + 100_000].tolist(),
                                    power[begin:begin + 100_000].tolist()))
        limit, = self.judged(path, BROKEN)["limits"]
        self.assertAlmostEqual(limit["worst"], 16, delta=0.02 * 16)  # the ends
        most_kib = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        self.assertLess(most_kib, 1024 * 1024)


if __name__ == "__main__":
    unittest.main()
