"""fuel_prices_monthly.csv, fuel_price_ratios.csv, carbon_prices.csv and carbon_markets.csv."""

import math

from importers.common import MONTH_COLUMNS

# Census divisions and their states (key R: geography).
DIVISIONS = {
    "New_England": "CT MA ME NH RI VT", "Mid_Atlantic": "NJ NY PA",
    "East_North_Central": "IL IN MI OH WI", "West_North_Central": "IA KS MN MO ND NE SD",
    "South_Atlantic": "DC DE FL GA MD NC SC VA WV", "East_South_Central": "AL KY MS TN",
    "West_South_Central": "AR LA OK TX", "Mountain": "AZ CO ID MT NM NV UT WY",
    "Pacific": "CA OR WA"}
DIVISION = {state: division for division, states in DIVISIONS.items() for state in states.split()}
STATES = sorted(DIVISION)

# Consumer price index of the US, all urban consumers, annual averages (key R, as remembered); 2025
# and 2026: assumption, 2.7 % a year more than the year before.
CPI = {2019: 255.657, 2020: 258.811, 2021: 270.970, 2022: 292.655, 2023: 304.702, 2024: 313.689}
CPI[2025] = CPI[2024] * 1.027
CPI[2026] = CPI[2025] * 1.027
MONEY_YEAR = 2025

FIRST_YEAR = 2022
LAST_MONTH = (2026, 5)
COMPLETE_YEARS = (2022, 2023, 2024)  # months that nearly all states publish
RATIO_YEARS = (2023, 2024, 2025)     # with a price of the AEO beside them
SHAPE_YEARS = (2022, 2023, 2024, 2025)
# Months of EIA's own series that cannot be right; they are filled like those withheld.
WRONG_GAS = {("MO", 2022, 1), ("NH", 2022, 2), ("WA", 2026, 4)}
# States that never publish take their neighbour's ratio to the division.
NEIGHBOUR = {"DC": "MD", "DE": "MD", "VT": "MA"}

# Calibration: part of a state's distance from its division's mean that counts in the hour's price. What
# is delivered holds charges of pipelines that do not depend on the hour. With 0, 0.5 and 1 the states' net
# imports of 2023 are off by 7.7, 6.9 and 7.5 TWh rms (one hurdle of 5 USD/MWh for all; 9.4 with one of 2).
LOCAL_PART = 0.5

# Heat content of a state's coal [MMBtu per short ton]: the ranks it burns, as remembered (key R).
COAL_MMBTU_PER_TON = {
    "AL": 20.5, "AR": 17.6, "AZ": 19.5, "CO": 19.3, "DE": 25.0, "FL": 23.5, "GA": 19.0, "IA": 17.3,
    "IL": 17.8, "IN": 22.3, "KS": 17.4, "KY": 22.9, "LA": 16.0, "MD": 24.8, "ME": 25.5, "MI": 18.6,
    "MN": 17.6, "MO": 17.6, "MS": 15.0, "MT": 17.0, "NC": 24.7, "ND": 13.3, "NE": 17.2, "NH": 26.0,
    "NJ": 25.0, "NM": 18.5, "NV": 21.0, "NY": 25.0, "OH": 24.0, "OK": 17.4, "OR": 17.0, "PA": 23.0,
    "SC": 24.8, "SD": 16.9, "TN": 20.5, "TX": 15.8, "UT": 22.0, "VA": 24.0, "WA": 16.8, "WI": 17.6,
    "WV": 24.5, "WY": 17.2}
COAL_RATIO_YEARS = (2021, 2022)

# The trading rules: states with their first and last calendar year (key R). Pennsylvania joined
# the RGGI on paper in 2022, was enjoined before its first auction and has left: it never paid.
RGGI = {**{state: (2009, None) for state in ("CT", "DE", "MA", "MD", "ME", "NH", "NY", "RI", "VT")},
        "NJ": (2020, None), "VA": (2021, 2023)}
UNSPECIFIED_IMPORT_T_PER_MWH = 0.428  # 17 CCR 95111 of California (key R)


def real(usd, year):
    """USD of the year in USD of MONEY_YEAR."""
    return usd * CPI[MONEY_YEAR] / CPI[year]


def mean(values):
    values = [v for v in values if v is not None]
    return sum(values) / len(values) if values else None


def months(first=FIRST_YEAR, last=LAST_MONTH):
    return [(y, m) for y in range(first, last[0] + 1) for m in range(1, 13) if (y, m) <= last]


def published_gas(reference):
    """{(state, year, month): USD/MMBtu of the day}, without what cannot be right."""
    table = reference.table("planning/gas_price_electric_power_by_state_monthly_2018_2026.csv",
                            comment="#")
    return {(row.state, row.year, row.month): row.usd_per_mmbtu for row in table.itertuples()
            if not math.isnan(row.usd_per_mmbtu) and (row.state, row.year, row.month) not in WRONG_GAS}


def filled_gas(reference):
    """{(state, year, month): (USD of MONEY_YEAR per MMBtu, whether it was published)}"""
    gas = published_gas(reference)

    def of_division(division, y, m, members):
        return mean([gas.get((s, y, m)) for s in members
                     if DIVISION[s] == division and (s, y, m) in gas])

    def ratio(state):
        """Of a state to the mean of its division's others, months that both publish."""
        division, pairs = DIVISION[state], []
        for y in COMPLETE_YEARS:
            for m in range(1, 13):
                others = of_division(division, y, m, [s for s in STATES if s != state])
                if (state, y, m) in gas and others:
                    pairs.append((gas[state, y, m], others))
        return sum(a for a, _ in pairs) / sum(b for _, b in pairs) if pairs else None

    ratios = {s: ratio(s) for s in STATES}
    for s, neighbour in NEIGHBOUR.items():
        ratios[s] = ratios[neighbour]
    national = {s: mean([ratios[o] for o in STATES if DIVISION[o] == DIVISION[s]])
                for s in STATES}
    result = {}
    for y, m in months():
        for s in STATES:
            if (s, y, m) in gas:
                result[s, y, m] = (real(gas[s, y, m], y), True)
                continue
            # what the others would be, each brought to the division's level by its own ratio
            level = mean([gas[o, y, m] / ratios[o] for o in STATES if o != s and (o, y, m) in gas
                          and DIVISION[o] == DIVISION[s] and ratios[o]])
            if level is None:
                level = gas["US", y, m] * division_to_country(gas, DIVISION[s])
            result[s, y, m] = (real(level * (ratios[s] or national[s] or 1.0), y), False)
    return result


def division_to_country(gas, division):
    """Ratio of a division's mean to the country's price over the complete years."""
    pairs = [(mean([gas.get((s, y, m)) for s in STATES if DIVISION[s] == division]),
              gas["US", y, m]) for y in COMPLETE_YEARS for m in range(1, 13)]
    pairs = [(a, b) for a, b in pairs if a is not None]
    return sum(a for a, _ in pairs) / sum(b for _, b in pairs) if pairs else 1.0


def hourly_gas(reference):
    """filled_gas, of which the local part counts."""
    gas = filled_gas(reference)
    result = {}
    for (s, y, m), (usd, published) in gas.items():
        division = mean([gas[o, y, m][0] for o in STATES if DIVISION[o] == DIVISION[s]])
        result[s, y, m] = (division + LOCAL_PART * (usd - division), published)
    return result


def aeo(reference, fuel):
    table = reference.table("fuel_prices_aeo2026_baseline.csv")
    table = table[table.fuel == fuel]
    return {(row.census_division, row.year): row.price_usd_per_mmbtu for row in table.itertuples()}


def gas_ratios(gas, prices):
    """{state: twelve factors on the division's price of the year}"""
    result = {}
    for s in STATES:
        of_year = {y: mean([gas[s, y, m][0] for m in range(1, 13)]) for y in SHAPE_YEARS}
        level = (sum(of_year[y] for y in RATIO_YEARS)
                 / sum(prices[DIVISION[s], y] for y in RATIO_YEARS))
        shape = [mean([gas[s, y, m][0] / of_year[y] for y in SHAPE_YEARS]) for m in range(1, 13)]
        result[s] = [level * x / mean(shape) for x in shape]
    return result


def coal_by_quarter(reference):
    """{(state, year, quarter): USD of MONEY_YEAR per MMBtu}"""
    table = reference.table("planning/coal_price_electric_power_by_state_quarterly_2019_2022.csv",
                            comment="#")
    return {(row.state, row.year, row.quarter):
            real(row.usd_per_short_ton / COAL_MMBTU_PER_TON[row.state], row.year)
            for row in table.itertuples()
            if row.state in COAL_MMBTU_PER_TON and not math.isnan(row.usd_per_short_ton)}


def coal_ratios(reference, coal):
    """{state: factor on the division's price}: the mean by the energy burnt is one."""
    egrid = reference.table("state_generation_emissions_2022_egrid.csv").set_index("state")["coal_mwh"]
    price = {s: mean([coal.get((s, y, q)) for y in COAL_RATIO_YEARS for q in range(1, 5)])
             for s in STATES}
    result = {}
    for s in STATES:
        peers = [o for o in STATES if DIVISION[o] == DIVISION[s]
                 and price[o] is not None and egrid[o] > 0]
        if price[s] is None or not peers:
            continue
        division = sum(price[o] * egrid[o] for o in peers) / sum(egrid[o] for o in peers)
        result[s] = price[s] / division
    return result


def write_fuel_prices_monthly(reference, output):
    gas, coal = hourly_gas(reference), coal_by_quarter(reference)
    rows = []
    for s in STATES:
        for y in range(FIRST_YEAR, LAST_MONTH[0] + 1):
            known = [gas.get((s, y, m)) for m in range(1, 13)]
            filled = sum(1 for k in known if k is not None and not k[1])
            source = "EIA; calibration" + (f"; filled: {filled} months" if filled else "")
            rows.append(["natural_gas", s, str(y), *[k[0] if k else None for k in known], source])
    for s in STATES:
        quarters = [coal.get((s, FIRST_YEAR, q)) for q in range(1, 5)]
        if any(q is not None for q in quarters):
            rows.append(["coal", s, str(FIRST_YEAR), *[quarters[(m - 1) // 3] for m in range(1, 13)],
                         "EIA; R: heat content"])
    output.write(
        "fuel_prices_monthly.csv",
        ["Prices to power plants by state and month, USD of 2025 per MMBtu; empty: fuel_prices.csv by fuel_price_ratios.csv.",
         "Gas: EIA, price sold to electric power consumers, January 2022 to May 2026, USD of the day by the consumer price index",
         "(R: annual averages; 2025 and 2026 assumption: +2.7 % a year). Months withheld (nearly none of 2022 to 2024, half of",
         "2025 and 2026) and three that cannot be right (MO 2022-01, NH 2022-02, WA 2026-04) are filled: the level of the census",
         "division's other states in that month, or else of the country, times the state's ratio to them in 2022 to 2024; DC and",
         "DE have Maryland's ratio, VT Massachusetts'. Prices below zero are real (Waha).",
         f"Calibration, 2023: the part {LOCAL_PART:g} of a state's distance from the mean of its division in the month counts; the rest",
         "are charges of pipelines, part of what is delivered, that do not depend on the hour.",
         "Coal: EIA, delivered, by quarter to the third of 2022, USD per short ton over the heat content of the ranks that the",
         "state burns (R, as remembered: 13.3 ND to 26 NH MMBtu per short ton)."],
        ["fuel", "state", "year", *MONTH_COLUMNS, "source"], rows, digits=4)


def write_fuel_price_ratios(reference, output):
    gas = gas_ratios(hourly_gas(reference), aeo(reference, "natural_gas"))
    coal = coal_ratios(reference, coal_by_quarter(reference))
    rows = [["natural_gas", s, *gas[s], "calibration: EIA 2022 to 2025 over I"] for s in STATES]
    rows += [["coal", s, *[coal[s]] * 12, "calibration: EIA 2021 to 2022; R: heat content"]
             for s in STATES if s in coal]
    output.write(
        "fuel_price_ratios.csv",
        ["Factors on the census division's price of the year (fuel_prices.csv) where fuel_prices_monthly.csv has no price.",
         "Gas, calibration: the state's mean of 2023 to 2025 over the division's price of the AEO of those years, times the",
         "mean course of the months in 2022 to 2025. Assumption: both stay.",
         "Coal, calibration: the state's mean of 2021 and 2022 (to the third quarter) over that of its division by the energy",
         "of 2022 (O); states without a published price have their division's. Assumption: it stays."],
        ["fuel", "state", *MONTH_COLUMNS, "source"], rows, digits=4)


def write_carbon_prices(reference, output):
    table = reference.table("planning/carbon_allowance_prices_2019_2025.csv", comment="#")
    name = {"RGGI": "RGGI", "California-Quebec": "California"}
    rows = []
    for row in table.itertuples():
        year, month = int(row.auction_date[:4]), int(row.auction_date[5:7])
        rows.append([name[row.market], str(year), str((month + 2) // 3),
                     real(row.usd_per_metric_ton, year), "auction"])
    output.write(
        "carbon_prices.csv",
        ["Prices of the auctions of CO2 allowances by quarter, USD of 2025 per tonne: RGGI (published per short ton) and the joint",
         "auction of California and Quebec, USD of the day by the consumer price index (R: annual averages; 2025 assumption:",
         "+2.7 %). The first price holds before, the last after it (assumption: constant in this money). Washington's market is",
         "left out: no prices in hand."],
        ["market", "year", "quarter", "usd_per_t", "source"], sorted(rows), digits=4)


def write_carbon_markets(_, output):
    rows = [["CA", "California", "2013", "", UNSPECIFIED_IMPORT_T_PER_MWH, "R"]]
    rows += [[s, "RGGI", str(first), "" if last is None else str(last), None, "R"]
             for s, (first, last) in sorted(RGGI.items())]
    output.write(
        "carbon_markets.csv",
        ["States whose power plants pay for CO2, by market and calendar years; last empty: to the end. As remembered (R).",
         "Pennsylvania is left out: its rule was enjoined before its first auction. Plants below 25 MW, which RGGI spares, pay too.",
         "import_t_per_mwh: what power from outside the market counts as when it is imported, times the price. California's rate",
         "for unspecified imports; assumption: for all of them, the Northwest's water too. RGGI counts none."],
        ["state", "market", "first_year", "last_year", "import_t_per_mwh", "source"], rows)
