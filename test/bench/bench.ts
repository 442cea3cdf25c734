/**
 * `npm run bench` measures everything, each topic in a process of its own; `npm run bench http names` only those.
 * A topic is a file beside this one that exports `run()` and prints its figures.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const topics = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && name !== 'bench.ts')
  .map((name) => name.replace(/\.ts$/, ''))
  .sort();

const asked = process.argv.slice(2);
const unknown = asked.filter((topic) => !topics.includes(topic));
if (unknown.length > 0) {
  console.error(`no such topic: ${unknown.join(', ')}; there are ${topics.join(', ')}`);
  process.exit(2);
}

console.log(`Node ${process.version} on ${process.arch}, ${availableParallelism()} processors`);
const failed = (asked.length > 0 ? asked : topics).filter((topic) => !measure(topic));
if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** In a process of its own, so that one topic's memory and compiled code do not flatter or burden the next. */
function measure(topic: string): boolean {
  console.log(`\n== ${topic} ==`);
  const code = `const { run } = await import(${JSON.stringify(`${import.meta.dirname}/${topic}.ts`)}); await run();`;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', code], { stdio: 'inherit' }).status === 0;
}
