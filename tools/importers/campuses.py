"""campuses.csv and campus_phases.csv: frontier AI campuses of the country, as Epoch AI has seen them.

An edition is two tables, named by the day on which the data was had: epoch_campuses_DAY.csv with a row for each
campus, epoch_campus_timelines_DAY.csv with a row for each time at which one was looked at (`event` projected: a
plan). The latest edition of the folder is taken. A campus that PLACES does not know stands in its state's only zone,
and is told; in a state of several zones its county has to be written there first.
"""

import csv
import re
import sys

from importers import places

M3_PER_GALLON = 3.785411784e-3
COUNTRY = "United States"  # whose campuses are kept

# (county, latitude, longitude) by Epoch's name: the county and the town, by public reports as remembered (R).
# Degrees are the town's, for maps.
PLACES = {
    "Amazon Madison Mega Site": ("madison", 32.63, -90.03),
    "Amazon Ridgeland": ("madison", 32.43, -90.13),
    "Anthropic-Amazon New Carlisle": ("st. joseph", 41.70, -86.51),
    "Colossus 1": ("shelby", 35.06, -90.16),
    "Colossus 2": ("shelby", 34.99, -90.04),
    "CoreWeave Denton TX": ("denton", 33.21, -97.13),
    "Coreweave Helios": ("dickens", 33.78, -100.87),
    "Crusoe Abilene Expansion": ("taylor", 32.50, -99.79),
    "Fluidstack Lake Mariner": ("niagara", 43.36, -78.60),
    "Goodnight": ("armstrong", 35.03, -101.19),
    "Google Cedar Rapids": ("linn", 41.90, -91.68),
    "Google Columbus": ("franklin", 39.87, -82.95),
    "Google Council Bluffs (East)": ("pottawattamie", 41.22, -95.83),
    "Google Fort Wayne": ("allen", 41.03, -85.08),
    "Google Kansas City East": ("clay", 39.16, -94.47),
    "Google Midlothian": ("ellis", 32.45, -97.01),
    "Google New Albany": ("licking", 40.07, -82.75),
    "Google Omaha": ("douglas", 41.34, -96.09),
    "Google Papillion": ("sarpy", 41.13, -96.14),
    "Google Pryor (North)": ("mayes", 36.25, -95.31),
    "Google Red Oak": ("ellis", 32.52, -96.79),
    "Google Storey County": ("storey", 39.54, -119.44),
    "Google The Dalles": ("wasco", 45.62, -121.20),
    "Meta Hyperion": ("richland", 32.43, -91.67),
    "Meta Kuna": ("ada", 43.46, -116.36),
    "Meta Prometheus": ("licking", 40.07, -82.75),
    "Meta Temple": ("bell", 31.15, -97.37),
    "Microsoft Fairwater Atlanta": ("fayette", 33.44, -84.50),
    "Microsoft Fairwater Wisconsin": ("racine", 42.69, -87.90),
    "Microsoft Goodyear": ("maricopa", 33.41, -112.37),
    "Microsoft Project Osmium": ("polk", 41.53, -93.71),
    "Microsoft SAT14": ("bexar", 29.45, -98.67),
    "Microsoft SAT40": ("medina", 29.36, -98.88),
    "OpenAI Stargate Abilene": ("taylor", 32.50, -99.78),
    "OpenAI Stargate Lordstown": ("trumbull", 41.17, -80.86),
    "OpenAI Stargate Michigan": ("washtenaw", 42.17, -83.78),
    "OpenAI Stargate Milam": ("milam", 30.79, -96.98),
    "OpenAI Stargate New Mexico": ("dona ana", 31.83, -106.66),
    "OpenAI Stargate Shackelford": ("shackelford", 32.74, -99.35),
    "OpenAI Stargate Wisconsin": ("ozaukee", 43.39, -87.88),
    "QTS Cedar Rapids": ("linn", 41.90, -91.70),
    "QTS Richmond": ("henrico", 37.50, -77.26),
    "STACK Infrastructure NVA02": ("prince william", 38.75, -77.52),
    "Stream Phoenix": ("maricopa", 33.43, -112.35),
    "Vantage TX1": ("bexar", 29.45, -98.70),
}


def key_of(title):
    """ "Google Pryor (North)" -> "google-pryor-north": the name by which a scenario calls it."""
    return re.sub("[^a-z0-9]+", "-", title.lower()).strip("-")


def latest_edition(folder):
    """The day of the latest edition, as the files' names have it."""
    days = sorted(path.stem.removeprefix("epoch_campuses_") for path in folder.glob("epoch_campuses_*.csv"))
    if not days:
        raise ValueError(f"{folder}: no epoch_campuses_DAY.csv")
    return days[-1]


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def zone_of(reference, title, state):
    """The zone of a campus; None where its county would have to be known."""
    if title in PLACES:
        return places.zone_at(reference, state, PLACES[title][0])
    zones = reference.nesting.zones_of.get(state, [])
    return zones[0] if len(zones) == 1 else None


def power(row):
    return float(row["facility_mw"] or 0.0)


def water_m3_per_day(powered):
    """What Epoch reckons of the campus with power, when last told; None if never."""
    told = [float(row["water_mgd"]) for row in powered if row["water_mgd"]]
    return told[-1] * 1e6 * M3_PER_GALLON if told else None


def campus_row(reference, campus, timeline):
    """The row of a campus: standing is what was seen last, planned the most of a projection."""
    county, latitude, longitude = PLACES.get(campus["name"], ("", None, None))
    seen = [row for row in timeline if row["event"] != "projected"]
    powered = [row for row in seen if power(row) > 0.0]
    planned = [power(row) for row in timeline if row["event"] == "projected"]
    last = seen[-1] if seen else dict.fromkeys(timeline[0], "0")
    owner = re.fullmatch(r"(.*?)(?: \((\w+)\))?", campus["owner"])
    return [key_of(campus["name"]), campus["name"], owner[1], owner[2] or "",
            campus["users"].replace(",", ";"), campus["state"], county,
            zone_of(reference, campus["name"], campus["state"]), latitude, longitude,
            float(last["it_mw"]), power(last), max(planned) if planned else None,
            powered[0]["date"] if powered else "", float(last["capital_cost_busd_2025"]),
            water_m3_per_day(powered), "Epoch+R" if county else "Epoch"]


def phase_row(row):
    buildings = row["buildings_operational"]
    return [key_of(row["name"]), row["date"], row["event"], float(buildings) if buildings else None,
            float(row["it_mw"]), power(row)]


def tell(day, campuses, others):
    """Says on stderr what is left out and what is placed by its state alone."""
    for name in sorted(others):
        print(f"campuses: {name} has a timeline of {day} and no row in its table; left out", file=sys.stderr)
    for name in sorted({campus["name"] for campus in campuses} - set(PLACES)):
        print(f"campuses: {name} is not in PLACES; it stands in its state's only zone", file=sys.stderr)


def write_campuses(reference, output):
    day = latest_edition(reference.folder)
    table = rows_of(reference.folder / f"epoch_campuses_{day}.csv")
    timelines = {}
    for row in rows_of(reference.folder / f"epoch_campus_timelines_{day}.csv"):
        timelines.setdefault(row["name"], []).append(row)
    mine = sorted((row for row in table if row["country"] == COUNTRY), key=lambda row: key_of(row["name"]))
    silent = [row["name"] for row in mine if row["name"] not in timelines]
    if silent:
        raise ValueError(f"campuses without a timeline: {', '.join(silent)}")
    lost = [f"{row['name']} ({row['state']})" for row in mine if zone_of(reference, row["name"], row["state"]) is None]
    if lost:
        raise ValueError(f"campuses whose county PLACES has to name: {', '.join(lost)}")
    tell(day, mine, set(timelines) - {row["name"] for row in table})
    maker = f"Epoch AI: Frontier Data Centers, epoch.ai/data/data-centers, edition of {day.replace('_', '-')}, CC BY 4.0."
    output.write(
        "campuses.csv",
        [f"Frontier AI campuses of the US. {maker}",
         "MW as last seen; planned_mw: the most of Epoch's projections; confidence: of the owner; capital cost [billion USD of",
         "2025] and water as Epoch reckons them for what stands. County and degrees (of the town) as remembered (R); the region",
         "is the county's. What was seen when: campus_phases.csv."],
        ["name", "title", "owner", "confidence", "users", "state", "county", "region", "latitude", "longitude", "it_mw",
         "facility_mw", "planned_mw", "first_power", "capital_cost_busd", "water_m3_per_day", "source"],
        [campus_row(reference, campus, timelines[campus["name"]]) for campus in mine], digits=6)
    output.write(
        "campus_phases.csv",
        [f"What stood at the campuses of campuses.csv from a day on. {maker}",
         "event projected: a plan of the edition's day. facility_mw: at the meter, it_mw: of machines."],
        ["name", "date", "event", "buildings", "it_mw", "facility_mw"],
        [phase_row(row) for campus in mine for row in timelines[campus["name"]]], digits=7)
