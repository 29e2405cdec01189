// Water by campus in the year chosen, as bars that are a table.

import {campusGroups, campusName, campusTable} from './campus_groups.js';
import {data} from './data.js';
import {gallons, power, water, withUnit} from './format.js';
import {h, section} from './dom.js';

const SUMS = {m3: data.campus_years?.water, mwh: data.campus_years?.energy};
const rows = (y) => campusGroups(y, 'cooling', SUMS).sort((a, b) => b.m3 - a.m3);

function bar(group, most) {
  const {campus, m3, mwh, mw} = group;
  return h(
    'tr',
    {},
    campusName(group),
    h(
      'td',
      {class: 'bar'},
      h('span', {class: 'length', style: `width:${most > 0 ? (100 * m3) / most : 0}%`}),
      h('span', {}, water(m3)),
    ),
    h('td', {}, gallons(m3)),
    h('td', {}, mwh > 0 ? withUnit(m3 / mwh, 'L/kWh') : '–'),
    h('td', {}, power(mw)),
    h('td', {}, campus.cooling_title),
  );
}

export function waterSection() {
  if (!data.campus_years) {
    return section('water', 'Water by campus', 'The scenario lists no campuses.');
  }
  return section(
    'water',
    'Water by campus',
    'Taken in on site: what evaporates, drifts off and is blown down. The litres for each kWh are of energy at the meter; WUE, which is of IT energy, is that times the PUE. What power plants consume for the same campuses comes on top.',
    campusTable({
      label: 'Water by campus',
      attributes: {class: 'bars'},
      headings: ['Campus', 'Water', 'Gallons', 'For each kWh at the meter', 'With power, end of year', 'Cooling'],
      caption: 'Water that cooling takes in at each campus',
      rows: (y) => {
        const list = rows(y);
        return list.map((group) => () => bar(group, list[0].m3));
      },
    }),
  );
}
