// Campuses that have in common what a table shows of them, as one row of it.

import {data, regions} from './data.js';
import {h} from './dom.js';

const titleOf = new Map(regions.map((r) => [r.name, r.title]));

/** `alike`: what they have in common beside title and region. `sums`: {name: [year][campus] or nothing}; each becomes a sum of the group in year `y`. */
export function campusGroups(y, alike, sums) {
  const groups = new Map();
  const names = Object.keys(sums);
  data.campuses.forEach((campus, c) => {
    const key = [campus.title, campus.region, campus[alike]].join('\n');
    const group = groups.get(key) ?? {
      campus,
      number: 0,
      mw: 0,
      ...Object.fromEntries(names.map((name) => [name, 0])),
    };
    group.number += 1;
    group.mw += campus.energised[y];
    for (const name of names) group[name] += sums[name]?.[y][c] ?? 0;
    groups.set(key, group);
  });
  return [...groups.values()];
}

export function campusName({campus, number}) {
  const place = titleOf.get(campus.region);
  const where = number > 1 ? `${place}, ${number} campuses` : place;
  return h('th', {scope: 'row'}, campus.title, h('span', {class: 'note'}, ` ${where}`));
}
