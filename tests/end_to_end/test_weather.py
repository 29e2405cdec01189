"""The air that the program simulates, against the weather files its coefficients come from.

The program is the environment's GIGALOAD, the files are those of GIGALOAD_REFERENCE; without them, or
without the Python modules, exits 77.

1. Coefficients are fitted to each weather file alone, as tools/importers/air.py does, and given to a
   region; years of weather are simulated. Monthly means, 1 % and 99 % dry bulb, mean coincident wet
   bulb (of the hours within half a kelvin of the 99 % dry bulb) and mean daily range stand in a table.
2. Each .epw file is given as weather.REGION.file: every hour is the file's.
"""

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import h5py
    import numpy as np
    import pandas as pd
    import scipy  # noqa: F401
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from importers import air  # noqa: E402
from importers.common import Output, Reference  # noqa: E402
from importers.nesting import Nesting  # noqa: E402
from importers.psychrometrics import saturation_pressure_pa, wet_bulb_c  # noqa: E402

PROGRAM = os.environ["GIGALOAD"]
FOLDER = Path(os.environ.get("GIGALOAD_REFERENCE", ""))
REGIONS, TIME_ZONE = Nesting().zones, Nesting().time_zone
YEARS = 20
# K. A file is one year of cold snaps and heat waves, and a month of YEARS years has a standard error
# of about 0.4 K in the coldest climates. The table is the statement; the bounds keep its errors from
# growing.
WITHIN = {"month": 1.5, "p1": 1.8, "p99": 1.6, "mcwb": 1.0, "range": 0.35}

failures = []


def check(ok, text):
    if not ok:
        failures.append(text)
        print("MISS  " + text)


def weather_files(reference):
    """{name: (dry bulb, dew point, pressure)} of every file; zone 1B is mislabelled (SOURCES)."""
    files = {}
    for path in sorted((reference.folder / "weather").glob("*.epw.gz")):
        files[path.name[4:-7]] = air.read_epw(path)[:3]
    for zone, year in air.zone_years(reference).items():
        if zone != "1B":
            files["zone " + zone] = year
    return files


def wet_bulb_of(dry, dew, pressure):
    humidity = 100.0 * saturation_pressure_pa(dew) / saturation_pressure_pa(dry)
    return wet_bulb_c(dry, np.minimum(humidity, 100.0), pressure)


def statistics(dry, wet, month_of_day):
    """Of (days, 24) by clock hour."""
    p1, p99 = np.percentile(dry, (1, 99))
    width = np.ptp(dry, axis=1)
    return {"p1": p1, "p99": p99, "mcwb": wet[np.abs(dry - p99) <= 0.5].mean(),
            "month": np.array([dry[month_of_day == m].mean() for m in range(12)]),
            "ranges": np.array([width[month_of_day == m].mean() for m in range(12)]),
            "range": width.mean()}


def run(path, *arguments):
    subprocess.run([PROGRAM, "run", *map(str, arguments), "-o", path, "--quiet"], check=True,
                   stdout=subprocess.DEVNULL)
    return h5py.File(path)


def simulate(folder, fits, link):
    data = folder / "data"
    shutil.copytree(ROOT / "scenarios" / "data", data)
    # the regions that are not looked at need air too
    any_fit = next(iter(fits.values()))
    air.write_fits({r: fits.get(r, any_fit) for r in REGIONS}, link, Output(data), ["test"])
    (folder / "s.toml").write_text(f"""
include = ["us-2025.toml"]
[run]
start = 2025-01-01
end = {2025 + YEARS}-01-01
exchange = "28 d"
[grid]
data = "data"
regions = [{", ".join(f'"{r}"' for r in fits)}]
[plants]
queue = false
[demand]
scale = 0.3  # only the weather is wanted: nothing is short
[outages]
temperature = false  # with it the coldest days are colder than those of typical years
[weather_years]
draw = "model"  # measured weeks have the air of the regions whose names are borrowed here
[ensemble]
samples = 0
[output]
weather = true
""")
    with run(folder / "s.h5", folder / "s.toml") as file:
        time = pd.to_datetime(file["time"][...], unit="h", utc=True)
        names = [x.decode() if isinstance(x, bytes) else x for x in file["region"][...]]
        return time, {r: (file["dry_bulb"][:, i].astype(float), file["wet_bulb"][:, i].astype(float))
                      for i, r in enumerate(names)}


def clock_days(time, values, zone):
    """(whole days, month of each) by clock hour; the days with a clock change are left out."""
    local = time.tz_convert(zone)
    date = local.tz_localize(None).normalize()
    frame = pd.DataFrame({"value": values}).groupby(date).value
    whole = frame.size()
    whole = whole.index[whole == 24]
    days = np.stack([values[at] for at in np.split(np.flatnonzero(date.isin(whole)), len(whole))])
    return days, whole.month.to_numpy() - 1


def compare_coefficients(reference, folder):
    files = weather_files(reference)
    saving = [r for r in REGIONS if TIME_ZONE[r] != "America/Phoenix"]
    region_of = dict(zip(files, saving))
    fits = {region_of[name]: air.fit_air(*year, True) for name, year in files.items()}
    _, means, correlations = air.demand_link(reference)
    time, found = simulate(folder, {r: fits[r] for r in REGIONS if r in fits},
                           air.link_line(means, correlations))
    print(f"simulated, {YEARS} years, less the file [K]; months: the worst of twelve; ranges: likewise")
    print(f"{'file':32s} {'months':>7s} {'1 %':>14s} {'99 %':>14s} {'coincident wb':>14s} "
          f"{'daily range':>14s} {'ranges':>7s}")
    worst = dict.fromkeys(WITHIN, 0.0)
    for name, (dry, dew, pressure) in files.items():
        region = region_of[name]
        days = [air.local_days(x, True) for x in (dry, dew, pressure)]
        measured = statistics(days[0], wet_bulb_of(*days), air.MONTH_OF_DAY)
        dry_bulb, wet_bulb = found[region]
        check((wet_bulb <= dry_bulb).all(), f"{name}: a wet bulb above the dry bulb")
        dry_days, months = clock_days(time, dry_bulb, TIME_ZONE[region])
        wet_days, _ = clock_days(time, wet_bulb, TIME_ZONE[region])
        simulated = statistics(dry_days, wet_days, months)
        error = {key: simulated[key] - measured[key] for key in measured}
        error["month"] = error["month"][np.abs(error["month"]).argmax()]
        line = " ".join(f"{measured[key]:7.1f}{error[key]:+7.2f}"
                        for key in ("p1", "p99", "mcwb", "range"))
        print(f"{name:32s} {error['month']:+7.2f} {line} "
              f"{error['ranges'][np.abs(error['ranges']).argmax()]:+7.2f}")
        for key, within in WITHIN.items():
            worst[key] = max(worst[key], abs(error[key]))
            check(abs(error[key]) <= within,
                  f"{name}: {key} misses the file by {error[key]:+.2f} K, allowed {within} K")
    print("worst: " + ", ".join(f"{key} {value:.2f} K" for key, value in worst.items()))


def compare_files(reference, folder):
    paths = sorted((reference.folder / "weather").glob("*.epw.gz"))
    settings, region_of = [], dict(zip(paths, REGIONS))
    for path, region in region_of.items():
        name = folder / path.name[:-3]
        name.write_bytes(gzip.decompress(path.read_bytes()))
        settings.append(f'[weather.{region}]\nfile = "{name.name}"\n')
    (folder / "files.toml").write_text(f"""
include = ["us-2025.toml"]
[run]
start = 2027-12-20
end = 2029-01-01
[grid]
regions = [{", ".join(f'"{r}"' for r in region_of.values())}]
[ensemble]
samples = 0
[output]
weather = true
{"".join(settings)}""")
    with run(folder / "files.h5", folder / "files.toml") as file:
        time = pd.to_datetime(file["time"][...], unit="h", utc=True)
        names = [x.decode() if isinstance(x, bytes) else x for x in file["region"][...]]
        for path, region in region_of.items():
            with gzip.open(path, "rt", encoding="latin-1") as text:
                ahead = float(text.readline().split(",")[8])
            dry, dew, pressure, _ = air.read_epw(path)
            local = time + pd.Timedelta(hours=ahead)
            leap_day = (local.month == 2) & (local.day == 29)
            no_leap = local.dayofyear.to_numpy() - ((local.is_leap_year) & (local.month > 2))
            at = ((no_leap - 1) * 24 + local.hour.to_numpy())[~leap_day]
            mean = [0.5 * (x[(at - 1) % 8760] + x[at % 8760]) for x in (dry, dew, pressure)]
            dry_bulb = file["dry_bulb"][:, names.index(region)].astype(float)[~leap_day]
            wet_bulb = file["wet_bulb"][:, names.index(region)].astype(float)[~leap_day]
            # over the ends of the year and of 28 February the repeated UTC year is a few hours off
            inside = (np.abs(time.dayofyear.to_numpy() - 60) > 2)[~leap_day] & (
                (time.dayofyear.to_numpy() > 1) & (time.dayofyear.to_numpy() < 365))[~leap_day]
            apart = np.abs(dry_bulb - mean[0])[inside].max()
            check(apart < 1e-4, f"{path.name}: an hour is {apart:.4f} K from the file's")
            # just below freezing some air has a wet bulb of water and one of ice, up to 0.7 K apart
            other = wet_bulb_of(*mean)
            apart = np.abs(wet_bulb - other)[inside & (np.abs(other) > 1.0)].max()
            check(apart < 0.02, f"{path.name}: a wet bulb is {apart:.4f} K from the file's")
    print(f"{len(paths)} weather files: every hour of a run with them is the file's")


def main():
    if not (FOLDER / "weather").is_dir():
        print("skipped: the reference tables are not here")
        sys.exit(77)
    reference = Reference(FOLDER)
    with tempfile.TemporaryDirectory() as name:
        compare_files(reference, Path(name))
        compare_coefficients(reference, Path(name))
    if failures:
        print(f"{len(failures)} bounds missed")
        sys.exit(1)


if __name__ == "__main__":
    main()
