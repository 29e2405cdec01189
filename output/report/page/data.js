// The figures that gigaload put into the page, and the long series unpacked when they are wanted.

export const data = JSON.parse(document.getElementById('gigaload-data').textContent);

const MISSING = -32768;

/** Undoes output/report/packed_series.hpp: deflated zigzag differences back to numbers; NaN is missing. */
async function unpack(series) {
  const bytes = Uint8Array.from(atob(series.text), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  const planes = new Uint8Array(await new Response(stream).arrayBuffer());
  const {count, period, step} = series;
  const k = new Int16Array(count);
  const difference = (i) => k[i] - (i > 0 ? k[i - 1] : 0);
  const values = new Float64Array(count);
  for (let i = 0; i < count; ++i) {
    const zigzag = planes[i] | (planes[count + i] << 8);
    let e = (zigzag >> 1) ^ -(zigzag & 1);
    if (period > 1 && i >= period) e += difference(i - period);
    k[i] = (i > 0 ? k[i - 1] : 0) + e; // an Int16Array wraps as the packer did
    values[i] = k[i] === MISSING ? NaN : k[i] * step;
  }
  return values;
}

const unpacked = new Map();

/** A trace of a region: 'load', 'campus', 'shortfall', ...; null where the page has none. */
export function trace(region, name) {
  const series = data.traces[region][name];
  if (!series) return Promise.resolve(null);
  const key = `${region} ${name}`;
  if (!unpacked.has(key)) unpacked.set(key, unpack(series));
  return unpacked.get(key);
}

export const years = data.years;
export const regions = data.regions;
export const samples = Number(attribute('ensemble_samples') || 0);
export const inAnySample = samples === 1 ? 'in the one sample' : `in any of ${samples} samples`;
const atLeast = attribute('ensemble_until') ? 'at least ' : ''; // years have their own number
export const ofSamples = samples === 1 ? 'one sample' : `${atLeast}${samples} samples`;
export const title = attribute('title') || data.file;

export function attribute(name) {
  const found = data.provenance.find(([key]) => key === name);
  return found ? found[1] : '';
}

/**
 * The year the page opens with: the middle one of the scenario's report.years that are whole on file;
 * where there is none the last whole one, or the last.
 */
export function referenceYear() {
  const whole = years.map((y, i) => [y, i]).filter(([y]) => y.whole);
  const named = attribute('report_years').split(' ').map(Number);
  const wanted = whole.filter(([y]) => named.includes(y.year));
  const chosen = wanted[wanted.length >> 1] ?? whole.at(-1);
  return chosen ? chosen[1] : years.length - 1;
}

/** The region the page opens with: the scenario's report.region, else the one with most data centres. */
export function referenceRegion() {
  const named = regions.findIndex((r) => r.name === attribute('report_region'));
  return named >= 0 ? named : data.region_order[0];
}

/** "2030", or "2030 (part)" where the run holds only part of it. */
export function yearLabel(y) {
  return years[y].whole ? String(years[y].year) : `${years[y].year} (part)`;
}

/** "2030-12-31" of an hour of the run, UTC. */
export const dayOf = (hour) => new Date((data.begin + hour) * 3.6e6).toISOString().slice(0, 10);

/** "the end of 2030"; of an open last year the last day on file. */
export function endOf(y) {
  const day = dayOf(years[y].first_hour + years[y].hours - 1);
  return day.endsWith('12-31') ? `the end of ${years[y].year}` : day;
}

export const sum = (values) => values.reduce((a, b) => a + (b ?? 0), 0);

/** The sum where all of it is known, else null: what is not known is no zero. */
export const sumIfKnown = (values) => (values.includes(null) ? null : sum(values));

/** Row of the build-out at the end of a year: the first of the next, or the last on file. */
export function buildOutRow(y) {
  const end = data.begin + years[y].first_hour + years[y].hours;
  const next = data.build_out.time.findIndex((t) => t >= end);
  return next >= 0 ? next : data.build_out.time.length - 1;
}

/** Adequacy of an area in a year, {value, error}; null without an ensemble or where it is missing. */
export function adequacy(metric, area, year) {
  const a = data.adequacy;
  if (!a) return null;
  const row = a.years.indexOf(year);
  const column = a.areas.indexOf(area);
  if (row < 0 || column < 0) return null;
  const of = (a.load_only ?? a)[metric]; // words tell of load, charts of reserves too
  const value = of.value[row][column];
  return value === null ? null : {value, error: of.error[row][column]};
}
