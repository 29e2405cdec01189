"""area_markets.csv and canada_trade.csv: what lies between areas, and beyond the border."""

from importers import places
from importers.common import MONTH_COLUMNS

# Market or own system of planning areas and, for regions that name no area, of states: the one with
# most of the load (assumption where a state is cut).
MARKETS = {
    "PJM": "PJM DC DE IL MD NJ OH PA VA WV",
    "MISO": "MISO_North MISO_Central MISO_South AR IA IN LA MI MN MO MS ND WI",
    "SPP": "SPP_North SPP_South KS NE OK SD",
    "NYISO": "NYISO NY",
    "ISO-NE": "ISONE CT MA ME NH RI VT",
    "ERCOT": "ERCOT TX",
    "WEIM": "CAISO Northwest Southwest AZ CA ID MT NM NV OR UT WA WY",
    "WEIS": "Rockies CO",
}
UTILITIES = {
    "TVA": "TVA TN", "Southern": "Southern AL GA", "Carolinas": "Carolinas NC SC",
    "Florida": "Florida FL", "Kentucky": "KY",
}

# Quarters of the year's imports and exports (key I).
SEASON_OF_MONTH = ["winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer",
                   "autumn", "autumn", "autumn", "winter"]
IMPORT_SHARE = {"winter": 0.260, "spring": 0.283, "summer": 0.227, "autumn": 0.231}
EXPORT_SHARE = {"winter": 0.241, "spring": 0.239, "summer": 0.295, "autumn": 0.226}
HOURS = {"winter": 90 * 24, "spring": 92 * 24, "summer": 92 * 24, "autumn": 91 * 24}
FIRST_YEAR = 2022
# County at whose border the lines to Canada end (key R), where a state has several zones and not all
# of them have one: Massena, Port Huron, Great Falls.
AT_BORDER = {"NY": "st. lawrence", "MI": "st. clair", "MT": "cascade"}


def place_of(reference, state):
    """The zone at the border, or the state whose zones share what is traded."""
    several = len(reference.nesting.zones_of[state]) > 1
    return places.zone_at(reference, state, AT_BORDER[state]) if several and state in AT_BORDER else state


def write_area_markets(_, output):
    rows = [[area, market, kind, "I; R" if kind == "market" else "I; assumption"]
            for kind, table in (("market", MARKETS), ("utility", UTILITIES))
            for market, areas in table.items() for area in areas.split()]
    output.write(
        "area_markets.csv",
        ["Which market dispatches a planning area, or a state whose regions name no area; kind utility: no market, its own system.",
         "After ReEDS' planning regions (I) and the members of the markets (R, as remembered: the Western Energy Imbalance",
         "Market with California's, and SPP's in the Rocky Mountains). A state of two markets stands in that of most of its load;",
         "Southern's area, Alabama with Georgia, and the Carolinas are one system each: assumptions."],
        ["area", "market", "kind", "source"], rows)


def net_mw(mwh, season):
    """Mean imports less exports of a season."""
    imported, exported = mwh
    return (imported * IMPORT_SHARE[season] - exported * EXPORT_SHARE[season]) / HOURS[season]


def write_canada_trade(reference, output):
    table = reference.table("canada_trade_by_state.csv")
    mwh = table.set_index(["state", "year", "direction"]).mwh.to_dict()
    rows = []
    for state in sorted(table.state.unique()):
        for year in sorted(y for y in table.year.unique() if y >= FIRST_YEAR):
            of_year = (mwh[state, year, "import"], mwh.get((state, year, "export"), 0.0))
            rows.append([place_of(reference, state), str(year),
                         *[net_mw(of_year, season) for season in SEASON_OF_MONTH], "I"])
    output.write(
        "canada_trade.csv",
        ["Imports from Canada less exports by border state [MW, mean of the month]: history to 2023, projection after (I), in which",
         "exports stay nearly as in 2022. Shares of the seasons of the year's imports 26.0 / 28.3 / 22.7 / 23.1 %, exports 24.1 /",
         "23.9 / 29.5 / 22.6 % (winter, from December, to autumn). Assumption: flat within the season. Where one zone of a state has the",
         "lines to Canada the row is its own (R)."],
        ["state", "year", *MONTH_COLUMNS, "source"], rows, digits=4)
