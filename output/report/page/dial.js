// The page of a sweep: a slider for each axis, adequacy by area under them, the setting in the address.

import './style.css';
import {foldedTable, h, section, table} from './dom.js';
import {energyWithError, noneSeen, plain, withError} from './format.js';

const data = JSON.parse(document.getElementById('gigaload-data').textContent);
const {axes, areas, metrics, years, samples} = data;

const TITLES = {event_days: 'LOLE', load_only_event_days: 'LOLE, load only'};
const title = (metric) => TITLES[metric.name] ?? metric.name.replaceAll('_', ' ').toUpperCase();
const unit = (metric) => (metric.unit === 'MW h' ? 'MWh' : metric.unit === '1' ? '' : metric.unit);
const WIDE = ['all', 'interconnection', 'planning area'];
const nameOf = (area) =>
  area.kind === 'all'
    ? 'all regions'
    : area.kind === 'interconnection'
      ? `${area.name} interconnection`
      : area.name.replaceAll('_', ' ');
const wide = areas.map((_, i) => i).filter((i) => WIDE.includes(areas[i].kind));
const narrow = areas.map((_, i) => i).filter((i) => !WIDE.includes(areas[i].kind));

/** What the reader has chosen: a point of each axis, a year and a metric, by their places. */
const usual = () => ({points: axes.map((axis) => axis.usual), year: 0, metric: 0});
let state = usual();

/** The place of the setting's numbers among all: the last axis is fastest, then the years. */
function place() {
  const member = state.points.reduce((sum, point, a) => sum * axes[a].points.length + point, 0);
  return member * years.length + state.year;
}

function estimate(metric, area) {
  const value = metric.value[place()]?.[area];
  return value === undefined || value === null
    ? null
    : {value, error: metric.error?.[place()]?.[area] ?? null};
}

/** In words, with the error; of what no sample had the bound. */
function words(metric, area) {
  const found = estimate(metric, area);
  if (!found) return '–';
  if (found.value === 0) return noneSeen(samples, metric.counts_days, unit(metric));
  if (metric.unit === 'MW h')
    return found.error > 0 ? energyWithError(found) : `${plain(found.value)} MWh`;
  return `${withError(found)} ${unit(metric)}`;
}

/** The least and the most of a metric over all settings and the areas shown, for bars that compare. */
function range(metric) {
  let least = Infinity;
  let most = 0;
  for (const row of metric.value) {
    if (!row) continue;
    for (const area of shown) {
      const value = row[area];
      if (value > 0) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
  }
  return most > 0 ? [least / 2, most] : null;
}
const shown = wide.length > 1 ? wide : areas.map((_, i) => i);
const ranges = metrics.map(range);

/** Where a value stands on the bars' logarithmic scale, in per cent of their length. */
function share(value) {
  const bounds = ranges[state.metric];
  if (!bounds || !(value > 0)) return 0;
  const [least, most] = bounds;
  return most > least ? (100 * Math.log(value / least)) / Math.log(most / least) : 100;
}

function bar(area) {
  const metric = metrics[state.metric];
  const found = estimate(metric, area);
  return h(
    'tr',
    {},
    h('th', {scope: 'row'}, nameOf(areas[area])),
    h(
      'td',
      {class: 'bar'},
      h('span', {class: 'length', style: `width:${found ? share(found.value) : 0}%`}),
      h('span', {}, words(metric, area)),
    ),
  );
}

/** The words of a shell that run this setting alone. */
function command() {
  const settings = [...data.set, ...axes.flatMap((axis, a) => axis.points[state.points[a]].settings)];
  return [`gigaload run ${data.scenario}`, ...settings.map((word) => `--set ${word}`)].join(' \\\n  ');
}

function address() {
  const words = new URLSearchParams();
  axes.forEach((axis, a) => words.set(axis.name, axis.points[state.points[a]].label));
  if (years.length > 1) words.set('~year', years[state.year]);
  if (state.metric > 0) words.set('~metric', metrics[state.metric].name);
  return `#${words}`;
}

/** Takes up what the address says of axes, what it does not say is usual; another address is a place here. */
function readAddress() {
  const words = new URLSearchParams(location.hash.slice(1));
  if (!axes.some((axis) => words.has(axis.name))) return;
  state = usual();
  const chosen = (list, word) => {
    const found = list.findIndex((x) => String(x) === word);
    return found < 0 ? null : found;
  };
  axes.forEach((axis, a) => {
    state.points[a] = chosen(axis.points.map((p) => p.label), words.get(axis.name)) ?? axis.usual;
  });
  state.year = chosen(years, words.get('~year')) ?? 0;
  state.metric = chosen(metrics.map((m) => m.name), words.get('~metric')) ?? 0;
}

const followers = [];
function follow(listener) {
  followers.push(listener);
  listener();
}
function changed() {
  // the address is that of the page alone: the history does not fill with every step of a slider
  history.replaceState(null, '', address());
  for (const listener of followers) listener();
}

/** A slider over a list of labels, with its label and its value beside it. */
function dial(id, name, labels, get, set) {
  const slider = h('input', {
    id,
    type: 'range',
    min: 0,
    max: labels.length - 1,
    step: 1,
    oninput: () => {
      set(Number(slider.value));
      changed();
    },
  });
  const value = h('output', {for: id});
  follow(() => {
    slider.value = get();
    slider.setAttribute('aria-valuetext', labels[get()]);
    value.textContent = labels[get()];
  });
  return h('div', {class: 'dial'}, h('label', {for: id}, name), value, slider);
}

function dials() {
  const all = axes.map((axis, a) =>
    dial(
      `dial-${a}`,
      axis.title,
      axis.points.map((p) => p.label),
      () => state.points[a],
      (point) => (state.points[a] = point),
    ),
  );
  if (years.length > 1) {
    all.push(dial('dial-year', 'Year', years.map(String), () => state.year, (y) => (state.year = y)));
  }
  const back = h(
    'button',
    {
      type: 'button',
      onclick: () => {
        state = {...usual(), metric: state.metric, year: state.year};
        changed();
      },
    },
    'Back to the usual setting',
  );
  return h(
    'form',
    {class: 'dials', 'aria-label': 'Assumptions', onsubmit: (event) => event.preventDefault()},
    all,
    back,
  );
}

function areaSection() {
  const choice = h(
    'select',
    {
      id: 'metric-choice',
      onchange: () => {
        state.metric = Number(choice.value);
        changed();
      },
    },
    metrics.map((metric, i) => h('option', {value: i}, title(metric))),
  );
  const caption = h('caption');
  const body = h('tbody');
  follow(() => {
    choice.value = state.metric;
    const metric = metrics[state.metric];
    caption.textContent = `${title(metric)} in ${years[state.year]}: ${metric.long_name}`;
    body.replaceChildren(...shown.map(bar));
  });
  const numbers = (list) =>
    table(
      ['Area', ...metrics.map((m) => `${title(m)} in ${years[state.year]}`)],
      list.map((area) => [nameOf(areas[area]), ...metrics.map((m) => words(m, area))]),
    );
  const folds = [foldedTable('These areas as a table of all metrics', () => numbers(shown))];
  if (shown !== narrow && shown.length < areas.length && narrow.length) {
    folds.push(foldedTable('States and regions as a table', () => numbers(narrow)));
  }
  follow(() => folds.forEach((fold) => fold.refresh()));
  const short = data.keeps_reserves
    ? ' Where a setting has a contingency reserve, a region is short with less left than that, too.'
    : '';
  return section(
    'areas',
    'What it does to each area',
    null,
    h('p', {}, h('label', {for: 'metric-choice'}, 'Show: '), choice),
    h(
      'table',
      {class: 'bars'},
      caption,
      h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, 'Area'), h('th', {scope: 'col'}, 'Expected'))),
      body,
    ),
    h(
      'p',
      {class: 'note'},
      `Expected over ${samples.toLocaleString('en-US')} samples of weather and outages, the same for every setting; ± is the standard error of sampling alone. Where no sample was short, zero stands for an upper bound. Bars are on a logarithmic scale that is the same for all settings.${short}`,
    ),
    folds.map((fold) => fold.details),
  );
}

function commandSection() {
  const text = h('pre', {tabindex: 0, 'aria-label': 'Command'});
  follow(() => (text.textContent = command()));
  return section(
    'command',
    'The same by a run of its own',
    'A run with these keys gives the numbers of this setting, and everything else that a result has.',
    text,
  );
}

readAddress();
addEventListener('hashchange', () => {
  readAddress();
  for (const listener of followers) listener();
});
document.title = `${data.title} – gigaload`;
document
  .getElementById('top')
  .append(
    h('h1', {}, data.title),
    h('p', {class: 'like'}, `${data.members.toLocaleString('en-US')} settings of ${data.scenario}, by ${data.program}`),
  );
document
  .getElementById('main')
  .append(
    ...(data.missing > 0
      ? [h('p', {class: 'notice'}, `${data.missing.toLocaleString('en-US')} of the settings were not run when this page was made: they have no numbers.`)]
      : []),
    dials(),
    areaSection(),
    commandSection(),
  );
