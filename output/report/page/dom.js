// Elements in few words.

const SVG = 'http://www.w3.org/2000/svg';

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined));
  return node;
}

export const h = (tag, attributes = {}, ...children) =>
  fill(document.createElement(tag), attributes, children);
export const svg = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

/** Text with **strong** parts. */
export function marked(text) {
  return text.split('**').map((part, i) => (i % 2 ? h('strong', {}, part) : part));
}

/** A table under a fold, made when it is opened: every picture's words. */
export function foldedTable(label, make) {
  const details = h('details', {class: 'table'}, h('summary', {}, label));
  const show = () => {
    details.querySelector('.scroll')?.remove();
    if (details.open) {
      details.append(h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label}, make()));
    }
  };
  details.addEventListener('toggle', show);
  return {details, refresh: show};
}

/** Rows of text under headings; the first column names its row. */
export function table(headings, rows, caption) {
  const cell = (value, i) => (i === 0 ? h('th', {scope: 'row'}, value) : h('td', {}, value));
  return h(
    'table',
    {},
    caption ? h('caption', {}, caption) : null,
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        headings.map((x) => h('th', {scope: 'col'}, x)),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map((row) => h('tr', {}, row.map(cell))),
    ),
  );
}

/** A section of the page with its heading and a line that says what it shows. */
export function section(id, title, lead, ...children) {
  return h(
    'section',
    {id, 'aria-labelledby': `${id}-title`},
    h('h2', {id: `${id}-title`}, title),
    lead ? h('p', {class: 'lead'}, lead) : null,
    ...children,
  );
}
