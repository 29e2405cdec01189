#!/usr/bin/env python3
"""Holds a result of the hindcast against what was measured, and prints it.

    gigaload run us-2024 -o hindcast.h5 --from 2022-01-01 --set ensemble.samples=0
    tools/hindcast.py hindcast.h5

For the years of 2022 to 2024 that the file has: coal, gas by class and CO2 of the country; net imports by
state beside EIA's of 2023; coal and gas by state beside eGRID's of 2022; imports of NERC's regions at the
99.9 % hour beside the highest seen. Needs h5py and numpy. tests/data and scenarios/data/SOURCES.md say
where the figures come from.
"""

import csv
import sys
from pathlib import Path

import h5py
import numpy as np

ROOT = Path(__file__).resolve().parents[1]
# TWh of the 48 states and DC: EIA, Electric Power Monthly (R); the table of 2022 has that year's.
COAL_TWH = {2023: 675.0, 2024: 651.0}
GAS_TWH = {2023: 1802.0, 2024: 1862.0}
TURBINES_TWH = 150.0  # gas turbines of a year (R)
# Mt of the electric power sector: EIA, Monthly Energy Review (R).
CO2_MT = {2022: 1539.0, 2023: 1427.0, 2024: 1420.0}
# NYISO's demand less generation in EIA-930 (CFE) [TWh]: all its net imports, Canada's with them.
NEW_YORK_TWH = {2022: 28.0, 2023: 24.0, 2024: 20.0}
FOSSIL_GAS = ("gas_cc", "gas_ct", "gas_st", "gas_ic")


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def measured(year):
    """{state: {column: value}} of tests/data/hindcast_YEAR.csv"""
    table = rows(ROOT / "tests" / "data" / f"hindcast_{year}.csv")
    return {row.pop("state"): {k: float(v) for k, v in row.items()} for row in table}


def labels(dataset):
    return [x.decode() if isinstance(x, bytes) else x for x in dataset[...]]


class Hindcast:
    """A result's figures by state, each the sum over the state's zones."""

    def __init__(self, file):
        summary = file["summary"]
        self.years = [int(year) for year in summary["year"][...]]
        self.zones = labels(summary["region"])
        state = labels(file["region_state"])
        self.states = sorted(set(state))
        self.zones_of = {s: [z for z in range(len(state)) if state[z] == s] for s in self.states}
        self.areas = labels(file["region_planning_area"])
        self.technologies = labels(summary["technology"])
        self.summary = {name: summary[name][...] for name in summary
                        if isinstance(summary[name], h5py.Dataset) and summary[name].ndim >= 2}

    def by_zone(self, name, year):
        return dict(zip(self.zones, self.summary[name][self.years.index(year)]))

    def by_state(self, name, year):
        row = self.summary[name][self.years.index(year)]
        return {state: row[zones].sum() for state, zones in self.zones_of.items()}

    def _columns(self, prefixes):
        return [i for i, t in enumerate(self.technologies) if any(t.startswith(p) for p in prefixes)]

    def twh_by_state(self, prefixes, year):
        table = self.summary["generation"][self.years.index(year)][:, self._columns(prefixes)]
        return {state: table[zones].sum() / 1e6 for state, zones in self.zones_of.items()}

    def national_twh(self, prefixes, year):
        return self.summary["generation"][self.years.index(year)][:, self._columns(prefixes)].sum() / 1e6

    def co2_mt(self, year):
        return self.summary["co2"][self.years.index(year)].sum() / 1e6


def root_mean_square(values):
    return float(np.sqrt(np.mean(np.square(list(values)))))


def import_errors(h):
    """{state: (simulated, measured)} net imports from other states of 2023 [TWh]"""
    simulated, states = h.by_state("net_import", 2023), measured(2023)
    return {s: (simulated[s] / 1e6, states[s]["net_interstate_inflow_gwh"] / 1e3) for s in h.states}


def wrong_signs(imports, above_twh=3.0):
    return {s: pair for s, pair in imports.items()
            if pair[0] * pair[1] < 0 and max(abs(pair[0]), abs(pair[1])) > above_twh}


def gas_of_2022(h):
    """{state: (simulated, measured on the grid)} [TWh]"""
    simulated, states = h.twh_by_state(FOSSIL_GAS, 2022), measured(2022)
    return {s: (simulated[s], (states[s]["gas_gwh"] - states[s]["own_gas_gwh"]) / 1e3) for s in h.states}


def within(pairs, share=0.2, twh=0.5):
    """The states whose energy is within a share of what was measured, or within a small amount."""
    return [s for s, (a, b) in pairs.items() if abs(a - b) <= max(share * b, twh)]


def peak_imports(file, h):
    """[(NERC region, MW seen, MW at the 99.9 % hour, the same with Canada's, hours at the limit)]"""
    net, canada = file["net_import"][...], file["canada_import"][...]
    result = []
    for row in rows(ROOT / "scenarios" / "data" / "import_limits.csv"):
        members = row["members"].split()
        if row["source"] != "I":
            continue
        mine = [z for z, area in enumerate(h.areas) if area in members]
        alone, seen = net[:, mine].sum(axis=1), float(row["mw"])
        result.append((row["name"], seen, float(np.quantile(alone, 0.999)),
                       float(np.quantile(alone + canada[:, mine].sum(axis=1), 0.999)),
                       float((alone > 0.999 * seen).mean())))
    return result


def print_country(h):
    known = measured(2022)
    coal = {2022: sum(r["coal_gwh"] for r in known.values()) / 1e3, **COAL_TWH}
    gas = {2022: sum(r["gas_gwh"] for r in known.values()) / 1e3, **GAS_TWH}
    own = sum(r["own_gas_gwh"] for r in known.values()) / 1e3
    print("country, simulated beside measured [TWh; CO2 Mt]; 2024 was left out of every fit")
    for year in (y for y in h.years if y in CO2_MT):
        parts = " ".join(f"{t[4:]} {h.national_twh([t], year):.0f}" for t in FOSSIL_GAS)
        print(f"  {year}: coal {h.national_twh(['coal'], year):.0f} beside {coal[year]:.0f}, gas "
              f"{h.national_twh(FOSSIL_GAS, year):.0f} beside {gas[year]:.0f} ({own:.0f} of it its owners' "
              f"own use): {parts}, turbines beside {TURBINES_TWH:.0f}; CO2 {h.co2_mt(year):.0f} beside "
              f"{CO2_MT[year]:.0f}")
    if 2023 in h.years and 2024 in h.years:
        change = h.national_twh(["coal"], 2024) / h.national_twh(["coal"], 2023) - 1
        of_co2 = h.co2_mt(2024) / h.co2_mt(2023) - 1
        print(f"  2024 on 2023: coal {change:+.1%} beside {coal[2024] / coal[2023] - 1:+.1%}, "
              f"CO2 {of_co2:+.1%} beside {CO2_MT[2024] / CO2_MT[2023] - 1:+.1%}")


def print_new_york(h):
    for year in (y for y in h.years if y in NEW_YORK_TWH):
        parts = [h.by_state(name, year)["NY"] / 1e6 for name in ("net_import", "canada_import")]
        print(f"  New York {year}: {parts[0]:+.1f} from states and {parts[1]:+.1f} from Canada, "
              f"{sum(parts):.1f} in all, beside {NEW_YORK_TWH[year]:.0f} of EIA-930")


def print_imports(h):
    imports = import_errors(h)
    errors = {s: a - b for s, (a, b) in imports.items()}
    print(f"\nnet interstate inflow 2023 [TWh], simulated beside EIA, worst first: rms "
          f"{root_mean_square(errors.values()):.2f}, without New York "
          f"{root_mean_square(e for s, e in errors.items() if s != 'NY'):.2f}")
    for s in sorted(errors, key=lambda s: -abs(errors[s])):
        print(f"  {s}  {imports[s][0]:8.1f} {imports[s][1]:8.1f} {errors[s]:+8.1f}")
    signs = wrong_signs(imports)
    print("  wrong sign above 3 TWh:", ", ".join(f"{s} {a:+.1f} for {b:+.1f}"
                                                for s, (a, b) in signs.items()) or "none")
    print_new_york(h)


def print_fuels(h):
    gas, states = gas_of_2022(h), measured(2022)
    coal = {s: (twh, states[s]["coal_gwh"] / 1e3) for s, twh in h.twh_by_state(["coal"], 2022).items()}
    for name, pairs in (("gas, without its owners' own use,", gas), ("coal", coal)):
        good = within(pairs)
        print(f"\n{name} 2022 by state: within 20 % or 0.5 TWh in {len(good)} of {len(pairs)} "
              f"({len(within(pairs, twh=0.0))} by the share alone), rms "
              f"{root_mean_square(a - b for a, b in pairs.values()):.2f} TWh; not within [TWh]:")
        print("  " + ", ".join(f"{s} {pairs[s][0]:.1f} beside {pairs[s][1]:.1f}"
                               for s in pairs if s not in good))


def print_peaks(file, h):
    print("\nnet imports of NERC's regions at the 99.9 % hour [MW], beside the highest seen")
    peaks = peak_imports(file, h)
    for name, seen, alone, with_canada, at_limit in peaks:
        print(f"  {name:8s} {alone:8,.0f} {seen:8,.0f} {alone / seen - 1:+7.0%}   with Canada "
              f"{with_canada:8,.0f}   at the limit in {at_limit:.1%} of the hours")
    print(f"  within 20 %: {sum(abs(alone / seen - 1) <= 0.2 for _, seen, alone, *_ in peaks)} "
          f"of {len(peaks)}")


def main(arguments):
    if len(arguments) != 1 or arguments[0].startswith("-"):
        sys.exit(__doc__)
    with h5py.File(arguments[0]) as file:
        h = Hindcast(file)
        print_country(h)
        if 2023 in h.years:
            print_imports(h)
        if 2022 in h.years:
            print_fuels(h)
        print_peaks(file, h)


if __name__ == "__main__":
    main(sys.argv[1:])
