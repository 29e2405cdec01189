"""Hindcast of 2023 and 2024 against the reference figures: tables and assertions.

The program is the environment's GIGALOAD, the reference tables are in GIGALOAD_REFERENCE. Runs the
shipped scenario us-2024. What needs the reference tables (they are not part of the
project) is skipped, with a word, where they are missing. Exits 1 on a missed bound.
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
    subprocess.run([program, "run", "us-2024", "-o", path, "--seed", str(seed), "--quiet"],
                   check=True, stdout=subprocess.DEVNULL)
    return h5py.File(path)


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


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


def check_reference(h, reference):
    states = {r["state"]: r for r in rows(reference / "state_electricity_sales.csv")}
    sold = sum(float(states[r]["retail_sales_2023_gwh"]) for r in h.regions) / 1e3
    energy = h.by_region("sales", 2023)
    within(sum(energy.values()) / 1e6, sold, 0.01, "retail-level demand 2023", "TWh")

    for name, prefixes, column in (
            ("nuclear", ["nuclear"], "nuclear_generation_2023_gwh"),
            ("hydro", ["hydro"], "hydro_generation_2023_gwh"),
            ("wind", ["wind"], "wind_generation_2023_gwh"),
            ("solar", ["solar"], "solar_utility_generation_2023_gwh")):
        wanted = sum(float(states[r][column] or 0) for r in h.regions) / 1e3
        within(h.national_twh(prefixes, 2023), wanted, 0.03, f"{name} 2023", "TWh")
    within(h.national_twh(["coal"], 2023), 675, 0.15, "coal 2023", "TWh")
    within(h.national_twh(["gas"], 2023), 1802, 0.15, "gas 2023", "TWh")

    imports = {r: v / 1e6 for r, v in h.by_region("net_import", 2023).items()}
    inflow = {r: float(states[r]["net_interstate_inflow_2023_gwh"]) / 1e3 for r in h.regions}
    within(imports["VA"], 50, 0.25, "net import of Virginia 2023", "TWh")
    correlation = np.corrcoef([imports[r] for r in h.regions],
                              [inflow[r] for r in h.regions])[0, 1]
    check(correlation >= 0.85, f"correlation of net imports over the states: {correlation:.3f}, "
                               f"wanted at least 0.85")
    print("\nnet interstate inflow 2023 [TWh], simulated beside EIA, worst first")
    for r in sorted(h.regions, key=lambda r: -abs(imports[r] - inflow[r])):
        print(f"  {r}  {imports[r]:8.1f} {inflow[r]:8.1f} {imports[r] - inflow[r]:+8.1f}")
    print()


def check_peaks(program, folder, reference):
    peaks = {}
    for seed in range(1, SEEDS + 1):
        with run(program, folder / "seed.h5", seed) as file:
            h = Hindcast(file)
            for year in h.years:
                for r, mw in h.by_region("peak", year).items():
                    peaks.setdefault(r, []).append(mw)
    known = {}
    for row in rows(reference / "state_peak_demand_estimates.csv"):
        peak = max(float(row["summer_peak_mw"]), float(row["winter_peak_mw"]))
        known.setdefault(row["state"], []).append(peak)
    print(f"annual peak, median of {SEEDS} seeds, beside the mean of 2022-2024 [MW]")
    for r in sorted(peaks):
        simulated, measured = statistics.median(peaks[r]), statistics.mean(known[r])
        text = f"peak {r}: {simulated:8,.0f} against {measured:8,.0f} ({simulated / measured - 1:+.1%})"
        if r in NEAR_EXACT:
            check(abs(simulated / measured - 1) <= 0.08, text)
        else:
            print("      " + text)


def main():
    program = os.environ["GIGALOAD"]
    reference = Path(os.environ.get("GIGALOAD_REFERENCE", ""))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with run(program, folder / "us-2024.h5", 1) as file:
            h = Hindcast(file)
        check_data_centres(h)
        check_unserved(h)
        if not (reference / "SOURCES.md").is_file():
            print("skipped: the reference tables are not here, so energy, exchange and peaks "
                  "are not compared")
        else:
            check_reference(h, reference)
            check_peaks(program, folder, reference)
    if failures:
        print(f"\n{len(failures)} bounds missed")
        sys.exit(1)


if __name__ == "__main__":
    main()
