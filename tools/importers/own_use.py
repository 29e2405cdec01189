"""Electricity that a plant's owner uses itself, behind the meter of an industry: neither sold nor on the grid.

    own use = end use with direct use and small-scale sun (E) - sales (D) - small-scale sun (D)

It is in what EIA and eGRID call a state's generation and not in the load of its authorities, so that the
energy that plants give to the grid is what they make less this. Known by state, of 2023.
"""

from functools import cache

from importers.prices import STATES

# Assumption: wood and waste of pulp mills and the like first, this part of a state's biomass; the rest is gas.
OF_BIOMASS = 0.6


@cache
def own_use_gwh(reference):
    """{state: GWh of 2023}; DC is counted with MD in E, and both are taken to have none."""
    table = reference.table("state_electricity_sales.csv").set_index("state")
    small = (table.solar_incl_small_scale_generation_2023_gwh
             - table.solar_utility_generation_2023_gwh)
    own = table.end_use_incl_direct_use_2023_gwh - table.retail_sales_2023_gwh - small
    return {s: 0.0 if s in ("DC", "MD") else max(0.0, float(own[s])) for s in STATES}


@cache
def own_gas_mwh(reference):
    """{state: MWh of gas that its owners use themselves}"""
    egrid = reference.table("state_generation_emissions_2022_egrid.csv").set_index("state")
    result = {}
    for s, gwh in own_use_gwh(reference).items():
        of_biomass = OF_BIOMASS * max(0.0, egrid.biomass_mwh[s])
        result[s] = min(max(0.0, 1e3 * gwh - of_biomass), max(0.0, egrid.gas_mwh[s]))
    return result


def grid_gas_mwh(reference):
    """{state: MWh of gas of 2022 that reached the grid}"""
    egrid = reference.table("state_generation_emissions_2022_egrid.csv").set_index("state")
    return {s: max(0.0, egrid.gas_mwh[s]) - own for s, own in own_gas_mwh(reference).items()}
