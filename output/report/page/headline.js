// The first lines: what was promised, what is there, what it is like, in the year chosen.

import {adequacy, attribute, buildOutRow, data, dayOf, endOf, ofSamples, samples, sum, sumIfKnown, title, yearLabel, years} from './data.js';
import {energy, energyWithError, gallons, gw, noneSeen, percent, roughly, water, withError} from './format.js';
import facts from './facts.json';
import {h, marked} from './dom.js';
import {follow, state} from './state.js';
import {peakOfState} from './state_sums.js';

const out = data.build_out;
const deals = out?.deals ?? [];
const machines = out?.machines;

/** [[kind of deal, MW promised by the end of the run], ...]. */
function promisedByKind() {
  const sums = {};
  for (const deal of deals) sums[deal.kind] = (sums[deal.kind] ?? 0) + deal.promised.at(-1);
  return Object.entries(sums);
}
const energisedMw = (y) => out?.all?.energised[buildOutRow(y)] ?? null;
const inAll = (name, y) => sumIfKnown(data.yearly[name][y]);

function sentence(y) {
  const energised = energisedMw(y);
  if (energised === null) {
    const sales = inAll('sales', y);
    const share = sales > 0 ? inAll('data_centre_energy', y) / sales : null;
    return (
      `No campuses are built in this run. Data centres take **${percent(share)}** of the ` +
      `electricity sold in ${yearLabel(y)}.`
    );
  }
  if (deals.length === 0) {
    const announced = sum(data.campuses.map((c) => c.capacity));
    return `Of **${gw(announced)}** of announced campuses, **${gw(energised)}** have power by ${endOf(y)}.`;
  }
  const all = machines.promised.at(-1);
  const delivered = machines.delivered[buildOutRow(y)];
  if (delivered > all) return `**${gw(delivered)}** have power by ${endOf(y)}; **${gw(all)}** were promised.`;
  return `Of **${gw(all)}** of machines promised, **${gw(delivered)}** have power by ${endOf(y)}.`;
}

/** "Promised are 26 GW of chips and 7 GW of sites for the same machines: 26 GW in all." */
export function explanation() {
  const kinds = promisedByKind();
  if (kinds.length < 2) return null;
  const parts = kinds.map(([kind, mw]) => `${gw(mw)} of ${kind}`).join(' and ');
  return `Promised are ${parts} for the same machines, which count once: ${gw(machines.promised.at(-1))} in all.`;
}

function promisedTile(y) {
  const row = buildOutRow(y);
  const due = machines.promised[row];
  const delivered = machines.delivered[row];
  const energised = energisedMw(y);
  const others = energised > 1.01 * delivered ? `; with campuses of no deal ${gw(energised)}` : '';
  return [`Machines promised by ${endOf(y)}`, gw(due), `${gw(delivered)} have power${others}`];
}

function shortfallTile(y) {
  const expected = adequacy('eue', 'all', years[y].year);
  const lolh = adequacy('lolh', 'all', years[y].year);
  if (expected) {
    return [
      `Load not served in ${yearLabel(y)}`,
      expected.value === 0 ? noneSeen(samples, false) : energyWithError(expected),
      expected.value === 0
        ? `samples; days with any: ${noneSeen(samples, true, 'd')}`
        : `${withError(lolh)} h, mean of ${ofSamples}`,
    ];
  }
  const unserved = inAll('unserved_energy', y);
  return [
    `Load not served in ${yearLabel(y)}`,
    unserved === 0 ? 'nothing' : energy(unserved),
    samples ? `all regions, mean of ${ofSamples}` : 'all regions; one weather, no outages',
  ];
}

function waterTile(y) {
  const direct = inAll('water_direct', y);
  const atPlants = inAll('water_indirect', y);
  const plants = atPlants === null ? 'not known of power plants' : `power plants consume ${water(atPlants)}`;
  return [`Water taken in for cooling in ${yearLabel(y)}`, water(direct), `${gallons(direct)}; ${plants}`];
}

/** What of the campuses is inside the path of all data centres. */
const ON_PATH = {
  inside: 'what is built of the listed campuses is part of the path',
  promised: 'what was promised to the listed campuses is part of the path',
  'on top': 'the listed campuses come on top of the path',
};

function energyTile(y) {
  const promised = inAll('data_centre_energy_promised', y);
  const built = inAll('data_centre_energy', y);
  // an older file has none
  const path = data.yearly.data_centre_energy_path ? inAll('data_centre_energy_path', y) : null;
  const more = [];
  if (path) more.push(`${energy(path)} as pathed`);
  if (deals.length && promised > 1.005 * built) more.push(`${energy(promised)} as promised`);
  const inside = ON_PATH[attribute('data_centre_campuses')];
  if (path && data.campuses.length && inside) more.push(inside);
  return [`Data centres in ${yearLabel(y)}, as built`, energy(built), more.length ? more.join('; ') : null];
}

/** MW in what people know; each with how it was computed. */
function comparisons(mw, y) {
  const gigawatts = mw / 1e3;
  const newYork = peakOfState('NY', y);
  const peak = newYork ?? facts.newYork.value * 1e3;
  return [
    [roughly(gigawatts / facts.reactor.value), 'reactors of 1 GW'],
    [roughly(gigawatts / facts.hoover.value), 'Hoover Dams of 2.08 GW'],
    [`${roughly(gigawatts * facts.homes.value)} million`, 'US homes'],
    [
      `${roughly((100 * mw) / peak)} %`,
      newYork === null ? 'of New York State’s demand' : 'of New York State’s highest hour',
    ],
  ];
}

function tile([label, figure, note]) {
  return h(
    'div',
    {class: 'tile'},
    h('dt', {}, label),
    h('dd', {}, h('span', {class: 'figure'}, figure), note ? h('span', {class: 'note'}, note) : null),
  );
}

export function header() {
  const said = h('p', {class: 'sentence', 'aria-live': 'polite'});
  const tiles = h('dl', {class: 'tiles'});
  const like = h('p', {class: 'like'});
  const kinds = explanation();
  const part = data.complete
    ? null
    : h(
        'p',
        {class: 'notice', role: 'status'},
        `This result is not complete: the file holds ${data.hours.toLocaleString('en-US')} of ` +
          `${data.planned_hours.toLocaleString('en-US')} hours, and the page tells of these.`,
      );
  follow(() => {
    const y = state.year;
    said.replaceChildren(...marked(sentence(y)));
    const shown = [energyTile(y), shortfallTile(y), waterTile(y)];
    if (deals.length) shown.unshift(promisedTile(y));
    tiles.replaceChildren(...shown.map(tile));
    const energised = energisedMw(y);
    like.hidden = !energised;
    if (energised) {
      like.replaceChildren(
        `${gw(energised)} is `,
        ...comparisons(energised, y).flatMap(([n, what], i) => [
          i ? ' · ' : '',
          h('strong', {}, n),
          ` ${what}`,
        ]),
        ' ',
        h('a', {href: '#comparisons'}, 'how?'),
      );
    }
  });
  const first = dayOf(0);
  const last = dayOf(data.hours - 1);
  return [
    h('h1', {}, title),
    h(
      'p',
      {class: 'kicker'},
      `${first} to ${last}, `,
      samples
        ? `${samples} ${samples === 1 ? 'sample' : 'samples'} of weather and outages`
        : 'one weather, no samples',
    ),
    part,
    said,
    kinds && h('p', {class: 'note'}, kinds),
    like,
    tiles,
  ].filter(Boolean);
}
