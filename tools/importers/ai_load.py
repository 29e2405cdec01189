"""ai_load_profiles.csv: nine courses of an AI campus's load over a weekday and a day of the weekend."""

from importers.common import HOUR_COLUMNS

COMMENT = [
    "Load of an AI campus by hour as a fraction of its installed AI power, weekday and weekend: nine representative",
    "campuses modelled from traces of GPU clusters (N). Only the shape is used, brought to the campus's load factor.",
    "That the hours are local is an assumption.",
]


def write_ai_load_profiles(reference, output):
    table = reference.table("ai_load_profiles_24h.csv")
    rows = []
    for (scenario, day_type), hours in table.groupby(["scenario", "day_type"], sort=False):
        hours = hours.sort_values("hour")
        if list(hours["hour"]) != list(range(24)):
            raise ValueError(f"{scenario}, {day_type}: not the 24 hours of a day")
        name = scenario.lower().replace(" ", "-")
        rows.append([name, day_type, *hours["total_fraction"], "N"])
    rows.sort(key=lambda row: row[0])
    output.write("ai_load_profiles.csv", COMMENT, ["profile", "day_type", *HOUR_COLUMNS, "source"], rows)
