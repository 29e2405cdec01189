"""The measured years that are shipped: whole, plausible, with the storms where they were.

Exits 77 where numpy, pandas or h5py are missing.
"""

import sys
import unittest
from pathlib import Path

try:
    import h5py
    import numpy as np
    import pandas as pd
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "scenarios" / "data"
sys.path.insert(0, str(ROOT / "tools"))

from importers.nesting import Nesting  # noqa: E402

ZONES = Nesting().zones


class MeasuredYears(unittest.TestCase):
    def setUp(self):
        with h5py.File(DATA / "weather_years.h5") as file:
            self.zones = [name.decode() for name in file["region"][:]]
            hours = pd.Timestamp("1970-01-01") + pd.to_timedelta(file["time"][:], unit="h")
            days = pd.Timestamp("1970-01-01") + pd.to_timedelta(file["day"][:], unit="D")
            self.demand = pd.DataFrame(file["demand"][:].T * file["demand"].attrs["scale_factor"],
                                       index=hours, columns=self.zones)
            self.of_days = {}
            for name in ("dry_bulb", "wind_score", "solar_score"):
                values = file[name][:].T.astype(float)
                values[values == file[name].attrs["_FillValue"]] = np.nan
                self.of_days[name] = pd.DataFrame(values * file[name].attrs["scale_factor"],
                                                  index=days, columns=self.zones)

    def test_nine_whole_years_of_mean_one(self):
        self.assertEqual(self.zones, ZONES)
        self.assertEqual(len(self.demand), 24 * (3 * 366 + 6 * 365))
        self.assertTrue((np.diff(self.demand.index) == np.timedelta64(1, "h")).all())
        mean = self.demand.groupby(self.demand.index.year).mean()
        self.assertLess(float((mean - 1).abs().max().max()), 1e-4)

    def test_hours_are_those_of_a_load(self):
        self.assertGreater(float(self.demand.min().min()), 0.15)
        self.assertLess(float(self.demand.max().max()), 2.5)
        step = self.demand.diff().abs().max()
        self.assertLess(float(step.median()), 0.35)

    def test_storms_are_where_they_were(self):
        elliott = self.demand["2022-12-23 12:00":"2022-12-24 23:00"]
        for zone in ("TN", "NC", "SC", "VA_DOM"):
            winter = self.demand[zone][self.demand.index.month.isin([12, 1, 2])]
            self.assertGreater(elliott[zone].max(), winter.quantile(0.998), zone)
        # with the load shed, ERCOT's demand of 15 February 2021 stays that of a winter peak
        uri = self.demand["TX_E_ERCOT"]["2021-02-15"]
        self.assertGreater(uri.min(), 1.35)
        self.assertLess(self.of_days["dry_bulb"]["VA_DOM"]["2022-12-24"], -5.0)
        self.assertLess(self.of_days["dry_bulb"]["TX_E_ERCOT"]["2021-02-15"], -8.0)

    def test_scores_of_days_are_scores(self):
        for name in ("wind_score", "solar_score"):
            scores = self.of_days[name]
            self.assertTrue(scores[:"2020-12-31"].isna().all().all())
            self.assertGreater(int(scores["CA_N_CAISO"].notna().sum()), 1400)
            self.assertLess(float(scores.abs().max().max()), 2.6)
            self.assertLess(float(scores.mean().abs().max()), 0.05)


if __name__ == "__main__":
    unittest.main()
