"""What a result of the shipped scenarios must hold, seen from the file, on all 72 regions.

The program is the environment's GIGALOAD. Exits 77 where the modules that open results are missing.
"""

import json
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

PROGRAM = os.environ["GIGALOAD"]


def run(folder, *arguments):
    path = Path(folder) / "result.h5"
    subprocess.run([PROGRAM, "run", *arguments, "-o", path, "--quiet"], check=True)
    return h5py.File(path)


def data(file):
    """Every dataset's values by name."""
    found = {}
    file.visititems(lambda name, item: found.__setitem__(name, item[...])
                    if isinstance(item, h5py.Dataset) else None)
    return found


class Shipped(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def test_every_region_hour_balances(self):
        # a hard winter month late in the build-out, with campuses that are cut first
        with run(self.folder.name, "us-33gw", "--from", "2032-01-01", "--to", "2032-02-01",
                 "--set", "output.generation=true", "--set", "demand.scale=1.25",
                 "--set", "siting.rest.contract=curtailable",
                 "--set", "ensemble.samples=0") as file:  # it is the derated plants' balance that closes
            campus_region = list(file["campus_region"][...])
            contract = file["campus_contract"][...]
            regions = list(file["region"][...])
            curtailed = np.zeros(file["demand"].shape)
            for c, region in enumerate(campus_region):
                if b"curtailable" in contract[c]:
                    curtailed[:, regions.index(region)] += file["campus_curtailed"][:, c]
            load = file["grid_load"][...].astype(float)
            supplied = (file["generation"][...].astype(float).sum(axis=2)
                        + file["net_import"][...] + file["canada_import"][...]
                        + file["demand_response"][...] + file["shortfall"][...] + curtailed)
            # the hourly values are float32: 24 bits of each of some 20 terms
            self.assertLess(np.abs(supplied - load).max() / load.max(), 1e-6)
            self.assertLess(np.abs(file["net_import"][...].astype(float).sum(axis=1)).max(),
                            1e-6 * load.sum(axis=1).max())
            self.assertGreater(curtailed.sum(), 0.0)
            self.assertGreater(file["shortfall"][...].sum(), 0.0)
            # the sums of the exchanges are float64
            sums = file["exchange"]
            contractual = (sums["energy"][...] - sums["generation"][...].sum(axis=2)
                           - sums["net_import"][...] - sums["canada_import"][...]
                           - sums["demand_response_energy"][...] - sums["unserved_energy"][...])
            self.assertLess(abs(contractual.sum() - curtailed.sum()), 1e-6 * curtailed.sum())
            self.assertLess(np.abs(sums["net_import"][...].sum(axis=1)).max(), 168e-6)

    def test_a_year_exported_is_the_year(self):
        path = Path(self.folder.name) / "year.pras"
        # a PRAS file has no reserves, no limits on imports and no limits of a year on demand response
        year = ["--year", "2031", "--set", "demand.scale=1.3", "--set", "reserves.contingency=0",
                "--set", 'grid.imports="physical"', "--set", "demand_response.enabled=false"]
        subprocess.run([PROGRAM, "export", "virginia", "--pras", *year, "-o", path], check=True,
                       capture_output=True)
        asked = ["--samples", "20", "--json"]
        results = [json.loads(subprocess.run([PROGRAM, "adequacy", *system, *asked], check=True,
                                             capture_output=True).stdout)
                   for system in (["virginia", *year], [path, "--initial-charge", "1"])]
        self.assertGreater(results[0]["system"]["eue"]["value"], 0.0)
        # a PRAS file has whole kWh, and is told in its own unit
        self.assertEqual([r["energy_unit"] for r in results], ["MWh", "kWh"])
        areas = [{"system": r["system"], **r["regions"]} for r in results]
        self.assertEqual(areas[0].keys(), areas[1].keys())
        for area, here in areas[0].items():
            for metric, value in here.items():
                other = areas[1][area][metric]
                if value is None or other is None:
                    self.assertEqual(value, other)
                    continue
                factor = 1e-3 if metric in ("eue", "event_energy", "cvar") else 1.0
                if not isinstance(value, dict):  # of the risk: hours, and power and shares by month
                    continue
                for part, number in value.items():
                    if number is None or other[part] is None:
                        self.assertEqual(number, other[part])
                    else:
                        self.assertAlmostEqual(number, factor * other[part], delta=1e-9 * abs(number))

    def test_same_data_for_any_number_of_threads_and_twice(self):
        results = []
        for threads in ("1", "2", "8", "2"):
            with run(self.folder.name, "us-33gw", "--from", "2030-12-20", "--to", "2031-01-20",
                     "--threads", threads) as file:
                results.append(data(file))
        for other in results[1:]:
            self.assertEqual(results[0].keys(), other.keys())
            for name, values in results[0].items():
                self.assertEqual(values.tobytes() if values.dtype != object else values.tolist(),
                                 other[name].tobytes() if values.dtype != object
                                 else other[name].tolist(), name)

    def test_426_twh_of_2030_with_all_energised(self):
        # promises met to the day: machines stand when they are promised, in a pipeline of no length
        at_once = [f"stages.{stage}=0.01 yr" for stage in ("pre_development", "construction", "fill")]
        due = '[{by = 2025-01-01, power = "0 GW"}, {by = 2029-01-01, power = "%s GW"}]'
        deals = [f"deal.{deal}.promised={due % gw}" for deal, gw in
                 (("nvidia", 10), ("broadcom", 10), ("amd", 6), ("stargate", 7))]
        settings = [x for s in at_once + deals + ["limits.connection.VA_DOM=none"] for x in ("--set", s)]
        with run(self.folder.name, "us-33gw", "--from", "2030-01-01", "--to", "2031-01-01",
                 *settings) as file:
            energised = file["buildout/energised"][0].sum()
            built = file["summary/data_centre_energy"][0].sum() / 1e6
            print(f"all energised: {energised / 1e3:.2f} GW of campuses, data centres {built:.1f} TWh")
            self.assertAlmostEqual(energised, 26000.0, delta=1.0)
            self.assertAlmostEqual(built, 426.0, delta=0.02 * 426.0)
        with run(self.folder.name, "us-33gw", "--from", "2030-01-01", "--to", "2031-01-01") as file:
            delivered = file["summary/data_centre_energy"][0].sum() / 1e6
            print(f"as the pipeline delivers: {delivered:.1f} TWh")
            self.assertLess(delivered, 0.8 * 426.0)

    def test_four_contracts(self):
        with run(self.folder.name, "campus-contracts", "--from", "2027-07-01", "--to", "2027-09-01",
                 "--set", "ensemble.samples=20") as file:
            names = [name.decode() for name in file["campus"][...]]
            tower, own = names.index("tower"), names.index("own")
            load = file["campus_load"][...].astype(float)
            # the permit, day by day; New York is four hours behind in summer
            water = file["water_direct"][...].astype(float)[:, tower]
            by_day = water[4:4 + 24 * 61].reshape(61, 24).sum(axis=1)
            short = file["water_shortfall"][...].astype(float)[:, tower]
            print(f"tower: {water.sum():.0f} m3 taken, {short.sum():.0f} m3 short")
            self.assertLess(by_day.max(), 30000.0 * (1 + 1e-6))
            self.assertGreater(short.sum(), 0.0)
            sums = file["exchange"]
            virginia = [name.decode() for name in file["region"][...]].index("VA_DOM")
            self.assertAlmostEqual(sums["water_shortfall"][:, virginia].sum() / short.sum(), 1.0,
                                   delta=1e-6)
            np.testing.assert_allclose(file["onsite_generation"][:, own],
                                       np.minimum(0.92 * 600.0, load[:, own]), rtol=1e-6)
            grid = file["grid_load"][...].astype(float).sum()
            parts = file["demand"][...].astype(float).sum() + load.sum() \
                - file["onsite_generation"][...].astype(float).sum()
            self.assertAlmostEqual(grid / parts, 1.0, delta=1e-6)
            self.assertEqual(sums["campus_work"].shape[1], len(names))
            self.assertTrue((sums["campus_work"][...] > 0.0).all())
            deferred = sums["deferred_energy"][...].sum()
            recovered = sums["recovered_energy"][...].sum()
            print(f"put off {deferred:.0f} MWh, made up {recovered:.0f} MWh")
            self.assertLessEqual(recovered, deferred + 1e-6)

    def test_virginia_connects_a_gigawatt_a_year_wherever_the_run_begins(self):
        when, energised = [], []
        for begin in ("2031-01-01", "2033-07-01"):
            with run(self.folder.name, "virginia", "--from", begin, "--to", "2033-07-15") as file:
                when.append(file["buildout/exchange_time"][...].astype(float))
                energised.append(file["buildout/energised"][...].sum(axis=1))
        early = np.interp(when[1], when[0], energised[0])
        np.testing.assert_allclose(energised[1][:1], early[:1], rtol=1e-4)
        self.assertLess(energised[0][-1], 1000.0 * 8.6)


if __name__ == "__main__":
    unittest.main(verbosity=2)
