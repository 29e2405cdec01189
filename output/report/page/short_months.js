// In which months of the year chosen the samples are short of power, as bars that are a table.

import {data, ofSamples, regions, samples, yearLabel} from './data.js';
import {h, section} from './dom.js';
import {energy, noneSeen} from './format.js';
import {follow, state} from './state.js';

const MONTHS = Array.from({length: 12}, (_, i) =>
  new Date(Date.UTC(2001, i)).toLocaleString('en-US', {month: 'long', timeZone: 'UTC'}),
);

/** A month's bar; null where the run has none of its hours. */
function row(month, mwh, most) {
  if (mwh === null) return null;
  return h(
    'tr',
    {},
    h('th', {scope: 'row'}, MONTHS[month]),
    h(
      'td',
      {class: 'bar'},
      h('span', {class: 'length', style: `width:${most > 0 ? (100 * mwh) / most : 0}%`}),
      h('span', {}, energy(mwh)),
    ),
  );
}

export function shortMonths() {
  if (!data.traces[0].expected) return null;
  const words = h('caption');
  const body = h('tbody');
  follow(() => {
    const {region, year} = state;
    const months = data.traces[region].expected[year];
    const most = Math.max(...months);
    words.textContent = `${regions[region].title}, ${yearLabel(year)}${most > 0 ? '' : `: ${noneSeen(samples, false)} samples`}`;
    body.replaceChildren(...months.map((mwh, m) => row(m, mwh, most)).filter(Boolean));
  });
  const head = h('tr', {}, h('th', {scope: 'col'}, 'Month, UTC'), h('th', {scope: 'col'}, 'Not served'));
  return section(
    'short-months',
    'When it is short of power',
    `Energy not served, mean of ${ofSamples}: each has outages and a weather of its own, so that it belongs to no hour of the one load above.`,
    h('table', {class: 'bars'}, words, h('thead', {}, head), body),
  );
}
