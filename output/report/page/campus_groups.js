// Tables of campuses: those that have in common what a table shows of them are one row of it.

import {data, regions, yearLabel} from './data.js';
import {h} from './dom.js';
import {follow, state} from './state.js';

const SHOWN = 15;
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

/** The table of the year chosen, cut short until all is asked for. `rows`: of year `y`, functions that make one each. A heading is text, or a function that makes one and is given another that shows the rows anew. */
export function campusTable({label, attributes = {}, headings, caption, rows}) {
  let all = false;
  const body = h('tbody');
  const words = h('caption');
  const more = h('button', {
    type: 'button',
    onclick: () => {
      all = !all;
      show();
    },
  });
  function show() {
    const list = rows(state.year);
    body.replaceChildren(...list.slice(0, all ? list.length : SHOWN).map((make) => make()));
    words.textContent = `${caption}, ${yearLabel(state.year)}`;
    more.hidden = list.length <= SHOWN;
    more.textContent = all ? `The first ${SHOWN} only` : `All ${list.length} rows`;
  }
  follow(show);
  const head = h(
    'tr',
    {},
    headings.map((x) => (typeof x === 'function' ? x(show) : h('th', {scope: 'col'}, x))),
  );
  return [
    h(
      'div',
      {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label},
      h('table', attributes, words, h('thead', {}, head), body),
    ),
    more,
  ];
}
