// States: each is the sum of its regions, and a region of no state stands for itself.

import {data, regions, sumIfKnown} from './data.js';

const load = (r) => data.yearly.energy[0]?.[r] ?? 0;

/** The places of a state's regions by its code, the one with the highest load first. */
export const regionsOf = new Map();
regions.forEach((region, r) => {
  const code = region.state || region.name;
  regionsOf.set(code, [...(regionsOf.get(code) ?? []), r]);
});
for (const list of regionsOf.values()) list.sort((a, b) => load(b) - load(a));

/** What the titles of a state's regions begin with: "Virginia" of "Virginia: Dominion". */
export function stateTitle(code) {
  const own = regionsOf.get(code);
  return own ? regions[own[0]].title.split(':')[0] : null;
}

/** [year][region] to [year][list of regions]; null where one of them is not known. */
export const sums = (values, lists) =>
  values.map((row) => lists.map((list) => sumIfKnown(list.map((r) => row[r]))));
