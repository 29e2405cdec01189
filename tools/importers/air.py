"""air_dry_bulb.csv and air_wet_bulb.csv: means by month and local hour.

Both kinds of file hold 8760 readings on the hour in local standard time (EPW: hour 1 is 01:00; the
zones' coldest reading falls on 05:00 and their warmest on 15:00, so theirs too). An hour's value is
the mean of the readings at its two ends, placed on the clock with daylight saving.
"""

import gzip

import numpy as np

from importers.common import HOUR_COLUMNS, REGIONS, TIME_ZONE
from importers.psychrometrics import wet_bulb_c

# Measured typical years (not the smoothed "Climate-Normals" files) where a state has one.
EPW = {
    "VA": "USA_VA_Leesburg.Exec", "TX": "USA_TX_Dallas-Fort.Worth",
    "GA": "USA_GA_Atlanta-Hartsfield-Jackson", "IL": "USA_IL_Chicago.OHare",
    "AZ": "USA_AZ_Phoenix-Sky.Harbor", "CA": "USA_CA_San.Jose-Mineta",
    "NY": "USA_NY_New.York-LaGuardia", "WA": "USA_WA_Seattle-Tacoma",
}
# Connecticut is blank in the population table; all of its counties are in zone 5A (as MA and RI).
ZONE_WHERE_MISSING = {"CT": "5A"}
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_OF_DAY = np.repeat(np.arange(12), _DAYS)
# Days of a common year with daylight saving, as in 2023: 12 March to 5 November.
_SUMMER = (np.arange(365) >= 70) & (np.arange(365) < 308)


def month_hour_means(reading, daylight_saving):
    """(12, 24) means by month and clock hour of 8760 readings at 01:00, 02:00, ... standard time."""
    hourly = 0.5 * (np.roll(reading, 1) + reading)  # hour that begins at 00:00 first
    day = np.repeat(np.arange(365), 24)
    clock = np.tile(np.arange(24), 365)
    if daylight_saving:
        clock = (clock + _SUMMER[day]) % 24
    month = _MONTH_OF_DAY[day]
    total, count = np.zeros((12, 24)), np.zeros((12, 24))
    np.add.at(total, (month, clock), hourly)
    np.add.at(count, (month, clock), 1.0)
    return total / count


def read_epw(path):
    with gzip.open(path, "rt", encoding="latin-1") as file:
        lines = file.readlines()[8:]
    cells = [line.split(",") for line in lines]
    dry, humidity, pressure = (np.array([float(c[i]) for c in cells]) for i in (6, 8, 9))
    if len(dry) != 8760:
        raise ValueError(f"{path}: {len(dry)} hours")
    return dry, humidity, pressure


def air_tables(reference):
    """{region: (dry bulb, wet bulb, source)}, each table (12, 24), rounded as shipped."""
    zones = {}
    table = reference.table("weather/hourly_weather_by_ashrae_climate_zone.csv.gz",
                            dtype={"climate_zone": str})
    for zone, g in table.sort_values(["climate_zone", "hour"]).groupby("climate_zone"):
        dry = g.dry_bulb_c.to_numpy(float)
        zones[zone] = dry, wet_bulb_c(dry, g.relative_humidity_pct.to_numpy(float),
                                      g.pressure_pa.to_numpy(float))
    shares = reference.table("state_climate_zone_shares.csv", dtype={"ashrae_climate_zone": str})
    result = {}
    for r in REGIONS:
        saving = TIME_ZONE[r] != "America/Phoenix"
        if r in EPW:
            dry, humidity, pressure = read_epw(reference.folder / "weather" / f"{EPW[r]}.epw.gz")
            parts = [(1.0, dry, wet_bulb_c(dry, humidity, pressure))]
            source = "L"
        else:
            mine = shares[shares.state == r]
            weight = dict(zip(mine.ashrae_climate_zone, mine.population_share))
            weight = weight or {ZONE_WHERE_MISSING[r]: 1.0}
            if "1B" in weight:
                raise ValueError(f"{r}: zone 1B is not usable")
            parts = [(share / sum(weight.values()), *zones[zone]) for zone, share in weight.items()]
            source = "M"
        result[r] = tuple(
            np.round(sum(share * month_hour_means(values[i], saving) for share, *values in parts), 1)
            for i in (0, 1)) + (source,)
    return result


def write_air(reference, output):
    tables = air_tables(reference)
    epw = " ".join(f"{r} ({EPW[r]})" for r in sorted(EPW))
    for index, name, title in ((0, "air_dry_bulb.csv", "Dry bulb"), (1, "air_wet_bulb.csv", "Wet bulb")):
        output.write(
            name,
            [f"{title} of the outdoor air [deg C], means by month and local clock hour.",
             f"Typical years of one station (L): {epw};",
             "elsewhere the hourly year of the ASHRAE climate zones (M), weighted by the state's population in them (CT: 5A).",
             "Wet bulb: exact psychrometrics (Hyland-Wexler, bisection) hour by hour, then the mean."],
            ["region", "month", *HOUR_COLUMNS],
            [[r, str(m + 1), *map(float, tables[r][index][m])] for r in REGIONS for m in range(12)])
