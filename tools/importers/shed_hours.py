"""shed_hours.csv: load that was wanted in 2016 to 2024 and not served, which no meter shows.

    wanted = served (1 + mw / served_mw)   in all zones of the area

served_mw is the area's measured load of the hour (loads.py) less its data centres (weather_years.py), which
is what weather_years.h5 holds. ERCOT's hours are measured, and that file has them already; the others are
published sizes, put evenly on the hours that were published.
"""

from functools import cache

import pandas as pd

from importers import loads
from importers.weather_years import data_centre_mw

HOUR = pd.Timedelta(hours=1)
CENTRAL_STANDARD = pd.Timedelta(hours=6)  # February has no daylight saving

# Areas, first hour and the hour after the last (UTC), MW of all together in the mean of these hours, what it is.
PUBLISHED = [
    (("CAISO",), "2020-08-15T01:00", "2020-08-15T02:00", 500, "14 August 18:38 Pacific: first block"),
    (("CAISO",), "2020-08-15T02:00", "2020-08-15T03:00", 1000, "14 August: both blocks"),
    (("CAISO",), "2020-08-16T01:00", "2020-08-16T02:00", 180, "15 August 18:25 Pacific: 470 MW for 23 minutes"),
    (("SPP_North", "SPP_South"), "2021-02-15T18:00", "2021-02-15T19:00", 610, "15 February 12:08 Central: 1.5 % for 50 minutes"),
    (("SPP_North", "SPP_South"), "2021-02-16T13:00", "2021-02-16T16:00", 2718, "16 February 06:46 Central: 6.5 % for 3.3 hours"),
    (("MISO_South",), "2021-02-17T01:00", "2021-02-17T03:00", 700, "16 February 18:40 Central: 2.3 hours"),
    (("TVA",), "2022-12-23T16:00", "2022-12-23T19:00", 1200, "23 December 10:31 Central: 5 % for 2.2 hours"),
    (("TVA",), "2022-12-24T11:00", "2022-12-24T12:00", 1500, "24 December 05:51 Central: 5 %"),
    (("TVA",), "2022-12-24T12:00", "2022-12-24T16:00", 3000, "24 December: 10 %"),
    (("TVA",), "2022-12-24T16:00", "2022-12-24T18:00", 1500, "24 December until 11:30 Central: 5 %"),
    (("Carolinas",), "2022-12-24T11:00", "2022-12-24T15:00", 2000, "24 December 06:15 Eastern: both companies of Duke"),
]


def hours(reference):
    """(areas, begin of the hour, MW, key, note)"""
    for areas, begin, end, mw, note in PUBLISHED:
        for hour in pd.date_range(begin, end, freq="h", inclusive="left"):
            yield areas, hour, mw, "R", note
    table = reference.table("planning/ercot_load_shed_and_outage_hourly_feb2021.csv", comment="#")
    for row in table[table.load_shed_mw > 0].itertuples():
        begin = pd.Timestamp(row.hour_beginning_cst) + CENTRAL_STANDARD
        yield ("ERCOT",), begin, row.load_shed_mw, "TX", "read off ERCOT's charts"


@cache
def _by_area(reference, year):
    """MW by area without data centres, index the end of the hour."""
    zones = loads.hourly(reference, year) - data_centre_mw(reference, year)[reference.nesting.zones]
    return zones.T.groupby(reference.nesting.area).sum().T


def write_shed_hours(reference, output):
    rows = []
    for areas, begin, mw, source, note in hours(reference):
        served = _by_area(reference, begin.year).loc[begin + HOUR]
        if not set(areas) <= set(served.index):
            continue  # another nesting has other areas
        of_areas = served[list(areas)]
        rows += [[area, f"{begin:%Y-%m-%dT%H:%MZ}", round(mw * of_areas[area] / of_areas.sum(), 1),
                  round(of_areas[area], 1), "file" if source == "TX" else "read", source, note]
                 for area in areas]
    rows.sort(key=lambda row: (row[1], row[0]))
    output.write(
        "shed_hours.csv",
        ["Load shed by order of the operators in 2016 to 2024, mean MW of the hour that begins with `hour` (UTC). What was measured in it is",
         "what was served, served_mw of the area without data centres: demand of measured years is raised by mw / served_mw in all zones of",
         "the area when it is read; rows of `file` are in weather_years.h5 already. ERCOT's hours are read off its charts (TX); the others are",
         "published sizes as remembered (R), put evenly on the hours that the note names: assumption. Smaller ones are left out (LG&E and KU,",
         "Santee Cooper and Dominion South Carolina in December 2022; El Paso in February 2021)."],
        ["area", "hour", "mw", "served_mw", "added", "source", "note"], rows, digits=6)
