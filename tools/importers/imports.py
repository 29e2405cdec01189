"""import_limits.csv: what areas, states and zones can count on taking in together.

Of NERC's regions the highest net import that was seen, 99.9 % of the hours (I); of zones the limits that
their RTO plans its capacity by, in each delivery year and season that is published. A limit is of the zones
that its members have together; limits lie in each other or apart.
"""

NERC_AREAS = {  # NERC region: its planning areas
    "PJM": ["PJM"], "MISO": ["MISO_North", "MISO_Central", "MISO_South"],
    "SPP": ["SPP_North", "SPP_South"], "SERC_C": ["TVA"], "SERC_E": ["Carolinas"],
    "SERC_SE": ["Southern"], "SERC_F": ["Florida"], "NPCC_NY": ["NYISO"], "NPCC_NE": ["ISONE"],
    "ERCOT": ["ERCOT"], "WECC_CA": ["CAISO"], "WECC_NW": ["Northwest", "Rockies"],
    "WECC_SW": ["Southwest"],
}
# RTO's name of the capacity zone: name here, zones. MISO's zones 1 and 2 and PJM's others cut zones of ours.
CAPACITY_ZONES = {
    ("PJM", "DOM"): ("Dominion", ["VA_DOM"]),
    ("PJM", "COMED"): ("ComEd", ["IL_PJM"]),
    ("MISO", "LRZ 3"): ("MISO_3", ["IA"]),
    ("MISO", "LRZ 4"): ("MISO_4", ["IL_MISO"]),
    ("MISO", "LRZ 5"): ("MISO_5", ["MO_MISO"]),
    ("MISO", "LRZ 6"): ("MISO_6", ["IN", "KY_MISO"]),
    ("MISO", "LRZ 7"): ("MISO_7", ["MI_MISO"]),
    ("MISO", "LRZ 8"): ("MISO_8", ["AR_MISO"]),
    ("MISO", "LRZ 9"): ("MISO_9", ["LA", "TX_MISO"]),
    ("MISO", "LRZ 10"): ("MISO_10", ["MS_MISO"]),
}
METRICS = ("CETL_import_limit", "CIL_import_limit")
# the year before the first limit of a zone that had none though its RTO planned for it: its lines' alone
WITHOUT_LIMIT = {"Dominion": 2024}
NO_LIMIT_MW = 100000.0
SEASONS = ("summer", "fall", "winter", "spring")  # of a delivery year, which begins on 1 June


def seen_limits(reference):
    """[name, members, year, season, MW, source] of NERC's regions: all years and seasons."""
    table = reference.table("nerc_region_peak_net_imports_2024.csv").set_index("nerc_region")
    return [[region, " ".join(areas), None, None, float(table.peak_net_imports_mw[region]), "I"]
            for region, areas in NERC_AREAS.items()]


def planned_limits(reference):
    """The same of capacity zones, by delivery year; one with some of the seasons alone is left out."""
    table = reference.table("planning/capacity_zone_import_limits.csv", comment="#")
    table = table[table.metric.isin(METRICS)]
    rows = []
    for (rto, area), (name, zones) in CAPACITY_ZONES.items():
        if name in WITHOUT_LIMIT:
            rows.append([name, " ".join(zones), WITHOUT_LIMIT[name], None, NO_LIMIT_MW, f"CZ: {area} none published"])
        for year, of_year in table[(table.rto == rto) & (table.area == area)].groupby("delivery_year"):
            mw = of_year.set_index("season").value.astype(float)
            if not mw.index.is_unique:
                raise ValueError(f"{rto}, {area}, {year}: two limits of a season")
            wanted = ["annual"] if "annual" in mw.index else SEASONS
            if not set(wanted) <= set(mw.index):
                continue
            rows += [[name, " ".join(zones), year.split("/")[0], None if season == "annual" else season,
                      mw[season], f"CZ: {area} {year}"] for season in wanted]
    return rows


def write_import_limits(reference, output):
    output.write(
        "import_limits.csv",
        ["Most that the zones of `members` (planning areas or regions) take in together, imports less exports [MW]; read with",
         "grid.imports = \"planned\". NERC's regions: the highest hour seen (99.9 %, I). Zones of capacity markets: CETL of PJM,",
         "CIL of MISO (planning parameters of the RTOs), by delivery year (year: the one in whose June it begins) and season:",
         "summer from June, fall, winter, spring; empty: all. The first year's hold before it, the last year's after it: assumption.",
         "PJM limited Dominion's zone by nothing but its lines before 2025/2026: 100 GW stand for that.",
         "Left out: MISO's 2023/2024, of which summer alone is known, capacity zones that cut zones of ours (MISO's 1 and 2, PJM's",
         "MAAC and others, SENE), and Long Island, whose 275 MW hold with two circuits out."],
        ["name", "members", "year", "season", "mw", "source"],
        seen_limits(reference) + planned_limits(reference), digits=6)
