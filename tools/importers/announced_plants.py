"""announced_plants.csv: plants that are announced one by one."""

from importers import places

# name, (state, county, owner), technology, from, to, MW, probability (assumption), source
PLANTS = [
    ("Palisades", ("MI", "van buren", "Holtec International"), "nuclear", "2027-01-01", "2027-01-01", 800.0, 0.9,
     "eenews.net 2026-01-07: aimed at March 2026; not in K of May 2026; assumption: the start of 2027"),
    ("Crane (Three Mile Island 1)", ("PA", "dauphin", ""), "nuclear", "2028-01-01", "2028-01-01", 835.0, 0.9,
     "rtowww.com 2025-06: in 2027; constellationenergy.com: by 2028"),
    ("Duane Arnold", ("IA", "linn", ""), "nuclear", "2029-04-01", "2029-04-01", 615.0, 0.8,
     "rtowww.com 2025-10: first quarter of 2029"),
    ("Coastal Virginia Offshore Wind", ("VA", "virginia beach", ""), "wind_offshore", "2026-06-01", "2027-04-01", 2587.0, 1.0,
     "intelatus.com 2026-02-02: 176 turbines at work; late 2026 to early 2027"),
    ("Cumberland gas", ("TN", "stewart", ""), "gas_cc", "2027-01-01", "2027-01-01", 1450.0, 1.0,
     "publicpower.org 2023-01: in 2026; under construction 2026-02 (wkdzradio.com)"),
    ("Kingston gas", ("TN", "roane", ""), "gas_cc", "2028-01-01", "2028-01-01", 1500.0, 1.0,
     "bbbtv12.com 2024-04: by the end of 2027; under construction 2026-02 (wkdzradio.com)"),
    ("Kingston battery", ("TN", "roane", ""), "battery", "2028-01-01", "2028-01-01", 100.0, 1.0,
     "bbbtv12.com 2024-04"),
]


def write_announced_plants(reference, output):
    rows = [[name, places.zone_at(reference, *place), technology, begin, end, mw, probability, source.replace(",", ";")]
            for name, place, technology, begin, end, mw, probability, source in PLANTS]
    output.write(
        "announced_plants.csv",
        ["Plants that are announced one by one and count in full, evenly between `from` and `to` [MW]: restarts, Virginia's offshore wind,",
         "replacements at the sites of plants that were to close. probability, by which the MW are multiplied: assumption. Vogtle 3 and 4",
         "are in fleet.csv (GA, 1.1 GW in each of 2023 and 2024)."],
        ["name", "region", "technology", "from", "to", "mw", "probability", "source"], rows, digits=6)
