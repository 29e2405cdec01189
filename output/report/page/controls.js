// The region and the year of the whole page, always in reach.

import {data, regions, yearLabel, years} from './data.js';
import {h} from './dom.js';
import {choose, follow, state} from './state.js';
import {nested, regionsOf, stateTitle} from './state_sums.js';

const byTitle = regions.map((r, i) => [r.title, i]).sort(([a], [b]) => a.localeCompare(b));
const option = ([title, i]) => h('option', {value: i}, title);

/** The regions under their states, a state of one region by itself. */
function byState() {
  return [...regionsOf]
    .map(([code, list]) => [stateTitle(code), list])
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([title, list]) => {
      const own = byTitle.filter(([, i]) => list.includes(i)).map(option);
      return list.length > 1 ? h('optgroup', {label: title}, own) : own;
    });
}

export function controls() {
  const select = h(
    'select',
    {id: 'region-choice', onchange: () => choose({region: Number(select.value)})},
    nested ? byState() : byTitle.map(option),
  );
  const slider = h('input', {
    id: 'year-choice',
    type: 'range',
    min: 0,
    max: years.length - 1,
    step: 1,
    oninput: () => choose({year: Number(slider.value)}),
  });
  const shown = h('output', {for: 'year-choice'});
  follow(() => {
    select.value = state.region;
    slider.value = state.year;
    slider.setAttribute('aria-valuetext', yearLabel(state.year));
    shown.textContent = yearLabel(state.year);
  });
  return h(
    'form',
    {
      class: 'controls',
      'aria-label': 'Region and year of the page',
      onsubmit: (event) => event.preventDefault(),
    },
    h('label', {for: 'region-choice'}, 'What happens to'),
    select,
    years.length > 1 ? [h('label', {for: 'year-choice'}, 'in'), shown, slider] : ['in', shown],
  );
}
