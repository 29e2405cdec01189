"""hindcast_2022.csv: coal and gas of 2022 by state, and the part of the gas that never reached the grid."""

from importers.own_use import OF_BIOMASS, own_gas_mwh, own_use_gwh


def write_hindcast(reference, output):
    egrid = reference.by_state("state_generation_emissions_2022_egrid.csv")
    own, gas = own_use_gwh(reference), own_gas_mwh(reference)
    output.write(
        "hindcast_2022.csv",
        ["What coal and gas made in 2022 by state, GWh: eGRID (key O of scenarios/data/SOURCES.md). own_use_gwh: what plants' owners",
         "used themselves in 2023, neither sold nor on the grid: end use with direct use and small-scale sun, less sales and small-scale",
         f"sun (E, D); own_gas_gwh: its gas (assumption: {OF_BIOMASS:g} of the state's biomass first, then gas). DC and MD: none, not told apart."],
        ["state", "coal_gwh", "gas_gwh", "own_use_gwh", "own_gas_gwh"],
        [[s, round(egrid.coal_mwh[s] / 1e3), round(egrid.gas_mwh[s] / 1e3), round(own[s]),
          round(gas[s] / 1e3)] for s in reference.nesting.states])
