#!/usr/bin/env python3
"""The README's picture: a result at a glance.

    tools/plots/plot_overview.py RESULT.h5 PICTURE.png
"""

import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import xarray as xr

PROMISED, BUILT = "#c44e52", "#4c72b0"
STATES_SHOWN = 10
REFERENCE_YEAR = 2030


def plot_promises(axes, path):
    """The machines of all deals: chips and sites that are the same machines count once."""
    build_out = xr.open_dataset(path, group="buildout", engine="h5netcdf")
    if "promised_machines" not in build_out:
        axes.set_title("No deals")
        axes.set_axis_off()
        return
    time = build_out["exchange_time"]
    promised = build_out["promised_machines"] / 1e3
    delivered = build_out["delivered_machines"] / 1e3
    axes.plot(time, promised, color=PROMISED, label="promised")
    axes.plot(time, delivered, color=BUILT, label="energised")
    axes.fill_between(time, delivered, promised, color=PROMISED, alpha=0.15)
    axes.set(title="Machines of all deals", ylabel="GW at the meter", ylim=(0, None))
    axes.legend(frameon=False)


def plot_energy(axes, years):
    whole = years.sel(year=years["simulated_hours"] >= 8760)
    for name, colour, label in (
        ("data_centre_energy_promised", PROMISED, "had every promise been kept"),
        ("data_centre_energy", BUILT, "as built"),
    ):
        energy = whole[name].sum("region") / 1e6
        axes.plot(energy["year"], energy, "o-", color=colour, label=label, markersize=4)
    axes.set(title="All US data centres", ylabel="TWh a year", ylim=(0, None))
    axes.legend(frameon=False)


def states_of(root):
    """The state of each region, which is the sum of its own; a region of none stands for itself."""
    names = root["region"]
    state = root["region_state"] if "region_state" in root else xr.full_like(names, "")
    return xr.where(state == "", names, state).rename("state")


def plot_shares(axes, year, states):
    by_state = year[["data_centre_energy", "sales"]].groupby(states).sum()
    share = 100 * by_state["data_centre_energy"] / by_state["sales"]
    share = share.isel(state=np.argsort(share.values)[-STATES_SHOWN:])
    axes.barh(share["state"].values, share.values, color=BUILT)
    axes.set(title=f"Data centres' share of sales, {int(year['year'])}", xlabel="%")


def plot_hours(axes, root, year, states, state):
    """The hottest or coldest week: the one with the highest hour."""
    given = [name for name in ("net_import", "canada_import") if name in root]
    here = root[["grid_load", *given]].isel(region=(states == state).values)
    here = here.sel(time=str(int(year["year"]))).sum("region") / 1e3
    load = here["grid_load"]
    peak = int(load.argmax())
    week = slice(max(0, peak - 84), peak + 84)
    own = load.isel(time=week)
    supplied = own - sum(here[name].isel(time=week) for name in given)
    axes.fill_between(own["time"], 0, supplied, color=BUILT, alpha=0.5, linewidth=0,
                      label="from own plants, or short")
    axes.fill_between(own["time"], supplied, own, color="#dd8452", alpha=0.6, linewidth=0,
                      label="net import")
    axes.plot(own["time"], own, color="black", linewidth=0.8, label="grid load")
    axes.set(title=f"{state}, the week of the peak of {int(year['year'])}", ylabel="GW",
             ylim=(0, None))
    axes.legend(frameon=False, loc="lower left")


def main(result, picture):
    years = xr.open_dataset(result, group="summary", engine="h5netcdf")
    known = [int(y) for y in years["year"] if years["simulated_hours"].sel(year=y) > 0]
    if not known:
        sys.exit(f"{result}: no year of it has ended yet")
    year = years.sel(year=REFERENCE_YEAR if REFERENCE_YEAR in known else known[-1])
    root = xr.open_dataset(result, engine="h5netcdf")
    states = states_of(root)
    busiest = str(states.values[int(year["data_centre_energy"].argmax())])
    state = "VA" if "VA" in states.values else busiest

    figure, axes = plt.subplots(2, 2, figsize=(11, 7), constrained_layout=True)
    plot_promises(axes[0, 0], result)
    plot_energy(axes[0, 1], years)
    plot_shares(axes[1, 0], year, states)
    plot_hours(axes[1, 1], root, year, states, state)
    for panel in axes.flat:
        panel.spines[["top", "right"]].set_visible(False)
    for panel in (axes[0, 0], axes[1, 1]):
        panel.tick_params(axis="x", labelrotation=30)
    figure.savefig(picture, dpi=110, metadata={"Software": None})


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
