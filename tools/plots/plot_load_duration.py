#!/usr/bin/env python3
"""Load of planning areas over the share of hours, simulated beside EIA-930: a picture, and tables to print.

    tools/plots/plot_load_duration.py MEASURED.csv PICTURE.svg RESULT.h5...

MEASURED.csv: tests/data/load_duration.csv. Results: of one scenario with different seeds, such as

    for seed in 1 2 3; do gigaload run us-2024 --seed $seed --set ensemble.samples=0 -o $seed.h5; done

Years are those that both know. Same input, same bytes.
"""

import csv
import sys
from pathlib import Path

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from scipy.stats import norm

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from importers.load_duration import COLUMNS, QUANTILE_COLUMNS, SHARES_ABOVE, of_areas  # noqa: E402

COLOURS = ("#4c72b0", "#dd8452", "#55a868", "#c44e52")
WANTED = ("load_0.1", "load_5", "load_50", "load_95")
WITHIN = 0.03
SHOWN_SHARES = (99.9, 95, 50, 5, 0.1)


def measured_of(path):
    """{(area, year): {column: value}}"""
    with open(path, newline="", encoding="utf-8") as file:
        return {(row["area"], int(row["year"])): {name: float(row[name]) for name in COLUMNS}
                for row in csv.DictReader(line for line in file if not line.startswith("#"))}


def texts(dataset):
    return [x.decode() if isinstance(x, bytes) else x for x in dataset[...]]


def simulated_of(path):
    """{(area, year): {column: value}} of a result's whole years."""
    with h5py.File(path) as file:
        area, grid = texts(file["region_planning_area"]), texts(file["region_interconnection"])
        start = np.datetime64("1970-01-01", "h") + file["time"][...].astype("timedelta64[h]")
        year_of = start.astype("datetime64[Y]").astype(int) + 1970
        load = file["grid_load"][...].astype(float)
    return {(one, int(year)): row for year in np.unique(year_of) if (year_of == year).sum() >= 8760
            for one, row in of_areas(load[year_of == year], area, grid).items()}


def gathered(paths):
    """{(area, year): {column: (results,)}}"""
    members = [simulated_of(path) for path in paths]
    return {key: {name: np.array([one[key][name] for one in members]) for name in COLUMNS}
            for key in members[0]}


def print_quantiles(year, areas, measured, simulated):
    print(f"\n{year}: mean of the simulated years over measured, less one [%]; ± one year's standard deviation")
    print(f"{'area':13s}" + "".join(f"{name.removeprefix('load_'):>13s}"
                                    for name in ("mean", *QUANTILE_COLUMNS, "peak")))
    missed = []
    for one in areas:
        cells = []
        for name in ("mean", *QUANTILE_COLUMNS, "peak"):
            ratio = 100 * (simulated[one, year][name] / measured[one, year][name] - 1)
            beyond = name in WANTED and abs(ratio.mean()) > 100 * WITHIN
            cells.append(f"{ratio.mean():+6.1f} ±{ratio.std(ddof=1):4.1f}{'*' if beyond else ' '}")
            if beyond:
                missed.append(f"{one} {name.removeprefix('load_')} %: {ratio.mean():+.1f} %")
        print(f"{one:13s} " + " ".join(cells))
    print(f"beyond {WITHIN:.0%} (*) in {len(missed)} of {len(WANTED) * len(areas)}: {', '.join(missed)}")


def print_coincidence(year, areas, measured, simulated):
    print(f"\n{year}: peak [GW], and coincidence [%]: load in the hour of the interconnection's peak over "
          "the own\npeak, and sum of the zones' peaks over the area's; measured, simulated ± of one year")
    for one in areas:
        given, found = measured[one, year], simulated[one, year]
        parts = [f"{given['peak'] / 1e3:8.2f} {found['peak'].mean() / 1e3:8.2f} ±"
                 f"{found['peak'].std(ddof=1) / 1e3:5.2f}"]
        for name in ("coincidence", "zone_coincidence"):
            parts.append(f"{100 * given[name]:8.1f} {100 * found[name].mean():8.1f} ±"
                         f"{100 * found[name].std(ddof=1):5.1f}")
        print(f"{one:13s}" + "   ".join(parts))


def draw(panel, one, years, measured, simulated):
    place = norm.ppf(1 - np.array(SHARES_ABOVE) / 100)
    for year, colour in zip(years, COLOURS):
        rows = np.array([simulated[one, year][name] for name in QUANTILE_COLUMNS]) / 1e3
        given = [measured[one, year][name] / 1e3 for name in QUANTILE_COLUMNS]
        panel.fill_between(place, rows.min(axis=1), rows.max(axis=1), color=colour, alpha=0.35, linewidth=0,
                           label=f"{year} simulated, all seeds")
        panel.plot(place, given, "o", color=colour, markersize=3, label=f"{year} measured")
    said = ["load in the grid's peak hour", "over own peak [%]:"]
    said += [f"{year}: {100 * measured[one, year]['coincidence']:.0f}, simulated "
             f"{100 * simulated[one, year]['coincidence'].mean():.0f} ± "
             f"{100 * simulated[one, year]['coincidence'].std(ddof=1):.0f}" for year in years]
    panel.text(0.98, 0.03, "\n".join(said), transform=panel.transAxes, ha="right", va="bottom", fontsize=6)
    panel.set_title(one.replace("_", " "), fontsize=9)
    panel.set_xticks(norm.ppf(1 - np.array(SHOWN_SHARES) / 100), [f"{share:g}" for share in SHOWN_SHARES])
    panel.set_ylim(0, None)
    panel.tick_params(labelsize=7)
    panel.spines[["top", "right"]].set_visible(False)


def picture(path, areas, years, measured, simulated):
    # the names of clip paths hang on the salt, else on chance
    matplotlib.rcParams.update({"svg.hashsalt": "gigaload", "svg.fonttype": "none"})
    columns = 6
    figure, axes = plt.subplots(-(-(len(areas) + 1) // columns), columns, figsize=(11, 6),
                                constrained_layout=True)
    for panel, one in zip(axes.flat, areas):
        draw(panel, one, years, measured, simulated)
    for panel in axes.flat[len(areas):]:
        panel.set_axis_off()
    handles, labels = axes.flat[0].get_legend_handles_labels()
    axes.flat[len(areas)].legend(handles, labels, frameon=False, loc="center", fontsize=8)
    figure.supxlabel("% of the hours with more", fontsize=9)
    figure.supylabel("load of the area [GW]", fontsize=9)
    figure.savefig(path, metadata={"Date": None, "Creator": None})


def main(measured_path, picture_path, *results):
    measured, simulated = measured_of(measured_path), gathered(results)
    years = sorted({year for _, year in measured} & {year for _, year in simulated})
    areas = [one for one in dict.fromkeys(one for one, _ in measured) if (one, years[0]) in simulated]
    for year in years:
        print_quantiles(year, areas, measured, simulated)
        print_coincidence(year, areas, measured, simulated)
    picture(picture_path, areas, years, measured, simulated)


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
