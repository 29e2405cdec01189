"""demand.csv, demand_growth.csv and data_centre_path.csv.

s   sales of 2023, D the data centres in them: EPRI's figure plus a part of the difference to the
    national 176 TWh, spread by w = commercial sales less EPRI's data centres.
g_y = (s_y - D_y) / (s_2023 - D_2023), the demand without data centres; never down by more than 1 % a year
    after 2024.

Sales of a state are split over its zones by load; its data centres that EPRI counts stand in the zone of
data_centres.csv, else they and what EPRI does not count are split by load. Growth is the state's.
"""

from importers import loads
from importers.nesting import split

US_2018_TWH, US_2023_TWH, US_2024_TWH, US_2030_TWH = 76.0, 176.0, 183.0, 426.0  # LBNL, LBNL, IEA, IEA
# LBNL: 2028 of the report of December 2024, its high end; 2030 of LBNL-2001758 (June 2026), with its range
LBNL_TWH = {
    "low": {2030: 578.0},
    "mid": {2030: 649.0},
    "high": {2028: 580.0, 2030: 782.0},
}
TAPER = 0.5  # assumption: growth after the last published year is halved each year
LAST_YEAR = 2040
SMALLEST_GROWTH = 0.99


def data_centres_2023(reference):
    """(EPRI's GWh, GWh with the national total) by state."""
    epri = reference.by_state("data_centre_share_by_state_epri2024.csv")["mwh_2023"].fillna(0.0) / 1e3
    commercial = reference.by_state("state_electricity_sales.csv")["commercial_sales_2023_gwh"]
    named = {s: float(epri[s]) for s in reference.nesting.states}
    weight = {s: max(0.0, commercial[s] - named[s]) for s in named}
    missing = 1e3 * US_2023_TWH - sum(named.values())
    total = sum(weight.values())
    return named, {s: named[s] + missing * weight[s] / total for s in named}


def data_centres_of_zones(reference):
    """(EPRI's GWh, GWh with the national total) by zone."""
    named, total = data_centres_2023(reference)
    place = reference.nesting.table("data_centres").set_index("state").zone.to_dict()
    named_zone, total_zone = {}, {}
    for state, by_load in loads.shares(reference).items():
        parts = split(named[state], by_load, digits=2)
        if state in place:
            parts = {zone: named[state] if zone == place[state] else 0.0 for zone in by_load}
        rest = split(total[state] - named[state], by_load, digits=2)
        named_zone.update(parts)
        total_zone.update({zone: parts[zone] + rest[zone] for zone in by_load})
    return named_zone, total_zone


def sales_of_zones(reference):
    """Retail sales of 2023 [GWh] by zone."""
    sales = reference.by_state("state_electricity_sales.csv")["retail_sales_2023_gwh"]
    result = {}
    for state, by_load in loads.shares(reference).items():
        result.update(split(sales[state], by_load))
    return result


def path_twh():
    before = US_2018_TWH * (US_2023_TWH / US_2018_TWH) ** (4 / 5)
    path = {2022: before, 2023: US_2023_TWH, 2024: US_2024_TWH}
    for year in range(2025, LAST_YEAR + 1):
        path[year] = US_2024_TWH * (US_2030_TWH / US_2024_TWH) ** (min(year - 2024, 6) / 6)
    return path


def lbnl_path(known):
    """({year: TWh}, {year: source}) of a path through LBNL's figures after 2024."""
    path = {year: twh for year, twh in path_twh().items() if year <= 2024}
    last = 2024
    source = {}
    for year, twh in known.items():
        growth = (twh / path[last]) ** (1 / (year - last))
        for between in range(last + 1, year):
            path[between] = path[between - 1] * growth
            source[between] = f"assumption: constant growth between {last} and {year}"
        path[year], source[year] = twh, f"LBNL {'2024' if year == 2028 else '2026'}"
        last = year
    rate = growth - 1.0
    for year in range(last + 1, LAST_YEAR + 1):
        rate *= TAPER
        path[year] = path[year - 1] * (1.0 + rate)
        source[year] = f"assumption: growth halved each year after {last}"
    return path, source


def write_path(reference, output):
    def source(year):
        if year == 2022:
            return "assumption: constant growth from 76 TWh in 2018 to 176 TWh in 2023 (LBNL)"
        if year in (2023, 2024, 2030):
            return {2023: "LBNL", 2024: "IEA", 2030: "IEA"}[year]
        return ("assumption: constant growth between 2024 and 2030" if year < 2030
                else "assumption: constant after 2030")

    output.write(
        "data_centre_path.csv",
        ["Electricity of all US data centres [TWh at the meter]. energy_twh: the path `iea`; low, mid and high after",
         "2024: LBNL-2001758 of June 2026, 649 TWh (578 to 782) in 2030, and in 2028 the high end of LBNL's report of",
         "2024, 325 to 580 TWh. Growth after 2030: an assumption."],
        ["year", "energy_twh", "source", *(f"{name}_{what}" for name in LBNL_TWH for what in ("twh", "source"))],
        [[str(year), twh, source(year),
          *(cell for path, sources in map(lbnl_path, LBNL_TWH.values())
            for cell in (path[year], sources.get(year, "as source")))]
         for year, twh in path_twh().items()], digits=6)


def write_demand(reference, output):
    sales = sales_of_zones(reference)
    epri, total = data_centres_of_zones(reference)
    places = reference.nesting.table("data_centres").zone
    output.write(
        "demand.csv",
        ["Retail sales of 2023 [GWh] (D), data centres included, and the data centres in them.",
         "data_centres_2023_gwh: EPRI's (F) plus the difference to the national 176 TWh (LBNL 2024), spread by commercial",
         "sales less EPRI's data centres; all regions sum to 176 TWh. EPRI names no figure for AR DC DE MS VT WV.",
         "A state's figures are split over its zones by load (G); assumption: all that EPRI counts in a state stands in",
         f"{' '.join(places)}."],
        ["region", "sales_2023_gwh", "data_centres_2023_gwh", "data_centres_2023_epri_gwh", "source"],
        [[z, sales[z], total[z], epri[z], "D+F"] for z in reference.nesting.zones], digits=7)


def growth(reference):
    """{state: [factor of 2022, ... 2040]} of the demand without data centres."""
    state = reference.by_state("state_electricity_sales.csv")
    aeo = reference.by_state("state_load_growth_aeo2026_baseline.csv")
    table = reference.by_state("data_centre_share_by_state_epri2024.csv")
    national_rate = (table.mwh_2030_moderate.sum() / table.mwh_2023.sum()) ** (1 / 7)
    _, centres = data_centres_2023(reference)
    path = path_twh()
    metered = reference.table("state_peak_demand_estimates.csv").set_index(["year", "state"])
    metered = metered["mapped_energy_twh"]
    result = {}
    for s in reference.nesting.states:
        like = "MD" if s == "DC" else s  # AEO counts DC in Maryland
        sold = state.retail_sales_2023_gwh[s]
        sold_2022, sold_2024 = (sold * metered[y, s] / metered[2023, s] for y in (2022, 2024))

        def centre(year, mine=centres[s]):
            return mine * path[year] / path[2023]

        rate = (table.mwh_2030_moderate[s] / table.mwh_2023[s]) ** (1 / 7)
        rate = rate if rate > 0 else national_rate  # not in EPRI's table
        base = sold - centre(2023)
        factors = [(sold_2022 - centre(2022)) / base, 1.0, (sold_2024 - centre(2024)) / base]
        for year in range(2025, LAST_YEAR + 1):
            inside = centre(2024) * rate ** (year - 2024)
            wanted = (sold_2024 * aeo.loc[like, f"y{year}"] - inside) / base
            factors.append(max(wanted, factors[-1] * SMALLEST_GROWTH))
        result[s] = factors
    return result


def write_growth(reference, output):
    output.write(
        "demand_growth.csv",
        ["Demand without data centres, 2023 = 1. Up to 2024: the metered load of the state (G) scaled to the sales of 2023 (D), less the",
         "data centres (shares of 2023 of the national path). From 2025: AEO 2026 (I), 2024 = 1 there, less the data centres it contains.",
         "What AEO contains is not published by state: assumption: the stock of 2024 grown along EPRI's moderate path to",
         "2030 (F), and at the same rate after it; states not in EPRI's table at the national rate of it.",
         "Never down by more than 1 % a year after 2024 (assumption). DC follows Maryland. AEO has no growth in 2025.",
         "Zones of a state grow as the state does."],
        ["region", *(f"y{year}" for year in range(2022, LAST_YEAR + 1))],
        [[z, *factors] for z, factors in reference.nesting.of_state(growth(reference)).items()])
