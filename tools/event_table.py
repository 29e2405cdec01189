#!/usr/bin/env python3
"""The tables of docs/events.md: events on the fleet of their own year and of years to come, beside what was published.

    tools/event_table.py [--program build/release/tools/gigaload] [--scenario us-33gw] [--samples 200]
    tools/event_table.py --backtest RESULT.h5

The first prints outages and load shed by area, from fifteen runs of `gigaload stress`. The second prints the
days of a result of us-2016-2024 on which an area sheds more than 0.1 % of its day's load, beside
scenarios/data/shed_hours.csv:

    gigaload run us-2016-2024 -o RESULT.h5
"""

import argparse
import csv
import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BACKTEST = "us-2016-2024"
YEARS = (2025, 2030)
LEAST_SHARE = 0.001  # of a day's load

# Published: GW on forced outage in the worst hour, GW and GWh of load shed; what it is of, where not the area.
PUBLISHED = {
    "elliott": {
        "year": 2022,
        "areas": {"eastern": ("90.5 more than usual", "5.4", ""), "PJM": ("46", "0", "0"),
                  "TVA": ("", "3.0", ""), "Carolinas": ("", "2.0", ""), "Southern": ("", "0", "0")},
    },
    "uri": {
        "year": 2021,
        "areas": {"ercot": ("52.3", "20.0", "998"), "SPP_South": ("", "2.1", ""),
                  "SPP_North": ("", "0.6", ""), "MISO_South": ("", "0.7", "")},
    },
    "august-2020": {
        "year": 2020,
        "areas": {"western": ("", "1.0", ""), "CAISO": ("", "1.0", "1.7"), "Southwest": ("", "0", "0")},
    },
}


def stress(program, scenario, event, year, samples, *more):
    command = [program, "stress", scenario, "--event", event, "--year", year, "--samples", samples, "--json"]
    answer = subprocess.run([str(word) for word in [*command, *more]], capture_output=True, text=True, check=True)
    found = json.loads(answer.stdout)
    return {**found["interconnections"], **found["areas"]}


def cell(area):
    """GW out, GW shed and GWh of the event, with the samples' error."""
    shed = f"{area['shed_mwh'] / 1e3:.1f} ± {area['shed_standard_error_mwh'] / 1e3:.1f}"
    return (f"{area['outages_mw'] / 1e3:.1f} ({area['outages_p10_mw'] / 1e3:.1f}–{area['outages_p90_mw'] / 1e3:.1f}); "
            f"{area['peak_shed_mw'] / 1e3:.1f}; {shed}")


def print_events(arguments):
    columns = ["own year", *(f"{year}{more}" for year in YEARS for more in ("", " without campuses"))]
    print("GW on outage in the worst hour (10–90 % of the samples); GW of load shed at the worst; GWh\n")
    print("| event | area | published: out, shed, GWh | " + " | ".join(columns) + " |")
    print("|---" * (3 + len(columns)) + "|")
    for event, published in PUBLISHED.items():
        runs = [stress(arguments.program, BACKTEST, event, published["year"], arguments.samples)]
        for year in YEARS:
            for more in ((), ("--without-campuses",)):
                runs.append(stress(arguments.program, arguments.scenario, event, year, arguments.samples, *more))
        for area, sizes in published["areas"].items():
            cells = [cell(run[area]) if area in run else "–" for run in runs]
            shown = "; ".join(size or "–" for size in sizes)
            print(f"| {event} | {area} | {shown} | " + " | ".join(cells) + " |")


def published_days():
    """{(area, day): MWh of load shed}, days of UTC."""
    days = {}
    with open(ROOT / "scenarios/data/shed_hours.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            key = row["area"], row["hour"][:10]
            days[key] = days.get(key, 0.0) + float(row["mw"])
    return days


def simulated_days(path):
    """{(area, day): (MWh of load shed, MWh asked for)}"""
    import h5py
    import numpy as np

    with h5py.File(path) as file:
        area_of = np.array([x.decode() if isinstance(x, bytes) else x for x in file["region_planning_area"][...]])
        time = np.datetime64("1970-01-01", "h") + file["time"][...].astype("timedelta64[h]")
        shed, load = file["shortfall"][...].astype(float), file["grid_load"][...].astype(float)
    day_of, days = time.astype("datetime64[D]"), {}
    first = np.flatnonzero(np.r_[True, day_of[1:] != day_of[:-1]])
    for area in sorted(set(area_of) - {""}):
        of_shed = np.add.reduceat(shed[:, area_of == area].sum(axis=1), first)
        of_load = np.add.reduceat(load[:, area_of == area].sum(axis=1), first)
        days.update({(area, str(day_of[h])): (of_shed[i], of_load[i]) for i, h in enumerate(first)})
    return days


def print_backtest(path):
    published, simulated = published_days(), simulated_days(path)
    shown = {key for key, (shed, load) in simulated.items() if shed > LEAST_SHARE * load}
    print("| day (UTC) | area | shed, GWh | share of the day's load | published, GWh |")
    print("|---|---|---|---|---|")
    for area, day in sorted(shown | (set(published) & set(simulated)), key=lambda key: (key[1], key[0])):
        shed, load = simulated[area, day]
        print(f"| {day} | {area} | {shed / 1e3:.2f} | {100 * shed / load:.2f} % | "
              f"{published.get((area, day), 0.0) / 1e3:.2f} |")
    elsewhere = len(shown - set(published))
    total = sum(shed for key, (shed, _) in simulated.items() if key not in published)
    print(f"\n{len(simulated)} days of areas; {elsewhere} with more than {100 * LEAST_SHARE:g} % shed where none was "
          f"published, {total / 1e3:.2f} GWh on all of these days together")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="gigaload")
    parser.add_argument("--scenario", default="us-33gw")
    parser.add_argument("--samples", type=int, default=200)
    parser.add_argument("--backtest", metavar="RESULT")
    arguments = parser.parse_args()
    if arguments.backtest:
        print_backtest(arguments.backtest)
    else:
        print_events(arguments)


if __name__ == "__main__":
    main()
