// What happens to one region: the answer in a few sentences, and its figures with their course.

import {adequacy, data, regions, inAnySample, ofSamples, samples, yearLabel, years} from './data.js';
import {energy, energyWithError, gallons, gw, hours, noneSeen, percent, power, water, withError} from './format.js';
import {h, marked, svg} from './dom.js';
import {follow, state} from './state.js';

const WIDTH = 96;
const HEIGHT = 26;

/** The course over the whole years as a line, the chosen year as a dot. */
function sparkline(all, y) {
  const values = all.map((v, i) => (years[i].whole ? v : null));
  const known = values.filter((v) => v !== null);
  if (known.length < 2) return null;
  const top = Math.max(...known, 0);
  const bottom = Math.min(...known, 0);
  const x = (i) => 3 + (i * (WIDTH - 6)) / (values.length - 1);
  const place = (v) => HEIGHT - 3 - ((v - bottom) * (HEIGHT - 6)) / (top - bottom || 1);
  const points = values.map((v, i) => (v === null ? null : `${x(i).toFixed(1)},${place(v).toFixed(1)}`));
  return svg(
    'svg',
    {class: 'spark', width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true'},
    svg('polyline', {points: points.filter(Boolean).join(' ')}),
    values[y] === null ? null : svg('circle', {cx: x(y), cy: place(values[y]), r: 3}),
  );
}

const ratio = (a, b) => (b > 0 ? a / b : null);
const column = (name, r) => data.yearly[name].map((row) => row[r]);

/** Figures of region r: [name, by year, how to say it, what it stands beside]. */
function figures(r) {
  const sales = column('sales', r);
  const use = column('energy', r);
  const share = column('data_centre_energy', r).map((v, y) => ratio(v, sales[y]));
  const list = [
    ['Data centres’ share of electricity sold', share, percent],
    ['Highest hour of load', column('peak', r), gw],
    [
      'Net import over its lines',
      column('net_import', r),
      energy,
      (y, v) => v > 0 ? `${percent(ratio(v, use[y]))} of its load` : v < 0 ? 'it exports' : 'nothing flows',
    ],
    ['Water taken in for cooling data centres', column('water_direct', r), water, (y, v) => gallons(v)],
    [
      'Water that its power plants consume',
      column('water_indirect', r),
      water,
      (y, v) => (v === null ? 'not known' : gallons(v)),
    ],
  ];
  const energised = data.build_out?.regions?.energised.map((row) => row[r]);
  if (energised?.some((mw) => mw > 0))
    list.splice(1, 0, ['Campuses with power, end of the year', energised, power]);
  return list;
}

/** One sentence on shortage, as far as the file can tell. */
function shortage(r, y) {
  const name = regions[r].name;
  const year = years[y].year;
  const lolh = adequacy('lolh', name, year);
  const eue = adequacy('eue', name, year);
  const inRun = `${years[0].year === years.at(-1).year ? '' : `; in the years ${years[0].year}–${years.at(-1).year} together `}`;
  const total = data.yearly.unserved_hours.reduce((a, row) => a + row[r], 0);
  if (lolh) {
    const all = inRun && total > 0 ? `${inRun}${hours(total)}` : '';
    if (lolh.value === 0) {
      const bound = `days with shortfall are **${noneSeen(samples, true, 'd')}** a year`;
      return total > 0
        ? `In ${yearLabel(y)} it is short of power in none of ${ofSamples}: ${bound}${all}.`
        : `It is short of power in no hour of any year ${inAnySample}: ${bound}.`;
    }
    return (
      `It is short of power for **${withError(lolh)} hours** of ${yearLabel(y)} and misses ` +
      `${energyWithError(eue)} (mean of ${ofSamples} ± sampling error alone)${all}.`
    );
  }
  const short = data.yearly.unserved_hours[y][r];
  const all = inRun && total > short ? `${inRun}${hours(total)}` : '';
  const basis = samples ? `mean of ${ofSamples}` : 'one weather, without outages of plants';
  if (short === 0) return `It is short of power in **no hour** of ${yearLabel(y)} (${basis})${all}.`;
  return (
    `It is short of power for **${hours(short)}** of ${yearLabel(y)} and misses ` +
    `${energy(data.yearly.unserved_energy[y][r])} (${basis})${all}.`
  );
}

function answer(r, y) {
  const sales = column('sales', r);
  const centres = column('data_centre_energy', r);
  const share = centres.map((v, i) => ratio(v, sales[i]));
  const parts = [];
  if (share[y] !== null) {
    const change = y > 0 && share[0] !== null ? `, after ${percent(share[0])} in ${yearLabel(0)}` : '';
    parts.push(
      `Data centres take **${percent(share[y])}** of the electricity sold in ` +
        `**${regions[r].title}** in ${yearLabel(y)}${change}.`,
    );
  }
  const imports = column('net_import', r)[y];
  const use = column('energy', r)[y];
  if (imports > 0.005 * use) {
    parts.push(`**${percent(ratio(imports, use))}** of what it uses comes over the lines of its neighbours.`);
  } else if (imports < -0.005 * use) {
    parts.push(`It sends out ${energy(-imports)} more than it takes in.`);
  }
  parts.push(shortage(r, y));
  return parts.join(' ');
}

export function regionPanel() {
  const heading = h('h2', {id: 'region-title'});
  const said = h('p', {class: 'answer', 'aria-live': 'polite'});
  const list = h('dl', {class: 'figures'});
  follow(() => {
    const {region: r, year: y} = state;
    heading.textContent = `${regions[r].title} in ${yearLabel(y)}`;
    said.replaceChildren(...marked(answer(r, y)));
    list.replaceChildren(
      ...figures(r).map(([name, values, say, beside]) =>
        h(
          'div',
          {},
          h('dt', {}, name),
          h(
            'dd',
            {},
            h('span', {class: 'figure'}, say(values[y])),
            beside ? h('span', {class: 'note'}, beside(y, values[y])) : null,
          ),
          sparkline(values, y),
        ),
      ),
    );
  });
  return h('section', {id: 'region', tabindex: -1, 'aria-labelledby': 'region-title'}, heading, said, list);
}
