"""shed_hours.csv: load that was wanted in 2016 to 2024 and not served, which no meter shows.

ERCOT's hours are measured; the others are published sizes, each put evenly on the hours that were
published or, where only the day's span was to be had, on that span.
"""

import pandas as pd

HOUR = pd.Timedelta(hours=1)
CENTRAL_STANDARD = pd.Timedelta(hours=6)  # February has no daylight saving

# Areas, first hour and the hour after the last (UTC), MW in the mean of these hours, key and what it is.
PUBLISHED = [
    ("CAISO", "2020-08-15T01:00Z", "2020-08-15T02:00Z", 500, "14 August 18:38 Pacific: first block"),
    ("CAISO", "2020-08-15T02:00Z", "2020-08-15T03:00Z", 1000, "14 August: both blocks"),
    ("CAISO", "2020-08-16T01:00Z", "2020-08-16T02:00Z", 180, "15 August 18:25: 470 MW for 23 minutes"),
    ("SPP_North SPP_South", "2021-02-15T18:00Z", "2021-02-15T19:00Z", 610, "15 February 12:08 Central: 1.5 % for 50 minutes"),
    ("SPP_North SPP_South", "2021-02-16T13:00Z", "2021-02-16T16:00Z", 2718, "16 February 06:46 Central: 6.5 % for 3.3 hours"),
    ("MISO_South", "2021-02-17T01:00Z", "2021-02-17T03:00Z", 700, "16 February 18:40 Central: 2.3 hours"),
    ("TVA", "2022-12-23T16:00Z", "2022-12-23T19:00Z", 1200, "23 December 10:31 Central: 5 % for 2.2 hours"),
    ("TVA", "2022-12-24T11:00Z", "2022-12-24T12:00Z", 1500, "24 December 05:51 Central: 5 %"),
    ("TVA", "2022-12-24T12:00Z", "2022-12-24T16:00Z", 3000, "24 December: 10 %"),
    ("TVA", "2022-12-24T16:00Z", "2022-12-24T18:00Z", 1500, "24 December until 11:30 Central: 5 %"),
    ("Carolinas", "2022-12-24T11:00Z", "2022-12-24T15:00Z", 2000, "24 December 06:15 Eastern: both of Duke's"),
]


def ercot(reference):
    """(area, begin, end, MW, source, note) of the hours of February 2021."""
    table = reference.table("planning/ercot_load_shed_and_outage_hourly_feb2021.csv", comment="#")
    for row in table[table.load_shed_mw > 0].itertuples():
        begin = pd.Timestamp(row.hour_beginning_cst) + CENTRAL_STANDARD
        yield ("ERCOT", f"{begin:%Y-%m-%dT%H:%MZ}", f"{begin + HOUR:%Y-%m-%dT%H:%MZ}",
               row.load_shed_mw, "TX", "February 2021: hourly mean")


def write_shed_hours(reference, output):
    rows = [[*row[:4], "R", row[4]] for row in PUBLISHED]
    rows += [list(row) for row in ercot(reference)]
    rows.sort(key=lambda row: (row[1], row[0]))
    output.write(
        "shed_hours.csv",
        ["Load shed by order of the operators in 2016 to 2024, MW in the mean of the hours [begin, end), UTC. What was measured in these hours",
         "is what was served: this is added to it, shared by the areas' zones as their load of the hour is. ERCOT's hours are read off its",
         "charts (TX); the others are published sizes as remembered (R), put evenly on the hours that the note names: assumption. Smaller",
         "ones (LG&E and KU, Santee Cooper, Dominion South Carolina in December 2022; El Paso in February 2021) are left out."],
        ["area", "begin", "end", "mw", "source", "note"], rows, digits=6)
