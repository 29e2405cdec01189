"""queue_completion.csv: which share of the queue's MW is built, by technology and the year it is due."""

from importers.fleet import ORDER, QUEUE_TECHNOLOGY
from importers.fleet_additions import arrivals, due_by_2026

FIRST_YEAR, LATER_YEAR = 2026, 2028
# LBNL's completion rates of the requests of 2000 to 2018.
LATER = {"gas_cc": 0.31, "gas_ct": 0.31, "wind_onshore": 0.20, "wind_offshore": 0.20,
         "solar_pv": 0.13, "battery": 0.11}
OTHER_LATER = 0.13
LARGEST_SHARE = 0.95


def first_shares(reference):
    """{technology: MW that came from January 2025 to May 2026 over the MW that were due by 2026}."""
    came = {}
    for (_, technology, *_), mw in arrivals(reference).items():
        name = "gas" if technology in ("gas_cc", "gas_ct") else technology
        came[name] = came.get(name, 0.0) + mw
    due = {t: sum(states.values()) for t, states in due_by_2026(reference).items()}
    result = {}
    for name in ("gas", "wind_onshore", "solar_pv", "battery"):
        share = min(LARGEST_SHARE, came[name] / due[name])
        for technology in (("gas_cc", "gas_ct") if name == "gas" else (name,)):
            result[technology] = share
    return result


def write_queue_completion(reference, output):
    first = first_shares(reference)
    rows = []
    for technology in ORDER:
        if technology not in (*LATER, *QUEUE_TECHNOLOGY.values()):
            continue
        if technology in first:
            rows.append([technology, str(FIRST_YEAR), round(first[technology], 2), "calibration: K over I"])
        later = LATER.get(technology)
        rows.append([technology, str(LATER_YEAR if technology in first else FIRST_YEAR), later or OTHER_LATER,
                     "LBNL2" if later else "LBNL2: all requests"])
    output.write(
        "queue_completion.csv",
        ["Share of the queue's MW that is built, of those due in `year` and after it until the technology's next row. What is due until",
         "2027 is at the end of its way: calibration: the MW that came from January 2025 to May 2026 (K) over those that were due by 2026",
         f"(I), at most {LARGEST_SHARE:g}. Later: completed by the requests of 2000 to 2018 (LBNL2): gas 31, wind 20, sun 13, batteries 11 %;",
         "others 13 %."],
        ["technology", "year", "share", "source"], rows)
