import { availableParallelism } from 'node:os';
import { plantedBugs } from './planted-bugs.ts';
import { runOnCores } from './run-on-cores.ts';
import { findBug, livenessOf, type Tally } from './search-seeds.ts';

/** Seeds between two words about how it goes. */
const toldEvery = 1000;

/**
 * `node test/simulator/run.ts <count> [<from> [<threads>]]` runs seeds; `node test/simulator/run.ts bugs [<from> [<skip>]]` plants
 * each bug (behind the first `skip`) and prints the table of what notices it. Ends with 1 when something is violated, or a bug is
 * not noticed.
 */
const [what = '3000', from = '1', third] = process.argv.slice(2);
process.exitCode =
  what === 'bugs'
    ? await printBugs(Number(from), Number(third ?? 0))
    : await printSeeds(Number(what), Number(from), Number(third ?? availableParallelism()));

async function printSeeds(count: number, first: number, threads: number): Promise<number> {
  const began = Date.now();
  const tally = await runOnCores(first, count, threads, ({ seeds, violations }, next) => {
    if (seeds % toldEvery !== 0) return;
    const ms = ((Date.now() - began) / seeds).toFixed(1);
    process.stderr.write(`${seeds} seeds in ${ms} ms each, ${violations.length} violations; all before ${next} are done\n`);
    for (const violation of violations) process.stderr.write(`  ${violation}\n`);
  });
  const violations = [...tally.violations, ...livenessOf(tally)];
  process.stdout.write(tableOf(tally, first, violations.length));
  for (const violation of violations) process.stdout.write(`  ${violation}\n`);
  return violations.length > 0 ? 1 : 0;
}

function tableOf(tally: Tally, first: number, violations: number): string {
  const share = ((100 * tally.heldNeedlessly) / Math.max(1, tally.ordinary)).toFixed(2);
  const rows: [string, string | number][] = [
    ['seeds', `${tally.seeds} (${first} to ${first + tally.seeds - 1})`],
    ['answers', tally.answers],
    ['ordinary answers held needlessly', `${tally.heldNeedlessly} of ${tally.ordinary} (${share} %)`],
    ...Object.entries(tally.injected)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, times]): [string, number] => [`fault: ${kind}`, times]),
    ['violations', violations],
  ];
  return ['| | |', '| --- | --- |', ...rows.map(([name, value]) => `| ${name} | ${value} |`), ''].join('\n');
}

async function printBugs(first: number, skip: number): Promise<number> {
  let missed = 0;
  process.stdout.write('| planted bug | noticed by | seed | seeds tried |\n| --- | --- | --- | --- |\n');
  for (const bug of plantedBugs.slice(skip)) {
    const found = await findBug(bug, first);
    if (!found) missed++;
    process.stdout.write(
      `| ${bug.name} | ${found ? `${found.by} | ${found.seed} | ${found.tried}` : `not noticed | – | ${bug.seeds}`} |\n`,
    );
  }
  return missed > 0 ? 1 : 0;
}
