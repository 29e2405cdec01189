"""Hindcast of 2023 and 2024 against the reference figures: tables and assertions.

The program is the environment's GIGALOAD. Runs the shipped scenario us-2024 and compares it with
tests/data/hindcast_2023.csv. Exits 1 on a missed bound, 77 where h5py and numpy are missing.
"""

import csv
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import h5py
    import numpy as np
except ImportError:
    print("skipped: this Python has no h5py and numpy")
    sys.exit(77)

SEEDS = 20
# State shapes that the sources call nearly exact; Virginia stands for Dominion's zone.
NEAR_EXACT = "CT MA ME NH RI VT NY TX CA DC DE UT NV VA".split()

failures = []


def check(ok, text):
    print(("ok    " if ok else "MISS  ") + text)
    if not ok:
        failures.append(text)


def within(value, wanted, relative, name, unit):
    check(abs(value - wanted) <= relative * abs(wanted),
          f"{name}: {value:,.1f} {unit}, wanted {wanted:,.1f} ± {relative:.1%} "
          f"({value / wanted - 1:+.1%})")


def run(program, path, seed):
    subprocess.run([program, "run", "us-2024", "-o", path, "--seed", str(seed), "--quiet",
                    "--set", "ensemble.samples=0"],  # prices and fuels are the balance's
                   check=True, stdout=subprocess.DEVNULL)
    return h5py.File(path)


def measured():
    path = Path(__file__).resolve().parents[1] / "data" / "hindcast_2023.csv"
    with open(path, newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row.pop("state"): {k: float(v) for k, v in row.items()} for row in rows}


def labels(dataset):
    return [x.decode() if isinstance(x, bytes) else x for x in dataset[...]]


class Hindcast:
    """A result's figures by state, each the sum over the state's zones."""

    def __init__(self, file):
        summary = file["summary"]
        self.years = list(summary["year"][...])
        self.zones = labels(summary["region"])
        state = labels(file["region_state"])
        self.states = sorted(set(state))
        self.zones_of = {s: [z for z in range(len(state)) if state[z] == s] for s in self.states}
        self.technologies = labels(summary["technology"])
        self.summary = {name: summary[name][...] for name in summary
                        if isinstance(summary[name], h5py.Dataset) and summary[name].ndim >= 2}

    def by_zone(self, name, year):
        return dict(zip(self.zones, self.summary[name][self.years.index(year)]))

    def by_state(self, name, year):
        row = self.summary[name][self.years.index(year)]
        return {state: row[zones].sum() for state, zones in self.zones_of.items()}

    def national_twh(self, technology_prefixes, year):
        table = self.summary["generation"][self.years.index(year)]
        columns = [i for i, t in enumerate(self.technologies)
                   if any(t.startswith(p) for p in technology_prefixes)]
        return table[:, columns].sum() / 1e6


def check_data_centres(h):
    for year, twh in ((2023, 176.0), (2024, 183.0)):
        total = sum(h.by_state("data_centre_energy", year).values()) / 1e6
        within(total, twh, 0.01, f"data centres {year}", "TWh")
    centres, sales = h.by_state("data_centre_energy", 2023), h.by_state("sales", 2023)
    for state, percent in (("VA", 26), ("ND", 15), ("NE", 12), ("IA", 11), ("OR", 11)):
        value = 100 * centres[state] / sales[state]
        check(abs(value - percent) <= 0.7, f"data-centre share {state}: {value:.2f} %, "
                                           f"wanted {percent} ± 0.7")


def check_energy(h, states):
    sold = sum(states[s]["retail_sales_gwh"] for s in h.states) / 1e3
    within(sum(h.by_state("sales", 2023).values()) / 1e6, sold, 0.01,
           "retail-level demand 2023", "TWh")
    for name in ("nuclear", "hydro", "solar"):  # one year's wind is 2 % off its mean
        wanted = sum(states[s][name + "_gwh"] for s in h.states) / 1e3
        within(h.national_twh([name], 2023), wanted, 0.03, f"{name} 2023", "TWh")
    within(h.national_twh(["coal"], 2023), 675, 0.15, "coal 2023", "TWh")
    within(h.national_twh(["gas"], 2023), 1802, 0.15, "gas 2023", "TWh")

    imports = {s: v / 1e6 for s, v in h.by_state("net_import", 2023).items()}
    inflow = {s: states[s]["net_interstate_inflow_gwh"] / 1e3 for s in h.states}
    within(imports["VA"], 50, 0.25, "net import of Virginia 2023", "TWh")
    correlation = np.corrcoef([imports[s] for s in h.states],
                              [inflow[s] for s in h.states])[0, 1]
    check(correlation >= 0.85, f"correlation of net imports over the states: {correlation:.3f}, "
                               f"wanted at least 0.85")
    print("\nnet interstate inflow 2023 [TWh], simulated beside EIA, worst first")
    for s in sorted(h.states, key=lambda s: -abs(imports[s] - inflow[s])):
        print(f"  {s}  {imports[s]:8.1f} {inflow[s]:8.1f} {imports[s] - inflow[s]:+8.1f}")
    print()


def peaks_of(file, h, year):
    """{state: MW of its highest hour}, at which its zones need not have theirs."""
    years = file["time"][...].astype("datetime64[h]").astype("datetime64[Y]").astype(int) + 1970
    load = file["grid_load"][...][years == year]
    return {state: load[:, zones].sum(axis=1).max() for state, zones in h.zones_of.items()}


def check_seeds(program, folder, states):
    peaks, mean, worst, wind_twh = {}, {}, (0.0, "no zone", 0, 0), []
    for seed in range(1, SEEDS + 1):
        with run(program, folder / "seed.h5", seed) as file:
            h = Hindcast(file)
            wind_twh.append(h.national_twh(["wind"], 2023))
            for year in h.years:
                unserved, energy = h.by_zone("unserved_energy", year), h.by_zone("energy", year)
                for zone in h.zones:
                    ratio = unserved[zone] / energy[zone]
                    mean[zone] = mean.get(zone, 0.0) + ratio / (SEEDS * len(h.years))
                    worst = max(worst, (ratio, zone, year, seed))
                for state, mw in peaks_of(file, h, year).items():
                    peaks.setdefault(state, []).append(mw)
    wanted = sum(states[s]["wind_gwh"] for s in h.states) / 1e3
    within(statistics.mean(wind_twh), wanted, 0.03, f"wind 2023, mean of {SEEDS} seeds", "TWh")
    shortest = max(mean, key=mean.get)
    check(mean[shortest] <= 2e-5, f"unserved, mean of {SEEDS} seeds, worst {shortest}: "
                                  f"{100 * mean[shortest]:.5f} %, wanted at most 0.002 %")
    print("      the worst single year: {:.5f} % in {}, {}, seed {}".format(
        100 * worst[0], *worst[1:]))
    print(f"annual peak, median of {SEEDS} seeds, beside the mean of 2022-2024 [MW]")
    for s in sorted(peaks):
        simulated, measured = statistics.median(peaks[s]), states[s]["peak_mw"]
        text = f"peak {s}: {simulated:8,.0f} against {measured:8,.0f} ({simulated / measured - 1:+.1%})"
        if s in NEAR_EXACT:
            check(abs(simulated / measured - 1) <= 0.08, text)
        else:
            print("      " + text)


def main():
    program = os.environ["GIGALOAD"]
    states = measured()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with run(program, folder / "us-2024.h5", 1) as file:
            h = Hindcast(file)
        check_data_centres(h)
        check_energy(h, states)
        check_seeds(program, folder, states)
    if failures:
        print(f"\n{len(failures)} bounds missed")
        sys.exit(1)


if __name__ == "__main__":
    main()
