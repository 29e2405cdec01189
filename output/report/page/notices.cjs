// The licence notices of the packages that are inside the bundled page, as HTML.
const fs = require('fs');
const path = require('path');

const escaped = (text) => text.replace(/[&<>]/g, (c) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;'})[c]);

/** The folders of the packages of which the bundle holds something, by name. */
function packageFolders(metafile) {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = inputs.map((file) => file.match(/^.*node_modules\/(@[^/]+\/)?[^/]+(?=\/)/)?.[0]);
  return [...new Set(folders.filter(Boolean))].sort();
}

/** A package's name, version, terms and whole notice. A package without one must not be bundled. */
function notice(folder) {
  const {name, version, license} = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = fs.readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (!file) throw new Error(`${name} ${version} has no licence text in ${folder}`);
  const text = fs.readFileSync(path.join(folder, file), 'utf8').trim();
  return `<h3>${escaped(`${name} ${version} (${license})`)}</h3>\n<pre>${escaped(text)}</pre>`;
}

exports.notices = (metafile) => packageFolders(metafile).map(notice).join('\n');
