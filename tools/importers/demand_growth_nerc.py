"""demand_growth_nerc.csv: NERC's ten years without data centres."""

from importers.energy import LAST_YEAR, growth
from importers.spread import zones_of_authorities

# NERC's assessment of 2025: the summer peak grows by 224 GW in ten years, PJM's by 56 to 210 GW.
GROWTH_GW, PJM_GROWTH_GW, PJM_PEAK_GW, YEARS = 224.0, 56.0, 210.0, 10
# Assumption: most of the growth is data centres, so that what is none is at most half of it.
OTHER_SHARE = 0.5
# PJM's auction for 2027/28: of 5,250 MW more at the peak all but 150 are data centres.
PJM_OTHER_SHARE = 150.0 / 5250.0
KNOWN = 3  # 2022 to 2024


def rates(reference):
    """(PJM's, of all others): growth a year of demand without data centres."""
    demand = reference.table("hourly_demand_mw_by_region_2024.csv.gz")
    peak_gw = demand.drop(columns=demand.columns[0]).sum(axis=1).max() / 1e3
    pjm_gw = PJM_PEAK_GW - PJM_GROWTH_GW
    pjm = (1.0 + PJM_OTHER_SHARE * PJM_GROWTH_GW / pjm_gw) ** (1.0 / YEARS) - 1.0
    others = OTHER_SHARE * (GROWTH_GW - PJM_GROWTH_GW) / (peak_gw - pjm_gw)
    return pjm, (1.0 + others) ** (1.0 / YEARS) - 1.0, peak_gw


def write_growth_nerc(reference, output):
    pjm, others, peak_gw = rates(reference)
    of_pjm = zones_of_authorities(reference)["PJM"]
    rows = []
    for zone, factors in reference.nesting.of_state(growth(reference)).items():
        share = of_pjm.get(zone, 0.0)
        rate = share * pjm + (1.0 - share) * others
        known = factors[:KNOWN]
        later = [known[-1] * (1.0 + rate) ** n for n in range(1, LAST_YEAR - 2024 + 1)]
        rows.append([zone, *known, *later])
    output.write(
        "demand_growth_nerc.csv",
        ["Demand without data centres, 2023 = 1. Up to 2024 as demand_growth.csv. After it NERC's assessment of 2025: the summer peak grows",
         f"by 224 GW in ten years (NERC2), {peak_gw:.0f} GW in 2024 (G), PJM's by 56 to 210 GW. Most of it is data centres: assumption: half of it",
         f"in other areas, {100 * others:.2f} % a year without them, an upper bound; in PJM all but 150 of 5,250 MW (PJM2), {100 * pjm:.2f} % a year. Other",
         "areas by themselves are not to be had: one rate for all; a zone has PJM's as far as PJM serves it. After ten years the same rate."],
        ["region", *(f"y{year}" for year in range(2022, LAST_YEAR + 1))], rows)
