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

/** The lines of the load chart, of hours or of days. */
function linesOfLoad(byHour, campus) {
  const ofDay = {value: say, class: null, stroke: () => colour('energised', 0.4), show: !byHour};
  return [
    line(byHour ? 'Load' : 'Load, mean of the day', 'energised', {value: say}),
    line('without listed campuses', 'other', {value: say, dash: [5, 3], show: campus}),
    edge('lowest hour', {...ofDay}),
    edge('highest hour', {...ofDay}),
    line('net import, mean of the day', 'import', {value: say, width: 1}),
  ];
}

function noteOfShortfall(short, byHour, title) {
  const basis = 'in the weather of this load, with plants at their mean availability';
  const others = samples
    ? ` What ${ofSamples} of other weather and of outages miss belongs to other loads: see below, by months.`
    : '';
  const what = short
    ? `Shortfall ${basis}: ${byHour ? 'each hour' : 'the highest hour of each day'}.`
    : `No shortfall in any hour of ${title} ${basis}.`;
  return what + others;
}

const button = (text, action, title) => h('button', {type: 'button', onclick: action, title}, text);

/** Load and shortfall of the chosen region, from years down to hours. */
class Hours {
  range = [0, data.hours];
  current = null;  // traces of the region
  drawn = {region: -1, year: -1};
  loadHost = h('div');
  shortHost = h('div');
  shortNote = h('p', {class: 'note'});
  where = h('p', {class: 'where', 'aria-live': 'polite'});
  yearButton = button('', () => this.go(...this.ofYear()));
  // both of the year chosen, which stays chosen
  worst = button('Worst shortfall', () =>
    this.goToWeek(highestHour(this.current.shortfall, ...this.ofYear())),
  );

  constructor() {
    const sync = uPlot.sync('hours');
    const onZoom = (u) => {
      if (u.select.width < 8) return;
      const at = (px) => Math.round(u.posToVal(px, 'x') / 3600 - data.begin);
      this.go(at(u.select.left), at(u.select.left + u.select.width));
    };
    const shared = {
      label: '',
      cursor: {drag: {x: true, y: false, setScale: false}, sync: {key: sync.key}},
      hooks: {setSelect: [onZoom]},
    };
    this.loadChart = new Chart(this.loadHost, {
      ...shared,
      height: 300,
      y: {values: (_, ticks) => ticks.map((v) => v / 1e3), label: 'GW'},
    });
    this.shortChart = new Chart(this.shortHost, {
      ...shared,
      height: 150,
      y: {values: (_, ticks) => ticks.map((v) => v.toLocaleString('en-US')), label: 'MW'},
    });
    this.words = foldedTable('Hours shown as a table', () => this.table());
    follow(() => this.followChoice());
  }

  /** Shows hours [from, to), at least two days, inside the run. */
  go(from, to) {
    const all = data.hours;
    const length = Math.min(all, Math.max(Math.min(SHORTEST, all), to - from));
    const start = Math.max(0, Math.min(from, all - length));
    this.range = [start, start + length];
    this.draw();
  }

  move(share) {
    const [from, to] = this.range;
    this.go(from + share * (to - from), to + share * (to - from));
  }

  zoom(factor) {
    const middle = (this.range[0] + this.range[1]) / 2;
    const half = ((this.range[1] - this.range[0]) * factor) / 2;
    this.go(Math.round(middle - half), Math.round(middle + half));
  }

  goToWeek(hour) {
    this.go(hour - WEEK / 2, hour + WEEK / 2);
  }

  ofYear() {
    const {first_hour: first, hours: count} = years[state.year];
    return [first, first + count];
  }

  highestLoad() {
    const [from, to] = this.ofYear();
    if (this.current.load) return highestHour(this.current.load, from, to);
    return DAY * highestHour(this.current.load_high, Math.floor(from / DAY), Math.ceil(to / DAY));
  }

  draw() {
    const [from, to] = this.range.map(Math.round);
    this.range = [from, to];
    const c = columns(this.current, from, to);
    const title = regions[state.region].title;
    const ends = `${dayText(seconds(from))} to ${dayText(seconds(Math.max(from, to - 1)))}`;
    this.where.textContent = `${title}, ${ends}, ${c.byHour ? 'every hour' : 'days'}`;
    const shared = {
      xText: c.byHour ? hourText : dayText,
      x: {time: true, min: seconds(from), max: seconds(to)},
    };
    this.drawLoad(c, `Load of ${title}, ${ends}.`, shared);
    this.drawShortfall(c, title, ends, shared);
    const [first, end] = this.ofYear();
    this.worst.hidden = !this.current.shortfall.subarray(first, end).some((v) => v > 0);
    this.words.refresh();
  }

  drawLoad(c, label, {xText, x}) {
    const campus = c.load[0].some((v, i) => v - c.load[1][i] > 0.5);
    this.loadChart.draw([c.time, ...c.load], {
      xText,
      label,
      scales: {x, y: {range: (_, low, high) => [Math.min(0, low), high * 1.05]}},
      series: linesOfLoad(c.byHour, campus),
      bands: c.byHour ? [] : [{series: [4, 3], fill: () => colour('energised', 0.22)}],
    });
  }

  drawShortfall(c, title, ends, {xText, x}) {
    const short = this.current.shortfall.some((v) => v > 0);
    this.shortHost.hidden = !short;
    this.shortNote.textContent = noteOfShortfall(short, c.byHour, title);
    if (!short) return;
    this.shortChart.draw([c.time, c.shortfall], {
      xText,
      label: `Shortfall of ${title}, ${ends}.`,
      scales: {x, y: {range: (_, low, high) => [0, high * 1.1 || 1]}},
      series: [
        line('Shortfall', 'shortfall', {value: sayPower, fill: () => colour('shortfall', 0.6)}),
      ],
    });
  }

  table() {
    const c = columns(this.current, ...this.range);
    const rows = c.time.map((t, i) => [
      c.byHour ? hourText(t) : dayText(t),
      gw(c.load[0][i]),
      gw(c.load[3][i]),
      gw(c.load[4][i]),
      power(c.shortfall[i]),
    ]);
    return table(['Time', 'Load', 'Highest', 'Net import, day', 'Shortfall'], rows.slice(0, 800));
  }

  /** Shows the region and year that are chosen now. */
  async followChoice() {
    const {region, year} = state;
    this.yearButton.textContent = yearLabel(year);
    const before = this.drawn;
    if (region === before.region && year === before.year) return;
    this.drawn = {region, year};
    const moved =
      before.year >= 0 && before.year !== year && this.range[1] - this.range[0] < data.hours;
    const found = await traces(region);
    if (state.region !== region) return;  // another was chosen while this one was unpacked
    this.current = found;
    if (moved) this.range = this.ofYear();
    this.draw();
  }

  buttons() {
    return h(
      'div',
      {class: 'buttons', role: 'group', 'aria-label': 'What is shown'},
      button('All', () => this.go(0, data.hours)),
      this.yearButton,
      button('Week of the highest load', () => this.goToWeek(this.highestLoad())),
      this.worst,
      button('◀', () => this.move(-0.5), 'Earlier'),
      button('▶', () => this.move(0.5), 'Later'),
      button('+', () => this.zoom(0.5), 'Closer'),
      button('−', () => this.zoom(2), 'Wider'),
    );
  }
}

export function hours() {
  const view = new Hours();
  return section(
    'hours',
    'Hour by hour',
    'Drag over the chart, or use the buttons, to come from years down to hours. Times are UTC.',
    view.buttons(),
    view.where,
    h('figure', {}, view.loadHost, view.shortNote, view.shortHost),
    view.words.details,
  );
}
