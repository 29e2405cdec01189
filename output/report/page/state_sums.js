// States and planning areas: each is the sum of its regions, and a region of no state stands for itself.

import {adequacy, data, regions, sum, sumIfKnown, years} from './data.js';

const load = (r) => data.yearly.energy[0]?.[r] ?? 0;

function listsBy(nameOf) {
  const lists = new Map();
  regions.forEach((region, r) => {
    const name = nameOf(region);
    if (name) lists.set(name, [...(lists.get(name) ?? []), r]);
  });
  for (const list of lists.values()) list.sort((a, b) => load(b) - load(a));
  return lists;
}

/** The places of a state's regions by its code, the one with the highest load first. */
export const regionsOf = listsBy((region) => region.state || region.name);

/** The same of planning areas; a region may be in none. */
export const regionsOfArea = listsBy((region) => region.planning_area);

/** Whether some state has several regions. */
export const nested = [...regionsOf.values()].some((list) => list.length > 1);

/** What the titles of a state's regions begin with: "Virginia" of "Virginia: Dominion". */
export function stateTitle(code) {
  const own = regionsOf.get(code);
  return own ? regions[own[0]].title.split(':')[0] : null;
}

/** [year][region] to [year][list of regions]; null where one of them is not known. */
export const sums = (values, lists) =>
  values.map((row) => lists.map((list) => sumIfKnown(list.map((r) => row[r]))));

/** The sum over all years of the regions of a list. */
export const inRun = (values, list) => sum(values.flatMap((row) => list.map((r) => row[r])));

/** The highest hour of the regions of a row together, MW; null where the file does not tell. */
function peak(rows, name, list, y) {
  if (list.length === 1) return data.yearly.peak[y][list[0]];
  const place = rows ? rows.names.indexOf(name) : -1;
  return place < 0 ? null : rows.peak[y][place];
}

/** The same of a state; null also where there is no such state. */
export const peakOfState = (code, y) =>
  regionsOf.has(code) ? peak(data.states, code, regionsOf.get(code), y) : null;

/** Rows of a table: [{title, list, peak: MW of a year, days: LOLE of a year}], of one kind. */
function rowsOf(lists, rows, titleOf) {
  return [...lists].map(([name, list]) => ({
    title: titleOf(name),
    list,
    peak: (y) => peak(rows, name, list, y),
    days: (y) => {
      const {year} = years[y];
      const own = adequacy('event_days', name, year);
      return own ?? (list.length === 1 ? adequacy('event_days', regions[list[0]].name, year) : null);
    },
  }));
}

export const stateRows = nested ? rowsOf(regionsOf, data.states, stateTitle) : [];
export const areaRows = rowsOf(regionsOfArea, data.planning_areas, (name) => name);
