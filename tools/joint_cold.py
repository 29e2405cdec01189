#!/usr/bin/env python3
"""Cold that neighbours have at once: the tables and the picture of docs/joint_cold.md.

    tools/joint_cold.py [DATA_DIR] [--picture FILE.svg]

Of December to February, areas as a whole, each day less the mean of its month and kind of day (weekday,
weekend): the correlation of the daily peaks of demand and of the daily mean temperature, and

    chi(q) = P(V > q | U > q),    U, V the ranks of the two areas' days over their number,

of peaks, and of the cold. Of independent days it is 1 - q; of days that have their worst in common, 1.

    measured    2016 to 2024 in their order; interval: years drawn anew, with repetition
    weeks       nine winters of measured weeks, as weather_years.draw = "weeks" has them
    AR(1)       nine years of the daily scores, as weather_years.draw = "model" has them

The intervals, 90 %, of the last two are those of many draws of nine winters. The scores are those of
grid/weather/daily_model.hpp and demand_score.csv in numpy; how well they keep to the tables is printed.
Temperature is measured on too few days for a table: weeks have what the demand tells of it. Needs numpy,
pandas, scipy and h5py.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.special import ndtr

sys.path.insert(0, str(Path(__file__).resolve().parent))

from importers import daily_anomaly  # noqa: E402
from importers.cold_outages import Fleet, Weeks  # noqa: E402
from importers.common import HOUR_COLUMNS, QUANTILE_COLUMNS  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
GROUPS = {"PJM": ["PJM"], "Carolinas": ["Carolinas"], "TVA": ["TVA"], "Southern": ["Southern"],
          "MISO": ["MISO_North", "MISO_Central", "MISO_South"], "SPP": ["SPP_North", "SPP_South"],
          "ERCOT": ["ERCOT"], "New York": ["NYISO"], "New England": ["ISONE"], "CAISO": ["CAISO"],
          "Southwest": ["Southwest"], "Northwest": ["Northwest"]}
PAIRS = [("PJM", "Carolinas"), ("PJM", "MISO"), ("TVA", "Southern"), ("Carolinas", "Southern"),
         ("ERCOT", "SPP"), ("New York", "New England"), ("CAISO", "Southwest"), ("Northwest", "CAISO")]
REPLICATES, BOOTSTRAPS = 60, 400
TAILS = (0.95, 0.99)
SCORE_COLUMNS = [*QUANTILE_COLUMNS[:-1], "p975", "p990", "p997", "q20"]


def chi(x, y, q):
    """P(V > q | U > q) by ranks; NaN where no day of x is above."""
    u, v = (np.argsort(np.argsort(a)) + 0.5 for a in (x, y))
    above = u > q * len(u)
    return (v[above] > q * len(v)).mean() if above.any() else np.nan


def statistics(x, y):
    """Correlation, chi(0.95) and chi(0.99) of days with the worst on top."""
    return np.array([np.corrcoef(x, y)[0, 1], *(chi(x, y, q) for q in TAILS)])


def less_means(values, kind):
    """Values [area][day] less the mean of the days of their kind."""
    rest = np.array(values, dtype=float)
    for k in np.unique(kind):
        rest[:, kind == k] -= rest[:, kind == k].mean(axis=1, keepdims=True)
    return rest


def factor(correlation):
    """Cholesky's factor, drawn towards the identity where there is none (grid/core/cholesky.cpp)."""
    ridge = 0.0
    while True:
        matrix = correlation / (1 + ridge)
        np.fill_diagonal(matrix, 1.0)
        try:
            lower = np.linalg.cholesky(matrix)
            if np.diag(lower).min() ** 2 > 1e-10:
                return lower
        except np.linalg.LinAlgError:
            pass
        ridge = 2 * ridge or 1e-9


def process(rho, correlation, days, rng):
    """Scores [day][region] of rho by region and the given correlation on each day."""
    share = np.sqrt(1 - rho**2)
    step = share[:, None] * factor(correlation * (1 - np.outer(rho, rho)) / np.outer(share, share))
    z = np.empty((days, len(rho)))
    z[0] = factor(correlation) @ rng.standard_normal(len(rho))
    for day in range(1, days):
        z[day] = rho * z[day - 1] + step @ rng.standard_normal(len(rho))
    return z


class Winters:
    """Peaks and temperatures of the groups on the winter days of the measured years."""

    def __init__(self, data):
        def read(name):
            return pd.read_csv(Path(data) / name, comment="#", keep_default_na=False)

        self.fleet = fleet = Fleet(data)
        self.weeks = weeks = Weeks(Path(data) / "weather_years.h5", fleet)
        names = list(fleet.place)
        sales = read("demand.csv").set_index("region").loc[names]
        weight = (sales.sales_2023_gwh - sales.data_centres_2023_gwh).to_numpy(float)
        self.weight = np.array([weight * np.isin(fleet.regions.area, areas) for areas in GROUPS.values()])
        month = weeks.dates.astype("datetime64[M]").astype(int) % 12
        # the first and the last day have hours of other years where days are local
        self.days = np.flatnonzero(np.isin(month, (11, 0, 1)))[1:-1]
        self.month, dates = month[self.days], weeks.dates[self.days]
        self.year = dates.astype("datetime64[Y]").astype(int)
        self.weekend = (dates.astype("datetime64[D]").astype(int) + 3) % 7 >= 5
        self.kind = 2 * self.month + self.weekend
        self.mean = read("demand_mean.csv").set_index(["day_type", "month", "region"])[HOUR_COLUMNS]
        self.pattern = read("demand_pattern.csv").set_index(["month", "region"])[HOUR_COLUMNS]
        self.score = read("demand_score.csv").set_index(["month", "region"])[SCORE_COLUMNS]
        self.measured = less_means(self._measured_peaks(data), self.kind)

    def _measured_peaks(self, data):
        import h5py

        with h5py.File(Path(data) / "weather_years.h5") as file:
            order = [[n.decode() for n in file["region"][:]].index(name) for name in self.fleet.place]
            demand = file["demand"][:][order]
        peaks = []
        for weight in self.weight:
            zone = self.fleet.regions.time_zone[weight.argmax()]
            behind = -int(pd.Timestamp("2020-01-15", tz=zone).utcoffset().total_seconds() // 3600)
            load = np.roll(weight @ demand, -behind)
            peaks.append(load.reshape(-1, 24).max(axis=1)[self.days])
        return np.array(peaks)

    def by_month(self, of):
        """[day][region] of of(month, places of its days)."""
        result = np.empty((len(self.days), len(self.fleet.place)))
        for m in np.unique(self.month):
            at = np.flatnonzero(self.month == m)
            result[at] = of(m, at)
        return result

    def model_peaks(self, z):
        """[group][day] of scores of the demand [day][region]."""
        names = list(self.fleet.place)

        def value(m, at):
            table = self.score.loc[m + 1].loc[names].to_numpy(float)
            return np.column_stack([np.interp(ndtr(z[at, r]), daily_anomaly.nodes(), table[r])
                                    for r in range(len(names))])

        scores, peaks = self.by_month(value), np.empty((len(self.weight), len(self.days)))
        for k in np.unique(self.kind):
            at, m = np.flatnonzero(self.kind == k), k // 2 + 1
            mean = self.mean.loc["weekend" if k % 2 else "weekday"].loc[m].loc[names].to_numpy(float)
            pattern = self.pattern.loc[m].loc[names].to_numpy(float)
            for g, w in enumerate(self.weight):
                peaks[g, at] = (w @ mean + (scores[at] * w) @ pattern).max(axis=1)
        return peaks

    def temperatures(self, z, rng):
        """[group][day] K below the month's mean, of scores of the demand [day][region]."""
        fleet = self.fleet
        air = process(fleet.persistence[:, 1], fleet.correlation, len(self.days), rng)

        def value(m, at):
            step = fleet.in_step[:, m]
            y = step * z[at] + np.sqrt(1 - step**2) * air[at]
            return np.column_stack([fleet.anomaly_k(r, m, y[:, r]) for r in range(y.shape[1])])

        return -(self.weight / self.weight.sum(axis=1, keepdims=True)) @ self.by_month(value).T

    def drawn_weeks(self, rng):
        """Places, among the winter's days, of nine winters of measured weeks."""
        day_of = np.full((self.weeks.years, 90), -1)
        for year in range(self.weeks.years):
            for day in range(90):
                found = np.flatnonzero(self.days == self.weeks.place(year, day))
                day_of[year, day] = found[0] if len(found) else -1
        at = day_of[rng.integers(0, self.weeks.years, (self.weeks.years, 13)).repeat(7, axis=1)[:, :90],
                    np.arange(90)]
        return at[at >= 0]


def of_pairs(values):
    """[pair][statistic]"""
    names = list(GROUPS)
    return np.array([statistics(values[names.index(a)], values[names.index(b)]) for a, b in PAIRS])


def results(winters, rng):
    """{(what, how): (values, lows, highs)}, each [pair][statistic]."""
    def spread(one, draws, middle=None):
        draws = np.array([one() for _ in range(draws)])
        low, high = np.nanquantile(draws, (0.05, 0.95), axis=0)
        return np.nanmean(draws, axis=0) if middle is None else middle, low, high

    def years_anew():
        years = rng.choice(np.unique(winters.year), len(np.unique(winters.year)))
        return of_pairs(winters.measured[:, np.concatenate([np.flatnonzero(winters.year == y) for y in years])])

    fleet = winters.fleet
    measured_z = winters.weeks.score[:, winters.days].T

    def model():
        return process(fleet.persistence[:, 0], fleet.correlation, len(winters.days), rng)

    def weeks_air():
        return of_pairs(less_means(winters.temperatures(measured_z, rng), winters.month)[:, winters.drawn_weeks(rng)])

    return {
        ("demand", "measured"): spread(years_anew, BOOTSTRAPS, of_pairs(winters.measured)),
        ("demand", "weeks"): spread(lambda: of_pairs(winters.measured[:, winters.drawn_weeks(rng)]), REPLICATES),
        ("demand", "AR(1)"): spread(
            lambda: of_pairs(less_means(winters.model_peaks(model()), winters.kind)), REPLICATES),
        ("cold", "weeks"): spread(weeks_air, REPLICATES),
        ("cold", "AR(1)"): spread(
            lambda: of_pairs(less_means(winters.temperatures(model(), rng), winters.month)), REPLICATES)}


def port_errors(winters, rng, days=40000):
    """How far a long draw is off the tables, at most: correlation, persistence."""
    rho, c = winters.fleet.persistence[:, 0], winters.fleet.correlation
    z = process(rho, c, days, rng)
    lag = np.array([np.corrcoef(z[1:, r], z[:-1, r])[0, 1] for r in range(len(rho))])
    return np.abs(np.corrcoef(z.T) - c).max(), np.abs(lag - rho).max()


def print_tables(found):
    for what, title in (("demand", "Daily peaks of demand"), ("cold", "Daily mean temperature, cold on top")):
        hows = [how for w, how in found if w == what]
        for s, name in enumerate(("correlation", *(f"chi({q})" for q in TAILS))):
            print(f"{title}: {name}\n\n| areas | " + " | ".join(hows) + " |\n" + "|---" * (len(hows) + 1) + "|")
            for p, (a, b) in enumerate(PAIRS):
                print(f"| {a}, {b} | " + " | ".join("{:.2f} ({:.2f}–{:.2f})".format(
                    *(part[p, s] for part in found[what, how])) for how in hows) + " |")
            print()


def picture(found):
    """chi(0.95) of the peaks of demand with intervals, as SVG."""
    left, wide, row = 190, 420, 34
    height = row * len(PAIRS) + 70
    colours = {"measured": "#1b6ca8", "weeks": "#6a9f3c", "AR(1)": "#c1442e"}
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + wide + 30} {height}" role="img" '
             'font-family="sans-serif" font-size="13"><title>chi(0.95) of the daily peaks of demand, '
             'December to February</title><rect width="100%" height="100%" fill="white"/>']
    for i, (how, colour) in enumerate(colours.items()):
        parts.append(f'<text x="{left + 110 * i}" y="18" fill="{colour}">{how}</text>')
    for tick in range(0, 11, 2):
        x = left + wide * tick / 10
        parts.append(f'<path d="M{x:.1f} 28V{height - 34}" stroke="#ddd"/>'
                     f'<text x="{x:.1f}" y="{height - 16}" text-anchor="middle">{tick / 10:g}</text>')
    for p, (a, b) in enumerate(PAIRS):
        y = 44 + row * p
        parts.append(f'<text x="{left - 10}" y="{y + 4}" text-anchor="end">{a}, {b}</text>')
        for i, (how, colour) in enumerate(colours.items()):
            value, low, high = (left + wide * part[p, 1] for part in found["demand", how])
            parts.append(f'<path d="M{low:.1f} {y + 8 * (i - 1)}H{high:.1f}" stroke="{colour}" stroke-width="2"/>'
                         f'<circle cx="{value:.1f}" cy="{y + 8 * (i - 1)}" r="3.5" fill="{colour}"/>')
    return "\n".join([*parts, "</svg>\n"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=ROOT / "scenarios" / "data")
    parser.add_argument("--picture", type=Path)
    arguments = parser.parse_args()
    winters, rng = Winters(arguments.data), np.random.default_rng(1)
    print("scores drawn here less those of the tables, 40,000 days, at most: correlation {:.3f}, "
          "persistence {:.3f}\n".format(*port_errors(winters, rng)))
    found = results(winters, rng)
    print_tables(found)
    if arguments.picture:
        arguments.picture.write_text(picture(found), encoding="utf-8")


if __name__ == "__main__":
    main()
