#!/usr/bin/env python3
"""How far the coldest days of a region reach: `cold_tail` of cold_regions.csv.

    cold_tail.py REFERENCE_DIR DATA_DIR

prints how the coldest hour of winters drawn by the tables of the air stands beside the annual extremes
of ASHRAE's Handbook (2021, chapter 14), which the heads of the stations' files have. With
s(m) = (median - 5 % quantile) / 1.645 of the days of a month m, a slope over normal scores [K], and T
the mean of the coldest month,

    cold_tail = min(0.6 + 0.115 (T + 3 C) held to 0.6..1.9, 1.15 mean of s / largest s), Dec to Feb

A typical year has each month of one year only. Where one of three had a cold spell in that year, its
5 % is cold already and its s large: its days go on about as steep as the winter as a whole. 1.15:
calibration, what once in 20 and once in 50 years is colder than the mean year by at six of the eight
stations (not Dallas, which keeps the first term, and Chicago, which has it). The first term alone
holds in Texas, Oklahoma and Arkansas, where February 2021 went as far: Dallas had -19 C (NOAA),
Oklahoma City -26 C, Little Rock -18 C (R).
"""

import gzip
import sys
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from importers.air import EPW  # noqa: E402
from importers.common import HOUR_COLUMNS, QUANTILE_COLUMNS  # noqa: E402

SCORE_OF_5_PERCENT = -1.6448536269514722
WINTER = (12, 1, 2)
STEEPER = 1.15
SEEN = ("TX", "OK", "AR")
RETURN_YEARS = (5, 10, 20, 50)


def slopes_k(quantiles_k):
    """s of months, over the last axis of q00, q05, ... q100."""
    quantiles_k = np.asarray(quantiles_k)
    return (quantiles_k[..., 10] - quantiles_k[..., 1]) / -SCORE_OF_5_PERCENT


def cold_tail(coldest_c, winter_quantiles_k, seen=False):
    """`winter_quantiles_k`: [month of the winter][quantile]; `seen`: a day as cold was measured."""
    wanted = float(np.clip(0.6 + 0.115 * (coldest_c + 3.0), 0.6, 1.9))
    slopes = slopes_k(winter_quantiles_k)
    return wanted if seen else min(wanted, STEEPER * float(slopes.mean() / slopes.max()))


def extremes_c(path):
    """Mean of the year's coldest hour and those of once in 5, 10, 20 and 50 years [deg C]."""
    with gzip.open(path, "rt", encoding="latin-1") as file:
        cells = file.readlines()[1].strip().split(",")
    least = [float(cell) for cell in cells[cells.index("Extremes") + 4:]][::2]
    return np.array([least[0], *least[2:6]])


def drawn_c(data, fleet, region, rng, winters=4000):
    """The same of winters that the tables draw, as grid/weather/air_days.hpp has them."""
    def table(name):
        t = pd.read_csv(Path(data) / name, comment="#", keep_default_na=False)
        return t[t.region == region].set_index("month")

    mean, pattern, months = (table(f"air_{name}.csv") for name in ("dry_bulb", "pattern", "months"))
    r = fleet.place[region]
    rho, y = fleet.persistence[r].mean(), rng.standard_normal(winters)
    coldest = np.full(winters, np.inf)
    for month in [12] * 31 + [1] * 31 + [2] * 28:
        y = rho * y + np.sqrt(1 - rho**2) * rng.standard_normal(winters)
        a = fleet.anomaly_k(r, month - 1, y)[:, None]
        wider = np.maximum(-1.0, months.range_mean[month]
                           - months.range_deviation[month] * rng.standard_normal(winters))[:, None]
        m, p = (t.loc[month, HOUR_COLUMNS].to_numpy(float) for t in (mean, pattern))
        coldest = np.minimum(coldest, (m + a * p + wider * (m - m.mean())).min(axis=1))
    return np.array([coldest.mean(), *(np.quantile(coldest, 1 / n) for n in RETURN_YEARS)])


def main(reference, data):
    from importers.cold_outages import Fleet

    fleet, rng = Fleet(data), np.random.default_rng(1)
    print("coldest hour of the year: mean; K below it once in 5, 10, 20, 50 years; s of Dec, Jan, Feb")
    for state in EPW:
        region = fleet.regions.region[(fleet.regions.state == state).argmax()]
        r = fleet.place[region]
        for name, c in (("ASHRAE", extremes_c(Path(reference) / "weather" / f"{EPW[state]}.epw.gz")),
                        (f"cold_tail {fleet.tail[r]:g}", drawn_c(data, fleet, region, rng))):
            print(f"  {state} {name}: {c[0]:.1f}; " + ", ".join(f"{c[0] - x:.1f}" for x in c[1:])
                  + "; " + ", ".join(f"{slopes_k(fleet.score_k[r, m - 1]):.1f}" for m in WINTER))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
