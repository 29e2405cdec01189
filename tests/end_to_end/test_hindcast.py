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
    def __init__(self, file):
        summary = file["summary"]
        self.years = list(summary["year"][...])
        self.regions = labels(summary["region"])
        self.technologies = labels(summary["technology"])
        self.summary = {name: summary[name][...] for name in summary
                        if isinstance(summary[name], h5py.Dataset) and summary[name].ndim >= 2}

    def by_region(self, name, year):
        return dict(zip(self.regions, self.summary[name][self.years.index(year)]))

    def national_twh(self, technology_prefixes, year):
        table = self.summary["generation"][self.years.index(year)]
        columns = [i for i, t in enumerate(self.technologies)
                   if any(t.startswith(p) for p in technology_prefixes)]
        return table[:, columns].sum() / 1e6


def check_data_centres(h):
    for year, twh in ((2023, 176.0), (2024, 183.0)):
        total = sum(h.by_region("data_centre_energy", year).values()) / 1e6
        within(total, twh, 0.01, f"data centres {year}", "TWh")
    share = h.by_region("data_centre_share", 2023)
    for state, percent in (("VA", 26), ("ND", 15), ("NE", 12), ("IA", 11), ("OR", 11)):
        value = 100 * share[state]
        check(abs(value - percent) <= 0.7, f"data-centre share {state}: {value:.2f} %, "
                                           f"wanted {percent} ± 0.7")


def check_unserved(h):
    for year in (2023, 2024):
        unserved = h.by_region("unserved_energy", year)
        energy = h.by_region("energy", year)
        worst = max(h.regions, key=lambda r: unserved[r] / energy[r])
        ratio = unserved[worst] / energy[worst]
        check(ratio <= 2e-5, f"unserved {year}, worst {worst}: {100 * ratio:.5f} %, "
                             f"wanted at most 0.002 %")


def check_energy(h, states):
    sold = sum(states[r]["retail_sales_gwh"] for r in h.regions) / 1e3
    within(sum(h.by_region("sales", 2023).values()) / 1e6, sold, 0.01,
           "retail-level demand 2023", "TWh")
    for name in ("nuclear", "hydro", "wind", "solar"):
        wanted = sum(states[r][name + "_gwh"] for r in h.regions) / 1e3
        within(h.national_twh([name], 2023), wanted, 0.03, f"{name} 2023", "TWh")
    within(h.national_twh(["coal"], 2023), 675, 0.15, "coal 2023", "TWh")
    within(h.national_twh(["gas"], 2023), 1802, 0.15, "gas 2023", "TWh")

    imports = {r: v / 1e6 for r, v in h.by_region("net_import", 2023).items()}
    inflow = {r: states[r]["net_interstate_inflow_gwh"] / 1e3 for r in h.regions}
    within(imports["VA"], 50, 0.25, "net import of Virginia 2023", "TWh")
    correlation = np.corrcoef([imports[r] for r in h.regions],
                              [inflow[r] for r in h.regions])[0, 1]
    check(correlation >= 0.85, f"correlation of net imports over the states: {correlation:.3f}, "
                               f"wanted at least 0.85")
    print("\nnet interstate inflow 2023 [TWh], simulated beside EIA, worst first")
    for r in sorted(h.regions, key=lambda r: -abs(imports[r] - inflow[r])):
        print(f"  {r}  {imports[r]:8.1f} {inflow[r]:8.1f} {imports[r] - inflow[r]:+8.1f}")
    print()


def check_seeds(program, folder, states):
    peaks, mean, worst = {}, {}, (0.0, "no region", 0, 0)
    for seed in range(1, SEEDS + 1):
        with run(program, folder / "seed.h5", seed) as file:
            h = Hindcast(file)
            for year in h.years:
                unserved, energy = h.by_region("unserved_energy", year), h.by_region("energy", year)
                for r in h.regions:
                    ratio = unserved[r] / energy[r]
                    mean[r] = mean.get(r, 0.0) + ratio / (SEEDS * len(h.years))
                    worst = max(worst, (ratio, r, year, seed))
                for r, mw in h.by_region("peak", year).items():
                    peaks.setdefault(r, []).append(mw)
    shortest = max(mean, key=mean.get)
    check(mean[shortest] <= 2e-5, f"unserved, mean of {SEEDS} seeds, worst {shortest}: "
                                  f"{100 * mean[shortest]:.5f} %, wanted at most 0.002 %")
    print("      the worst single year: {:.5f} % in {}, {}, seed {}".format(
        100 * worst[0], *worst[1:]))
    print(f"annual peak, median of {SEEDS} seeds, beside the mean of 2022-2024 [MW]")
    for r in sorted(peaks):
        simulated, measured = statistics.median(peaks[r]), states[r]["peak_mw"]
        text = f"peak {r}: {simulated:8,.0f} against {measured:8,.0f} ({simulated / measured - 1:+.1%})"
        if r in NEAR_EXACT:
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
        check_unserved(h)
        check_energy(h, states)
        check_seeds(program, folder, states)
    if failures:
        print(f"\n{len(failures)} bounds missed")
        sys.exit(1)


if __name__ == "__main__":
    main()
