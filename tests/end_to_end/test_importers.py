"""What the importers (tools/importers) and tools/joint_cold.py reckon, on numbers that are known.

Exits 77 where numpy, pandas, scipy or h5py are missing.
"""

import contextlib
import csv
import io
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import h5py  # noqa: F401  (the importers need it)
    import numpy as np
    import pandas as pd
    import scipy  # noqa: F401
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

import import_reference  # noqa: E402
import joint_cold  # noqa: E402
from importers import (campuses, cold_tail, common, daily_anomaly, demand_shape,  # noqa: E402
                       load_duration, measured_energy, winter_outages)
from importers.psychrometrics import saturation_pressure_pa, wet_bulb_c  # noqa: E402


class Importers(unittest.TestCase):
    def test_number(self):
        for value, text in ((0.0, "0"), (123456.7, "123460"), (0.00012345678, "0.00012346"),
                            (-2.5, "-2.5"), (1.0, "1"), (float("nan"), ""), (None, ""), ("x", "x")):
            self.assertEqual(common.number(value), text)

    def test_wet_bulb(self):
        self.assertAlmostEqual(float(wet_bulb_c(20.0, 50.0, 101325.0)), 13.784, delta=0.01)
        self.assertAlmostEqual(float(wet_bulb_c(30.0, 100.0, 101325.0)), 30.0, delta=1e-6)
        # ASHRAE Fundamentals, table 3: 0.61117 kPa at 0 C over ice, 101.42 kPa at 100 C.
        self.assertAlmostEqual(float(saturation_pressure_pa(-1e-9)), 611.15, delta=0.1)
        self.assertAlmostEqual(float(saturation_pressure_pa(100.0)), 101418.0, delta=10.0)

    def test_months_scaled_to_a_mean_stay_below_one(self):
        months = measured_energy.scaled_months([0.9, *[0.2] * 11], 0.5)
        mean = sum(m * h for m, h in zip(months, common.HOURS_OF_MONTH)) / 8760
        self.assertAlmostEqual(mean, 0.5, delta=1e-9)
        self.assertEqual(max(months), 1.0)
        self.assertEqual(len({round(m, 12) for m in months[1:]}), 1)

    def test_a_clock_change_gives_whole_days(self):
        index = pd.date_range("2023-03-10 05:00", "2023-11-08 04:00", freq="H", tz="UTC")
        local_hour = index.tz_convert("America/New_York").hour
        days = demand_shape.local_days(pd.Series(local_hour.astype(float), index), "America/New_York")
        self.assertEqual(days.shape, (243, 24))
        self.assertTrue((days.to_numpy() == np.arange(24.0)).all())

    def test_persistence_and_correlation_of_a_known_process(self):
        rng = np.random.default_rng(1)
        days, rho, r = 40000, 0.8, 0.6
        e = rng.standard_normal((days, 2)) @ np.linalg.cholesky([[1, r], [r, 1]]).T
        x = np.zeros((days, 2))
        for day in range(1, days):
            x[day] = rho * x[day - 1] + np.sqrt(1 - rho**2) * e[day]
        months = np.arange(days) // 100 % 12
        z = daily_anomaly.normal_scores(np.exp(x), months)  # ranks do not see the exponential
        self.assertTrue(np.allclose(daily_anomaly.persistence(z), rho, atol=0.02))
        self.assertAlmostEqual(daily_anomaly.correlation(z)[0, 1], r, delta=0.03)

    def test_a_singular_correlation_becomes_definite(self):
        z = np.random.default_rng(2).standard_normal((500, 3))
        z = np.column_stack([z, z[:, 0], z[:, 0] + z[:, 1]])
        matrix = daily_anomaly.correlation(z)
        np.linalg.cholesky(matrix)
        self.assertTrue((np.diag(matrix) == 1.0).all())
        self.assertGreater(matrix[0, 3], 0.99)

    def test_the_fit_finds_the_pattern_it_was_given(self):
        rng = np.random.default_rng(3)
        dates = pd.date_range("2022-01-01", "2024-12-31", freq="D")
        pattern = 1.0 + 0.5 * np.sin(2 * np.pi * (np.arange(24) - 9) / 24)
        pattern /= np.sqrt((pattern**2).mean())
        score = 0.2 * rng.standard_normal(len(dates))
        weekend = np.asarray(dates.dayofweek >= 5)
        values = (np.where(weekend, 0.9, 1.05)[:, None] + score[:, None] * pattern
                  + 0.001 * rng.standard_normal((len(dates), 24)))
        fit = demand_shape.Fit(pd.DataFrame(values, index=dates.date))
        self.assertTrue(np.allclose(fit.pattern, pattern, atol=0.01))
        self.assertGreater(np.corrcoef(fit.score, score)[0, 1], 0.97)
        self.assertAlmostEqual(float((fit.mean[0] - fit.mean[1]).mean()), 0.15, delta=0.02)
        self.assertGreater(fit.explained, 0.999)

    def test_a_year_is_left_out_of_the_fit(self):
        for left_out, years in ((None, [2022, 2023, 2024]), (2024, [2022, 2023])):
            self.assertEqual(demand_shape.years_of_fit(common.Reference(".", left_out=left_out)), years)
        with self.assertRaises(SystemExit):
            import_reference.main([".", ".", "--without", "the last"])

    def test_load_of_areas_in_known_hours(self):
        load = np.array([[1.0, 5.0, 2.0], [2.0, 4.0, 9.0], [3.0, 1.0, 4.0]])
        rows_of = load_duration.of_areas(load, ["A", "A", "B"], ["east"] * 3)
        self.assertEqual((rows_of["A"]["peak"], rows_of["A"]["mean"]), (6.0, 16.0 / 3.0))
        self.assertEqual(rows_of["A"]["load_50"], 6.0)
        self.assertEqual(rows_of["A"]["zone_coincidence"], 8.0 / 6.0)  # 3 and 5, not in one hour
        self.assertEqual(rows_of["B"]["coincidence"], 1.0)  # the grid peaks in the second hour
        self.assertEqual(rows_of["A"]["coincidence"], 1.0)
        with self.assertRaisesRegex(ValueError, "A lies in two"):
            load_duration.of_areas(load, ["A", "A", "B"], ["east", "west", "east"])

    def test_the_next_edition_of_the_campuses(self):
        known = "Colossus 1,United States,TN,X (likely),\"A (confident);B\"\n"
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "epoch_campuses_2026_05_23.csv").write_text("not this one\n")
            self.assertEqual(self.imported(folder, known + "Far,Canada,,,\nNew (2),United States,OH,,\n"), {
                "colossus-1": ["X", "likely", "A (confident);B", "shelby", "TN", "10", "12.5", "30", "2026-02-01"],
                "new-2": ["", "", "", "", "OH", "10", "12.5", "30", "2026-02-01"]})
            self.assertIn("New (2) is not in PLACES", self.said)
            self.assertIn("Ghost has a timeline of 2027_01_01 and no row", self.said)
            self.assertNotIn("Far", self.said)
            with self.assertRaisesRegex(ValueError, r"PLACES has to name: Newer \(TX\)$"):
                self.imported(folder, known + "Newer,United States,TX,,\n")

    def imported(self, folder, rows):
        """The columns that matter of an edition with these rows, by name; what was told in self.said."""
        names = [line.split(",")[0] for line in rows.splitlines()] + ["Ghost"]
        timeline = "".join(f"{name},2026-01-01,land_clearing,0,0,0,0,\n{name},2026-02-01,operational,1,10,12.5,0.3,\n"
                           f"{name},2027-06-01,projected,2,24,30,0.9,\n" for name in names)
        for name, text in (("campuses", "name,country,state,owner,users\n" + rows),
                           ("campus_timelines", "name,date,event,buildings_operational,it_mw,facility_mw,"
                                                "capital_cost_busd_2025,water_mgd\n" + timeline)):
            (Path(folder) / f"epoch_{name}_2027_01_01.csv").write_text(text)
        with contextlib.redirect_stderr(io.StringIO()) as said:
            campuses.write_campuses(common.Reference(folder), common.Output(Path(folder) / "out"))
        self.said = said.getvalue()
        with open(Path(folder) / "out" / "campuses.csv", encoding="utf-8") as file:
            return {row["name"]: [row[c] for c in "owner confidence users county region it_mw facility_mw planned_mw "
                                  "first_power".split()]
                    for row in csv.DictReader(line for line in file if not line.startswith("#"))}

    def test_one_months_cold_spell_does_not_make_the_tail_steeper(self):
        normal = np.interp(np.arange(21) / 20, [0, 0.05, 0.5, 0.95, 1], [-2.0, -1.645, 0, 1.645, 2.0])
        alike, one = np.array([4 * normal] * 3), np.array([4 * normal, 4 * normal, 10 * normal])
        self.assertTrue(np.allclose(cold_tail.slopes_k(one), [4, 4, 10], atol=0.01))
        self.assertAlmostEqual(cold_tail.cold_tail(14.0, alike), 1.15, delta=1e-9)
        self.assertAlmostEqual(cold_tail.cold_tail(14.0, one), 1.15 * 0.6, delta=1e-9)
        self.assertEqual(cold_tail.cold_tail(14.0, one, seen=True), 1.9)
        self.assertEqual(cold_tail.cold_tail(-20.0, alike), 0.6)  # hard winters: the first term

    def test_return_periods_and_their_intervals(self):
        self.assertEqual(winter_outages.winters_between([0.1, 0.3, 0.2, 0.3], 0.3), 2.0)
        self.assertEqual(winter_outages.winters_between([0.1, 0.2], 0.3), np.inf)
        # Garwood's interval, tabled: 90 % of a count of 0 ends at 2.996, of 2 it is 0.355 to 6.296
        self.assertAlmostEqual(winter_outages.poisson_interval(0)[1], 2.996, delta=1e-3)
        for x, tabled in zip(winter_outages.poisson_interval(2), (0.355, 6.296)):
            self.assertAlmostEqual(x, tabled, delta=1e-3)
        pool = winter_outages.resampled(9, 5, 20, np.random.default_rng(1))
        self.assertEqual(pool.shape, (100, 9))
        self.assertTrue((pool[:20] == pool[0]).all())
        self.assertTrue(0 <= pool.min() and pool.max() <= 8 and len(np.unique(pool[0])) < 9)

    def test_tail_dependence(self):
        rng = np.random.default_rng(4)
        x, y = rng.standard_normal((2, 100000))
        self.assertAlmostEqual(joint_cold.chi(x, y, 0.95), 0.05, delta=0.015)
        self.assertEqual(joint_cold.chi(x, np.exp(x), 0.99), 1.0)  # ranks alone count
        self.assertEqual(joint_cold.chi(x, -x, 0.95), 0.0)
        # of a bivariate normal distribution, correlation 0.5: P(both above 1.645) = 0.01219
        both = 0.5 * x + np.sqrt(0.75) * y
        self.assertAlmostEqual(joint_cold.chi(x, both, 0.95), 0.2438, delta=0.02)
        self.assertAlmostEqual(joint_cold.statistics(x, both)[0], 0.5, delta=0.01)

    def test_scores_keep_correlation_and_persistence(self):
        rho, c = np.array([0.9, 0.5]), np.array([[1, 0.6], [0.6, 1]])
        z = joint_cold.process(rho, c, 40000, np.random.default_rng(5))
        self.assertAlmostEqual(np.corrcoef(z.T)[0, 1], 0.6, delta=0.03)
        for r in range(2):
            self.assertAlmostEqual(np.corrcoef(z[1:, r], z[:-1, r])[0, 1], rho[r], delta=0.02)
            self.assertAlmostEqual(z[:, r].std(), 1.0, delta=0.04)
        # none is positive definite: drawn towards the identity, the diagonal stays
        lower = joint_cold.factor(np.array([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1.0]]))
        self.assertTrue(np.allclose((lower @ lower.T).diagonal(), 1.0))

    def test_anomalies_have_no_mean_of_their_kind(self):
        rest = joint_cold.less_means([[1.0, 3.0, 10.0, 20.0]], np.array([0, 0, 1, 1]))
        self.assertEqual(rest.tolist(), [[-1.0, 1.0, -5.0, 5.0]])


if __name__ == "__main__":
    unittest.main(verbosity=1)
