import { plantedBugs } from './planted-bugs.ts';
import { findBug, livenessOf, runSeeds } from './search-seeds.ts';

/** Seeds between two words about how it goes. */
const toldEvery = 1000;

/**
 * `node test/simulator/run.ts <count> [<from>]` runs seeds; `node test/simulator/run.ts bugs [<from> [<skip>]]` plants each bug (behind the first `skip`) and prints the table of
 * what notices it. Ends with 1 when something is violated, or a bug is not noticed.
 */
const [what = '3000', from = '1', skip = '0'] = process.argv.slice(2);
process.exitCode = what === 'bugs' ? await printBugs(Number(from)) : await printSeeds(Number(what), Number(from));

async function printSeeds(count: number, first: number): Promise<number> {
  const tally = await runSeeds(first, count, {}, ({ seeds, violations: found }) => {
    if (seeds % toldEvery === 0) process.stderr.write(`${seeds} seeds, ${found.length} violations\n`);
  });
  const violations = [...tally.violations, ...livenessOf(tally)];
  const share = ((100 * tally.heldNeedlessly) / Math.max(1, tally.ordinary)).toFixed(1);
  process.stdout.write(
    `${tally.seeds} seeds from ${first}: ${violations.length} violations; ${share} % of ${tally.ordinary} ordinary answers held\n`,
  );
  for (const violation of violations) process.stdout.write(`  ${violation}\n`);
  return violations.length > 0 ? 1 : 0;
}

async function printBugs(first: number): Promise<number> {
  let missed = 0;
  process.stdout.write('| planted bug | noticed by | seed | seeds tried |\n| --- | --- | --- | --- |\n');
  for (const bug of plantedBugs.slice(Number(skip))) {
    const found = await findBug(bug, first);
    if (!found) missed++;
    process.stdout.write(
      `| ${bug.name} | ${found ? `${found.by} | ${found.seed} | ${found.tried}` : `not noticed | – | ${bug.seeds}`} |\n`,
    );
  }
  return missed > 0 ? 1 : 0;
}
