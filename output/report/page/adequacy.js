// Expected shortfall by year with its uncertainty, of the chosen region and what it hangs together with.

import {attribute, data, ofSamples, regions, samples, yearLabel, years} from './data.js';
import {Chart, colour, edge, line} from './chart.js';
import {foldedTable, h, section, table} from './dom.js';
import {heatMap} from './heat_map.js';
import {energy, hours, noneSeen, withError} from './format.js';
import {follow, state} from './state.js';
import {inRun, nested, stateRows, stateTitle} from './state_sums.js';

const a = data.adequacy;
const interconnections = new Set(regions.map((r) => r.interconnection));
const title = (area) =>
  regions.find((r) => r.name === area)?.title ??
  stateTitle(area) ??
  (area === 'all' ? 'all regions' : interconnections.has(area) ? `${area} interconnection` : area);

function column(metric, part, area) {
  const c = a.areas.indexOf(area);
  return a[metric][part].map((row) => row[c]);
}

function draw(chart, metric, area, name, unit) {
  const value = column(metric, 'value', area);
  const error = column(metric, 'error', area);
  const band = (sign) =>
    value.map((v, i) => (v === null ? null : Math.max(0, v + sign * 2 * (error[i] ?? 0))));
  chart.draw([a.years, value, band(-1), band(1)], {
    label: `${name} of ${title(area)} by year, with two standard errors.`,
    scales: {
      x: {time: false, range: [a.years[0] - 0.5, a.years.at(-1) + 0.5]},
      y: {range: (_, low, high) => [0, high * 1.1 || 1]},
    },
    bands: [{series: [3, 2], fill: () => colour('shortfall', 0.22)}],
    series: [
      line(name, 'shortfall', {
        width: 2,
        points: {show: true, size: 6, fill: () => colour('shortfall')},
        value: (_, v, s, i) =>
          i === null || v === null
            ? ''
            : v === 0
              ? noneSeen(samples, metric === 'event_days', unit)
              : `${withError({value: v, error: error[i]})} ${unit}`,
      }),
      edge('less two standard errors'),
      edge('and two more'),
    ],
  });
}

/** A file without samples: what its one weather gave. */
function withoutSamples() {
  const all = nested ? stateRows : regions.map((r, i) => ({title: r.title, list: [i]}));
  const rows = all
    .map(({title: name, list}) => [
      name,
      inRun(data.yearly.unserved_hours, list),
      inRun(data.yearly.unserved_energy, list),
    ])
    .filter(([, short]) => short > 0)
    .sort((x, y) => y[1] - x[1])
    .map(([name, short, missed]) => [name, hours(short), energy(missed)]);
  return section(
    'adequacy',
    'Short of power',
    'This run has no samples of weather and outages: its hours of shortfall are those of one weather with plants at their mean availability, and have no error to give.',
    rows.length
      ? table([...(nested ? ['State', 'Short for, its regions added'] : ['Region', 'Short for']), 'Not served'], rows)
      : h('p', {}, 'No region is short of power in any hour of the run.'),
  );
}

export function adequacySection() {
  if (!a) return withoutSamples();
  if (a.lolh.value.every((row) => row.every((v) => v === null))) {
    return section(
      'adequacy',
      'Short of power',
      `No year of this run has ended yet: what ${ofSamples} let expect of a year comes with its end.`,
    );
  }
  const options = {
    height: 240,
    time: false,
    xText: (year) => String(Math.round(year)),
    x: {values: (_, ticks) => ticks.map((v) => (Number.isInteger(v) ? v : '')), incrs: [1, 2, 5, 10]},
  };
  const days = h('div');
  const unserved = h('div');
  const lole = new Chart(days, {...options, label: '', y: {label: 'days a year'}});
  const eue = new Chart(unserved, {...options, label: '', y: {label: 'MWh a year', size: 64}});
  const choice = h('select', {id: 'area-choice', onchange: show});
  const words = foldedTable('Every area and year as a table', () =>
    table(
      ['Area, LOLE in days', ...a.years.map((y) => String(y))],
      a.areas.map((area) => [
        title(area),
        ...column('event_days', 'value', area).map((value, i) =>
          value === null
            ? '–'
            : value === 0
              ? noneSeen(samples, true)
              : withError({value, error: column('event_days', 'error', area)[i]}),
        ),
      ]),
    ),
  );
  const when = heatMap();
  let region = -1;
  function show() {
    when?.draw(choice.value, years[state.year].year, title(choice.value));
    draw(lole, 'event_days', choice.value, 'LOLE', 'days');
    draw(eue, 'eue', choice.value, 'EUE', 'MWh');
  }
  follow(() =>
    requestAnimationFrame(() => {
      if (region === state.region) return show();
      region = state.region;
      const own = regions[region];
      const around = [own.planning_area, own.interconnection, own.state, own.name, 'all'];
      const areas = [...new Set(around)].filter((x) => a.areas.includes(x));
      choice.replaceChildren(...areas.map((area) => h('option', {value: area}, title(area))));
      show();
    }),
  );
  const assumed = attribute('adequacy_assumptions');
  const one = samples < 2 ? ' One sample has no error to give.' : '';
  const part = years.some((y) => !y.whole)
    ? ` Of ${years
        .map((y, i) => (y.whole ? null : yearLabel(i)))
        .filter(Boolean)
        .join(', ')} only what was run counts.`
    : '';
  const short = a.load_only
    ? ' A region is short with less left than its contingency reserve, too.'
    : '';
  const missing = a.load_only ? 'not served, or reserve not kept' : 'not served';
  return section(
    'adequacy',
    'Short of power',
    `Expected over ${ofSamples} of weather and outages; the band is two standard errors of sampling alone either way. Where no sample was short, zero stands for an upper bound, ${noneSeen(samples, true, 'd')} a year.${short}${one}${part}`,
    h('p', {}, h('label', {for: 'area-choice'}, 'Of: '), choice),
    h(
      'div',
      {class: 'pair'},
      h('figure', {}, h('figcaption', {}, `LOLE: days of the year with load ${missing}`), days),
      h('figure', {}, h('figcaption', {}, `EUE: energy ${missing}`), unserved),
    ),
    when?.figure,
    assumed && h('p', {class: 'note'}, `Errors are of sampling alone. Assumed: ${assumed}.`),
    words.details,
  );
}
