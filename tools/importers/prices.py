"""fuel_prices_monthly.csv, fuel_price_ratios.csv, carbon_prices.csv and carbon_markets.csv."""

import math

from importers import coal_prices
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

# Calibration, 2022 and 2023, on the zones: part of a state's distance from its division's mean that counts
# in the hour's price. What is delivered holds charges of pipelines that do not depend on the hour. With
# 0.5, 0.7 and 1 the states' net imports of 2023 are off by 5.2, 4.9 and 4.8 TWh rms, and gas of 2022 is
# within 20 % in 38, 42 and 38 states.
LOCAL_PART = 0.7

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


def coal_by_month(reference):
    """{(state, year, month): USD of MONEY_YEAR per MMBtu in the hour}, of months with a price of gas."""
    quarters, gas = coal_prices.by_quarter(reference, real), hourly_gas(reference)
    known = coal_prices.delivered(reference, quarters, aeo(reference, "coal"), DIVISION, real)
    result = {}
    for y, m in months():
        of_division = {d: mean([gas[s, y, m][0] for s in STATES if DIVISION[s] == d]) for d in DIVISIONS}
        result |= {(s, y, m): coal_prices.in_the_hour(reference, known[s, y, m], of_division[DIVISION[s]])
                   for s in STATES if (s, y, m) in known}
    return result


def coal_factors(reference):
    """{state: factor on the division's price of the AEO} after the last month known."""
    quarters, gas = coal_prices.by_quarter(reference, real), aeo(reference, "natural_gas")
    coal = aeo(reference, "coal")
    known = coal_prices.delivered(reference, quarters, coal, DIVISION, real)
    return {s: mean([coal_prices.in_the_hour(reference, known[s, y, 1], gas[DIVISION[s], y])
                     / coal[DIVISION[s], y] for y in coal_prices.PARITY_YEARS])
            for s in STATES if (s, coal_prices.PARITY_YEARS[0], 1) in known}


def write_fuel_prices_monthly(reference, output):
    gas, coal = hourly_gas(reference), coal_by_month(reference)
    rows = []
    for s in STATES:
        for y in range(FIRST_YEAR, LAST_MONTH[0] + 1):
            known = [gas.get((s, y, m)) for m in range(1, 13)]
            filled = sum(1 for k in known if k is not None and not k[1])
            source = "EIA; calibration" + (f"; filled: {filled} months" if filled else "")
            rows.append(["natural_gas", s, str(y), *[k[0] if k else None for k in known], source])
    for s in STATES:
        for y in range(FIRST_YEAR, LAST_MONTH[0] + 1):
            known = [coal.get((s, y, m)) for m in range(1, 13)]
            if any(k is not None for k in known):
                rows.append(["coal", s, str(y), *known, "EIA; EPM; I; R; calibration"])
    output.write(
        "fuel_prices_monthly.csv",
        ["Prices to power plants by state and month, USD of 2025 per MMBtu; empty: fuel_prices.csv by fuel_price_ratios.csv.",
         "Gas: EIA, price sold to electric power consumers, January 2022 to May 2026, USD of the day by the consumer price index",
         "(R: annual averages; 2025 and 2026 assumption: +2.7 % a year). Months withheld (nearly none of 2022 to 2024, half of",
         "2025 and 2026) and three that cannot be right (MO 2022-01, NH 2022-02, WA 2026-04) are filled: the level of the census",
         "division's other states in that month, or else of the country, times the state's ratio to them in 2022 to 2024; DC and",
         "DE have Maryland's ratio, VT Massachusetts'. Prices below zero are real (Waha).",
         f"Calibration, 2022 and 2023: the part {LOCAL_PART:g} of a state's distance from the mean of its division in the month counts; the rest",
         "are charges of pipelines, part of what is delivered, that do not depend on the hour.",
         "Coal, delivered: EIA by quarter to the third of 2022, USD per short ton over the heat content of the ranks that the state",
         "burns (R, as remembered: 13.3 ND to 26 NH MMBtu per short ton); 2024 from EPM (14 states, January to July), 2023 half way",
         "between; other states as the country's 2.36, 2.51, 2.47 USD/MMBtu of 2022 to 2024 (R) moved; after that, and where none",
         "was published, I by the state's ratio of 2021 and 2022.",
         f"Calibration, 2022 and 2023: the part {coal_prices.STOCK_PART:g} of coal's price in the hour is what it saves of gas in combined cycle at",
         "the division's price of gas: a ton in the yard has the worth of its best hour, above what it cost where deliveries do",
         "not follow (2022), below it where yards are full."],
        ["fuel", "state", "year", *MONTH_COLUMNS, "source"], rows, digits=4)


def write_fuel_price_ratios(reference, output):
    gas = gas_ratios(hourly_gas(reference), aeo(reference, "natural_gas"))
    coal = coal_factors(reference)
    rows = [["natural_gas", s, *gas[s], "calibration: EIA 2022 to 2025 over I"] for s in STATES]
    rows += [["coal", s, *[coal[s]] * 12, "calibration: EIA 2021 to 2022; R: heat content"]
             for s in STATES if s in coal]
    output.write(
        "fuel_price_ratios.csv",
        ["Factors on the census division's price of the year (fuel_prices.csv) where fuel_prices_monthly.csv has no price.",
         "Gas, calibration: the state's mean of 2023 to 2025 over the division's price of the AEO of those years, times the",
         "mean course of the months in 2022 to 2025. Assumption: both stay.",
         "Coal, calibration: the state's mean of 2021 and 2022 (to the third quarter) over that of its division by the energy",
         "of 2022 (O); states without a published price have their division's. Assumption: it stays. Times what the part of the",
         "price that follows gas (fuel_prices_monthly.csv) makes of it at the AEO's prices of 2026 to 2030."],
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
