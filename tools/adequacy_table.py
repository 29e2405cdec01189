#!/usr/bin/env python3
"""The tables of docs/adequacy_by_area.md: loss of load by area and year, of results of several presets.

    tools/adequacy_table.py RESULT.h5...

Each result has a table of LOLE with the error of its samples, one of LOLH, EUE and normalised EUE in some
years, and one of the share of November to April, of the largest shortfall and of the error by weather: how
far off a LOLE may be because nine measured years are not all the weather that there is.
"""

import argparse
from pathlib import Path

import xarray as xr

KINDS = ("interconnection", "planning area")
FEW = (2026, 2028, 2030, 2033, 2036)


def told(value, error, digits, samples):
    """A mean with its error; of none in n samples 3/n, which holds with 95 %."""
    if value == 0.0:
        return f"below {3 / samples:.2f}" if samples else "0"
    return f"{value:.{digits}f} ± {error:.{digits}f}"


def print_table(years, rows):
    print("| area | " + " | ".join(str(year) for year in years) + " |")
    print("|---" * (len(years) + 1) + "|")
    for name, cells in rows:
        print(f"| {name} | " + " | ".join(cells) + " |")
    print()


def season(area, has_weather):
    """When an area is short in a year and by how much; "none" where it never is."""
    if not float(area.event_days) > 0.0:
        return "none"
    return (f"{100 * float(area.winter_share):.0f} %; {float(area.largest_shortfall) / 1e3:.1f}"
            + (f"; {float(area.lole_weather_error):.2f}" if has_weather else ""))


def areas_of(adequacy):
    kinds, names = (adequacy[key].values.astype(str) for key in ("area_kind", "area"))
    places = [i for kind in KINDS for i in range(len(names)) if kinds[i] == kind]
    return [(names[i], adequacy.isel(area=i)) for i in places]


def print_metric(areas, years, metric, per, digits, samples):
    print_table(years, [(name, [told(float(area[metric].sel(year=y)) / per,
                                     float(area[f"{metric}_standard_error"].sel(year=y)) / per, digits, samples)
                                for y in years]) for name, area in areas])


def print_result(path):
    with xr.open_dataset(path, engine="h5netcdf") as root:
        samples = int(root.attrs["ensemble_samples"])
    with xr.open_dataset(path, engine="h5netcdf", group="adequacy") as adequacy:
        areas = areas_of(adequacy)
        years = [int(y) for y in adequacy.year]
        few = [y for y in FEW if y in years]
        print(f"# {path.name}, {samples} samples\n\nLOLE, days a year\n")
        print_metric(areas, years, "event_days", 1.0, 2, samples)
        for title, metric, per, digits in (("LOLH, hours", "lolh", 1.0, 1), ("EUE, GWh", "eue", 1e3, 1),
                                           ("normalised EUE, ppm", "neue", 1.0, 1)):
            print(f"{title}\n")
            print_metric(areas, few, metric, per, digits, 0)
        print("November to April, % of the days; largest shortfall, GW; error of LOLE by weather\n")
        has_weather = "lole_weather_error" in adequacy
        print_table(few, [(name, [season(area.sel(year=y), has_weather) for y in few]) for name, area in areas])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("result", nargs="+", type=Path)
    for result in parser.parse_args().result:
        print_result(result)
