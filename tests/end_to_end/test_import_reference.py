"""tools/import_reference.py and the tables it made.

    test_import_reference.py [REFERENCE_DIR]     or the environment's GIGALOAD_REFERENCE

Without the reference tables (they are no part of the project) what needs them is skipped, with a
word. Exits 77 where numpy, pandas, scipy or h5py are missing.
"""

import csv
import filecmp
import os
import statistics
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import h5py
    import numpy as np
    import pandas as pd
    from scipy.stats import norm
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "scenarios" / "data"
sys.path.insert(0, str(ROOT / "tools"))

import import_evidence  # noqa: E402
import import_reference  # noqa: E402
from importers import common, daily_anomaly, demand_shape, region_loads  # noqa: E402
from importers.nesting import Nesting  # noqa: E402

REFERENCE = None
MONTH_OF_DAY = np.repeat(np.arange(12), (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31))
ZONES, STATE = Nesting().zones, Nesting().state
NEAR_EXACT = "CT MA ME NH RI VT NY TX CA DC DE UT NV VA".split()


def rows(name, folder=DATA):
    with open(Path(folder) / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def months_of(name, prefix, count, folder=DATA, **where):
    """{region: (12, count)} of a table with rows by region and month."""
    result = {}
    for row in rows(name, folder):
        if any(row[key] != value for key, value in where.items()):
            continue
        table = result.setdefault(row["region"], np.full((12, count), np.nan))
        table[int(row["month"]) - 1] = [float(row[f"{prefix}{i:02d}"]) for i in range(count)]
    return result


def scores_with_tail():
    """{region: (12, 24)} of demand_score.csv, at daily_anomaly.nodes()."""
    body, tail = months_of("demand_score.csv", "q", 21), {}
    for row in rows("demand_score.csv"):
        tail.setdefault(row["region"], []).append([float(row[p]) for p in daily_anomaly.TAIL_COLUMNS])
    return {r: np.hstack([body[r][:, :-1], tail[r], body[r][:, -1:]]) for r in body}


class ShippedTables(unittest.TestCase):
    def test_regions_and_interfaces(self):
        regions = [row["region"] for row in rows("regions.csv")]
        self.assertEqual(regions, ZONES)
        self.assertEqual(len(regions), 72)
        kinds = [row["kind"] for row in rows("interfaces.csv")]
        self.assertEqual({k: kinds.count(k) for k in set(kinds)},
                         {"AC": 146, "B2B": 7, "HVDC": 6, "unlimited": 1})
        by_grid = [row["interconnection"] for row in rows("regions.csv")]
        self.assertEqual({k: by_grid.count(k) for k in set(by_grid)},
                         {"eastern": 54, "western": 16, "ercot": 2})

    def test_circuits_that_an_outage_takes_one_of(self):
        poles = {(row["region_from"], row["region_to"]): int(row["circuits"])
                 for row in rows("interfaces.csv") if row["kind"] == "HVDC"}
        self.assertEqual(poles["OR", "CA_S_CAISO"], 2)
        self.assertEqual(poles["NJ", "NY_NYCLI"], 1)
        for row in rows("interfaces.csv"):
            self.assertEqual(row["circuits"] == "", row["kind"] in ("AC", "unlimited"), row)

    def test_import_limits_by_delivery_year_and_season(self):
        mw = {}
        for row in rows("import_limits.csv"):
            key = row["name"], row["year"], row["season"]
            self.assertNotIn(key, mw)
            mw[key] = float(row["mw"])
        self.assertEqual([mw["Dominion", year, ""] for year in ("2024", "2025", "2026", "2027")],
                         [100000, 5164, 7374, 6598])
        self.assertEqual([mw["MISO_7", "2025", season]
                          for season in ("summer", "fall", "winter", "spring")], [3579, 5125, 4762, 5166])
        self.assertEqual(mw["SERC_C", "", ""], 4400)
        self.assertFalse(any(name.startswith("MISO_") and year == "2023" for name, year, _ in mw))

    def test_fleet(self):
        fleet = rows("fleet.csv")
        names = {row["technology"] for row in rows("technologies.csv")}
        self.assertEqual({row["technology"] for row in fleet}, names)
        total = {y: sum(float(row[f"mw_{y}"]) for row in fleet) / 1e3 for y in (2022, 2023, 2024)}
        # EIA: 1161.4, 1187.6, 1230.4 GW, of which 5.7 to 6.2 GW are Alaska and Hawaii, and 1.57 of 2024
        # Palisades and Three Mile Island 1.
        for year, gw in ((2022, 1161.4), (2023, 1187.6), (2024, 1228.83)):
            self.assertGreater(gw - total[year], 5.5)
            self.assertLess(gw - total[year], 6.5)
        for row in fleet:
            self.assertGreater(float(row["unit_mw"]), 0.0)
            self.assertGreaterEqual(int(row["units"]), 1)
        mw = {(row["region"], row["technology"]): float(row["mw_2024"]) for row in fleet}
        retired = {}
        for row in rows("retirements.csv"):
            self.assertGreaterEqual(int(row["year"]), 2025)
            key = row["region"], row["technology"]
            retired[key] = retired.get(key, 0.0) + float(row["mw"])
        for key, closed in retired.items():
            self.assertLessEqual(closed, mw[key] * 1.001, key)

    def test_data_centres(self):
        demand = rows("demand.csv")
        self.assertAlmostEqual(sum(float(r["data_centres_2023_gwh"]) for r in demand), 176e3, delta=1.0)
        self.assertAlmostEqual(sum(float(r["sales_2023_gwh"]) for r in demand) / 1e3, 3859.3, delta=0.1)
        centres, sales = {}, {}
        for r in demand:
            state = STATE[r["region"]]
            centres[state] = centres.get(state, 0.0) + float(r["data_centres_2023_gwh"])
            sales[state] = sales.get(state, 0.0) + float(r["sales_2023_gwh"])
        share = {state: 100 * centres[state] / sales[state] for state in sales}
        for state, percent in (("VA", 26), ("ND", 15), ("NE", 12), ("IA", 11), ("OR", 11)):
            self.assertLessEqual(abs(share[state] - percent), 0.7, f"{state} {share[state]:.2f}")
        path = {int(r["year"]): float(r["energy_twh"]) for r in rows("data_centre_path.csv")}
        self.assertEqual((path[2023], path[2024], path[2030], path[2040]), (176, 183, 426, 426))

    def test_growth(self):
        for row in rows("demand_growth.csv"):
            factors = [float(row[f"y{y}"]) for y in range(2022, 2041)]
            self.assertEqual(factors[1], 1.0)
            for before, after in zip(factors[2:], factors[3:]):
                self.assertGreaterEqual(after / before, 0.99 - 1e-4, row["region"])

    def test_wind_and_solar_energy_of_2023(self):
        fleet = rows("fleet.csv")
        for kind, classes, twh in (("wind", ("wind_onshore", "wind_offshore"), 425.2),
                                   ("solar", ("solar_pv",), 164.5)):
            shape = months_of(f"{kind}_shape.csv", "h", 24)
            score = months_of(f"{kind}_score.csv", "q", 21)
            energy = 0.0
            for region in ZONES:
                mw = sum(0.5 * (float(r["mw_2022"]) + float(r["mw_2023"])) for r in fleet
                         if r["region"] == region and r["technology"] in classes)
                factor = sum(
                    hours * np.clip(np.outer(np.interp(np.linspace(0.0005, 0.9995, 1000),
                                                       np.linspace(0, 1, 21), q), s), 0, 1).mean()
                    for hours, q, s in zip(common.HOURS_OF_MONTH, score[region], shape[region])) / 8760
                energy += mw * factor * 8760 / 1e6
                self.assertLess(np.abs(shape[region].mean(axis=1) - 1).max(), 1e-3)
            self.assertLess(abs(energy / twh - 1), 0.03, f"{kind} {energy:.1f} TWh")

    def test_the_sun_shines_at_noon_and_not_at_night(self):
        shape = months_of("solar_shape.csv", "h", 24)
        for region, noon_utc in (("ME", 16.7), ("VA_DOM", 17.3), ("TX_E_ERCOT", 18.6),
                                 ("CA_S_CAISO", 20.0)):
            weight = np.roll(shape[region][5], -8)  # days begin at 08:00 UTC
            centre = 8.5 + (weight * np.arange(24)).sum() / weight.sum()
            self.assertLess(abs(centre - noon_utc), 0.8, f"{region} {centre:.2f}")
            self.assertLess(weight[0], 0.02)

    def test_correlations_take_cholesky(self):
        for kind in ("demand", "wind", "solar"):
            table = rows(f"{kind}_correlation.csv")
            matrix = np.array([[float(row[r]) for r in ZONES] for row in table])
            self.assertTrue((matrix == matrix.T).all())
            self.assertTrue((np.diag(matrix) == 1).all())
            np.linalg.cholesky(matrix)

    def test_scores_ascend_with_mean_zero(self):
        for region, table in scores_with_tail().items():
            self.assertTrue((np.diff(table, axis=1) >= 0).all(), region)
            mean = ((table[:, 1:] + table[:, :-1]) / 2 * np.diff(daily_anomaly.nodes())).sum(axis=1)
            self.assertLess(np.abs(mean).max(), 1e-4, region)

    def test_annual_mean_of_the_demand_is_one(self):
        weekday, weekend = (months_of("demand_mean.csv", "h", 24, day_type=d) for d in ("weekday", "weekend"))
        hours = np.array(common.HOURS_OF_MONTH)
        for region in ZONES:
            mean = (5 * weekday[region] + 2 * weekend[region]).mean(axis=1) / 7
            self.assertAlmostEqual(float((mean * hours).sum() / 8760), 1.0, delta=0.005)

    def test_shares_are_shares(self):
        for name, column in (("self_scheduled.csv", "share"), ("availability.csv", "annual_mean")):
            for row in rows(name):
                self.assertTrue(0 <= float(row[column]) <= 1, f"{name} {row}")
        for row in rows("hydro.csv"):
            self.assertTrue(all(0 <= float(row[f"m{m:02d}"]) <= 1 for m in range(1, 13)))

    def test_every_table_says_where_it_comes_from_and_stays_small(self):
        files = sorted(DATA.glob("*.csv"))
        self.assertEqual(len(files), 64)
        for path in files:
            text = path.read_bytes()
            self.assertTrue(text.startswith(b"# "), path.name)
            self.assertNotIn(b"\r", text)
            self.assertIn(path.name, (DATA / "README.md").read_text(encoding="utf-8"))
        self.assertLess(sum(path.stat().st_size for path in files), 3_000_000)


class WithReference(unittest.TestCase):
    def setUp(self):
        if REFERENCE is None:
            self.skipTest("the reference tables are not here")

    def test_the_shipped_tables_are_what_the_script_makes(self):
        with tempfile.TemporaryDirectory() as name:
            import_reference.main([str(REFERENCE), name])
            made = sorted(path.name for path in Path(name).glob("*.csv"))
            by_hand = {"cooling_parameters.csv", "data_centre_stock.csv"}
            shipped = {path.name for path in DATA.glob("*.csv")}
            self.assertEqual(made, sorted(shipped - by_hand))
            _, different, failed = filecmp.cmpfiles(name, DATA, made, shallow=False)
            self.assertEqual((different, failed), ([], []))
            with h5py.File(Path(name) / "weather_years.h5") as found, \
                    h5py.File(DATA / "weather_years.h5") as kept:
                self.assertEqual(sorted(found), sorted(kept))
                for variable in kept:
                    self.assertTrue((found[variable][:] == kept[variable][:]).all(), variable)

    def test_the_measured_tables_are_what_the_script_makes(self):
        with tempfile.TemporaryDirectory() as name:
            import_evidence.main([str(REFERENCE), name])
            made = sorted(path.name for path in Path(name).glob("*.csv"))
            self.assertEqual(made, ["capacity_by_area.csv", "hindcast_2022.csv", "load_duration.csv"])
            _, different, failed = filecmp.cmpfiles(name, ROOT / "tests" / "data", made, shallow=False)
            self.assertEqual((different, failed), ([], []))

    def test_peaks_of_simulated_years(self):
        score = scores_with_tail()
        pattern = months_of("demand_pattern.csv", "h", 24)
        mean = [months_of("demand_mean.csv", "h", 24, day_type=d) for d in ("weekday", "weekend")]
        rho = {row["region"]: float(row["persistence"]) for row in rows("demand_score.csv")}
        demand = {row["region"]: row for row in rows("demand.csv")}
        loss = {row["region"]: float(row["loss_factor"]) for row in rows("regions.csv")}
        growth = {row["region"]: row for row in rows("demand_growth.csv")}
        path = {int(row["year"]): float(row["energy_twh"]) for row in rows("data_centre_path.csv")}
        load = demand_shape.hourly_load(common.Reference(REFERENCE))
        for first, last in region_loads.FAULTS["ISNE-4005"]:  # Rhode Island, mended in the tail's years
            load.loc[first:last, "RI"] = np.nan
        measured = load.groupby((load.index + pd.Timedelta(hours=1)).year).max()
        dates = pd.date_range("2023-01-01", "2023-12-31")
        print("\nannual peak, median of 20 seeds of 2022-2024 beside the mean of the reference")
        for i, region in enumerate(ZONES):
            rng = np.random.default_rng(i)
            sold = float(demand[region]["sales_2023_gwh"])
            centres = float(demand[region]["data_centres_2023_gwh"])
            peaks = []
            days = np.arange(365)
            means = demand_shape.levels_of_days(
                np.stack([mean[0][region], mean[1][region]]), dates)
            for year in (2022, 2023, 2024):
                other = (sold - centres) * float(growth[region][f"y{year}"])
                flat = centres * path[year] / path[2023]
                z = np.empty((20, 365))
                z[:, 0] = rng.standard_normal(20)
                for day in range(1, 365):
                    z[:, day] = (rho[region] * z[:, day - 1]
                                 + np.sqrt(1 - rho[region]**2) * rng.standard_normal(20))
                x = np.column_stack([np.interp(norm.cdf(z[:, day]), daily_anomaly.nodes(),
                                               score[region][MONTH_OF_DAY[day]]) for day in days])
                load = means[None] + x[:, :, None] * pattern[region][MONTH_OF_DAY][None]
                peaks += list((other * load.max(axis=(1, 2)) + flat) * loss[region] * 1e3 / 8760)
            ratio = statistics.median(peaks) / statistics.mean(measured[region])
            print(f"  {region:15s} {statistics.median(peaks):9,.0f} {statistics.mean(measured[region]):9,.0f} "
                  f"{100 * (ratio - 1):+5.1f} %{'  near exact' if STATE[region] in NEAR_EXACT else ''}")
            self.assertLess(abs(ratio - 1), 0.08, region)


def main():
    global REFERENCE
    named = os.environ.get("GIGALOAD_REFERENCE")
    if len(sys.argv) > 1 and Path(sys.argv[1]).is_dir():
        named = sys.argv.pop(1)
    if named and Path(named).is_dir():
        REFERENCE = Path(named)
    else:
        print("the reference tables are not here: what needs them is skipped")
    unittest.main(verbosity=1)


if __name__ == "__main__":
    main()
