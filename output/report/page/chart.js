// Charts over uPlot: colours from the style sheet, sizes from the page, a cursor for the keyboard.

import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import {h} from './dom.js';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** A colour of the style sheet, such as 'energised' (#rrggbb there), with an opacity. */
export function colour(name, opacity = 1) {
  const hex = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  if (opacity === 1) return hex;
  return (
    hex +
    Math.round(255 * opacity)
      .toString(16)
      .padStart(2, '0')
  );
}

/** A series drawn as a line; `more` are uPlot's options of a series. */
export const line = (label, name, more = {}) => ({
  label,
  stroke: () => colour(name),
  width: 1.5,
  points: {show: false},
  ...more,
});

/** An edge of a band: not drawn, not in the legend. */
export const edge = (label, more = {}) =>
  line(label, 'muted', {width: 0, class: 'edge', value: () => '', ...more});

const UTC = (ts) => uPlot.tzDate(new Date(ts * 1e3), 'Etc/UTC');
const day = uPlot.fmtDate('{YYYY}-{MM}-{DD}');
const hour = uPlot.fmtDate('{YYYY}-{MM}-{DD} {HH}:{mm}');
export const dayText = (ts) => day(UTC(ts));
export const hourText = (ts) => `${hour(UTC(ts))} UTC`;

// uPlot's table of stamps: from this distance of ticks on, text, and what is added at a new year,
// month, day. Its own are American: 10/1, 12am.
const STAMPS = [
  [31536000, '{YYYY}', null, null, null, null, null, null, 1],
  [2419200, '{MMM}', '\n{YYYY}', null, null, null, null, null, 1],
  [86400, '{D} {MMM}', '\n{YYYY}', null, null, null, null, null, 1],
  [3600, '{HH}:{mm}', '\n{D} {MMM} {YYYY}', null, '\n{D} {MMM}', null, null, null, 1],
];

const FONT = '12px system-ui, sans-serif';
const axis = (more) => ({
  stroke: () => colour('muted'),
  grid: {stroke: () => colour('grid'), width: 1},
  ticks: {show: false},
  font: FONT,
  labelFont: FONT,
  labelSize: 18,
  ...more,
});

/**
 * A chart in `host`. Options: `label` says what the picture is to those who do not see it; `series`,
 * `scales`, `bands`, `cursor`, `hooks` are uPlot's, the series without the first; `height`; `x` and
 * `y` are uPlot's options of the axes; `time`: false for a plain x; `xText` of a value of x.
 */
export class Chart {
  constructor(host, options) {
    this.host = host;
    this.options = options;
    this.spoken = h('div', {class: 'unseen', 'aria-live': 'polite'});
    host.setAttribute('tabindex', '0');
    host.setAttribute('role', 'group');
    host.classList.add('chart');
    host.addEventListener('keydown', (event) => this.key(event));
    new ResizeObserver(() => this.fit()).observe(host);
    dark.addEventListener('change', () => this.plot?.redraw(false));
  }

  /** Draws `data`; with a `change` of the options the plot is made anew. */
  draw(data, change = null) {
    Object.assign(this.options, change);
    this.host.setAttribute('aria-label', `${this.options.label} Arrow keys read its values.`);
    if (this.plot && !change) {
      this.plot.setData(data);
      return;
    }
    this.plot?.destroy();
    this.plot = new uPlot(this.settings(), data, this.host);
    this.plot.root.querySelector('canvas').setAttribute('aria-hidden', 'true');
    this.host.append(this.spoken);
  }

  settings() {
    const o = this.options;
    return {
      width: this.width(),
      height: o.height ?? 300,
      series: [{label: '', value: (_, v) => (v === null ? '' : (o.xText ?? dayText)(v))}, ...o.series],
      scales: {x: {time: o.time ?? true}, ...o.scales},
      axes: [
        axis({space: 60, size: 40, ...(o.time === false ? {} : {values: STAMPS}), ...o.x}),
        axis({size: 52, ...o.y}),
      ],
      bands: o.bands,
      cursor: {points: {size: 7}, drag: {x: false, y: false}, ...o.cursor},
      hooks: o.hooks,
      legend: {markers: {width: 0, fill: (u, i) => u.series[i].stroke(u, i)}},
      tzDate: UTC,
    };
  }

  /** Arrow keys move the cursor; what is there is spoken. */
  key(event) {
    const step = {ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10}[event.key];
    if (!step || !this.plot || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const plot = this.plot;
    const [from, to] = plot.series[0].idxs;
    const at = Math.min(to, Math.max(from, (plot.cursor.idx ?? from - step) + step));
    plot.setCursor({left: plot.valToPos(plot.data[0][at], 'x'), top: 20});
    this.spoken.textContent = plot.series
      .map((s, i) => (s.show ? `${s.label} ${s.value(plot, plot.data[i][at], i, at)}`.trim() : ''))
      .filter(Boolean)
      .join(', ');
  }

  width() {
    return Math.max(240, this.host.clientWidth);
  }
  fit() {
    if (this.plot && this.plot.width !== this.width()) {
      this.plot.setSize({width: this.width(), height: this.plot.height});
    }
  }
}
