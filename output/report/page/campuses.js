// What campuses give and give up in the year chosen: contracts, flexible load, own plants, water.

import {campusGroups, campusName, campusTable} from './campus_groups.js';
import {data} from './data.js';
import {energy, water} from './format.js';
import {h, section} from './dom.js';

const CONTRACT = {
  firm: 'firm, as all load',
  curtailable: 'cut first',
  bring_your_own: 'brings its own capacity',
};
const COLUMNS = [
  ['onsite', 'From its own plant', energy],
  ['curtailed', 'Not served', energy],
  ['deferred', 'Put off', energy],
  ['recovered', 'Made up for', energy],
  ['water_limited', 'Given up for want of water', energy],
  ['water_short', 'Water beyond its allowance', water],
];

const GIVEN_UP = ['curtailed', 'deferred', 'water_limited'];

export function campusSection() {
  const columns = COLUMNS.filter(([name]) => data.campus_years?.[name]);
  if (columns.length === 0) return null;
  const sums = {asked: data.campus_years.energy};
  for (const [name] of columns) sums[name] = data.campus_years[name];
  const given = (group) => GIVEN_UP.reduce((sum, name) => sum + (group[name] ?? 0), 0);
  const row = (group) =>
    h(
      'tr',
      {},
      campusName(group),
      h('td', {}, CONTRACT[group.campus.contract] ?? group.campus.contract),
      h('td', {}, energy(group.asked)),
      columns.map(([name, , format]) => h('td', {}, group[name] === 0 ? '–' : format(group[name]))),
    );
  return section(
    'campuses',
    'What campuses give and give up',
    data.adequacy
      ? 'Expected over the samples. A firm campus bears its share of what all load misses; what is put off is made up for later or lost.'
      : 'A firm campus bears its share of what all load misses.',
    campusTable({
      label: 'What campuses give and give up',
      headings: ['Campus', 'Contract', 'Asked for', ...columns.map(([, heading]) => heading)],
      caption: 'Energy and water of the campuses',
      rows: (y) =>
        campusGroups(y, 'contract', sums)
          .sort((a, b) => given(b) - given(a) || b.asked - a.asked)
          .map((group) => () => row(group)),
    }),
  );
}
