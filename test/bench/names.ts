import type { PartyType } from '../../shared/model/party.ts';
import { countries, madeUpCompany, madeUpPerson } from './names/made-up-names.ts';
import { indexOf, measureAlerts, measureMutations } from './names/measure-accuracy.ts';
import { measurePairs } from './names/measure-pairs.ts';
import { measureScripts } from './names/measure-scripts.ts';
import { seeded } from './names/random.ts';
import { hasReference, referenceEntries } from './names/reference-entries.ts';

const draws = 400;
const cleanEach = 300;
const bars = [60, 65, 70, 75, 80, 85, 90, 95];
/** Bars of the goals, found at 0.70 in per cent. */
const goals: Record<string, Record<string, number>> = {
  person: { typo: 97, order: 99.5, case: 99.5, accents: 99.5, spacing: 99.5, respeltAll: 98 },
  organization: { formDropped: 100, formMoved: 100, typo: 96, respeltAll: 90 },
};

/** Accuracy over the real lists: what mutated listed names find, what ordinary names raise, labelled pairs, native scripts. */
export async function run(): Promise<void> {
  measurePairs();
  if (!hasReference()) return console.log('the official list files are not on this machine: only labelled pairs were measured');
  const entries = await referenceEntries();
  const index = indexOf(entries);
  console.log(`${index.nameCount} names of ${index.entryCount} parties`);
  for (const type of ['person', 'organization'] as const) {
    console.log(`\nmutated ${type}s, ${draws} draws each: found at .70, at .80`);
    for (const [kind, { tried, at70, at80 }] of Object.entries(measureMutations(index, entries, type, draws, 7))) {
      const goal = goals[type]![kind];
      const percent = (100 * at70) / tried;
      console.log(
        `  ${kind.padEnd(12)} ${percent.toFixed(1).padStart(5)} ${((100 * at80) / tried).toFixed(1).padStart(5)}${goal === undefined ? '' : ` (goal ${goal}: ${percent >= goal ? 'met' : 'NOT met'})`}`,
      );
    }
  }
  const random = seeded(11);
  const people = countries.map(
    (country) => [country, Array.from({ length: cleanEach }, () => madeUpPerson(country, random))] as const,
  );
  console.log(`\nalerts per 1,000 ordinary names, by bar ${bars.join(' ')}`);
  for (const [country, names] of people) printAlerts(country, names, 'person');
  printAlerts(
    'all people',
    people.flatMap(([, names]) => names),
    'person',
  );
  printAlerts(
    'companies',
    Array.from({ length: 1000 }, () => madeUpCompany(random)),
    'organization',
  );
  measureScripts(entries);

  function printAlerts(label: string, names: readonly string[], type: PartyType): void {
    const alerts = measureAlerts(index, names, type, bars);
    console.log(
      `  ${label.padEnd(12)} ${bars.map((bar) => ((1000 * alerts[String(bar)]!) / names.length).toFixed(1).padStart(6)).join(' ')}`,
    );
  }
}

if (import.meta.main) await run();
