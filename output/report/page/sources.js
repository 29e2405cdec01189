// Where everything comes from: how comparisons were computed, what was rounded, how to do it again.

import {attribute, data, samples} from './data.js';
import {h, section} from './dom.js';
import {peakOfState} from './state_sums.js';
import facts from './facts.json';

const LONG = new Set(['scenario', 'settings', 'data_hashes', 'history', 'libraries']);

function comparisons() {
  const newYork = peakOfState('NY', 0) !== null;
  return h(
    'section',
    {id: 'comparisons', 'aria-labelledby': 'comparisons-title'},
    h('h3', {id: 'comparisons-title'}, 'How the comparisons are computed'),
    h(
      'ul',
      {},
      h('li', {}, `Reactors: GW divided by ${facts.reactor.value}. ${facts.reactor.source}.`),
      h('li', {}, `Hoover Dams: GW divided by ${facts.hoover.value}. ${facts.hoover.source}.`),
      h('li', {}, `Homes: GW times ${facts.homes.value} million. ${facts.homes.source}.`),
      h(
        'li',
        {},
        newYork
          ? `New York State: share of its highest hour of load in the year chosen, from this run. ${facts.newYork.source}.`
          : `New York State: share of ${facts.newYork.value} GW. ${facts.newYork.source}.`,
      ),
      h('li', {}, 'Gallons: 264.172 to the cubic metre.'),
    ),
    h('p', {class: 'note'}, 'P4, P5 are rows of scenarios/data/FACTS.md, which names their source.'),
  );
}

function provenance() {
  const short = data.provenance.filter(([name]) => !LONG.has(name) && name !== 'command_line');
  const long = data.provenance.filter(([name]) => LONG.has(name));
  return [
    h('h3', {}, 'The same again'),
    h('p', {}, 'This command made the result; the same scenario, data and version give the same numbers.'),
    h('pre', {tabindex: 0, 'aria-label': 'Command'}, attribute('command_line')),
    h(
      'dl',
      {class: 'provenance'},
      short.map(([name, value]) => h('div', {}, h('dt', {}, name.replaceAll('_', ' ')), h('dd', {}, value))),
    ),
    long.map(([name, value]) =>
      h(
        'details',
        {},
        h('summary', {}, name.replaceAll('_', ' ')),
        h('pre', {tabindex: 0, 'aria-label': name.replaceAll('_', ' ')}, value),
      ),
    ),
  ];
}

export function sources() {
  const byDays = data.traces.filter((t) => !t.load).length;
  const mean = samples ? `Energy and hours not served are means over ${samples} samples; load and shortfall hour by hour are of one weather.` : '';
  return section(
    'sources',
    'Sources and provenance',
    `Made from ${data.file} by gigaload report. Hourly values are rounded to a thousandth of their highest; the file has them in full.` +
      `${byDays ? ` ${byDays} of ${data.traces.length} regions are shown by days, to keep the page small.` : ''} ${mean}`,
    comparisons(),
    provenance(),
  );
}
