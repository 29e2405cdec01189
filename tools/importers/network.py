"""regions.csv, areas.csv and interfaces.csv.

The limits are those between the zones of the reference. Where one of them is cut into parts, its limit
with a neighbour is shared by the parts as the limits of the finer map of 134 are,

    mw[part, neighbour] = mw[zone, neighbour] s[part] / sum of s,   s = sum of the finer limits

and between two parts it is the sum of the finer limits (edges.csv: which part a line ends in). Zones
that are made of several of the reference's have the sum of their limits.
"""

from importers.nesting import split

# Back-to-back ties behind one limit, where there are several (RT: Blackwater and Artesia, Virginia Smith and
# Stegall; Rapid City's two halves: R).
TIES = {("NM_SPP", "NM_WestConnect"): 2, ("NE", "WY_WestConnect"): 2, ("SD_SPP", "SD_WestConnect"): 2}


def loss_factors(reference):
    """{state: energy at the balancing authorities' meters for one MWh sold, 2023}"""
    sales = reference.by_state("state_electricity_sales.csv")["retail_sales_2023_gwh"]
    peaks = reference.table("state_peak_demand_estimates.csv")
    metered = peaks[peaks.year == 2023].set_index("state")["mapped_energy_twh"]
    return {s: 1e3 * metered[s] / sales[s] for s in reference.nesting.states}


def write_regions(reference, output):
    nesting, factor = reference.nesting, loss_factors(reference)
    sales = reference.by_state("state_electricity_sales.csv")["retail_sales_2023_gwh"]
    national = sum(factor[s] * sales[s] for s in factor) / sum(sales[s] for s in factor)
    of_zone = nesting.of_state(factor)
    output.write(
        "regions.csv",
        [f"Planning zones: {len(nesting.zones)} in the 48 contiguous states and DC; Alaska and Hawaii are left out. Each lies in one state and in",
         "one area of areas.csv. The zones are ReEDS' 69 (I) with Alabama and Virginia in two parts each, and DC: assumptions, see",
         "SOURCES.md. time_zone: of most of the load.",
         "loss_factor: the state's MWh at the balancing authorities' meters (G, mapped to states) for one MWh sold (D), 2023.",
         f"National {national:.4f}; a state that could not be told apart has its group's factor. Below one (CT, ME, VT):",
         "sales met behind the wholesale meter outweigh the losses."],
        ["region", "title", "state", "area", "interconnection", "time_zone", "census_division",
         "loss_factor", "source"],
        [[z, nesting.title[z], nesting.state[z], nesting.area[z], nesting.interconnection[z],
          nesting.time_zone[z], nesting.census_division[z], of_zone[z], "I; G/D"]
         for z in nesting.zones])


def write_areas(reference, output):
    areas = reference.nesting.areas
    output.write(
        "areas.csv",
        ["Planning areas: who plans the adequacy of a zone. nerc_region: as in NERC's assessments (I)."],
        list(areas.columns), areas.values.tolist())


class Edges:
    """In which parts of the cut zones the lines of the finer map end."""

    def __init__(self, reference):
        nesting, counties = reference.nesting, reference.table("county_to_planning_zone.csv")
        self.coarse_of = dict(zip(counties.zone_134, counties.zone_69))
        self.whole = nesting.zone_of_reference
        table = nesting.table("edges")
        self.cut = set(table.reference_zone)
        self.parts = {key: rows.set_index("zone").share.to_dict()
                      for key, rows in table.groupby(["zone_134", "toward"])}
        self.lines = reference.table("reeds_zone_transfer_limits.csv").query("type == 'AC'")

    def ends(self, fine, toward):
        """{zone: share} in which lines of a zone of the 134 to a reference zone end."""
        mine = self.coarse_of[fine]
        if mine not in self.cut:
            return {self.whole[mine]: 1.0}
        return self.parts.get((fine, toward)) or self.parts[fine, "*"]

    def between(self, one, other):
        """{(zone of one, zone of the other): [MW from one to the other, MW back]}"""
        result = {}
        for line in self.lines.itertuples():
            places = self.coarse_of[line.zone_from], self.coarse_of[line.zone_to]
            if places not in ((one, other), (other, one)):
                continue
            turned = places != (one, other)
            ends = [self.ends(line.zone_from, places[1]), self.ends(line.zone_to, places[0])]
            mw = [line.mw_forward, line.mw_reverse]
            if turned:
                ends, mw = ends[::-1], mw[::-1]
            for a, share in ends[0].items():
                for b, of_share in ends[1].items():
                    sums = result.setdefault((a, b), [0.0, 0.0])
                    sums[0] += share * of_share * mw[0]
                    sums[1] += share * of_share * mw[1]
        return result

    def inside(self, zone):
        """{(part, part): [MW, MW back]} between the parts of a cut zone."""
        result = {}
        for (a, b), mw in self.between(zone, zone).items():
            key, ordered = ((a, b), mw) if a < b else ((b, a), mw[::-1])
            if a != b:
                sums = result.setdefault(key, [0.0, 0.0])
                result[key] = [sums[0] + ordered[0], sums[1] + ordered[1]]
        return result


def _ac_and_b2b(reference):
    edges, rows = Edges(reference), []
    for line in reference.table("planning_zone_limits_69.csv").itertuples():
        one, other = line.zone_from, line.zone_to
        if edges.cut.isdisjoint((one, other)):
            ties = TIES.get((one, other), 1) if line.type == "B2B" else 0
            rows.append([edges.whole[one], edges.whole[other], line.type, line.mw_forward,
                         line.mw_reverse, "I", ties])
            continue
        pairs = edges.between(one, other)
        forward, reverse = (split(mw, {pair: s[i] for pair, s in pairs.items()})
                            for i, mw in enumerate((line.mw_forward, line.mw_reverse)))
        rows += [[*pair, line.type, round(forward[pair], 1), round(reverse[pair], 1),
                  "I" if len(pairs) == 1 else "I; assumption: shared as the finer limits", 0]
                 for pair in pairs]
    for zone in sorted(edges.cut):
        rows += [[*pair, "AC", round(mw[0], 1), round(mw[1], 1), "I; assumption: sum of the finer limits", 0]
                 for pair, mw in edges.inside(zone).items()]
    return rows


def _summed(rows):
    """Rows of one pair and kind as one; none within a zone."""
    result = {}
    for one, other, kind, forward, reverse, source, circuits in rows:
        key, mw = (one, other, kind), (forward, reverse)
        if (other, one, kind) in result:
            key, mw = (other, one, kind), (reverse, forward)
        if one != other:
            known = result.get(key, [*key, 0.0, 0.0, source, 0])
            result[key] = [*key, known[3] + mw[0], known[4] + mw[1], known[5], known[6] + circuits]
    return list(result.values())


def _hvdc(reference):
    table = reference.table("state_transfer_limits.csv")
    mw = {line.type.split()[1]: line for line in table.itertuples() if line.type.startswith("HVDC")}
    nesting, rows = reference.nesting, []
    for line in nesting.table("hvdc").itertuples():
        known = mw.pop(line.line)
        if (nesting.state[line.zone_from], nesting.state[line.zone_to]) != (known.state_from, known.state_to):
            raise ValueError(f"hvdc.csv: {line.line} joins {known.state_from} and {known.state_to}")
        rows.append([line.zone_from, line.zone_to, "HVDC", known.mw_forward, known.mw_reverse,
                     "I", int(getattr(line, "poles", 1))])
    if mw:
        raise ValueError(f"hvdc.csv lacks {sorted(mw)}")
    return rows


def _replaced(rows, reference):
    """The rows with the limits that limits.csv of the nesting puts in the reference's place."""
    limits = {(line.zone_from, line.zone_to, line.kind): line
              for line in reference.nesting.table("limits").itertuples()}
    known = {tuple(row[:3]) for row in rows}
    if missing := set(limits) - known:
        raise ValueError(f"limits.csv: no such line: {sorted(missing)}")
    return [[*row[:3], limits[tuple(row[:3])].forward_mw, limits[tuple(row[:3])].reverse_mw,
             limits[tuple(row[:3])].source, row[6]] if tuple(row[:3]) in limits else row for row in rows]


def write_interfaces(reference, output):
    rows = _replaced(_summed(_ac_and_b2b(reference)) + _hvdc(reference), reference)
    order = {zone: i for i, zone in enumerate(reference.nesting.zones)}
    kinds = ("AC", "B2B", "HVDC")
    rows.sort(key=lambda row: (kinds.index(row[2]), order[row[0]], order[row[1]]))
    count = {kind: sum(row[2] == kind for row in rows) for kind in kinds}
    rows = [[*row[:5], row[6] or None, row[5]] for row in rows]
    rows += [[line.zone_from, line.zone_to, "unlimited", None, None, None, line.source]
             for line in reference.nesting.table("unlimited").itertuples()]
    output.write(
        "interfaces.csv",
        [f"Transfer limits between zones [MW]: {count['AC']} AC, {count['B2B']} back-to-back and {count['HVDC']} HVDC (I), physical, not firm rights.",
         "forward: from region_from to region_to. HVDC: between the zones of its terminals. Limits of a zone of the reference that",
         "is cut in two here are shared by its parts as those of ReEDS' 134 zones are; between the parts their sum.",
         "circuits: poles of an HVDC line (R), back-to-back ties (RT), of which an outage takes one; empty for AC, whose circuits",
         "grid.interfaces.circuit counts."],
        ["region_from", "region_to", "kind", "forward_mw", "reverse_mw", "circuits", "source"], rows, digits=6)
