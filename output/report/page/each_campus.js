// Each campus in the year chosen, in the order of the column that the reader chooses.

import {campusName, campusTable} from './campus_groups.js';
import {data} from './data.js';
import {energy, plain, power, water} from './format.js';
import {h, section} from './dom.js';

const years = data.campus_years;
const {quantiles = [], ...dates} = years?.dates ?? {};

const month = (time) => (Number.isFinite(time) ? new Date(time * 3.6e6).toISOString().slice(0, 7) : '–');
const middle = (times) => times[times.length >> 1] ?? null;

/** "2027-03 (2026-11 to 2028-01)": the middle quantile, and the first and the last. */
function when(times) {
  const range = times.length > 1 ? ` (${month(times[0])} to ${month(times.at(-1))})` : '';
  return month(middle(times)) + range;
}

const ofYear = (name) => (years[name] ? (c, y) => years[name][y][c] : null);
const number = (heading, name, format) => ({heading, value: ofYear(name), text: (c, y) => format(years[name][y][c])});
const date = (heading, name) => ({
  heading,
  value: dates[name]?.some((times) => times.length > 0) ? (c) => middle(dates[name][c]) : null,
  text: (c) => when(dates[name][c]),
});

const powerOrNone = (mw) => (mw === null ? '–' : power(mw));
const waterOrNone = (m3) => (m3 === null ? '–' : water(m3));
const hoursCut = (value) => plain(value, 1);

/** What the columns hold; without a value they are left out. */
function columns() {
  return [
    {heading: 'In all', value: (c) => data.campuses[c].capacity, text: (c) => powerOrNone(data.campuses[c].capacity)},
    number('Under construction', 'construction', powerOrNone),
    number('Energised', 'energised', powerOrNone),
    date('First power', 'first_power'),
    date('Half', 'half'),
    date('All', 'complete'),
    number('Energy', 'energy', energy),
    number('IT energy', 'it_energy', energy),
    number('PUE', 'pue', plain),
    number('Water', 'water', waterOrNone),
    number('Litres per kWh of IT', 'water_per_it_energy', plain),
    number('Hours cut', 'hours_cut', hoursCut),
    number('Not served', 'curtailed', energy),
    number('Given up for want of water', 'water_limited', energy),
  ].filter(({value}) => value !== null);
}

/** Of places `a` and `b`; what is not known comes last in either direction. */
function compare(x, y, down) {
  if (x === null || y === null) return (x === null) - (y === null);
  const order = typeof x === 'string' ? x.localeCompare(y) : x - y;
  return down ? -order : order;
}

export function eachCampusSection() {
  if (!years) return null;
  const all = [{heading: 'Campus', value: (c) => data.campuses[c].title}, ...columns()];
  const places = data.campuses.map((_, c) => c);
  const order = {column: all.find(({heading}) => heading === 'Energised') ?? all[0], down: true};
  const heads = new Map();
  const mark = () => {
    for (const [column, head] of heads) {
      if (column === order.column) head.setAttribute('aria-sort', order.down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
  };
  const heading = (column) => (show) => {
    const onclick = () => {
      // a name from A on, a number from the largest on; again: the other way
      order.down = order.column === column ? !order.down : column !== all[0];
      order.column = column;
      mark();
      show();
    };
    const button = h('button', {type: 'button', class: 'sort', onclick}, column.heading);
    const head = h('th', {scope: 'col'}, button);
    heads.set(column, head);
    return head;
  };
  const row = (c, y) =>
    h(
      'tr',
      {},
      campusName({campus: data.campuses[c], number: 1}),
      all.slice(1).map(({text}) => h('td', {}, text(c, y))),
    );
  const ofDates = quantiles.length
    ? `Dates are the quantile ${middle(quantiles)} of the draws of the build-out (${quantiles[0]} to ${quantiles.at(-1)}).`
    : 'Half is when half of a campus has power in the expected build-out.';
  const shown = campusTable({
    label: 'Each campus',
    headings: all.map(heading),
    caption: 'Campuses one by one',
    rows: (y) =>
      [...places]
        .sort((a, b) => compare(order.column.value(a, y), order.column.value(b, y), order.down))
        .map((c) => () => row(c, y)),
  });
  mark();
  return section(
    'each-campus',
    'Each campus',
    `MW at the end of the year, the rest over its hours. PUE is energy at the meter over IT energy; the water is what the cooling takes in, for each kWh of IT that has power. ${ofDates} A heading orders the table.`,
    shown,
  );
}
