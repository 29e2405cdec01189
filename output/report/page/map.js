// The states, sums of their regions, by one figure of the year chosen; a table where there is no map to draw.

import {geoAlbersUsa, geoPath} from 'd3-geo';
import {feature, mesh} from 'topojson-client';
import atlas from 'us-atlas/states-albers-10m.json';
import {data, regions, yearLabel} from './data.js';
import {energy, gw, percent, power, water, withError} from './format.js';
import {foldedTable, h, svg, table} from './dom.js';
import {choose, follow, state} from './state.js';
import {areaRows, nested, regionsOf, stateRows, sums} from './state_sums.js';
import {CODES} from './states.js';

const CLASSES = [0.04, 0.12, 0.25, 0.45, 0.7]; // of the highest value in any year
const y = data.yearly;
const quotient = (a, b) => a.map((row, i) => row.map((v, r) => (b[i][r] > 0 ? v / b[i][r] : null)));

const drawn = feature(atlas, atlas.objects.states)
  .features.map((shape) => ({shape, code: CODES[shape.id], list: regionsOf.get(CODES[shape.id])}))
  .filter(({list}) => list);
const summed = (values) => ({values, of: (lists) => sums(values, lists)});

const METRICS = [
  data.build_out?.regions && {
    name: 'Campus power, end of the year',
    ...summed(data.build_out.regions.energised),
    say: power,
  },
  {
    name: 'Data centres’ share of electricity sold',
    values: quotient(y.data_centre_energy, y.sales),
    of: (lists) => quotient(sums(y.data_centre_energy, lists), sums(y.sales, lists)),
    say: percent,
  },
  {name: 'Energy not served', ...summed(y.unserved_energy), say: energy, warns: true},
  {name: 'Water taken in for cooling data centres', ...summed(y.water_direct), say: water},
  {name: 'Water of power plants', ...summed(y.water_indirect), say: water},
].filter((metric) => metric?.values.some((row) => row.some((value) => value !== null)));
for (const metric of METRICS) metric.ofStates = metric.of(drawn.map(({list}) => list));

/** Bounds of the classes: round numbers of two digits. */
function bounds(values) {
  const top = Math.max(0, ...values.flat().filter((v) => v !== null));
  return top === 0 ? [] : CLASSES.map((share) => Number((share * top).toPrecision(share < 0.2 ? 1 : 2)));
}

function classOf(value, limits) {
  if (!value || value <= 0 || limits.length === 0) return 'none';
  return 1 + limits.filter((limit) => value >= limit).length;
}

function legend(metric, limits) {
  if (limits.length === 0) return h('p', {class: 'legend'}, 'Nothing in any region and year.');
  const steps = [
    [`to ${metric.say(limits[0])}`, 1],
    ...limits.map((limit, i) => [`${metric.say(limit)} +`, i + 2]),
  ];
  return h(
    'ul',
    {class: 'legend', 'aria-label': 'Colours'},
    h('li', {}, h('i', {class: 'swatch class-none'}), 'none'),
    steps.map(([text, i]) =>
      h('li', {}, h('i', {class: `swatch class-${i}${metric.warns ? ' warns' : ''}`}), text),
    ),
  );
}

/** A view of what is drawn: of the whole country, or of the few states there are. */
function view() {
  const [[left, top], [right, bottom]] = geoPath().bounds({
    type: 'FeatureCollection',
    features: drawn.map((d) => d.shape),
  });
  const width = right - left;
  const height = Math.max(bottom - top, 0.62 * width);
  const edge = 0.02 * width;
  return [left - edge, top - edge, width + 2 * edge, height + 2 * edge].map(Math.round).join(' ');
}

function campusDots() {
  const project = geoAlbersUsa().scale(1300).translate([487.5, 305]); // as us-atlas was projected
  return data.campuses
    .map((campus) => ({
      campus,
      at: campus.latitude === null ? null : project([campus.longitude, campus.latitude]),
    }))
    .filter(({at}) => at)
    .map(({campus, at}) => ({campus, dot: svg('circle', {class: 'campus', cx: at[0], cy: at[1]})}));
}

/** A drawing of what the map shows: {node, show}. */
function drawing() {
  const path = geoPath();
  const tip = h('div', {class: 'tip', hidden: true});
  const shapes = drawn.map(({shape, code, list}) => {
    const node = svg('path', {d: path(shape), 'data-state': code});
    // the state's largest region, with another click its next
    node.addEventListener('click', () =>
      choose({region: list[(list.indexOf(state.region) + 1) % list.length]}),
    );
    node.addEventListener('pointermove', (event) => {
      const box = frame.getBoundingClientRect();
      tip.hidden = false;
      tip.textContent = node.dataset.says;
      tip.style.left = `${Math.min(event.clientX - box.left + 12, box.width - tip.offsetWidth - 4)}px`;
      tip.style.top = `${event.clientY - box.top + 14}px`;
    });
    node.addEventListener('pointerleave', () => {
      tip.hidden = true;
    });
    return {node, list, title: shape.properties.name};
  });
  const chosen = svg('path', {class: 'chosen'});
  const dots = campusDots();
  const borders = svg('path', {
    class: 'borders',
    d: path(
      mesh(
        atlas,
        atlas.objects.states,
        (a, b) => a !== b && regionsOf.has(CODES[a.id]) && regionsOf.has(CODES[b.id]),
      ),
    ),
  });
  const picture = svg(
    'svg',
    {viewBox: view(), role: 'img'},
    shapes.map(({node}) => node),
    borders,
    chosen,
    dots.map(({dot}) => dot),
  );
  const frame = h('div', {class: 'frame'}, picture, tip);
  const show = (metric, limits) => {
    const values = metric.ofStates[state.year];
    shapes.forEach(({node, list, title}, s) => {
      node.setAttribute(
        'class',
        `state class-${classOf(values[s], limits)}${metric.warns ? ' warns' : ''}`,
      );
      node.dataset.says = `${title}: ${metric.say(values[s])}`;
      if (list.includes(state.region)) chosen.setAttribute('d', node.getAttribute('d'));
    });
    const isCampuses = metric === METRICS[0] && Boolean(data.build_out?.regions);
    for (const {campus, dot} of dots) {
      const mw = campus.energised[state.year];
      dot.setAttribute('r', isCampuses ? Math.sqrt(mw / 15).toFixed(1) : 0);
    }
    const highest = descending(values)[0];
    picture.setAttribute(
      'aria-label',
      `Map of the states, ${metric.name}, ${yearLabel(state.year)}. ` +
        `Highest: ${shapes[highest].title}, ${metric.say(values[highest])}. The table below has them all.`,
    );
  };
  return {node: frame, show};
}

const descending = (values) =>
  values.map((_, i) => i).sort((a, b) => (values[b] ?? -Infinity) - (values[a] ?? -Infinity));

function regionTable(metric) {
  return table(
    ['Region', ...METRICS.map((m) => m.name)],
    descending(metric.values[state.year]).map((r) => [
      regions[r].title,
      ...METRICS.map((m) => m.say(m.values[state.year][r])),
    ]),
    `Regions in ${yearLabel(state.year)}`,
  );
}

/** States or planning areas: sums of their regions, and the highest hour of these together. */
function rowsTable(heading, what, rows, metric) {
  const lists = rows.map(({list}) => list);
  const columns = METRICS.map((m) => m.of(lists)[state.year]);
  return table(
    [
      heading,
      ...METRICS.map((m) => m.name),
      'Highest hour of load',
      ...(data.adequacy ? ['LOLE in days'] : []),
    ],
    descending(columns[METRICS.indexOf(metric)]).map((i) => [
      rows[i].title,
      ...METRICS.map((m, c) => m.say(columns[c][i])),
      gw(rows[i].peak(state.year)),
      ...(data.adequacy ? [withError(rows[i].days(state.year))] : []),
    ]),
    `${what} in ${yearLabel(state.year)}`,
  );
}

export function map() {
  let metric = METRICS[0];
  const choice = h(
    'select',
    {
      id: 'map-choice',
      onchange: () => {
        metric = METRICS[Number(choice.value)];
        show();
      },
    },
    METRICS.map((m, i) => h('option', {value: i}, m.name)),
  );
  const picture = drawn.length > 1 ? drawing() : null;
  const key = h('div');
  const tables = [
    nested
      ? foldedTable('All states as a table', () => rowsTable('State', 'States', stateRows, metric))
      : foldedTable('All regions as a table', () => regionTable(metric)),
  ];
  if (areaRows.length) {
    tables.push(
      foldedTable('Planning areas as a table', () =>
        rowsTable('Planning area', 'Planning areas', areaRows, metric),
      ),
    );
  }
  if (!picture) tables[0].details.open = true;
  function show() {
    const limits = bounds(metric.ofStates);
    picture?.show(metric, limits);
    key.replaceChildren(picture ? legend(metric, limits) : '');
    for (const one of tables) one.refresh();
  }
  follow(show);
  return h(
    'section',
    {id: 'map', 'aria-labelledby': 'map-label'},
    h('label', {id: 'map-label', for: 'map-choice', class: 'unseen'}, 'What the map shows'),
    choice,
    picture ? picture.node : null,
    key,
    tables.map(({details}) => details),
  );
}
