// Water by campus in the year chosen, as bars that are a table.

import {data, regions, yearLabel} from './data.js';
import {gallons, power, water, withUnit} from './format.js';
import {h, section} from './dom.js';
import {follow, state} from './state.js';

const SHOWN = 15;
const titleOf = new Map(regions.map((r) => [r.name, r.title]));
const COOLING = {
  airside: 'outside air',
  waterside: 'cooling tower, free cooling',
  water_chiller: 'chiller and tower',
  air_chiller: 'chiller, dry',
  direct_liquid: 'direct liquid, dry',
  hybrid: 'dry, wet when hot',
};

/** One for each campus; those that have title, region and cooling in common are one. */
function rows(y) {
  const groups = new Map();
  data.campuses.forEach((campus, c) => {
    const key = [campus.title, campus.region, campus.cooling].join('\n');
    const row = groups.get(key) ?? {campus, number: 0, m3: 0, mwh: 0, mw: 0};
    row.number += 1;
    row.m3 += data.campus_years.water[y][c];
    row.mwh += data.campus_years.energy[y][c];
    row.mw += campus.energised[y];
    groups.set(key, row);
  });
  return [...groups.values()].sort((a, b) => b.m3 - a.m3);
}

function bar({campus, number, m3, mwh, mw}, most) {
  const place = number > 1 ? `${titleOf.get(campus.region)}, ${number} campuses` : titleOf.get(campus.region);
  return h(
    'tr',
    {},
    h('th', {scope: 'row'}, campus.title, h('span', {class: 'note'}, ` ${place}`)),
    h(
      'td',
      {class: 'bar'},
      h('span', {class: 'length', style: `width:${most > 0 ? (100 * m3) / most : 0}%`}),
      h('span', {}, water(m3)),
    ),
    h('td', {}, gallons(m3)),
    h('td', {}, mwh > 0 ? withUnit(m3 / mwh, 'L/kWh') : '–'),
    h('td', {}, power(mw)),
    h('td', {}, COOLING[campus.cooling] ?? campus.cooling),
  );
}

export function waterSection() {
  if (!data.campus_years) {
    return section('water', 'Water by campus', 'The scenario lists no campuses.');
  }
  let all = false;
  const body = h('tbody');
  const caption = h('caption');
  const more = h('button', {
    type: 'button',
    onclick: () => {
      all = !all;
      show();
    },
  });
  function show() {
    const y = state.year;
    const list = rows(y);
    const most = list[0].m3;
    body.replaceChildren(...list.slice(0, all ? list.length : SHOWN).map((row) => bar(row, most)));
    caption.textContent = `Water that cooling consumes at each campus, ${yearLabel(y)}`;
    more.hidden = list.length <= SHOWN;
    more.textContent = all ? `The first ${SHOWN} only` : `All ${list.length} rows`;
  }
  follow(show);
  return section(
    'water',
    'Water by campus',
    'Evaporated on site. What power plants evaporate for the same campuses comes on top: see the map’s last choice.',
    h(
      'div',
      {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Water by campus'},
      h(
        'table',
        {class: 'bars'},
        caption,
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ['Campus', 'Water', 'Gallons', 'For each kWh', 'With power, end of year', 'Cooling'].map((x) =>
              h('th', {scope: 'col'}, x),
            ),
          ),
        ),
        body,
      ),
    ),
    more,
  );
}
