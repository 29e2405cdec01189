#!/usr/bin/env python3
"""cold_outages.csv and cold_regions.csv, and how what they say stands beside what was measured.

    cold_outages.py REFERENCE_DIR DATA_DIR

prints how often winters have an Elliott in the East and a Uri in ERCOT, drawn from the tables of the
air (weather_years.draw = "model") or as weeks of the measured years (where DATA_DIR has them), for
plants before 2022 and as weatherised since, and what the measured temperatures of these two spells
would have taken out. The equations are those of grid/supply/cold_spells.hpp and
outages_by_air.hpp, with a share of each class in place of whole units.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.special import ndtr, ndtri

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from importers.cold_tail import SCORE_OF_5_PERCENT, SEEN, WINTER, cold_tail  # noqa: E402
from importers.common import HOUR_COLUMNS, QUANTILE_COLUMNS  # noqa: E402

# Calibration: see the head of the table.
GAS_SHARE_PER_K = 0.045  # of a day of TOLD_AT_K
OF_GAS = {"nuclear": 0.3, "coal": 0.5, "gas_cc": 1.0, "gas_ct": 1.2, "gas_st": 1.0, "gas_ic": 1.0,
          "oil": 0.8, "other_gas": 0.8, "biomass": 0.5, "other": 0.5}
POWER, DEVIATION, COMMON, DAYS, DAY_BEFORE, MOST = 2.0, 0.6, 0.5, 4, 0.3, 0.35
TOLD_AT_K = 10.0  # kToldAtCold_k of cold_spells.hpp
BELOW_COLDEST_K, ABOVE_HOTTEST_K = 9.0, 8.0
WEATHERISED = {"ERCOT": 0.5}
WEATHERISED_ELSEWHERE = 0.25

# Measured zones that stand for a region: the first four letters are the market.
ZONES = {
    "TX_E_ERCOT": ["ERCOT_Northeast", "ERCOT_North", "ERCOT_South_Central", "ERCOT_Houston"],
    "TX_W_ERCOT": ["ERCOT_West"],
    "PA": ["PJM_Central_PA", "PJM_West_APS"], "OH": ["PJM_AEP_Ohio", "PJM_ATSI"],
    "IL_PJM": ["PJM_ComEd"], "VA_DOM": ["PJM_Dominion"], "VA_PJM": ["PJM_AEP_Ohio", "PJM_Dominion"],
    "MD": ["PJM_SWMAAC"], "DC": ["PJM_SWMAAC"], "NJ": ["PJM_EMAAC"], "DE": ["PJM_EMAAC"],
    "WV": ["PJM_West_APS"], "KY_PJM": ["PJM_AEP_Ohio"], "MI_PJM": ["PJM_ATSI"],
}


def write_cold_outages(_, output):
    head = [
        "How cold spells take plants out together; the equations are in grid/supply/cold_spells.hpp.",
        "Calibration, 2026-11, of plants before 2022, in winters of measured weeks of 2016 to 2024, worst day: the East",
        "70 GW above the usual once in 9 winters, 90 GW once in 30 (90.5 were seen, December 2022), 112 GW once in 100; PJM",
        "23 % of its thermal plant once in 6 (seen: 2014, 2022), 38 % once in 100; ERCOT 30 % once in 12 (40 % were seen,",
        "February 2021), 44 % once in 100. In days drawn by the model ERCOT has its 30 % once in 35.",
        "Data: hourly outages of ERCOT by fuel, 14-19 February 2021, and daily ones of PJM, winters of 2021, 2022 and",
        "2025 (UE), with the temperatures of these days (NOAA). Uncertain by a factor of two either way: two events, no",
        "outages by hour of MISO, SPP, TVA, Duke and Southern. `common`, `days`, `day_before`: assumptions. share_per_k is of",
        "a day of 10 K below what plants are built for; it goes with the cold to the power - 1.",
        "tools/importers/cold_outages.py prints the check; docs/outages.md has it.",
    ]
    rows = [["share_per_k", t, GAS_SHARE_PER_K * of, "calibration" if t.startswith("gas") else
             "calibration: a share of gas's"] for t, of in OF_GAS.items()]
    rows += [["day_before", "", DAY_BEFORE, "assumption"],
             ["power", "", POWER, "calibration"], ["deviation", "", DEVIATION, "calibration"],
             ["common", "", COMMON, "assumption"], ["days", "", DAYS, "assumption"],
             ["most", "", MOST, "calibration"]]
    output.write("cold_outages.csv", head, ["parameter", "technology", "value", "source"], rows)


def write_cold_regions(reference, output):
    air = pd.read_csv(output.folder / "air_dry_bulb.csv", comment="#")
    months = air[HOUR_COLUMNS].mean(axis=1).groupby([air.region, air.month]).mean().unstack()
    score = pd.read_csv(output.folder / "air_score.csv", comment="#").set_index(["region", "month"])
    head = [
        "What a region's plants are built for, and how cold its coldest days are; read with outages.temperature.",
        f"built_for_cold_c: {BELOW_COLDEST_K:g} K below the mean of the coldest month (calibration, as cold_outages.csv);",
        f"built_for_heat_c: {ABOVE_HOTTEST_K:g} K above that of the hottest (assumption). cold_tail: slope of the coldest 5 % of the",
        "days over normal scores, in terms of that between 5 and 50 %: typical years end too mild. Calibration: Dallas at -19 C",
        "in February 2021, PJM's coldest day of one winter in ten 13 K below its coldest month; at most 1.15 of the winter's mean",
        "slope, by the annual extremes of six stations (ASHRAE 2021), but in TX, OK and AR (tools/importers/cold_tail.py).",
        "weatherisation: assumption, what rules since 2022 have brought (Texas: inspections since the winter of",
        "2021/22; NERC EOP-011-2 and EOP-012 since 2023). January 2025 had 71.0 GW of unplanned outages in the East and",
        "Texas together, December 2022 90.5 GW (FERC).",
    ]
    rows = []
    for region in sorted(months.index):
        coldest, hottest = months.loc[region].min(), months.loc[region].max()
        rows.append([region, round(coldest - BELOW_COLDEST_K, 1), round(hottest + ABOVE_HOTTEST_K, 1),
                     round(cold_tail(coldest, score.loc[[(region, m) for m in WINTER], QUANTILE_COLUMNS],
                                     reference.nesting.state[region] in SEEN), 2),
                     WEATHERISED.get(reference.nesting.area[region], WEATHERISED_ELSEWHERE)])
    output.write("cold_regions.csv", head,
                 ["region", "built_for_cold_c", "built_for_heat_c", "cold_tail", "weatherisation"], rows)


class Fleet:
    """The shipped tables as arrays over regions."""

    def __init__(self, folder):
        def read(name):
            return pd.read_csv(Path(folder) / name, comment="#", keep_default_na=False, na_values=[""])

        self.regions = read("regions.csv")
        names = list(self.regions.region)
        self.place = {name: r for r, name in enumerate(names)}
        self.curves = dict(list(read("outage_temperature.csv").groupby("technology", sort=False)))
        self.classes = list(self.curves)
        n = len(names)
        self.mw = np.zeros((n, len(self.classes)))
        for row in read("fleet.csv").itertuples():
            if row.technology in self.classes:
                self.mw[self.place[row.region], self.classes.index(row.technology)] += row.mw_2022
        rates = read("technologies.csv").set_index("technology").forced_outage_rate
        self.rate = rates.reindex(self.classes).to_numpy()
        self.mean_c, self.score_k = np.zeros((n, 12)), np.zeros((n, 12, 21))
        self.in_step, self.persistence = np.zeros((n, 12)), np.zeros((n, 2))
        for _, row in read("air_dry_bulb.csv").iterrows():
            self.mean_c[self.place[row.region], row.month - 1] = row[HOUR_COLUMNS].mean()
        for _, row in read("air_score.csv").iterrows():
            self.score_k[self.place[row.region], row.month - 1] = row[QUANTILE_COLUMNS]
            self.persistence[self.place[row.region], 1] = row.persistence
        for row in read("air_months.csv").itertuples():
            self.in_step[self.place[row.region], row.month - 1] = row.demand_correlation
        for row in read("demand_score.csv").itertuples():
            self.persistence[self.place[row.region], 0] = row.persistence
        self.correlation = read("demand_correlation.csv").set_index("region").loc[names, names].to_numpy()
        of = read("cold_regions.csv").set_index("region").loc[names]
        self.built_for_c, self.tail = of.built_for_cold_c.to_numpy(), of.cold_tail.to_numpy()
        self.share_per_k = np.array([GAS_SHARE_PER_K * OF_GAS.get(t, 0.0) for t in self.classes])
        self.left = np.ones(n)  # of what cold spells take out
        self.weatherised = of.weatherisation.to_numpy()
        self.areas = list(dict.fromkeys(self.regions.area))
        self.area = np.array([self.areas.index(a) for a in self.regions.area])
        first = [list(self.regions.area).index(a) for a in self.areas]
        kinds = list(dict.fromkeys(self.regions.interconnection))
        self.interconnection = np.array([kinds.index(self.regions.interconnection[r]) for r in first])

    def of(self, column, name):
        return (self.regions[column] == name).to_numpy()

    def curve_mw(self, dry_bulb_c):
        """MW out by the curves, above the climate's mean, [day][winter][region]."""
        def odds(p):
            return np.log(p / (1 - p))

        nodes = np.arange(-60.0, 60.0, 0.5)
        mw = np.zeros(dry_bulb_c.shape, np.float32)
        for k, name in enumerate(self.classes):
            x, share = (self.curves[name][c].to_numpy() for c in ("dry_bulb_c", "share"))
            slope = (odds(share[1]) - odds(share[0])) / (x[1] - x[0])
            for r in range(len(self.mw)):
                if self.mw[r, k] <= 0:
                    continue
                start = min(x[0], self.built_for_c[r])

                def at(t, start=start, x=x, share=share, slope=slope):
                    below = np.minimum(0.0, np.minimum(t, x[0]) - start)
                    cold = 1 / (1 + np.exp(-(odds(share[0]) + slope * below)))
                    return np.where(t < x[0], cold, np.interp(t, x, share))

                mean = at(self.mean_c[r][:, None] + self.score_k[r]).mean()
                mw[..., r] += self.mw[r, k] * (np.interp(dry_bulb_c[..., r], nodes, at(nodes)) - mean)
        return mw

    def shocks(self, days, winters, rng):
        """L, [day][winter][area]."""
        def moving(count):
            e = rng.standard_normal((days + DAYS - 1, winters, count)).astype(np.float32)
            return sum(e[j:j + days] for j in range(DAYS)) / np.sqrt(DAYS)

        x = np.sqrt(COMMON) * moving(self.interconnection.max() + 1)[:, :, self.interconnection]
        x += np.sqrt(1 - COMMON) * moving(len(self.areas))
        return np.exp(DEVIATION * x - DEVIATION**2 / 2)

    def out_mw(self, dry_bulb_c, rng):
        """MW out above the climate's mean, [day][winter][region]."""
        below = np.maximum(0.0, self.built_for_c - dry_bulb_c)
        cold = below.copy()
        cold[1:] = (1 - DAY_BEFORE) * below[1:] + DAY_BEFORE * below[:-1]
        cold *= (cold / TOLD_AT_K) ** (POWER - 1)
        cold *= self.left * self.shocks(*dry_bulb_c.shape[:2], rng)[:, :, self.area]
        mw = self.curve_mw(dry_bulb_c)
        for k in range(len(self.classes)):
            mw += self.mw[:, k] * np.minimum(MOST, self.share_per_k[k] * cold)
        return mw

    def anomaly_k(self, r, month, y):
        """Anomalies of a region's days of score y."""
        table = self.score_k[r, month]
        per_score = (table[10] - table[1]) / -SCORE_OF_5_PERCENT
        tail = table[1] + self.tail[r] * per_score * (y - SCORE_OF_5_PERCENT)
        return np.where(y < SCORE_OF_5_PERCENT, tail, np.interp(ndtr(y), np.arange(21) / 20, table))

    def winters_c(self, winters, rng, weeks=None):
        """Mean dry bulbs of December to February as the daily scores draw them, or of measured weeks."""
        factor = np.linalg.cholesky(self.correlation + 1e-6 * np.eye(len(self.mw)))
        months = [11] * 31 + [0] * 31 + [1] * 28
        rho = self.persistence.mean(axis=0)
        z = [rng.standard_normal((winters, len(self.mw))) @ factor.T for _ in range(2)]
        c = np.empty((len(months), winters, len(self.mw)), np.float32)
        for day, m in enumerate(months):
            for k in range(2):
                z[k] = rho[k] * z[k] + np.sqrt(1 - rho[k] ** 2) * (
                    rng.standard_normal(z[k].shape) @ factor.T)
            if weeks is not None and day % 7 == 0:
                year = weeks.drawn(rng, winters)
            at = None if weeks is None else weeks.place(year, day)
            step = self.in_step[:, m]
            demand = z[0] if weeks is None else weeks.score[:, at].T
            y = step * demand + np.sqrt(1 - step**2) * z[1]
            for r in range(len(self.mw)):
                c[day, :, r] = self.mean_c[r, m] + self.anomaly_k(r, m, y[:, r])
            if weeks is not None:
                known = weeks.dry_bulb_c[:, at].T
                c[day] = np.where(np.isnan(known), c[day], known)
        return c


class Weeks:
    """Scores of demand and measured dry bulbs of the measured years, [region][day]; days in UTC."""

    def __init__(self, path, fleet):
        import h5py

        with h5py.File(path) as file:
            names = [name.decode() for name in file["region"][:]]
            order = [names.index(name) for name in fleet.place]
            demand = file["demand"][:][order].reshape(len(order), -1, 24).mean(axis=2)
            air = file["dry_bulb"][:][order].astype(float)
            scale = float(np.ravel(file["dry_bulb"].attrs["scale_factor"])[0])
            self.dates = np.datetime64("1970-01-01") + file["day"][:]
        self.dry_bulb_c = np.where(air == -32768, np.nan, air * scale)
        month = self.dates.astype("datetime64[M]").astype(int) % 12
        weekend = (self.dates.astype("datetime64[D]").astype(int) + 3) % 7 >= 5
        self.score = np.empty(demand.shape)
        for m in range(12):
            of = np.flatnonzero(month == m)
            x = demand[:, of].astype(float)
            for kind in (True, False):
                x[:, weekend[of] == kind] -= x[:, weekend[of] == kind].mean(axis=1, keepdims=True)
            self.score[:, of] = ndtri((x.argsort(axis=1).argsort(axis=1) + 0.5) / len(of))
        years = np.unique(self.dates.astype("datetime64[Y]"))
        self.years = len(years)
        self.first = (years.astype("datetime64[D]") - self.dates[0]).astype(int)
        self.leap = np.array([int(str(y)) % 4 == 0 for y in years], int)

        self.pool = None  # [winter][of so many as there are]: the years that its weeks are drawn from

    def drawn(self, rng, winters):
        """Year of a week of each winter."""
        which = rng.integers(0, self.years, winters)
        return which if self.pool is None else self.pool[np.arange(winters), which]

    def place(self, year, day):
        """Place of the winter's day, from 1 December on, in the years at hand."""
        if day < 31:
            return self.first[year] + 334 + day + self.leap[year]
        return self.first[year] + day - 31


def measured_c(reference, fleet, begin, end, market):
    """Mean dry bulbs of the days that were measured, [day][1][region]; elsewhere far from any cold."""
    table = pd.read_csv(Path(reference) / "planning" / "daily_temperature_zones_uri_elliott.csv",
                        comment="#")
    table = table[(table.date >= begin) & (table.date <= end)]
    mean = ((table.tmax_c + table.tmin_c) / 2).groupby([table.date, table.zone]).mean().unstack()
    c = np.full((len(mean), 1, len(fleet.mw)), 10.0, np.float32)
    for region, zones in ZONES.items():
        if zones[0].startswith(market):
            c[:, 0, fleet.place[region]] = mean[zones].mean(axis=1)
    return c


def tell(name, share, *levels):
    quantiles = ", ".join(f"{q:.0%} {np.quantile(share, q):.3g}" for q in (0.5, 0.8, 0.9, 0.95, 0.99))
    often = ", ".join(f"{x:g} in one of {1 / (share >= x).mean():.3g}" if (share >= x).any() else
                      f"{x:g} in none of {share.size}" for x in levels)
    print(f"{name}: {quantiles}, most {share.max():.3g}; at least {often}", flush=True)


def main(reference, data):
    fleet, rng = Fleet(data), np.random.default_rng(1)
    ercot, pjm = fleet.of("area", "ERCOT"), fleet.of("area", "PJM")
    east = fleet.of("interconnection", "eastern")
    usual = fleet.mw @ fleet.rate
    total = fleet.mw.sum(axis=1)

    def share(out, which):
        return ((out[..., which].sum(axis=2) + usual[which].sum()) / total[which].sum()).max(axis=0)

    kinds = [("the tables of the air", None)]
    measured = Path(data) / "weather_years.h5"
    if measured.exists():
        kinds.append(("measured weeks", Weeks(measured, fleet)))
    for title, weeks in kinds:
        air_c = fleet.winters_c(2000, rng, weeks)
        for state, left in (("before 2022", 1.0), ("weatherised", 1 - fleet.weatherised)):
            fleet.left = left
            out = fleet.out_mw(air_c, rng)
            print(f"winters of {title}, worst day, plants {state}:")
            tell("  ERCOT, share of its thermal plant out", share(out, ercot), 0.20, 0.30, 0.40)
            tell("  PJM, share of its thermal plant out", share(out, pjm), 0.20, 0.23, 0.27)
            above = out[..., east].sum(axis=2).max(axis=0) / 1e3
            tell("  East, GW above the usual", above, 70.0, 90.0, 120.0)
    fleet.left = 1.0
    for name, which, market, begin, end in (
            ("Uri, ERCOT", ercot, "ERCO", "2021-02-08", "2021-02-20"),
            ("Elliott, PJM", pjm, "PJM_", "2022-12-19", "2022-12-29")):
        c = np.repeat(measured_c(reference, fleet, begin, end, market), 4000, axis=1)
        print(f"measured temperatures, {name}, share out by day, mean of draws:")
        drawn = fleet.out_mw(c, rng)[..., which].sum(axis=2)
        print("  " + " ".join(f"{x:.2f}" for x in (drawn.mean(axis=1) + usual[which].sum()) / total[which].sum()))
        tell("  worst day", ((drawn + usual[which].sum()) / total[which].sum()).max(axis=0), 0.23, 0.30, 0.40)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
