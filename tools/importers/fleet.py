"""fleet.csv and queue.csv.

    capacity[zone, technology](year) = state's capacity(year) share[zone, technology]

share: of the nameplate of the state's units of the class in 2023 (places.py), by load where the list of
units has none. The queue of a state is shared as its class's fleet at the end of 2024, by load where
there is none.
"""

from functools import cache

import pandas as pd

from importers import loads, places
from importers.nesting import split

YEARS = (2022, 2023, 2024)
BEFORE = (2015, 2016, 2017, 2018, 2019, 2020, 2021)  # of fleet_history.csv
# EIA's "All Sources" of 50 states and DC at the end of 2024, net summer GW.
US_NET_SUMMER_2024_GW = 1230.4
GAS = ("gas_cc", "gas_ct", "gas_st", "gas_ic")
# Classes of the fleet that are one energy source of EIA's history.
SOURCE_OF = {
    "nuclear": ["Nuclear"],
    "coal": ["Coal"],
    "oil": ["Petroleum"],
    "other_gas": ["Other Gases"],
    "biomass": ["Wood and Wood Derived Fuels", "Other Biomass"],
    "geothermal": ["Geothermal"],
    "hydro": ["Hydroelectric"],
    "pumped_hydro": ["Pumped Storage"],
    "solar_pv": ["Solar Thermal and Photovoltaic"],
}
ORDER = ("nuclear", "coal", *GAS, "oil", "other_gas", "biomass", "geothermal", "other", "hydro",
         "wind_onshore", "wind_offshore", "solar_pv", "pumped_hydro", "battery")
# EIA counts Palisades and Three Mile Island 1 again at the end of 2024 (3318 to 4086.5 and 9093.2 to
# 9896 MW); neither ran: they are in announced_plants.csv.
NOT_YET_RESTARTED_MW = {("MI", "nuclear"): 768.5, ("PA", "nuclear"): 802.8}
ASSUMED_UNIT_MW = {"other": 20.0, "other_gas": 50.0}
QUEUE_TECHNOLOGY = {
    "pv": "solar_pv", "wind-ons": "wind_onshore", "wind-ofs": "wind_offshore",
    "battery": "battery", "pumped-hydro": "pumped_hydro", "hydro": "hydro", "nuclear": "nuclear",
    "geothermal": "geothermal", "biomass": "biomass", "coal": "coal",
}


@cache
def state_capacity(reference, years=(2021, 2022, 2023), shown=YEARS):
    """{(state, technology): {year: net summer MW at its end}} for the years and 2024, of the classes that
    have some in one of the years `shown`."""
    latest = reference.table("state_generation_capacity_2024.csv")
    total_gw = latest.net_summer_mw.sum() / 1e3
    if abs(total_gw - US_NET_SUMMER_2024_GW) > 0.05:
        raise ValueError(f"net summer capacity of 2024: {total_gw:.1f} GW, not {US_NET_SUMMER_2024_GW}")
    latest = latest.replace({"tech": {"solar_utility": "solar_pv"}})
    at_2024 = latest.set_index(["state", "tech"])["net_summer_mw"].to_dict()
    history = reference.table("state_capacity_history_2014_2024.csv")
    known = history.set_index(["state", "energy_source", "year"])["net_summer_mw"].to_dict()

    def of(state, sources, year):
        return sum(known.get((state, source, year), 0.0) for source in sources)

    result = {}
    for state in reference.nesting.states:
        for technology in ORDER:
            final = at_2024.get((state, technology), 0.0)
            final -= NOT_YET_RESTARTED_MW.get((state, technology), 0.0)
            by_year = {2024: final}
            for year in years:
                if technology in SOURCE_OF:
                    value = of(state, SOURCE_OF[technology], year)
                elif technology in GAS:
                    gas_2024 = sum(at_2024.get((state, t), 0.0) for t in GAS)
                    share = final / gas_2024 if gas_2024 > 0 else float(technology == "gas_ct")
                    value = share * of(state, ["Natural Gas"], year)
                elif technology == "wind_offshore":
                    value = min(final, of(state, ["Wind"], year))
                elif technology == "wind_onshore":
                    offshore = at_2024.get((state, "wind_offshore"), 0.0)
                    value = max(0.0, of(state, ["Wind"], year) - offshore)
                else:  # EIA's "Other" is batteries and a rest that does not move
                    other = of(state, ["Other"], year)
                    rest = min(other, at_2024.get((state, "other"), 0.0))
                    value = rest if technology == "other" else other - rest
                by_year[year] = value
            if any(by_year[year] >= 0.05 for year in shown):
                result[state, technology] = by_year
    return result


@cache
def capacity(reference, years=(2021, 2022, 2023), shown=YEARS):
    """{(zone, technology): {year: net summer MW at its end}} for the years and 2024."""
    parts = {}
    for (state, technology), by_year in state_capacity(reference, years, shown).items():
        shares = (places.capacity_shares(reference).get((state, technology))
                  or loads.shares(reference)[state])
        for year, mw in by_year.items():
            for zone, part in split(mw, shares).items():
                parts.setdefault((zone, technology), {})[year] = part
    return {(zone, t): parts[zone, t] for zone in reference.nesting.zones for t in ORDER
            if any(parts.get((zone, t), {}).get(year, 0.0) >= 0.05 for year in shown)}


def unit_sizes(reference):
    """Capacity-weighted mean size of the units of a class: by zone, and the nation's."""
    every = reference.table("generating_units_us_2023.csv.gz")
    every = every[every.nameplate_mw > 0]
    latest = reference.table("state_generation_capacity_2024.csv")
    latest = latest.replace({"tech": {"solar_utility": "solar_pv"}})
    national = latest.groupby("tech")[["nameplate_mw", "net_summer_mw"]].sum()
    derate = (national.net_summer_mw / national.nameplate_mw).to_dict()

    def mean_size(group):
        return (group.nameplate_mw ** 2).sum() / group.nameplate_mw.sum()

    by_zone = {key: mean_size(g) * derate.get(key[1], 1.0)
               for key, g in places.units(reference).groupby(["zone", "tech"])}
    by_class = {key: mean_size(g) * derate.get(key, 1.0) for key, g in every.groupby("tech")}
    return by_zone, {**by_class, **ASSUMED_UNIT_MW}


def write_fleet(reference, output):
    fleet = capacity(reference)
    by_zone, by_class = unit_sizes(reference)
    rows = []
    for (zone, technology), mw in fleet.items():
        size = by_zone.get((zone, technology), by_class[technology])
        largest = max(mw[year] for year in YEARS)
        size = min(size, largest)
        units = max(1, round((mw[2024] or largest) / size))
        source = "C+A+A2" if technology in GAS else "C"
        rows.append([zone, technology, *(round(mw[y], 1) for y in YEARS), size, units, source])
    output.write(
        "fleet.csv",
        ["Net summer MW at the end of the year (C). Natural gas is split by the classes of the unit list (A, A2) as of 2024;",
         "battery = EIA 'Other' less its non-battery part of 2023, which stands as 'other'. solar_pv holds solar thermal too.",
         "A state's MW is split over its zones by the units of 2023 (A, A2), by load where the list has none of the class.",
         "unit_mw: capacity-weighted mean size of the units of that class in that zone, nameplate to net summer by the",
         "class's national ratio (A); other 20 MW and other_gas 50 MW are assumptions. units: of 2024.",
         f"The sum of 2024 with Alaska and Hawaii is {US_NET_SUMMER_2024_GW} GW with 1.57 GW of Palisades (MI) and Three Mile Island 1 (PA),",
         "which EIA counts again and which did not run: left out, they are in announced_plants.csv."],
        ["region", "technology", "mw_2022", "mw_2023", "mw_2024", "unit_mw", "units", "source"],
        rows, digits=6)


def write_history(reference, output):
    fleet = capacity(reference, BEFORE, BEFORE)
    by_zone, by_class = unit_sizes(reference)
    rows = []
    for (zone, technology), mw in fleet.items():
        size = min(by_zone.get((zone, technology), by_class[technology]), max(mw[y] for y in BEFORE))
        source = "C+A+A2" if technology in GAS else "C"
        rows.append([zone, technology, *(round(mw[y], 1) for y in BEFORE), size, source])
    output.write(
        "fleet_history.csv",
        ["Net summer MW at the end of the years before those of fleet.csv (C), for plants.history = true. A state's MW are shared by its",
         "zones and natural gas by its classes as in fleet.csv, by the units of 2023 and the capacities of 2024: assumption. What closed before",
         "2023 has no unit in that list: it stands where the class's others do, by load where none is left. 'Other' of EIA is batteries",
         "but for the rest of 2023. unit_mw: of the units of 2023; it is used where fleet.csv has no row of the class."],
        ["region", "technology", *(f"mw_{y}" for y in BEFORE), "unit_mw", "source"], rows, digits=6)


@cache
def queue_shares(reference, state, technologies):
    """{zone: share of the state's queue} of a technology, or of several as one."""
    fleet = capacity(reference)
    mine = {zone: sum(fleet[zone, t][2024] for t in technologies if (zone, t) in fleet)
            for zone in reference.nesting.zones_of[state]}
    return mine if sum(mine.values()) > 0 else loads.shares(reference)[state]


def write_queue(reference, output):
    table = reference.table("interconnection_queue_by_state.csv")
    latest = reference.table("state_generation_capacity_2024.csv").groupby("tech").net_summer_mw.sum()
    combined = latest["gas_cc"] / (latest["gas_cc"] + latest["gas_ct"])
    years = (2026, 2027, 2028, 2029, 2030)
    rows = []
    for line in table.itertuples():
        if (line.state not in reference.nesting.states or line.tech == "h2"
                or (line.state, line.tech) == ("OR", "biomass")):
            continue
        classes = ({"gas_cc": combined, "gas_ct": 1.0 - combined} if line.tech == "gas"
                   else {QUEUE_TECHNOLOGY[line.tech]: 1.0})
        before = 0.0
        for year in years:
            cumulative = getattr(line, f"mw_{year}")
            added, before = cumulative - before, cumulative
            if pd.isna(added) or added <= 0:
                continue
            for technology, share in classes.items():
                parts = split(round(share * added, 1), queue_shares(reference, line.state, (technology,)))
                rows += [[zone, technology, str(year), round(mw, 1), "I"]
                         for zone, mw in parts.items() if mw >= 0.05]
    rows.sort(key=lambda row: (row[0], ORDER.index(row[1]), row[2]))
    output.write(
        "queue.csv",
        ["MW that the interconnection queue would allow to enter service in the year, before attrition (I: LBNL queue,",
         "cumulative there). 2026 holds all that was due by then. Not a forecast.",
         f"Gas: assumption: {combined:.3f} combined cycle, the rest combustion turbines, as in the fleet of 2024.",
         "A state's queue is split over its zones as the class's fleet of 2024, by load where there is none: assumption.",
         "Left out: hydrogen (no such class) and 2.6 GW of biomass in Oregon (the very figures of Florida's nuclear row)."],
        ["region", "technology", "year", "mw", "source"], rows, digits=6)
