"""demand_response.csv: load that may be cut on call."""

from importers.spread import of_authority_in_state

YEAR = 2019
# Cleared by PJM for 2027/28 is 5 % of 134,479 MW: its aggregators are not in EIA's figures, which
# are raised to it, each state alike.
PJM_CLEARED_MW = 0.05 * 134479.0
# Assumption: what cycles air conditioners does not help in winter.
WINTER_SHARE = 0.7
SMALLEST_MW = 0.1


def response_mw(reference):
    """{zone: (MW in summer, is any of it PJM's)}."""
    table = reference.table("planning/demand_response_by_state_and_ba_eia861_2018_2019.csv", comment="#")
    table = table[(table.year == YEAR) & table.state.isin(reference.nesting.states)]
    in_pjm = table[table.ba == "PJM"].potential_peak_savings_mw.sum()
    result = {}
    for line in table.itertuples():
        raised = PJM_CLEARED_MW / in_pjm if line.ba == "PJM" else 1.0
        for zone, share in of_authority_in_state(reference, line.ba, line.state).items():
            mw, pjm = result.get(zone, (0.0, False))
            result[zone] = (mw + share * raised * line.potential_peak_savings_mw,
                            pjm or line.ba == "PJM")
    return result


def write_demand_response(reference, output):
    by_zone = response_mw(reference)
    rows = [[z, round(by_zone[z][0], 1), round(WINTER_SHARE * by_zone[z][0], 1),
             "TR+PJM" if by_zone[z][1] else "TR"]
            for z in reference.nesting.zones if z in by_zone and by_zone[z][0] >= SMALLEST_MW]
    total = sum(row[1] for row in rows)
    output.write(
        "demand_response.csv",
        [f"Load that may be cut on call [MW]: potential peak savings of the utilities' programmes, EIA-861 of {YEAR} (TR). PJM's states",
         f"raised alike (calibration) to what its auction for 2027/28 cleared, 5 % of 134,479 MW (PJM). The sum is {total / 1e3:.1f} GW in summer. What an",
         "authority has in a state is spread over the zones there by the load that it serves (G). Not in it: programmes that other",
         "operators run through aggregators (Texas, New York), and growth since.",
         f"Winter, October to March: assumption, {WINTER_SHARE:g} of summer's: what cycles air conditioners is not there."],
        ["region", "summer_mw", "winter_mw", "source"], rows, digits=6)
