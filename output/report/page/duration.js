// Load-duration curves of the region chosen: how many hours a year load is how high.

import {data, regions, trace, yearLabel, years} from './data.js';
import {Chart, line} from './chart.js';
import {foldedTable, h, section, table} from './dom.js';
import {gw, percent} from './format.js';
import {follow, state} from './state.js';

/** Curves of a region by year: {grid: [load], demand: the same without listed campuses}. */
async function curvesOf(region) {
  const names = ['duration', 'duration_demand'];
  const [grid, demand] = await Promise.all(names.map((name) => trace(region, name)));
  const points = data.duration_shares.length;
  const part = (values, y) => [...values.subarray(y * points, (y + 1) * points)];
  return years.map((_, y) => ({grid: part(grid, y), demand: part(demand, y)}));
}
const say = (_, mw) => (mw === null || mw === undefined ? '' : gw(mw));

export function duration() {
  const host = h('div');
  const chart = new Chart(host, {
    height: 300,
    time: false,
    label: '',
    xText: (share) => `${percent(share)} of the hours`,
    x: {values: (_, ticks) => ticks.map((v) => `${Math.round(100 * v)} %`)},
    y: {values: (_, ticks) => ticks.map((v) => v / 1e3), label: 'GW'},
  });
  let curves = [];
  const words = foldedTable('Curves as a table', () => {
    const shown = data.duration_shares.map((s, i) => [s, i]).filter(([, i]) => i % 10 === 0);
    return table(
      ['Share of the hours', ...years.map((_, y) => yearLabel(y))],
      shown.map(([share, i]) => [percent(share), ...curves.map((c) => gw(c.grid[i]))]),
    );
  });
  follow(async () => {
    const {region, year: y} = state;
    const found = await curvesOf(region);
    if (region !== state.region || y !== state.year) return;
    curves = found;
    const title = regions[region].title;
    const now = curves[y];
    const first = curves[0];
    const campus = now.grid.some((v, i) => v - now.demand[i] > 0.5);
    chart.draw([data.duration_shares, now.grid, now.demand, first.grid], {
      label: `Load-duration curves of ${title}: ${gw(now.grid[0])} in the highest hour of ${yearLabel(y)}, ${gw(now.grid.at(-1))} in the lowest.`,
      scales: {y: {range: (_, low, high) => [Math.min(0, low), high * 1.05]}},
      series: [
        line(yearLabel(y), 'energised', {width: 2, value: say}),
        line(`${yearLabel(y)} without listed campuses`, 'other', {dash: [5, 3], value: say, show: campus}),
        line(yearLabel(0), 'import', {value: say, show: y > 0}),
      ],
    });
    words.refresh();
  });
  return section(
    'duration',
    'How many hours, how high',
    'Load that is reached or exceeded in a share of the year’s hours. Data centres lift the whole curve: they draw by day and by night.',
    h('figure', {}, host),
    words.details,
  );
}
