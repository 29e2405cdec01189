"""hydro_shape.csv and hydro_years.csv: how water follows the load, and how years differ."""

import pandas as pd

# Hourly series in which pumped storage, which is counted as water too, is under a quarter of the
# capacity, with their balancing authorities. For which zones they stand: nesting/waters.csv.
AUTHORITIES = {
    "CISO": ["CISO"], "ERCO": ["ERCO"], "NYIS": ["NYIS"],
    "NW": ["AVA", "BPAT", "CHPD", "DOPD", "GCPD", "IPCO", "NEVP", "NWMT", "PACE", "PACW", "PGE", "PSCO",
           "PSEI", "SCL", "TPWR", "WACM", "WAUW"],
    "SW": ["AZPS", "SRP", "TEPC", "WALC", "EPE", "PNM"],
    "CENT": ["SWPP", "SPA"],
}
ISO_YEARS = range(2021, 2026)
HIGH_QUANTILE = 0.999
YEARS = range(2021, 2026)
# The Northwest and Rockies, TWh (key EIA3, as reported): 2023 is 106 less the 3 % that 2024 was to
# be above it, 2025 is 125.1, 17 % above 2024; 2021 and 2022 are the western water years 142.5 and 161 TWh less
# California (1.2 times CISO's) and 6 TWh of the Southwest, as 2023's 141.6 gives 106.
NORTHWEST = {2021: 1.15, 2022: 1.29, 2023: 1.0, 2024: 106.9 / 102.9, 2025: 125.1 / 102.9}


def series_of_isos(reference):
    parts = [reference.table(f"planning/hourly_generation_mw_by_fuel_5iso_{year}.csv.gz", comment="#")
             for year in ISO_YEARS]
    table = pd.concat(parts)
    table["utc"] = pd.to_datetime(table.utc_hour_ending)
    return table


def hours(reference):
    """{series: (frame of hydro and demand by hour, period)}."""
    iso = series_of_isos(reference)
    result = {}
    for area in ("CISO", "ERCO", "NYIS"):
        own = iso[iso.ba == area].set_index("utc")
        result[area] = own[["hydro", "demand"]], "2021-2025"
    table = reference.table("planning/hourly_generation_mw_by_fuel_8regions_2024.csv.gz", comment="#")
    table["utc"] = pd.to_datetime(table.utc_hour_ending)
    demand = reference.table("hourly_demand_mw_by_region_2024.csv.gz")
    demand = demand.set_index(pd.to_datetime(demand[demand.columns[0]]))
    for area in ("NW", "SW", "CENT"):
        own = table[table.region == area].set_index("utc")[["hydro"]].copy()
        columns = [c for c in demand.columns if c.split("-")[0] in AUTHORITIES[area]]
        own["demand"] = demand[columns].sum(axis=1).reindex(own.index)
        result[area] = own, "2024"
    return result


def slope(frame):
    """Of water over the month's mean by load over the month's mean, weighted by the water."""
    frame = frame.dropna()
    frame = frame[(frame.hydro >= 0) & (frame.demand > 0)]
    month = frame.groupby(frame.index.to_period("M"))
    weight = month.hydro.transform("mean")
    load = frame.demand / month.demand.transform("mean") - 1.0
    water = frame.hydro / weight - 1.0
    return (weight * load * water).sum() / (weight * load ** 2).sum()


def most_share(frame, capacity, authorities):
    own = capacity[capacity.balancing_authority.isin(authorities)]
    conventional = own[own["mode"] == "hydro"].mw_end_2024.sum()
    pumped = own[own["mode"] == "hydro storage"].mw_end_2024.sum()
    highest = frame.hydro.quantile(HIGH_QUANTILE)
    # more than conventional plants hold, even in few hours, tells that pumped storage is in it
    with_pumped = frame.hydro.max() > conventional
    return highest / (conventional + (pumped if with_pumped else 0.0))


def write_hydro_shape(reference, output):
    capacity = reference.table("balancing_authority_capacity_2020_2026.csv")
    of_series = {}
    for area, (frame, period) in hours(reference).items():
        source = f"calibration: {area} {period} (CFE; K)"
        of_series[area] = (round(slope(frame), 2),
                           round(most_share(frame, capacity, AUTHORITIES[area]), 3), source)
    output.write(
        "hydro_shape.csv",
        ["How water follows the load: exponent of the load, and the most of the capacity that runs at once. Calibration: fitted to",
         "hourly generation and demand by area (CFE) of the period in `source`: the slope of water by load, both over their month's means,",
         f"and the {100 * HIGH_QUANTILE:g} % quantile over the authorities' capacity (K). Others: exponent 2, all of it (assumption): their hourly series",
         "hold pumped storage too. 2024 was a dry year in the Northwest."],
        ["region", "exponent", "most_share", "source"],
        [[zone, *row] for zone, row in reference.nesting.of_series(of_series).items()])


def annual(iso, area):
    own = iso[iso.ba == area]
    by_year = own.groupby(own.utc.dt.year).hydro.mean()
    return {year: by_year[year] / by_year[2023] for year in YEARS}


def write_hydro_years(reference, output):
    iso = series_of_isos(reference)
    of_series = {}
    for area in ("CISO", "NYIS", "ISNE", "ERCO"):
        factors = annual(iso, area)
        of_series[area] = [*(factors[y] for y in YEARS), f"CFE: {area}"]
    of_series["NW"] = [*(NORTHWEST[y] for y in YEARS), "EIA3; assumption: see above"]
    output.write(
        "hydro_years.csv",
        ["Water of a year over that of 2023, the year of hydro.csv, by area: samples draw one of the years for all regions together.",
         "Hourly generation by area (CFE; New England's and New York's hold pumped storage). The Northwest and Rockies (EIA3, as",
         "reported): 102.9 TWh in 2023, 106.9 in 2024, 125.1 forecast for 2025; 2021 and 2022: assumption: the West's water years of",
         "142.5 and 161 TWh less 1.2 times CISO's and 6 TWh of the Southwest, against 2023's 141.6. Others: no years were to be had, 1."],
        ["region", *(f"y{y}" for y in YEARS), "source"],
        [[zone, *row] for zone, row in reference.nesting.of_series(of_series).items()], digits=4)
