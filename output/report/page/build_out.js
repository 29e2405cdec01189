// Promised and built: the stages of a deal under its promise, and the gap of every deal.

import {data, yearLabel, years, buildOutRow} from './data.js';
import {Chart, colour, edge, line} from './chart.js';
import {foldedTable, h, section, table} from './dom.js';
import {explanation} from './headline.js';
import {gw} from './format.js';

const HOUR_S = 3600;
const INKS = {energised: 'energised', construction: 'construction', pre_development: 'planned'};
const GAP_COLOURS = ['gap-1', 'gap-2', 'gap-3', 'gap-4', 'gap-5', 'gap-6'];
const percentile = (share) => `P${Math.round(100 * share)}`;
const say = (_, mw) => (mw === null || mw === undefined ? '' : gw(mw));

/** What can be chosen: all campuses together, then each deal. */
function stories() {
  const out = data.build_out;
  const list = [];
  if (out.all) {
    const promised = out.machines?.promised;
    list.push({title: 'All campuses', stages: out.all, promised, band: out.band});
  }
  for (const deal of out.deals) list.push(deal);
  return list;
}

function stackChart(host) {
  const chart = new Chart(host, {
    height: 320,
    label: '',
    y: {values: (_, ticks) => ticks.map((v) => v / 1e3), label: 'GW'},
  });
  return (story) => {
    const time = data.build_out.time.map((t) => t * HOUR_S);
    const layers = story.stages
      ? data.build_out.layers.map(({name, title}, i) => [
          story.stages[name],
          title[0].toUpperCase() + title.slice(1),
          INKS[name] ?? GAP_COLOURS[i % GAP_COLOURS.length],
        ])
      : [[story.delivered, 'Energised', 'energised']];
    let below = time.map(() => 0);
    const columns = [];
    const series = [];
    for (const [mw, label, ink] of layers) {
      below = below.map((v, i) => v + mw[i]);
      columns.push(below);
      series.push(
        line(label, ink, {
          width: 1,
          fill: series.length ? undefined : () => colour(ink, 0.85),
          value: (u, _, s, i) => (i === null ? '' : say(u, mw[i])),
        }),
      );
    }
    const bands = layers
      .slice(1)
      .map(([, , ink], i) => ({series: [i + 2, i + 1], fill: () => colour(ink, 0.85)}));
    if (story.band) {
      const {levels, low, high} = story.band;
      const name = `Energised, ${levels.map(percentile).join(' to ')}`;
      const value = (u, _, s, i) => (i === null ? '' : `${gw(low[i])} to ${gw(high[i])}`);
      columns.push(low, high);
      series.push(edge('', {stroke: () => colour('ink'), width: 1}));
      series.push(line(name, 'ink', {width: 1, value}));
      bands.push({series: [series.length, series.length - 1], fill: () => colour('ink', 0.25)});
    }
    if (story.promised) {
      columns.push(story.promised);
      series.push(line('Promised', 'promise', {width: 2.5, dash: [7, 4], value: say}));
    }
    const last = columns[0].at(-1);
    chart.draw([time, ...columns], {
      series,
      bands,
      scales: {y: {range: (_, low, high) => [0, high * 1.05 || 1]}},
      label:
        `${story.title}: power by stage over time, stacked. ${gw(last)} energised at the end` +
        `${bandText(story.band)}${story.promised ? `, ${gw(story.promised.at(-1))} promised` : ''}.`,
    });
  };
}

/** What drawn futures have at the end, in words; nothing without them. */
function bandText(band) {
  if (!band) return '';
  const [low, high] = band.levels.map(percentile);
  return `, ${gw(band.low.at(-1))} to ${gw(band.high.at(-1))} from ${low} to ${high} of drawn futures`;
}

function gapChart(host) {
  const {deals, time} = data.build_out;
  const chart = new Chart(host, {
    height: 320,
    label: 'Promise gap of each deal over time: promised by the date less energised for it, in GW.',
    y: {values: (_, ticks) => ticks.map((v) => v / 1e3), label: 'GW'},
    series: deals.map((d, i) =>
      line(d.title, GAP_COLOURS[i % GAP_COLOURS.length], {
        width: 2,
        dash: i % 2 ? [6, 3] : undefined,
        value: (_, gap, s, at) => (at === null ? '' : `${gw(gap)} of ${gw(d.promised[at])}`),
      }),
    ),
  });
  chart.draw([
    time.map((t) => t * HOUR_S),
    ...deals.map((d) => d.promised.map((mw, i) => mw - d.delivered[i])),
  ]);
}

function dealTable() {
  const rows = stories().map((s) => [
    s.title,
    ...years.map((_, y) => {
      const row = buildOutRow(y);
      const energised = s.stages ? s.stages.energised[row] : s.delivered[row];
      return s.promised ? `${gw(energised)} of ${gw(s.promised[row])}` : gw(energised);
    }),
  ]);
  return table(['Energised, of promised', ...years.map((_, y) => `end of ${yearLabel(y)}`)], rows);
}

export function buildOut() {
  if (!data.build_out) {
    return section('build-out', 'Promised and built', 'The scenario has neither campuses nor deals.');
  }
  const list = stories();
  const host = h('div');
  const gaps = h('div');
  const choice = h(
    'select',
    {id: 'deal-choice', onchange: () => draw(list[Number(choice.value)])},
    list.map((s, i) => h('option', {value: i}, s.title)),
  );
  const draw = stackChart(host);
  requestAnimationFrame(() => {
    draw(list[0]);
    if (data.build_out.deals.length) gapChart(gaps);
  });
  return section(
    'build-out',
    'Promised and built',
    `A promise becomes load when its campus has a site, permits, a connection and a building. ${explanation() ?? ''}`,
    h(
      'div',
      {class: 'pair'},
      h(
        'figure',
        {},
        h('figcaption', {}, h('label', {for: 'deal-choice'}, 'Power by stage: '), choice),
        host,
      ),
      data.build_out.deals.length
        ? h('figure', {}, h('figcaption', {}, 'Promise gap: promised by the date, not energised'), gaps)
        : null,
    ),
    foldedTable('Deals as a table', dealTable).details,
  );
}
