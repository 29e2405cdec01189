// Bundles the page into one file: node bundle.cjs PAGE, with NODE_PATH at npm's packages.
const esbuild = require('esbuild');
const fs = require('fs');
const path = require('path');
const {notices} = require('./notices.cjs');

const page = process.argv[2];
const here = (name) => path.join(__dirname, name);

const bundled = esbuild.buildSync({
  entryPoints: [here('main.js')],
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
const html = fs
  .readFileSync(here('page.html'), 'utf8')
  .replace('{{notices}}', () => notices(bundled.metafile))
  .replace('{{style}}', () => text('.css'))
  .replace('{{script}}', () => text('.js').replaceAll('</script', '<\\/script'));
fs.writeFileSync(page, html);
