"""import_limits.csv: what areas, states and zones can count on taking in together.

Of NERC's regions the highest net import that was seen, 99.9 % of the hours (I); of zones the limits that
their RTO plans its capacity by. A limit is of the zones that its members have together; limits lie in each
other or apart.
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


def seen_limits(reference):
    """[name, members, MW, source] of NERC's regions."""
    table = reference.table("nerc_region_peak_net_imports_2024.csv").set_index("nerc_region")
    return [[region, " ".join(areas), float(table.peak_net_imports_mw[region]),
             "I"] for region, areas in NERC_AREAS.items()]


def planned_limits(reference):
    """The same of capacity zones: of the last year, the smaller of summer's and winter's."""
    table = reference.table("planning/capacity_zone_import_limits.csv", comment="#")
    table = table[table.metric.isin(METRICS)]
    rows = []
    for (rto, area), (name, zones) in CAPACITY_ZONES.items():
        of_zone = table[(table.rto == rto) & (table.area == area)]
        last = of_zone[of_zone.delivery_year == of_zone.delivery_year.max()]
        last = last[last.season.isin(["annual", "summer", "winter"])]
        rows.append([name, " ".join(zones), float(last.value.astype(float).min()),
                     f"CZ: {area} {last.delivery_year.iloc[0]}"])
    return rows


def write_import_limits(reference, output):
    output.write(
        "import_limits.csv",
        ["Most that the zones of `members` (planning areas or regions) take in together, imports less exports [MW]; read with",
         "grid.imports = \"planned\". NERC's regions: the highest hour seen (99.9 %, I). Zones of capacity markets: CETL of PJM,",
         "CIL of MISO (planning parameters of the RTOs), of the last year published, the smaller of summer's and winter's,",
         "held in all years: assumption. Left out: capacity zones that cut zones of ours (MISO's 1 and 2, PJM's MAAC and",
         "others, SENE), and Long Island, whose 275 MW hold with two circuits out."],
        ["name", "members", "mw", "source"], seen_limits(reference) + planned_limits(reference), digits=6)
