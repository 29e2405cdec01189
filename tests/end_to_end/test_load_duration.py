"""How the simulated load of planning areas is spread over a year, against EIA-930.

The program is the environment's GIGALOAD. Runs the shipped scenario us-2024 with a few seeds and
compares with tests/data/load_duration.csv. Exits 1 on a missed bound, 77 where h5py and numpy are missing.

Measured is one weather, simulated are others: a bound is the wanted 3 % and what the mean of the runs
scatters beside it, or says what is known to miss. 2024 has its mean taken from the measured hours: its
energy comes from sales, and by how much that is off is held too.
"""

import csv
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import h5py
    import numpy as np
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

try:
    from importers.load_duration import COLUMNS, of_areas
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

SEEDS = (1, 2, 3, 4)
WANTED = ("load_0.1", "load_5", "load_50", "load_95")
WITHIN = 0.03
# Standard errors of the mean of the runs' years: a measured year scatters as a simulated one does.
SCATTER = 2.0
# Known to miss since the drawn tail is that of nine years and not of three.
KNOWN = {("Southern", 2024, "load_0.1"): 0.07}
AREAS = ("PJM", "MISO_Central", "MISO_South", "SPP_South", "TVA", "Carolinas", "Southern", "Florida",
         "NYISO", "ISONE", "ERCOT", "CAISO", "Northwest")
# MW of the highest hour. One year's of TVA scatters by 5 %, the mean of four by half of that.
PEAKS = {("ERCOT", 2023): (85500.0, 0.02), ("TVA", 2023): (30753.0, 0.05),
         ("TVA", 2024): (33205.0, 0.05)}


def measured():
    with open(ROOT / "tests" / "data" / "load_duration.csv", newline="", encoding="utf-8") as file:
        return {(row["area"], int(row["year"])): {name: float(row[name]) for name in COLUMNS}
                for row in csv.DictReader(line for line in file if not line.startswith("#"))}


def texts(dataset):
    return [x.decode() if isinstance(x, bytes) else x for x in dataset[...]]


def simulated(path, seed):
    """{(area, year): {column: value}}"""
    subprocess.run([os.environ["GIGALOAD"], "run", "us-2024", "-o", path, "--seed", str(seed), "--quiet",
                    "--restart", "--set", "ensemble.samples=0", "--set", 'weather_years.draw="model"'],
                   check=True, stdout=subprocess.DEVNULL)
    with h5py.File(path) as file:
        names = texts(file["region_planning_area"]), texts(file["region_interconnection"])
        start = np.datetime64("1970-01-01", "h") + file["time"][...].astype("timedelta64[h]")
        year_of = start.astype("datetime64[Y]").astype(int) + 1970
        load = file["grid_load"][...].astype(float)
    return {(area, int(year)): row for year in np.unique(year_of)
            for area, row in of_areas(load[year_of == year], *names).items()}


class LoadDuration(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.measured = measured()
        with tempfile.TemporaryDirectory() as folder:
            runs = [simulated(Path(folder) / "run.h5", seed) for seed in SEEDS]
        cls.simulated = {key: {name: np.array([run[key][name] for run in runs]) for name in COLUMNS}
                         for key in runs[0]}

    def ratios(self, area, year, name):
        return self.simulated[area, year][name] / self.measured[area, year][name] - 1.0

    def test_quantiles(self):
        for year in (2023, 2024):
            print(f"\n{year}: simulated over measured, less one [%]"
                  + "".join(f"{name.removeprefix('load_'):>8s} %" for name in WANTED))
            for area in AREAS:
                own = self.ratios(area, year, "mean").mean() if year == 2024 else 0.0
                cells = []
                for name in WANTED:
                    ratio = self.ratios(area, year, name) - own
                    bound = WITHIN + SCATTER * ratio.std(ddof=1) * (1.0 + 1.0 / len(SEEDS)) ** 0.5
                    cells.append(f"{100 * ratio.mean():+10.1f}")
                    with self.subTest(area=area, year=year, quantile=name):
                        most = KNOWN.get((area, year, name), min(bound, 2.0 * WITHIN))
                        self.assertLess(abs(ratio.mean()), most)
                print(f"  {area:36s}" + "".join(cells))

    def test_energy(self):
        for area in AREAS:
            with self.subTest(area):
                self.assertLess(abs(self.ratios(area, 2023, "mean").mean()), 0.002)
                self.assertLess(abs(self.ratios(area, 2024, "mean").mean()), 0.025)

    def test_peaks(self):
        for (area, year), (mw, within) in PEAKS.items():
            found = self.simulated[area, year]["peak"]
            print(f"peak of {area} {year}: {found.mean():,.0f} MW, measured {mw:,.0f}")
            with self.subTest(area=area, year=year):
                self.assertLess(abs(found.mean() / mw - 1.0), within)

    def test_coincidence(self):
        """An area in the hour of the interconnection's peak, and zones in the area's; means of both years."""
        for name, within in (("coincidence", 0.10), ("zone_coincidence", 0.03)):
            differences = []
            for area in AREAS:
                found = np.mean([self.simulated[area, year][name] for year in (2023, 2024)])
                wanted = np.mean([self.measured[area, year][name] for year in (2023, 2024)])
                differences.append(found - wanted)
                with self.subTest(area=area, what=name):
                    self.assertLess(abs(found - wanted), within)
            self.assertLess(abs(np.mean(differences)), within / 3.0)


if __name__ == "__main__":
    unittest.main(verbosity=1)
