import { source as auDfat } from './au-dfat/source.ts';
import { source as caSema } from './ca-sema/source.ts';
import { source as chSeco } from './ch-seco/source.ts';
import { source as cnMofcom } from './cn-mofcom/source.ts';
import { source as euDualUse } from './eu-dual-use/source.ts';
import { source as euFsf } from './eu-fsf/source.ts';
import { tightened } from './freshness.ts';
import { source as ftmEntities } from './ftm-entities/source.ts';
import { source as jpMeti } from './jp-meti/source.ts';
import type { SourceFacts, SourceRow } from './source-row.ts';
import { source as ukSl } from './uk-sl/source.ts';
import { source as unSc } from './un-sc/source.ts';
import { source as usBisDpl } from './us-bis-dpl/source.ts';
import { source as usCsl } from './us-csl/source.ts';
import { source as usEar } from './us-ear/source.ts';
import { source as usOfacCons } from './us-ofac-cons/source.ts';
import { source as usOfacSdn } from './us-ofac-sdn/source.ts';

/**
 * Every source and how this installation runs it. A new source is one folder, one row here, one fixture and one sample
 * (README.md beside this file). `maxAgeHours` follows the law's urgency: 24 for US lists, 48 for others, a week for regulations.
 */
export const catalog: readonly SourceRow[] = [
  row(usCsl, { mandatory: true, maxAgeHours: 24, schedule: '12 * * * *' }),
  row(usOfacSdn, { mandatory: true, maxAgeHours: 24, schedule: '27 * * * *' }),
  row(unSc, { mandatory: true, maxAgeHours: 48, schedule: '41 */2 * * *' }),
  row(usOfacCons, { supplements: 'us-csl', maxAgeHours: 24, schedule: '33 * * * *' }),
  row(usBisDpl, { supplements: 'us-csl', maxAgeHours: 24, schedule: '52 */2 * * *' }),
  row(euFsf, { maxAgeHours: 48, schedule: '8 */2 * * *', timeoutSeconds: 420 }), // the server alone takes over a minute
  row(ukSl, { maxAgeHours: 48, schedule: '19 */2 * * *' }),
  row(caSema, { maxAgeHours: 48, schedule: '23 */4 * * *' }),
  row(auDfat, { maxAgeHours: 48, schedule: '37 */4 * * *' }),
  row(chSeco, { maxAgeHours: 48, schedule: '47 */4 * * *' }),
  row(jpMeti, { maxAgeHours: 48, schedule: '3 6 * * *' }),
  row(cnMofcom, { maxAgeHours: 48, schedule: '9 6 * * *' }),
  row(usEar, { maxAgeHours: 168, schedule: '37 4 * * *' }),
  row(euDualUse, { maxAgeHours: 168, schedule: '51 4 * * 1', enabled: false }), // no official file: by import or mirror
  row(ftmEntities, { maxAgeHours: 168, schedule: '13 5 * * *', enabled: false }), // needs a data licence
];

/** Rows that are fetched on schedule. */
export const sources: readonly SourceRow[] = catalog.filter((row) => row.enabled);

/** What a deployer may choose about the sources. */
export interface SourceChoices {
  /** `<source>=<hours>` by commas: lists held to a stricter age than the catalog's. Empty: none. */
  maxAge: string;
  /** Sources by commas that are off by default and are fetched here: they need a licence or a mirror. Empty: none. */
  on: string;
}

/**
 * The catalog as this installation runs it. Ages may only be tightened and sources only be added: throws on anything else, since a
 * mistyped choice must not silently become the default.
 */
export function installedCatalog({ maxAge, on }: SourceChoices): readonly SourceRow[] {
  const hours = new Map(words(maxAge).map(readAge));
  const added = words(on).map((id) => known(id).id);
  return catalog.map((row) => {
    const enabled = row.enabled || added.includes(row.id);
    return { ...tightened(row, hours.get(row.id) ?? row.maxAgeHours), enabled };
  });
}

const words = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '');

function readAge(word: string): [string, number] {
  const [id = '', text = ''] = word.split('=');
  const row = known(id);
  const hours = Number(text);
  if (text === '' || !(hours > 0 && hours <= row.maxAgeHours))
    throw new RangeError(`age of \`${id}\` is \`${text}\`: expected hours above 0 and at most ${row.maxAgeHours}`);
  return [id, hours];
}

function known(id: string): SourceRow {
  const row = sourceRow(id);
  if (!row) throw new RangeError(`\`${id}\` is no source: expected one of ${catalog.map((one) => one.id).join(', ')}`);
  return row;
}

/** The row of a source; null for an id nobody knows. */
export const sourceRow = (id: string): SourceRow | null => catalog.find((row) => row.id === id) ?? null;

type Running = Pick<SourceRow, 'maxAgeHours' | 'schedule'> & Partial<SourceRow>;

function row(facts: SourceFacts, running: Running): SourceRow {
  // 120 s: the largest US file takes 20 s on a slow line; whatever takes six times that is a drip feed.
  return { mandatory: false, enabled: true, supplements: null, jitterSeconds: 600, timeoutSeconds: 120, ...facts, ...running };
}
