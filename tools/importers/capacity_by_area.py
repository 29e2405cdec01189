"""Capacity of balancing authorities by planning area and technology, which the fleet tables are held against.

    net summer MW of an area = nameplate MW of its authorities ratio[area, technology]

ratio: net summer over nameplate of the class in the states of the area's fleet (C), weighted by that
fleet. Nameplate: EIA's capacity by balancing authority (K). An authority's plants are not all in the
area of its name: what is known of that stands in tests/end_to_end/test_capacity.py.
"""

from importers.fleet import GAS, capacity

# Name: its areas of areas.csv, the authorities that stand for them. MISO and SPP report as one.
GROUPS = {
    "PJM": (["PJM"], ["PJM", "LGEE"]),
    "MISO": (["MISO_North", "MISO_Central", "MISO_South"], ["MISO", "AECI"]),
    "SPP": (["SPP_North", "SPP_South"], ["SWPP", "SPA", "WAUW"]),
    "TVA": (["TVA"], ["TVA"]),
    "Carolinas": (["Carolinas"], ["DUK", "CPLE", "CPLW", "SC", "SCEG", "YAD"]),
    "Southern": (["Southern"], ["SOCO", "SEPA"]),
    "Florida": (["Florida"], ["FPL", "FPC", "TEC", "JEA", "FMPP", "SEC", "TAL", "GVL", "HST"]),
    "NYISO": (["NYISO"], ["NYIS"]),
    "ISONE": (["ISONE"], ["ISNE"]),
    "ERCOT": (["ERCOT"], ["ERCO"]),
    "CAISO": (["CAISO"], ["CISO", "LDWP", "IID", "BANC", "TIDC"]),
    "Northwest": (["Northwest"], ["BPAT", "PACE", "PACW", "PGE", "PSEI", "SCL", "TPWR", "IPCO", "NWMT",
                                  "AVA", "NEVP", "CHPD", "DOPD", "GCPD", "GRID"]),
    "Southwest": (["Southwest"], ["SRP", "AZPS", "TEPC", "WALC", "PNM", "EPE"]),
    "Rockies": (["Rockies"], ["PSCO", "WACM"]),
}
# K's word: the classes of the fleet.
TECHNOLOGIES = {
    "nuclear": ["nuclear"], "coal": ["coal"], "gas": list(GAS), "oil": ["oil"], "biomass": ["biomass"],
    "geothermal": ["geothermal"], "hydro": ["hydro"], "wind": ["wind_onshore", "wind_offshore"],
    "solar": ["solar_pv"], "hydro storage": ["pumped_hydro"], "battery storage": ["battery"],
}
DATES = {"2022-12-31": "mw_end_2022", "2023-12-31": "mw_end_2023", "2024-12-31": "mw_end_2024",
         "2025-12-31": "mw_end_2025", "2026-05-31": "mw_latest"}
SMALLEST_MW = 50.0


def _state_ratios(reference):
    """{(state, K's word): net summer over nameplate of 2024}"""
    word = {name: key for key, classes in TECHNOLOGIES.items() for name in classes}
    table = reference.table("state_generation_capacity_2024.csv")
    table = table.replace({"tech": {"solar_utility": "solar_pv"}})
    sums = table.assign(word=table.tech.map(word)).groupby(["state", "word"])[
        ["nameplate_mw", "net_summer_mw"]].sum()
    sums = sums[(sums.nameplate_mw > 0) & (sums.net_summer_mw > 0)]
    return (sums.net_summer_mw / sums.nameplate_mw).to_dict()


def ratio(reference, areas, technology):
    """Net summer over nameplate of the areas' fleet of 2024; one where they have none."""
    nesting, of_state = reference.nesting, _state_ratios(reference)
    net = nameplate = 0.0
    for (zone, name), by_year in capacity(reference).items():
        key = nesting.state[zone], technology
        if nesting.area[zone] in areas and name in TECHNOLOGIES[technology] and key in of_state:
            net += by_year[2024]
            nameplate += by_year[2024] / of_state[key]
    return net / nameplate if nameplate > 0 else 1.0


def write_capacity(reference, output):
    table = reference.table("balancing_authority_capacity_2020_2026.csv")
    named = {authority for _, authorities in GROUPS.values() for authority in authorities}
    if named != set(table.balancing_authority):
        raise ValueError(f"authorities of one side only: {named ^ set(table.balancing_authority)}")
    rows = []
    for group, (areas, authorities) in GROUPS.items():
        for technology in TECHNOLOGIES:
            mine = table[table.balancing_authority.isin(authorities) & (table["mode"] == technology)]
            mw = [float(mine[column].sum()) for column in DATES.values()]
            if max(mw) >= SMALLEST_MW:
                rows.append([group, technology, " ".join(areas), " ".join(authorities),
                             round(ratio(reference, areas, technology), 4), *(round(x, 1) for x in mw)])
    output.write(
        "capacity_by_area.csv",
        ["Capacity of planning areas by the balancing authorities that stand for them: nameplate MW at the date, EIA's monthly figures",
         "as Electricity Maps keeps them (key K: electricitymaps/electricitymaps-contrib, config/zones, b354f28), and the ratio of net",
         "summer to nameplate of the class in the area's states (C) to bring them to what the fleet tables hold.",
         f"Rows of less than {SMALLEST_MW:g} MW are left out. Written by tools/import_evidence.py."],
        ["group", "technology", "areas", "authorities", "net_summer_ratio", *DATES], rows, digits=7)
