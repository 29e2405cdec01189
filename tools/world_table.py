#!/usr/bin/env python3
"""Two or more results side by side with what others publish, as a table of Markdown on stdout.

    tools/world_table.py us-33gw.h5 us-campuses.h5 --years 2028 2030

By year: campuses with power and machines promised at its end (the last moment of the result where it ends with the year),
all data centres as built, as pathed and as promised, their share of the sales of the country and of Virginia, and
the water of their cooling. The published ranges are rows of scenarios/data/FACTS.md. A cell is "–" where the
result has nothing of it, such as machines without deals.
"""

import argparse
from pathlib import Path

import h5py
import numpy as np

NONE = "–"
PUBLISHED = {  # (quantity, year): what is published, with the row of FACTS.md
    ("built", 2028): "LBNL 2024: 325–580 (P7)",
    ("built", 2030): "IEA: 426 (P2); LBNL 2026: 649, 578–782 (P7)",
    ("share", 2030): "EPRI 2026: 9–17 (P8); LBNL 2026: 11.8, 9.5–15.3 (P7)",
    ("virginia", 2030): "EPRI 2026: 39–57 (P8)",
    ("litres", 2028): "LBNL 2024: 0.44–0.48 (W3)",
    ("water", 2028): "LBNL 2024: 144–276 (W3)",
}
TITLES = {
    "energised": "campuses with power at the end of {} [GW]",
    "promised_mw": "machines promised by the end of {} [GW]",
    "built": "all data centres in {}, as built [TWh]",
    "path": "as pathed [TWh]",
    "promised": "as promised [TWh]",
    "share": "share of the country's sales in {} [%]",
    "virginia": "share of Virginia's sales in {} [%]",
    "water": "water for cooling in {} [GL]",
    "litres": "the same for a kWh at the meter [L]",
}


def text_of(attribute):
    """A text attribute, which is of fixed length in results: h5py gives bytes."""
    return attribute.decode() if isinstance(attribute, bytes) else str(attribute)


class Result:
    """What the table asks of a result's file."""

    def __init__(self, path):
        self.name = path.stem
        with h5py.File(path) as file:
            self.years = [int(year) for year in file["summary/year"][...]]
            self.states = list(file["region_state"].asstr()[...])
            self.summary = {name: file["summary"][name][...] for name in (
                "data_centre_energy", "data_centre_energy_path", "data_centre_energy_promised", "sales",
                "water_direct") if name in file["summary"]}
            self.inside = text_of(file.attrs.get("data_centre_campuses", ""))
            self.moments, self.mw = None, {}
            if "buildout" in file:
                build_out = file["buildout"]
                time = build_out["exchange_time"]
                unit, _, epoch = text_of(time.attrs["units"]).partition(" since ")
                if unit != "hours":
                    raise SystemExit(f"{path}: exchange_time is in {unit}, hours are wanted")
                self.moments = (np.datetime64(epoch.split(" ")[0].rstrip("Z"), "h")
                                + time[...].astype("int64"))
                for key, name in (("energised", "energised"), ("promised_mw", "promised_machines")):
                    if name in build_out:
                        values = build_out[name][...]
                        self.mw[key] = values.sum(axis=1) if values.ndim == 2 else values

    def yearly(self, name, year, state=None):
        """The sum over the regions, or those of a state; None where the file has no such figure."""
        if name not in self.summary or year not in self.years:
            return None
        row = self.summary[name][self.years.index(year)]
        of = np.array([state in (None, here) for here in self.states])
        return float(row[of].sum()) if of.any() else None

    def at_end(self, key, year):
        if key not in self.mw or year not in self.years:
            return None
        after = np.searchsorted(self.moments, np.datetime64(f"{year + 1}-01-01", "h"))
        return float(self.mw[key][min(after, len(self.moments) - 1)])

    def cell(self, key, year):
        """(value, decimals); a value of None where there is none."""
        if key in ("energised", "promised_mw"):
            return scaled(self.at_end(key, year), 1e-3), 1
        if key in ("share", "virginia"):
            state = "VA" if key == "virginia" else None
            centres, sales = (self.yearly(name, year, state) for name in ("data_centre_energy", "sales"))
            return scaled(centres, 100.0 / sales if sales else None), 1
        energy = self.yearly("data_centre_energy", year)
        if key in ("water", "litres"):
            water = self.yearly("water_direct", year)  # m3 for a MWh are litres for a kWh
            per = 1e-6 if key == "water" else (1.0 / energy if energy else None)
            return scaled(water, per), 0 if key == "water" else 2
        name = {"built": "data_centre_energy", "path": "data_centre_energy_path",
                "promised": "data_centre_energy_promised"}[key]
        return scaled(self.yearly(name, year), 1e-6), 0


def scaled(value, factor):
    return None if value is None or factor is None or not np.isfinite(value) else value * factor


def table(results, years):
    lines = ["| | " + " | ".join(f"`{r.name}`" for r in results) + " | published |",
             "|---" * (len(results) + 2) + "|"]
    for year in years:
        for key, title in TITLES.items():
            cells = [NONE if value is None else f"{value:.{digits}f}"
                     for value, digits in (r.cell(key, year) for r in results)]
            lines.append(f"| {title.format(year)} | " + " | ".join(cells)
                         + f" | {PUBLISHED.get((key, year), '')} |")
    lines.append("")
    for r in results:
        if r.inside:
            lines.append(f"`{r.name}`: `data_centres.campuses = \"{r.inside}\"`.")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", nargs="+", type=Path, metavar="RESULT.h5")
    parser.add_argument("--years", nargs="+", type=int, default=[2028, 2030])
    asked = parser.parse_args()
    results = [Result(path) for path in asked.results]
    missing = [f"{r.name} has no {year}" for r in results for year in asked.years if year not in r.years]
    if missing:
        raise SystemExit("world_table.py: " + "; ".join(missing))
    print(table(results, asked.years))


if __name__ == "__main__":
    main()
