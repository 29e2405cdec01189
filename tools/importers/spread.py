"""Where what a state or a balancing authority holds is laid on regions: the one place that knows
what a region is. With other regions than states only `of_state` changes."""

from importers.common import REGIONS

# Authorities without load of their own in the load weights, and where their plants stand (key R:
# geography, not measured).
PLACES = {
    "SEC": {"FL": 1.0}, "YAD": {"NC": 1.0}, "SEPA": {"GA": 1.0}, "GRID": {"WA": 1.0},
    "AEC": {"AL": 1.0}, "NSB": {"FL": 1.0},
}


def of_state(state):
    """{region: share} of what a state holds; empty for Alaska and Hawaii."""
    return {state: 1.0} if state in REGIONS else {}


def spread_state(state, mw):
    return {region: share * mw for region, share in of_state(state).items()}


def states_of_authorities(reference):
    """{authority: {state: share of the state's load that the authority serves}}."""
    table = reference.table("state_region_load_weights.csv")
    result = {}
    for line in table.itertuples():
        authority = line.region.split("-")[0]
        states = result.setdefault(authority, {})
        states[line.state] = states.get(line.state, 0.0) + line.share_of_state
    return {**PLACES, **result}


def spread_authority(authority, mw, weight_of_state, states):
    """{region: mw}: over the authority's states by the share of each that it serves times the
    state's weight ({state: MW}); by the share alone where no state has a weight."""
    served = states[authority]
    weight = {s: share * max(0.0, weight_of_state.get(s, 0.0)) for s, share in served.items()}
    total = sum(weight.values())
    if total <= 0.0:
        weight, total = dict(served), sum(served.values())
    result = {}
    for state, part in weight.items():
        for region, share in of_state(state).items():
            result[region] = result.get(region, 0.0) + mw * share * part / total
    return result
