// The region and the year of the whole page, always in reach.

import {data, regions, yearLabel, years} from './data.js';
import {h} from './dom.js';
import {choose, follow, state} from './state.js';

export function controls() {
  const byTitle = regions.map((r, i) => [r.title, i]).sort(([a], [b]) => a.localeCompare(b));
  const select = h(
    'select',
    {id: 'region-choice', onchange: () => choose({region: Number(select.value)})},
    byTitle.map(([title, i]) => h('option', {value: i}, title)),
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
