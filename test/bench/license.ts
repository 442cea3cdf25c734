import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { determineLicense } from '../../shared/licensing/determine-license.ts';
import { lawTables } from '../../shared/licensing/law-tables.ts';
import { starterEu, starterUs } from '../../shared/licensing/starter-tables.ts';
import { crossLine, crossOrder, destinationsOf } from '../licensing/law-cross.ts';

/** License determination: loading the tables, one item warm, every entry to every destination, and memory. */
export function run(): void {
  const text = JSON.stringify({ 'us-ear': starterUs, 'eu-dual-use': starterEu });
  const loads = timed(20, () => void lawTables(JSON.parse(text)));
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const law = lawTables(JSON.parse(text));
  global.gc?.();
  const held = process.memoryUsage().heapUsed - before;
  const destinations = destinationsOf(law);
  const started = performance.now();
  const processor = process.cpuUsage();
  let cells = 0;
  for (const eccn of Object.keys(law.us.entries)) cells += crossLine(eccn, destinations, law).length;
  const whole = performance.now() - started;
  const busy = process.cpuUsage(processor).user / 1e6;
  const order = crossOrder('3A001');
  const item = timed(20_000, () => void determineLicense(order, law, '2026-11-24T00:00:00Z'));
  const files = ['control-list', 'country-chart', 'country-groups'].map(
    (name) => readFileSync(join(import.meta.dirname, `../../shared/licensing/us/tables/${name}.json`)).length,
  );
  console.log(`tables on disk     ${(files.reduce((sum, size) => sum + size, 0) / 1024).toFixed(0)} KiB of JSON (US)`);
  console.log(
    `tables loaded      ${(held / 1024 / 1024).toFixed(2)} MiB of heap${global.gc ? '' : ' (run with --expose-gc for an exact figure)'}`,
  );
  console.log(`load from JSON     median ${loads.median.toFixed(1)} ms, worst ${loads.worst.toFixed(1)} ms`);
  console.log(
    `one item, warm     median ${(item.median * 1000).toFixed(0)} µs, p99 ${(item.p99 * 1000).toFixed(0)} µs (3A001, bare, to Germany)`,
  );
  console.log(
    `full cross         ${cells.toLocaleString('en')} determinations in ${busy.toFixed(2)} s of one processor (${(whole / 1000).toFixed(2)} s by the clock), ${((busy * 1e6) / cells).toFixed(1)} µs each`,
  );
}

function timed(times: number, act: () => void): { median: number; p99: number; worst: number } {
  const laps: number[] = [];
  for (let lap = 0; lap < times; lap++) {
    const started = performance.now();
    act();
    laps.push(performance.now() - started);
  }
  laps.sort((a, b) => a - b);
  const at = (share: number): number => laps[Math.min(laps.length - 1, Math.floor(laps.length * share))] ?? 0;
  return { median: at(0.5), p99: at(0.99), worst: laps.at(-1) ?? 0 };
}
