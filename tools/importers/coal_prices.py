"""The hour's price of coal by state and month.

    price = (1 - STOCK_PART) delivered + STOCK_PART parity
    parity = gas price x heat rate of combined cycle / heat rate of coal - difference of variable O&M

Coal is bought by contract a year or more ahead and lies in a yard: what a ton costs in the hour is partly
what it saves of gas in another one. Where deliveries cannot follow (2022) it is dearer than it was to buy,
where the yards are full (2023, 2024) cheaper.
"""

from importers.technologies import heat_rates

# Calibration, 2022 and 2023: part of the price that follows gas, one for the country.
STOCK_PART = 0.4
RATIO_YEARS = (2021, 2022)
KNOWN_YEARS = (2022, 2023, 2024)
PARITY_YEARS = range(2026, 2031)  # of the AEO, for the months after the last gas price known

# Heat content of a state's coal [MMBtu per short ton]: the ranks it burns, as remembered (key R).
MMBTU_PER_TON = {
    "AL": 20.5, "AR": 17.6, "AZ": 19.5, "CO": 19.3, "DE": 25.0, "FL": 23.5, "GA": 19.0, "IA": 17.3,
    "IL": 17.8, "IN": 22.3, "KS": 17.4, "KY": 22.9, "LA": 16.0, "MD": 24.8, "ME": 25.5, "MI": 18.6,
    "MN": 17.6, "MO": 17.6, "MS": 15.0, "MT": 17.0, "NC": 24.7, "ND": 13.3, "NE": 17.2, "NH": 26.0,
    "NJ": 25.0, "NM": 18.5, "NV": 21.0, "NY": 25.0, "OH": 24.0, "OK": 17.4, "OR": 17.0, "PA": 23.0,
    "SC": 24.8, "SD": 16.9, "TN": 20.5, "TX": 15.8, "UT": 22.0, "VA": 24.0, "WA": 16.8, "WI": 17.6,
    "WV": 24.5, "WY": 17.2}
# EIA, Electric Power Monthly, table 4.10.B: USD per MMBtu delivered from January to July 2024 (utilities
# where the sector's is withheld), as far as a stored copy shows it (key EPM).
DELIVERED_2024 = {"PA": 2.16, "IN": 2.91, "MI": 2.66, "OH": 2.65, "WI": 2.35, "IA": 1.97, "KS": 1.61,
                  "MN": 2.32, "MO": 1.81, "NE": 1.28, "ND": 1.84, "SD": 2.36, "FL": 3.54, "GA": 4.10}
# The country's, for the states that it does not show: as remembered (key R).
COUNTRY = {2022: 2.36, 2023: 2.51, 2024: 2.47}


def by_quarter(reference, real):
    """{(state, year, quarter): price per MMBtu in the tables' money}"""
    table = reference.table("planning/coal_price_electric_power_by_state_quarterly_2019_2022.csv",
                            comment="#")
    return {(row.state, row.year, row.quarter):
            real(row.usd_per_short_ton / MMBTU_PER_TON[row.state], row.year)
            for row in table.itertuples()
            if row.state in MMBTU_PER_TON and row.usd_per_short_ton == row.usd_per_short_ton}


def _mean(values):
    values = [v for v in values if v is not None]
    return sum(values) / len(values) if values else None


def ratios(reference, coal, division):
    """{state: factor on the division's price}: the mean by the energy burnt is one."""
    egrid = reference.table("state_generation_emissions_2022_egrid.csv").set_index("state")["coal_mwh"]
    price = {s: _mean([coal.get((s, y, q)) for y in RATIO_YEARS for q in range(1, 5)]) for s in division}
    result = {}
    for s in division:
        peers = [o for o in division if division[o] == division[s]
                 and price[o] is not None and egrid[o] > 0]
        if price[s] is None or not peers:
            continue
        of_division = sum(price[o] * egrid[o] for o in peers) / sum(egrid[o] for o in peers)
        result[s] = price[s] / of_division
    return result


def delivered(reference, coal, aeo, division, real):
    """{(state, year, month): price} of the years with one: quarters of 2022 where published, 2024 of EIA's
    table, 2023 half way between the two; elsewhere the state's price of 2022 as the country's moved; where
    a state never published, and after 2024, the AEO's of its division by its ratio."""
    ratio = ratios(reference, coal, division)
    result = {}
    for s in division:
        first = _mean([coal.get((s, 2022, q)) for q in range(1, 5)])
        for y in range(KNOWN_YEARS[0], max(PARITY_YEARS) + 1):
            of_division = aeo.get((division[s], max(y, 2023)))
            of_aeo = of_division * ratio.get(s, 1.0) if of_division else None
            if y > KNOWN_YEARS[-1] or first is None:
                of_year = of_aeo
            elif s in DELIVERED_2024:
                last = real(DELIVERED_2024[s], 2024)
                of_year = {2022: first, 2023: 0.5 * (first + last), 2024: last}[y]
            else:
                of_year = first * real(COUNTRY[y], y) / real(COUNTRY[2022], 2022)
            for m in range(1, 13):
                quarter = coal.get((s, y, (m + 2) // 3))
                price = quarter if quarter is not None else of_year
                if price is not None:
                    result[s, y, m] = price
    return result


def parity(reference, gas_usd):
    """Price of coal at which its energy costs what a combined cycle's does with gas at gas_usd."""
    rate = heat_rates(reference)
    om = reference.table("technology_characteristics.csv").set_index("tech").vom_usd2022_per_mwh
    difference = 0.5 * om["coal_new"] - om["gas_cc"]  # of technologies.csv
    return max(0.0, (gas_usd * rate["gas_cc"] - difference) / rate["coal"])


def in_the_hour(reference, delivered_usd, gas_usd):
    return (1.0 - STOCK_PART) * delivered_usd + STOCK_PART * parity(reference, gas_usd)
