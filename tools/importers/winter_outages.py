#!/usr/bin/env python3
"""The worst day of a winter by planning area: return levels with intervals, beside what was seen.

    winter_outages.py DATA_DIR

draws winters of measured weeks (cold_outages.py), plants before 2022, and prints as a table what is out
of the thermal plants on the worst day once in 2, 5, 10, 20 and 50 winters. The intervals, 90 %, are a
bootstrap over the measured years: as many years are drawn anew, with repetition, and winters of their
weeks alone. They have in them that nine years are few, not that the outages were fitted to two spells.
Below stand spells that were seen: how often winters have as much, and how often the fifteen winters of
2010/11 to 2024/25 had, with the exact interval of a Poisson count.
"""

import sys
from pathlib import Path

import numpy as np
from scipy.stats import chi2

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from importers.cold_outages import Fleet, Weeks  # noqa: E402

WINTERS, REPLICATES, OF_REPLICATE, AT_ONCE = 4000, 40, 400, 2000
RETURN_WINTERS = (2, 5, 10, 20, 50)
LEVEL = (0.05, 0.95)
SEEN_WINTERS = 15
EAST, TEXAS = "the East, GW above the usual", "ERCOT"
# spell, place, size (a share but of the East), winters of 2010/11 to 2024/25 with as much: docs/outages.md
SEEN = [("Uri, February 2021", TEXAS, 0.40, 1),
        ("polar vortex, January 2014, and Elliott", "PJM", 0.23, 2),
        ("Elliott, December 2022", "PJM", 0.27, 1),
        ("Elliott, December 2022", EAST, 90.5, 1)]


def resampled(years, replicates, of_each, rng):
    """[winter][year]: the years of each replicate, for all of its winters."""
    return np.repeat(rng.integers(0, years, (replicates, years)), of_each, axis=0)


def poisson_interval(count, level=LEVEL):
    """Exact interval of the mean of a count."""
    low = chi2.ppf(level[0], 2 * count) / 2 if count else 0.0
    return low, chi2.ppf(level[1], 2 * (count + 1)) / 2


def winters_between(worst, size):
    """Winters for one that has `size` or more; infinite of none."""
    often = (np.asarray(worst) >= size).mean()
    return 1.0 / often if often else np.inf


def worst_days(fleet, weeks, winters, rng):
    """{area: share of its thermal plant out on the worst day, [winter]}; the East in GW."""
    usual, total = fleet.mw @ fleet.rate, fleet.mw.sum(axis=1)
    out = fleet.out_mw(fleet.winters_c(winters, rng, weeks), rng)
    worst = {}
    for area in sorted(fleet.areas):
        which = fleet.of("area", area)
        worst[area] = ((out[..., which].sum(axis=2) + usual[which].sum()) / total[which].sum()).max(axis=0)
    worst[EAST] = out[..., fleet.of("interconnection", "eastern")].sum(axis=2).max(axis=0) / 1e3
    return worst


def drawn(fleet, weeks, rng, pool=None, winters=WINTERS):
    """worst_days() of many winters, some at once; `pool`: of Weeks, for all of them."""
    parts = []
    for first in range(0, winters, AT_ONCE):
        count = min(AT_ONCE, winters - first)
        weeks.pool = None if pool is None else pool[first:first + count]
        parts.append(worst_days(fleet, weeks, count, rng))
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def told(x):
    return "none" if np.isinf(x) else f"{x:.0f}" if x >= 10 else f"{x:.1f}"


def main(data):
    fleet, rng = Fleet(data), np.random.default_rng(1)
    weeks = Weeks(Path(data) / "weather_years.h5", fleet)
    all_years = drawn(fleet, weeks, rng)
    pool = resampled(weeks.years, REPLICATES, OF_REPLICATE, rng)
    others = {name: worst.reshape(REPLICATES, OF_REPLICATE)
              for name, worst in drawn(fleet, weeks, rng, pool, len(pool)).items()}
    print("| area | " + " | ".join(f"1 in {n}" for n in RETURN_WINTERS) + " |")
    print("|---" * (len(RETURN_WINTERS) + 1) + "|")
    for name, worst in all_years.items():
        digits = 0 if name == EAST else 2
        cells = []
        for n in RETURN_WINTERS:
            low, high = np.quantile(np.quantile(others[name], 1 - 1 / n, axis=1), LEVEL)
            cells.append(f"{np.quantile(worst, 1 - 1 / n):.{digits}f} ({low:.{digits}f}–{high:.{digits}f})")
        print(f"| {name} | " + " | ".join(cells) + " |")
    print("\n| seen | place | size | here once in, winters | since 2010/11 once in, winters |\n|---|---|---|---|---|")
    for spell, name, size, count in SEEN:
        low, high = np.quantile([winters_between(replicate, size) for replicate in others[name]], LEVEL,
                                method="nearest")
        least, most = poisson_interval(count)
        print(f"| {spell} | {name} | {size:g} | {told(winters_between(all_years[name], size))} "
              f"({told(low)}–{told(high)}) | {told(SEEN_WINTERS / count)} "
              f"({told(SEEN_WINTERS / most)}–{told(SEEN_WINTERS / least)}) |")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
