import type { Breach } from '../sources/breach.ts';
import type { SourceRow } from '../sources/source-row.ts';
import type { VersionFacts } from '../sources/version-facts.ts';
import type { World } from './world.ts';

// The consolidation is rebuilt hourly from the list's own file: beyond this the two do not tell the same list.
const shareMax = 0.02;
const rowsFree = 10;

/**
 * Two files tell of the same list (OFAC's SDN file and its part of the Consolidated Screening List): when the consolidation holds
 * far fewer entries than the list's own file in force, rows are missing there. (15,000 once were.)
 */
export async function crossCheck(row: SourceRow, facts: VersionFacts, world: Pick<World, 'sources'>): Promise<Breach[]> {
  const breaches: Breach[] = [];
  for (const [list, { entries }] of Object.entries(facts.lists)) {
    if (list === row.id) continue;
    const own = (await world.sources.health(list))?.current;
    if (!own || own.provenance === 'sample') continue;
    if (own.entries - entries > Math.max(rowsFree, own.entries * shareMax)) {
      const message = `the part \`${list}\` of \`${row.id}\` has ${entries} entries, the list's own file ${own.entries}`;
      breaches.push({ code: 'cross_check', list, message });
    }
  }
  return breaches;
}
