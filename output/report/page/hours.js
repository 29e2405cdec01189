// Load and shortfall of the region chosen, from all years down to single hours.

import uPlot from 'uplot';
import {data, regions, ofSamples, samples, trace, yearLabel, years} from './data.js';
import {Chart, colour, dayText, edge, hourText, line} from './chart.js';
import {foldedTable, h, section, table} from './dom.js';
import {gw, power} from './format.js';
import {follow, state} from './state.js';

const DAY = 24;
const WEEK = 7 * DAY;
const LONGEST_BY_HOURS = 150 * DAY; // longer views show days
const SHORTEST = 2 * DAY;
const seconds = (hour) => (data.begin + hour) * 3600;
const say = (_, mw) => (mw === null || mw === undefined || Number.isNaN(mw) ? '' : gw(mw));
const sayPower = (_, mw) => (mw === null || mw === undefined || Number.isNaN(mw) ? '' : power(mw));
const highestHour = (values, from, to) => {
  let best = from;
  for (let i = from; i < to; ++i) if (values[i] > values[best]) best = i;
  return best;
};

/** All traces of a region; `load` is null where the page has days only. */
async function traces(region) {
  const names = [
    'load',
    'load_low',
    'load_mean',
    'load_high',
    'campus',
    'shortfall',
    'import',
  ];
  const values = await Promise.all(names.map((name) => trace(region, name)));
  return Object.fromEntries(names.map((name, i) => [name, values[i]]));
}

const dayOf = (values, d, join) => {
  let result = values[d * DAY];
  for (let i = d * DAY + 1; i < Math.min(values.length, (d + 1) * DAY); ++i) result = join(result, values[i]);
  return result;
};

/** Columns of the two plots for hours [from, to). */
function columns(t, from, to) {
  const byHour = t.load && to - from <= LONGEST_BY_HOURS;
  const step = byHour ? 1 : DAY;
  const first = Math.floor(from / step);
  const last = Math.min(Math.ceil(to / step), byHour ? t.load.length : t.load_mean.length);
  const rows = Array.from({length: last - first}, (_, i) => first + i);
  const campusOfDay = (d) => {
    const hours = Math.min(DAY, t.campus.length - d * DAY);
    return dayOf(t.campus, d, (a, b) => a + b) / hours;
  };
  const load = rows.map((i) => (byHour ? t.load[i] : t.load_mean[i]));
  const other = rows.map((i, n) => load[n] - (byHour ? t.campus[i] : campusOfDay(i)));
  const pick = (values) => rows.map((i) => (byHour ? values[i] : dayOf(values, i, Math.max)));
  return {
    byHour,
    time: rows.map((i) => seconds(i * step)),
    load: [
      load,
      other,
      byHour ? load : rows.map((i) => t.load_low[i]),
      byHour ? load : rows.map((i) => t.load_high[i]),
      rows.map((i) => t.import[byHour ? Math.floor(i / DAY) : i]),
    ],
    shortfall: pick(t.shortfall),
  };
}

export function hours() {
  const all = data.hours;
  let range = [0, all];
  let current = null;
  let drawnRegion = -1;
  const loadHost = h('div');
  const shortHost = h('div');
  const shortNote = h('p', {class: 'note'});
  const where = h('p', {class: 'where', 'aria-live': 'polite'});
  const sync = uPlot.sync('hours');
  const onZoom = (u) => {
    if (u.select.width < 8) return;
    const at = (px) => Math.round(u.posToVal(px, 'x') / 3600 - data.begin);
    go(at(u.select.left), at(u.select.left + u.select.width));
  };
  const cursor = {drag: {x: true, y: false, setScale: false}, sync: {key: sync.key}};
  const loadChart = new Chart(loadHost, {
    label: '',
    height: 300,
    cursor,
    hooks: {setSelect: [onZoom]},
    y: {values: (_, ticks) => ticks.map((v) => v / 1e3), label: 'GW'},
  });
  const shortChart = new Chart(shortHost, {
    label: '',
    height: 150,
    cursor,
    hooks: {setSelect: [onZoom]},
    y: {values: (_, ticks) => ticks.map((v) => v.toLocaleString('en-US')), label: 'MW'},
  });

  /** Shows hours [from, to), at least two days, inside the run. */
  function go(from, to) {
    const length = Math.min(all, Math.max(Math.min(SHORTEST, all), to - from));
    const start = Math.max(0, Math.min(from, all - length));
    range = [start, start + length];
    draw();
  }
  const move = (share) =>
    go(range[0] + share * (range[1] - range[0]), range[1] + share * (range[1] - range[0]));
  const zoom = (factor) => {
    const middle = (range[0] + range[1]) / 2;
    const half = ((range[1] - range[0]) * factor) / 2;
    go(Math.round(middle - half), Math.round(middle + half));
  };
  const ofYear = () => [years[state.year].first_hour, years[state.year].first_hour + years[state.year].hours];
  const weekAround = (hour) => go(hour - WEEK / 2, hour + WEEK / 2);
  const highestLoad = () => {
    const [from, to] = ofYear();
    if (current.load) return highestHour(current.load, from, to);
    return DAY * highestHour(current.load_high, Math.floor(from / DAY), Math.ceil(to / DAY));
  };

  function draw() {
    const [from, to] = range.map(Math.round);
    range = [from, to];
    const c = columns(current, from, to);
    const title = regions[state.region].title;
    const xText = c.byHour ? hourText : dayText;
    const ends = `${dayText(seconds(from))} to ${dayText(seconds(Math.max(from, to - 1)))}`;
    where.textContent = `${title}, ${ends}, ${c.byHour ? 'every hour' : 'days'}`;
    const campus = c.load[0].some((v, i) => v - c.load[1][i] > 0.5);
    const scaleX = {x: {time: true, min: seconds(from), max: seconds(to)}};
    loadChart.draw([c.time, ...c.load], {
      xText,
      label: `Load of ${title}, ${ends}.`,
      scales: {...scaleX, y: {range: (_, low, high) => [Math.min(0, low), high * 1.05]}},
      series: [
        line(c.byHour ? 'Load' : 'Load, mean of the day', 'energised', {value: say}),
        line('without listed campuses', 'other', {value: say, dash: [5, 3], show: campus}),
        edge('lowest hour', {
          value: say,
          class: null,
          stroke: () => colour('energised', 0.4),
          show: !c.byHour,
        }),
        edge('highest hour', {
          value: say,
          class: null,
          stroke: () => colour('energised', 0.4),
          show: !c.byHour,
        }),
        line('net import, mean of the day', 'import', {value: say, width: 1}),
      ],
      bands: c.byHour ? [] : [{series: [4, 3], fill: () => colour('energised', 0.22)}],
    });
    const short = current.shortfall.some((v) => v > 0);
    shortHost.hidden = !short;
    const basis = 'in the weather of this load, with plants at their mean availability';
    const others = samples
      ? ` What ${ofSamples} of other weather and of outages miss belongs to other loads: see below, by months.`
      : '';
    shortNote.textContent =
      (short
        ? `Shortfall ${basis}: ${c.byHour ? 'each hour' : 'the highest hour of each day'}.`
        : `No shortfall in any hour of ${title} ${basis}.`) + others;
    if (short) {
      shortChart.draw([c.time, c.shortfall], {
        xText,
        label: `Shortfall of ${title}, ${ends}.`,
        scales: {...scaleX, y: {range: (_, low, high) => [0, high * 1.1 || 1]}},
        series: [
          line('Shortfall', 'shortfall', {value: sayPower, fill: () => colour('shortfall', 0.6)}),
        ],
      });
    }
    const [first, end] = ofYear();
    worst.hidden = !current.shortfall.subarray(first, end).some((v) => v > 0);
    words.refresh();
  }

  const words = foldedTable('Hours shown as a table', () => {
    const c = columns(current, ...range);
    const rows = c.time.map((t, i) => [
      c.byHour ? hourText(t) : dayText(t),
      gw(c.load[0][i]),
      gw(c.load[3][i]),
      gw(c.load[4][i]),
      power(c.shortfall[i]),
    ]);
    return table(['Time', 'Load', 'Highest', 'Net import, day', 'Shortfall'], rows.slice(0, 800));
  });
  const button = (text, action, title) => h('button', {type: 'button', onclick: action, title}, text);
  const yearButton = button('', () => go(...ofYear()));
  // both of the year chosen, which stays chosen
  const worst = button('Worst shortfall', () =>
    weekAround(highestHour(current.shortfall, ...ofYear())),
  );
  const buttons = h(
    'div',
    {class: 'buttons', role: 'group', 'aria-label': 'What is shown'},
    button('All', () => go(0, all)),
    yearButton,
    button('Week of the highest load', () => weekAround(highestLoad())),
    worst,
    button('◀', () => move(-0.5), 'Earlier'),
    button('▶', () => move(0.5), 'Later'),
    button('+', () => zoom(0.5), 'Closer'),
    button('−', () => zoom(2), 'Wider'),
  );

  let drawnYear = -1;
  follow(async () => {
    const {region, year} = state;
    yearButton.textContent = yearLabel(year);
    if (region === drawnRegion && year === drawnYear) return;
    drawnRegion = region;
    const moved = drawnYear >= 0 && drawnYear !== year && range[1] - range[0] < all;
    drawnYear = year;
    const found = await traces(region);
    if (state.region !== region) return;  // another was chosen while this one was unpacked
    current = found;
    if (moved) range = ofYear();
    draw();
  });
  return section(
    'hours',
    'Hour by hour',
    'Drag over the chart, or use the buttons, to come from years down to hours. Times are UTC.',
    buttons,
    where,
    h('figure', {}, loadHost, shortNote, shortHost),
    words.details,
  );
}
