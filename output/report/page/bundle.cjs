// Bundles a page into one file, such as page.html with main.js:
// node bundle.cjs HTML ENTRY PAGE, with NODE_PATH at npm's packages.
const esbuild = require('esbuild');
const fs = require('fs');
const path = require('path');
const {notices} = require('./notices.cjs');

const [html, entry, page] = process.argv.slice(2);
const here = (name) => path.join(__dirname, name);

const bundled = esbuild.buildSync({
  entryPoints: [here(entry)],
  bundle: true,
  minify: true,
  write: false,
  nodePaths: [process.env.NODE_PATH],
  outdir: '.',
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'eof',
  metafile: true,
  logLevel: 'warning',
});
const text = (ending) => bundled.outputFiles.find((f) => f.path.endsWith(ending)).text;

// Functions as replacements: text as such would have its $ taken for patterns.
const whole = fs
  .readFileSync(here(html), 'utf8')
  .replace('{{notices}}', () => notices(bundled.metafile))
  .replace('{{style}}', () => text('.css'))
  .replace('{{script}}', () => text('.js').replaceAll('</script', '<\\/script'));
fs.writeFileSync(page, whole);
