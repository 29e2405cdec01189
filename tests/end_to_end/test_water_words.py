"""What a result says of water is what its numbers are: what cooling takes in is not what evaporates, a litre for
each kWh says of which, and what is not known is no zero.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy.
"""

import csv
import io
import json
import re
import unittest

from program import SMALL, ProgramTest, h5py, np

JULY = """\
[run]
start = 2030-07-01
end = 2030-07-08

[grid]
regions = ["VA_DOM"]

[demand]
scale = 0.5

[ensemble]
samples = 0

[campus.one]
region = "VA_DOM"
capacity = "100 MW"
stage = "energised"
cooling = "waterside"
"""
CYCLES = "[campus.one]\ncooling_parameters.tower.cycles_of_concentration = {}\ncooling_parameters.tower.drift = 0.0"


class WaterWords(ProgramTest):
    def run_july(self, name="july", text=JULY):
        self.write(f"{name}.toml", text)
        self.assertExit(self.call("run", f"{name}.toml", "-q"), 0)
        return self.folder / f"{name}.h5"

    def of_campus(self, name="july"):
        answer = self.call("info", f"{name}.h5", "--campuses", "--json")
        self.assertExit(answer, 0)
        campus, = json.loads(answer.stdout)["campuses"]
        return campus

    def test_what_is_taken_in_is_make_up(self):
        """Of c times the salt of what comes in, a tower takes in c / (c - 1) of what evaporates; what
        moistens the air comes on top, for any c."""
        taken_in = {}
        for cycles in (2, 3, 5):
            path = self.run_july(f"c{cycles}", JULY.replace("[campus.one]", CYCLES.format(cycles)))
            with h5py.File(path) as file:
                taken_in[cycles] = file["water_direct"][...].sum(dtype=float)
                for name in ("water_direct", "exchange/water_direct", "summary/water_direct"):
                    self.assertRegex(file[name].attrs["long_name"].decode(),
                                     "^water taken in by .* cooling: evaporation, drift and blow-down$")
        evaporated = (taken_in[2] - taken_in[5]) / (2 - 5 / 4)
        self.assertAlmostEqual((taken_in[3] - taken_in[5]) / evaporated, 3 / 2 - 5 / 4, places=4)
        self.assertGreater(taken_in[5], 5 / 4 * evaporated)
        self.assertLess(taken_in[5], 1.4 * evaporated)  # little moisture is wanted in July
        reference = self.call("info", "--variables").stdout
        self.assertNotRegex(reference, "(?i)evaporated on site|water evaporated")
        self.assertNotRegex(self.call("info", "c2.h5").stdout, "(?i)evaporated")

    def test_litres_say_of_which_energy(self):
        path = self.run_july()
        campus = self.of_campus()
        with h5py.File(path) as file:
            water = file["summary/water_direct"][...]
            litres = 1000 * file["water_direct"][...].sum(dtype=float)
            it_kwh = 1000 * file["summary/campus_it_energy_served"][...].sum()
            meter_kwh = 1000 * file["campus_load"][...].sum(dtype=float)
        self.assertGreater(water.sum(), litres / 1000)  # that of all data centres in the region
        self.assertAlmostEqual(campus["water_per_it_energy"] / (litres / it_kwh), 1, places=5)
        # at the meter there are fewer for each kWh, by the PUE: the two are not the same figure
        self.assertAlmostEqual(campus["water_per_it_energy"] / (litres / meter_kwh) / campus["pue"], 1, places=4)
        self.assertGreater(campus["pue"], 1.02)
        self.assertIn("L/kWh IT", self.call("info", "july.h5", "--campuses").stdout)
        self.assertNotRegex(self.call("info", "july.h5").stdout, r"L/kWh(?! IT)")

    def test_what_is_not_known_is_no_zero(self):
        """A grid that a file gives has plants of no fuel: of their water and CO2 nothing is known."""
        self.write("small.toml", SMALL)
        self.assertExit(self.call("export", "--pras", "small.toml", "--year", "2025", "-o", "grid.pras"), 0)
        text = re.sub(r"\[grid\].*?\n\n", '[grid]\npras = "grid.pras"\nclimate = "VA_DOM"\n\n', SMALL,
                      count=1, flags=re.S).replace("[demand]\nscale = 1.1\n\n", "")
        path = self.run_july("given", text.replace("end = 2025-03-01", "end = 2025-01-08"))
        names = ("water_indirect", "data_centre_water_indirect", "co2")
        with h5py.File(path) as file:
            for name in names:
                values = file[f"summary/{name}"][...]
                self.assertTrue(np.isnan(values).all(), (name, values))
        table = self.call("info", "given.h5", "--table", "years", "--csv")
        self.assertExit(table, 0)
        for row in csv.DictReader(io.StringIO(table.stdout)):
            self.assertEqual([row[name] for name in names], ["", "", ""])
        text = self.call("info", "given.h5").stdout
        heads = [line for line in text.splitlines() if "at plants for them hm3" in line]
        self.assertTrue(heads)
        year = next(line for line in text.splitlines() if re.match(r"2025 \(part\) +\d.* - +-$", line))
        self.assertNotIn("nan", year)
        # a grid of tables has them, so that a dash is no matter of course
        with h5py.File(self.run_july()) as file:
            for name in names:
                self.assertGreater(file[f"summary/{name}"][...].sum(), 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
