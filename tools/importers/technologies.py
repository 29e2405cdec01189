"""technologies.csv, scheduled_outages.csv and fuel_prices.csv."""

from importers.common import MONTH_COLUMNS
from importers.fleet import ORDER, unit_sizes

GALLON_L = 3.785411784
LBNL_EVAPORATION = 48.9  # m3/MWh of hydropower, calibrated: see the comment of the file
# Assumption: national shares of the energy by cooling kind (tower, once-through, pond, dry).
COOLING_MIX = {
    "coal": (0.50, 0.35, 0.15, 0.0),
    "gas_cc": (0.73, 0.09, 0.08, 0.10),
    "gas_st": (0.40, 0.50, 0.10, 0.0),
    "nuclear": (0.40, 0.40, 0.20, 0.0),
    "biomass": (0.80, 0.15, 0.05, 0.0),
}
COOLING_KINDS = ("recirculating_tower", "once_through", "pond", "dry")
# EIA Electric Power Annual table 8.1, 2022 (key S): Btu/kWh of coal, petroleum, nuclear.
HEAT_RATE = {"coal": 10.689, "oil": 11.166, "nuclear": 10.448}
# Gas by class: turbine and engine as remembered from EIA table 8.2 (key R), steam from J, combined
# cycle calibration, 2022: so that 85 / 8.5 / 6 / 0.5 % of the energy give the 7.740 of table 8.1.
HEAT_RATE["gas_ct"], HEAT_RATE["gas_ic"] = 11.0, 8.9
# NERC 2023: weighted forced outage rates, measured, above J's generic ones.
NERC_UNIT = {"coal": "coal", "gas_cc": "natural_gas", "gas_ct": "natural_gas",
             "gas_st": "natural_gas", "gas_ic": "natural_gas"}
# Assumption; of coal and combined cycle calibration, coal and gas of 2022 and 2023: half the width of what a
# class's fuel costs in a zone, by heat rate, contract and day.
HEAT_RATE_SPREAD = {"coal": 0.60, "gas_cc": 0.30, "gas_ct": 0.12, "gas_st": 0.10, "gas_ic": 0.05,
                    "oil": 0.10}
TITLES = {
    "nuclear": "nuclear", "coal": "coal", "gas_cc": "gas combined cycle",
    "gas_ct": "gas combustion turbine", "gas_st": "gas steam turbine", "gas_ic": "gas engine",
    "oil": "oil", "other_gas": "other gases", "biomass": "biomass and waste",
    "geothermal": "geothermal", "other": "other", "hydro": "hydro",
    "wind_onshore": "onshore wind", "wind_offshore": "offshore wind", "solar_pv": "solar",
    "pumped_hydro": "pumped hydro", "battery": "battery",
}
KIND = {"hydro": "hydro", "wind_onshore": "wind", "wind_offshore": "wind", "solar_pv": "solar",
        "pumped_hydro": "storage", "battery": "storage"}
FUEL = {"nuclear": "uranium", "coal": "coal", "gas_cc": "natural_gas", "gas_ct": "natural_gas",
        "gas_st": "natural_gas", "gas_ic": "natural_gas", "oil": "oil"}
# t/MMBtu: 40 CFR 98 table C-1 (key R) for gas and oil where J has a mixed class.
CO2 = {"coal": 0.0955, "gas_cc": 0.0531, "gas_ct": 0.0531, "gas_st": 0.0531, "gas_ic": 0.0531,
       "oil": 0.0740, "other_gas": 0.0531}
# EIA Electric Power Annual table 4.3, 2016 (key S2): net summer and net winter MW.
SUMMER_AND_WINTER_MW = {
    "coal": (266619.9, 268543.4), "oil": (34382.4, 37538.1), "gas": (446823.2, 479805.1),
    "other_gas": (2456.9, 2496.1), "nuclear": (99564.8, 101814.1), "geothermal": (2516.6, 2774.6),
    "biomass": (8936.1 + 5088.8, 9044.0 + 5154.3), "other": (2015.1, 2025.0),
}
CHARACTERISTICS_OF = {"gas_ic": "gas_ct", "other_gas": "gas_st", "other": "biomass"}
OUTAGE_OF = {"nuclear": "nuclear", "coal": "steam", "gas_cc": "combined_cycle",
             "gas_ct": "combustion_turbine", "gas_st": "steam", "gas_ic": "combustion_turbine",
             "oil": "steam", "other_gas": "steam", "biomass": "steam", "geothermal": "steam",
             "other": "steam", "pumped_hydro": "hydro_and_psh"}
OIL_USD_PER_MMBTU = 18.0


def heat_rates(reference):
    of = reference.table("technology_characteristics.csv").set_index("tech")["heat_rate_mmbtu_per_mwh"]
    rate = dict(HEAT_RATE)
    rate["gas_st"] = of["gas_st"]
    rate["gas_cc"] = (7.740 - 0.085 * rate["gas_ct"] - 0.06 * rate["gas_st"] - 0.005 * rate["gas_ic"]) / 0.85
    rate["biomass"] = of["biomass"]
    rate["other_gas"] = rate["gas_st"]
    return rate


def water_m3_per_mwh(reference):
    """(at the plant by class, evaporation of the reservoirs)."""
    table = reference.table("water_intensity_by_technology.csv")
    gal = table.set_index(["tech", "cooling"])["consumption_gal_per_mwh"]
    to_m3 = GALLON_L / 1e3
    result = {t: sum(share * gal[t, kind] for share, kind in zip(mix, COOLING_KINDS) if share)
              * to_m3 for t, mix in COOLING_MIX.items()}
    result["oil"] = result["other_gas"] = result["gas_st"]
    result["geothermal"] = gal["geothermal", "none"] * to_m3
    # Macknick 2012 medians: PV 26 gal/MWh in the table, wind none, single turbines none.
    result["solar_pv"] = gal["solar_pv", "none"] * to_m3
    return result, gal["hydro", "reservoir_evaporation"] * to_m3


def winter_ratings(reference):
    """Net winter over net summer capacity. Gas by class: assumption: steam as coal, engines none,
    what is left of gas's on combined cycle and turbines alike, by the fleet of 2024."""
    result = {t: winter / summer for t, (summer, winter) in SUMMER_AND_WINTER_MW.items()}
    latest = reference.table("state_generation_capacity_2024.csv").groupby("tech").net_summer_mw.sum()
    gas = result.pop("gas")
    result["gas_st"], result["gas_ic"] = result["coal"], 1.0
    turbines = latest["gas_cc"] + latest["gas_ct"]
    rest = latest["gas_st"] * (gas - result["gas_st"]) + latest["gas_ic"] * (gas - 1.0)
    result["gas_cc"] = result["gas_ct"] = gas + rest / turbines
    return result


def forced_outage_rates(reference):
    """Static forced outage rates; wind, sun and water have none: theirs is in the measured energy."""
    of = reference.table("technology_characteristics.csv").set_index("tech")["forced_outage_rate"]
    nerc = reference.table("nerc_forced_outage_rates_2023.csv").set_index("unit_type")["wefor_percent"]
    result = {}
    for technology in ORDER:
        if KIND.get(technology) in ("wind", "solar", "hydro"):
            continue
        if technology in NERC_UNIT:
            result[technology] = nerc[NERC_UNIT[technology]] / 100.0
        else:
            result[technology] = of[CHARACTERISTICS_OF.get(technology, technology)]
    return result


def write_technologies(reference, output):
    table = reference.table("technology_characteristics.csv").set_index("tech")
    _, unit_mw = unit_sizes(reference)
    rate, outage = heat_rates(reference), forced_outage_rates(reference)
    winter = winter_ratings(reference)
    water, evaporation = water_m3_per_mwh(reference)
    duration = {"pumped_hydro": 10.0, "battery": 3.0}
    efficiency = {"pumped_hydro": 0.80, "battery": table.round_trip_efficiency["battery"]}
    source = {"coal": "S+J+NERC", "oil": "S+J+R", "nuclear": "S+J", "gas_cc": "S+J+NERC+R",
              "gas_ct": "J+NERC+R", "gas_ic": "J+NERC+R", "gas_st": "J+NERC",
              "battery": "J; assumption: duration", "pumped_hydro": "J; assumption: duration and efficiency",
              "other": "assumption: as biomass without fuel", "other_gas": "assumption: as gas_st without fuel cost"}
    rows = []
    for t in ORDER:
        like = table.loc[CHARACTERISTICS_OF.get(t, t)]
        variable = like.vom_usd2022_per_mwh if KIND.get(t) != "storage" else None
        if t == "coal":
            variable = table.loc["coal_new"].vom_usd2022_per_mwh / 2  # see the comment of the file
        rows.append([
            t, TITLES[t], KIND.get(t, "thermal"), FUEL.get(t, ""), rate.get(t),
            HEAT_RATE_SPREAD.get(t), variable, CO2.get(t, 0.0), water.get(t, 0.0),
            evaporation if t == "hydro" else 0.0, LBNL_EVAPORATION if t == "hydro" else 0.0, outage.get(t),
            like.mean_time_to_repair_h if t in outage else None, unit_mw[t], winter.get(t), duration.get(t),
            efficiency.get(t), source.get(t, "J")])
    output.write(
        "technologies.csv",
        ["Technology classes of the fleet; empty = does not apply. USD of 2022, heat rates on the higher heating value.",
         "Heat rates of the fleet as it runs: coal, oil, nuclear EIA table 8.1 of 2022 (S); gas_ct and gas_ic as remembered",
         "from EIA table 8.2 (R); gas_cc calibration, 2022: 85 / 8.5 / 6 / 0.5 % of the energy by cc / ct / st / ic give table 8.1's 7.740.",
         "J's heat rates are those of new plants and are not used but for gas_st and biomass.",
         "heat_rate_spread: of what the class's fuel costs, by heat rate, contract and day: assumption; of coal and gas_cc calibration,",
         "coal and gas of 2022 and 2023 by country and, of 2022, by state.",
         "variable_om: J; coal at half of J's 9.18 (assumption: the rest of it does not depend on the hour's output).",
         "forced_outage_rate: NERC 2023 for coal (12 %) and gas (8 %): measured, and above J's generic 8 and 5 %; J elsewhere.",
         "Wind, sun and water have none: their capacity factors are measured energy, outages included.",
         "water_m3_per_mwh: J's medians over an assumed national mix of tower / once-through / pond / dry cooling:",
         *(f"  {t}: " + " / ".join(f"{share:.2f}" for share in mix) for t, mix in COOLING_MIX.items()),
         "water_hydro_*_m3_per_mwh: evaporation of reservoirs, only where a scenario asks for it. macknick: the 2012 median of",
         "4491 US gal/MWh. lbnl: calibrated, so that the data centres' 2023 has LBNL's 211 bn US gal (799 GL, 4.54 L/kWh at",
         "the meter) with the dispatch of us-2024; between Macknick's and the 68 of Torcellini 2003 (R).",
         "winter_rating: net winter over net summer capacity by energy source (S2, 2016). Gas by class: assumption: steam as coal,",
         "engines none, what is left of gas's 1.074 on combined cycle and turbines alike. Not where an annual availability is measured.",
         "CO2: J; gas 0.0531, oil 0.0740 (R: 40 CFR 98 table C-1); other_gas assumed as gas; biomass counted as none."],
        ["technology", "title", "kind", "fuel", "heat_rate_mmbtu_per_mwh", "heat_rate_spread",
         "variable_om_usd_per_mwh", "co2_t_per_mmbtu", "water_m3_per_mwh",
         "water_hydro_macknick_m3_per_mwh", "water_hydro_lbnl_m3_per_mwh", "forced_outage_rate", "mean_time_to_repair_h",
         "unit_size_mw", "winter_rating", "duration_h", "round_trip_efficiency", "source"], rows)


def scheduled_outages(reference):
    table = reference.table("scheduled_outage_by_month.csv")
    share = table.set_index(["prime_mover", "month"])["scheduled_outage_fraction"]
    return {t: [share[OUTAGE_OF[t], m] if t in OUTAGE_OF else 0.0 for m in range(1, 13)]
            for t in ORDER}


def write_scheduled_outages(reference, output):
    output.write(
        "scheduled_outages.csv",
        ["Share of capacity out by plan, by month (J). None for wind, sun and water, whose capacity factors are measured",
         "energy with the outages in it, and none for batteries (assumption: in the quiet hours)."],
        ["technology", *MONTH_COLUMNS],
        [[t, *months] for t, months in scheduled_outages(reference).items()])


def write_scheduled_outages_by_area(reference, output):
    """ERCOT's plants stand by in September as in August: calibration on 2023; its summer season ends with it."""
    august, september = 7, 8
    rows = []
    for technology, months in scheduled_outages(reference).items():
        if months[september] > months[august]:
            months = [*months[:september], months[august], *months[september + 1:]]
            rows.append(["ERCOT", technology, *months, "J; calibration"])
    output.write(
        "scheduled_outages_by_area.csv",
        ["The same of planning areas that plan otherwise. ERCOT: September as August: calibration, 2023: with the country's September",
         "it would have been short then by more than it was; its summer peak load season is June to September (R)."],
        ["area", "technology", *MONTH_COLUMNS, "source"], rows)


def write_fuel_prices(reference, output):
    table = reference.table("fuel_prices_aeo2026_baseline.csv")
    rows = [[line.fuel, line.census_division, str(line.year), line.price_usd_per_mmbtu, "I"]
            for line in table.itertuples()]
    years = sorted(table.year.unique())
    rows += [["oil", "US", str(year), OIL_USD_PER_MMBTU, "assumption: distillate and residual of 2023"]
             for year in years]
    output.write(
        "fuel_prices.csv",
        ["Prices to power plants, USD of 2025 per MMBtu: AEO 2026 baseline (I). census_division US = all.",
         f"Oil: assumption, {OIL_USD_PER_MMBTU:g} USD/MMBtu in every year."],
        ["fuel", "census_division", "year", "usd_per_mmbtu", "source"], rows, digits=4)



def write_outage_temperature(reference, output):
    table = reference.table("forced_outage_vs_temperature.csv")
    output.write(
        "outage_temperature.csv",
        ["Share of a class's capacity on forced outage by the dry bulb [deg C]: Murphy et al. 2019, PJM's fleet (J), by the prime mover.",
         "Only its differences count: the mean over a region's climate is the rate in technologies.csv."],
        ["technology", "dry_bulb_c", "share"],
        [[t, float(row.deg_celsius), float(row.forced_outage_fraction)]
         for t in ORDER if t in OUTAGE_OF and t not in KIND
         for row in table[table.prime_mover == OUTAGE_OF[t]].sort_values("deg_celsius").itertuples()])
