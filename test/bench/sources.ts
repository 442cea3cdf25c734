/**
 * Refreshing official lists at full size: seconds, megabytes a second, entries a second and peak memory, each source in a
 * process of its own. Needs the reference files (`PORTCULLIS_REFERENCE`); the generated 120 MB file needs nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalog } from '../../shared/sources/catalog.ts';
import { reference, referenceFile } from '../reference.ts';
import { writeWideSdn } from './sources-run/wide-sdn.ts';

const first = ['us-csl', 'us-ofac-sdn', 'un-sc'];
const secondsMax = 60;
const megabytesMax = 512;
const flatMegabytesMax = 256;

interface Figures {
  seconds: number;
  cpuSeconds: number;
  megabytes: number;
  entries: number;
  peakMegabytes: number;
  detail: string;
}

export async function run(): Promise<void> {
  const present = catalog.map(({ id }) => id).filter((id) => referenceFile(`lists/${id}`));
  if (present.length === 0) console.log(`no full-size files under ${reference}: only the generated file is measured`);
  for (const id of present) print(id, measure('refresh', id));
  if (first.every((id) => present.includes(id))) {
    const all = print('the first three', measure('refresh', ...first));
    goal('the first three within 60 s and 512 MB', all.seconds <= secondsMax && all.peakMegabytes <= megabytesMax);
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-sources-'));
  const wide = join(folder, 'SDN.XML');
  writeWideSdn(wide, 120_000_000);
  const flat = print('120 MB generated', measure('flat', wide));
  rmSync(folder, { recursive: true });
  goal('flat parse under 256 MB', flat.peakMegabytes <= flatMegabytesMax);
}

function measure(...words: string[]): Figures {
  const child = spawnSync(process.execPath, [`${import.meta.dirname}/sources-run/measure.ts`, ...words], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as Figures;
}

function print(name: string, figures: Figures): Figures {
  const { seconds, cpuSeconds, megabytes, entries, peakMegabytes, detail } = figures;
  const rate = `${(megabytes / seconds).toFixed(1)} MB/s, ${Math.round(entries / seconds)} entries/s`;
  console.log(
    `${name.padEnd(16)} ${megabytes.toFixed(1).padStart(6)} MB ${String(entries).padStart(7)} entries ` +
      `${seconds.toFixed(2).padStart(7)} s (${cpuSeconds.toFixed(2)} s of processor), ${rate}, peak ${peakMegabytes.toFixed(0)} MB${detail}`,
  );
  return figures;
}

function goal(what: string, reached: boolean): void {
  console.log(`goal: ${what}: ${reached ? 'reached' : 'MISSED'}`);
}
