// When an area is short of power in a year: its expected hours by month and hour of the day as a heat map.

import {data, samples} from './data.js';
import {h, svg} from './dom.js';
import {noneSeen, percent, plain, power} from './format.js';

const risk = data.adequacy?.risk;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const CELL = {width: 20, height: 14};
const LEFT = 34;
const BELOW = 18;
const LEVELS = 6; // --warn-1 to --warn-6

function drawn(lolh, words) {
  const most = Math.max(...lolh);
  const cells = lolh.map((hours, i) => {
    const level = hours > 0 ? Math.max(1, Math.ceil((LEVELS * hours) / most)) : 0;
    return svg(
      'rect',
      {
        x: LEFT + (i % 24) * CELL.width,
        y: Math.floor(i / 24) * CELL.height,
        width: CELL.width - 1,
        height: CELL.height - 1,
        style: `fill:var(${level ? `--warn-${level}` : '--grid'})`,
      },
      svg('title', {}, `${MONTHS[Math.floor(i / 24)]}, ${i % 24} to ${(i % 24) + 1} h: ${plain(hours, 2)} h`),
    );
  });
  const months = MONTHS.map((name, m) =>
    svg('text', {x: 0, y: (m + 0.8) * CELL.height, class: 'tick'}, name),
  );
  const hours = [0, 6, 12, 18, 24].map((hour) =>
    svg(
      'text',
      {x: LEFT + hour * CELL.width, y: 12 * CELL.height + BELOW - 4, class: 'tick', 'text-anchor': 'middle'},
      String(hour),
    ),
  );
  return svg(
    'svg',
    {
      viewBox: `0 0 ${LEFT + 24 * CELL.width + 10} ${12 * CELL.height + BELOW}`,
      class: 'heat',
      role: 'img',
      'aria-label': words,
    },
    cells,
    months,
    hours,
  );
}

/** "71 ± 12 % of the days from November to April", with the error where it is known. */
function winter(share, error) {
  if (share === null) return null;
  const text = error === null ? percent(share) : `${plain(100 * share, 0)} ± ${plain(100 * error, 0)} %`;
  return `${text} of the days with shortfall from November to April`;
}

/** A figure and how to draw it of an area in a year; null where the file does not tell. */
export function heatMap() {
  if (!risk) return null;
  const caption = h('figcaption');
  const picture = h('div');
  const words = h('p', {class: 'note'});
  function draw(area, year, title) {
    const row = data.adequacy.years.indexOf(year);
    const column = data.adequacy.areas.indexOf(area);
    const of = (name) => risk[name][row]?.[column] ?? null;
    caption.textContent = `When: hours of ${year} with load not served in ${title}, by month and hour of standard time`;
    const lolh = of('lolh');
    if (!lolh) {
      picture.replaceChildren();
      const finished = data.adequacy.lolh.value[row]?.[column] ?? null;
      words.textContent =
        finished === null ? 'The year is not finished on file.' : `${noneSeen(samples, false)} samples`;
      return;
    }
    const longest = of('longest_event_hours');
    const parts = [
      of('when'),
      winter(of('winter_share'), of('winter_share_standard_error')),
      `the longest event lasts ${plain(longest, 0)} h (longer in at most 1 % of the samples)`,
      `the largest shortfall is ${power(of('largest_shortfall'))} (larger in at most 0.25 %)`,
    ];
    words.textContent = `${parts.filter(Boolean).join('; ')}.`;
    picture.replaceChildren(drawn(lolh, `${caption.textContent}: ${of('when')}.`));
  }
  return {figure: h('figure', {id: 'when-short'}, caption, picture, words), draw};
}
