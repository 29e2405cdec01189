"""`gigaload fit` as a person calls it: made sites of a known law, tables with faults, and Epoch's
timeline.

The program is the environment's GIGALOAD; Epoch's timeline is in GIGALOAD_REFERENCE, and what needs it is
skipped where it is not.
"""

import datetime
import json
import os
import time
import unittest
from pathlib import Path

from program import ProgramTest, np

EPOCH = Path(os.environ.get("GIGALOAD_REFERENCE", "")) / "epoch_campus_timelines_2026_05_23.csv"
HEADER = "name,state,began,first_power,half_power,complete,capacity_mw"
RUN = "[run]\nstart = 2025-01-01\nend = 2025-02-01\n"


def made_table(number, mean_y=2.8, shape=10, years=8.0, seed=1):
    """Sites begun evenly over some years, as of the end of them."""
    random = np.random.default_rng(seed)
    first = datetime.date(2016, 1, 1)
    last = first + datetime.timedelta(days=int(years * 365.25))
    lines = [HEADER]
    for i in range(number):
        began = first + datetime.timedelta(days=int(random.uniform(0, years * 365.25)))
        half = began + datetime.timedelta(days=round(365.25 * random.gamma(shape, mean_y / shape)))
        dates = f"{half},{half}," if half <= last else ",,"
        lines.append(f"site {i},TX,{began},{dates},100")
    return "\n".join(lines) + "\n", str(last)


class FitTest(ProgramTest):
    def fitted(self, *words):
        answer = self.call("fit", *words, "--json")
        self.assertExit(answer, 0)
        return json.loads(answer.stdout)

    def test_known_law(self):
        text, last = made_table(2000)
        found = self.fitted(self.write("sites.csv", text), "--as-of", last)
        self.assertEqual(found["sites"], 2000)
        self.assertGreater(found["censored"], 500)
        construction = found["stages"]["construction"]
        self.assertAlmostEqual(construction["mean_y"], 2.8, delta=0.056)
        self.assertIn(construction["shape"], (9, 10, 11))
        for name in ("mean_y", "shape"):
            low, high = construction[f"{name}_interval"]
            self.assertLess(low, construction["any_shape"][name])
            self.assertGreater(high, construction["any_shape"][name])
        self.assertLess(construction["without_censoring"]["mean_y"], 2.72)

    def test_ten_thousand_sites(self):
        text, last = made_table(10_000)
        path = self.write("sites.csv", text)
        begin = time.monotonic()
        self.fitted(path, "--as-of", last)
        self.assertLess(time.monotonic() - begin, 5)

    def test_piece_and_picture(self):
        text, last = made_table(100)
        path = self.write("sites.csv", text)
        for _ in range(2):  # it replaces its own
            self.assertExit(self.call("fit", path, "--as-of", last, "-o", "stages.toml"), 0)
        piece = (self.folder / "stages.toml").read_text()
        self.assertIn("construction_shape = ", piece)
        self.assertTrue((self.folder / "stages.svg").read_text().startswith("<svg"))
        (self.folder / "half.svg.partial").mkdir()  # where the picture cannot be, no piece is made
        self.assertExit(self.call("fit", path, "--as-of", last, "-o", "half.toml"), 2)
        self.assertFalse((self.folder / "half.toml").exists())
        scenario = self.write("s.toml", 'include = ["us-33gw.toml", "stages.toml"]\n' + RUN)
        self.assertExit(self.call("check", scenario), 0)
        self.write("mine.toml", RUN)
        self.assertExit(self.call("fit", path, "--as-of", last, "-o", "mine.toml"), 2)
        self.assertEqual((self.folder / "mine.toml").read_text(), RUN)

    def test_faults(self):
        def refused(row, *words, header=HEADER):
            answer = self.call("fit", self.write("sites.csv", f"{header}\n{row}\n"))
            self.assertExit(answer, 2)
            for word in words:
                self.assertIn(word, answer.stderr)

        refused("a,VA,2020-01-01,,,", "sites.csv:1:", "capacity_mw is missing",
                header="name,state,began,first_power,half_power,complete")
        refused("a,VA,2020-01-01,,,,1\na,VA,2020-01-01,,,,1", "sites.csv:3:1", "twice")
        refused("a,VA,2020-01-01,2019-01-01,,,1", "sites.csv:2:17", "before began")
        refused("a,VA,2020-01-01,,,,-1", "sites.csv:2:20", "not between 0")
        refused("a,ZZ,2020-01-01,,,,1", "sites.csv:2:3", "no state")
        refused("a,VA,2020-01-01,,,,1", "all are censored")
        refused("a,VA,2020-01-01,2021-01-01,2021-01-01,,1", "only 1 of 1 sites")

    @unittest.skipUnless(EPOCH.exists(), "Epoch's timeline is not here")
    def test_epoch(self):
        found = self.fitted(EPOCH, "--since", "2023-01-01")
        construction = found["stages"]["construction"]
        self.assertEqual(found["as_of"], "2026-05-23")
        self.assertAlmostEqual(construction["mean_y"], 2.8, delta=0.3)
        self.assertIn(construction["shape"], (9, 10, 11, 12))
        self.assertLess(construction["without_censoring"]["mean_y"], construction["mean_y"] - 0.5)
        then = self.fitted(EPOCH, "--as-of", "2024-12-31", "--until", "first_power",
                           "--predict", "2025-06-30,2025-12-31,2026-05-23")
        prediction = then["prediction"]
        self.assertEqual(prediction["known_mw"], 1457)
        self.assertEqual(prediction["coverage"], 1)
        came = [day["came_mw"] for day in prediction["dates"]]
        np.testing.assert_allclose(came, [2725, 4790, 7705], atol=1)


if __name__ == "__main__":
    unittest.main()
