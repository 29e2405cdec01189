"""How the hourly load of planning areas is spread over a year, measured or simulated.

    load_s     load that is exceeded in the share s of the hours
    coincidence    of an area: its load in the hour of the interconnection's peak over its own peak;
                   of its zones: sum of their own peaks over the area's peak

Tables of tests/data/load_duration.csv; the same figures of a result of the program are made by the
same functions (tools/plots/plot_load_duration.py, tests/end_to_end/test_load_duration.py).
"""

import numpy as np

from importers import loads

YEARS = (2022, 2023, 2024)
SHARES_ABOVE = (0.1, 1, 5, 25, 50, 75, 95, 99, 99.9)  # % of the hours
QUANTILE_COLUMNS = [f"load_{share:g}" for share in SHARES_ABOVE]
COLUMNS = ["mean", *QUANTILE_COLUMNS, "peak", "coincidence", "zone_coincidence"]


def sums(load_mw, names):
    """{name: (hours,) sum of the columns of that name} of load_mw (hours, zones)."""
    names = np.asarray(names)
    return {name: load_mw[:, names == name].sum(axis=1) for name in dict.fromkeys(names)}


def of_areas(load_mw, area, interconnection):
    """{area: {column: MW, or a share}} of one year's load_mw (hours, zones).

    area, interconnection: names, one for each zone; an area lies in one interconnection.
    """
    load_mw = np.asarray(load_mw, float)
    grid_of = {}
    for one, grid in zip(area, interconnection):
        if grid_of.setdefault(one, grid) != grid:
            raise ValueError(f"{one} lies in two interconnections, {grid_of[one]} and {grid}")
    peak_hour = {name: int(mw.argmax()) for name, mw in sums(load_mw, interconnection).items()}
    result = {}
    for one, mw in sums(load_mw, area).items():
        quantiles = np.quantile(mw, [1.0 - share / 100.0 for share in SHARES_ABOVE])
        zones = load_mw[:, np.asarray(area) == one].max(axis=0)
        result[one] = {"mean": mw.mean(), **dict(zip(QUANTILE_COLUMNS, quantiles)), "peak": mw.max(),
                       "coincidence": mw[peak_hour[grid_of[one]]] / mw.max(),
                       "zone_coincidence": zones.sum() / mw.max()}
    return result


def write_load_duration(reference, output):
    nesting = reference.nesting
    area = [nesting.area[zone] for zone in nesting.zones]
    grid = [nesting.interconnection[zone] for zone in nesting.zones]
    rows = []
    for year in YEARS:
        measured = of_areas(loads.hourly(reference, year).to_numpy(), area, grid)
        rows += [[one, str(year), *(round(float(measured[one][column]), 4 if "coin" in column else 1)
                                    for column in COLUMNS)] for one in nesting.areas.area]
    output.write(
        "load_duration.csv",
        ["Measured hourly load of planning areas: EIA-930, cleaned (key G of scenarios/data/SOURCES.md), mapped to zones as",
         "tools/importers/loads.py says and summed, years in UTC. MW at the balancing authorities' meters.",
         "load_s: exceeded in s % of the hours. coincidence: load in the hour of the interconnection's peak over the own",
         "peak; zone_coincidence: sum of the zones' own peaks over the area's peak.",
         "Written by tools/import_evidence.py."],
        ["area", "year", *COLUMNS], rows, digits=8)
