import { describe, expect, it } from 'vitest';
import { lawTables } from '../../shared/licensing/law-tables.ts';
import { buildIndex } from '../../shared/matching/build-index.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import { type Outcome, severity } from '../../shared/model/outcome.ts';
import { defaultRuleset } from '../../shared/rules/default-ruleset.ts';
import type { Knowledge } from '../../shared/screening/knowledge.ts';
import { screen } from '../../shared/screening/screen.ts';
import { newEntry } from '../../shared/sources/new-entry.ts';
import { circumstances, noKnowledge, type OrderFacts, orderOf } from '../screening/order-for-checks.ts';
import published from './enforcement.json' with { type: 'json' };

const listed = newEntry(
  {
    id: 'us-bis-el:T-50',
    source: 'us-bis-el',
    via: 'us-csl',
    type: 'organization',
    effect: 'license',
    names: [{ value: 'SJ Semiconductor', strength: 'primary', script: null, parts: null }],
  },
  { licenseRequirement: 'For all items subject to the EAR.' },
);

const index = loadIndex(buildIndex([listed]));
if (!index.ok) throw new Error(index.trouble.message);
const knowledge: Knowledge = { ...noKnowledge, index: index.value, law: lawTables({}), ruleset: defaultRuleset() };

interface Case {
  id: string;
  lesson: string;
  atLeast?: Outcome;
  exactly?: Outcome;
  orders: OrderFacts[];
}

const rows = (published.cases as unknown as Case[]).flatMap((one) =>
  one.orders.map((order, position) => [`${one.id} ${position + 1}`, one, order] as const),
);

describe('orders like those of published enforcement cases', () => {
  it.each(rows)('are answered as the law asks: %s', (_name, { atLeast, exactly, lesson }, facts) => {
    const decision = screen(orderOf(facts), knowledge, circumstances);
    const told = `${lesson}\n${decision.findings.map((one) => `${one.outcome} ${one.code} ${one.title}`).join('\n')}`;
    if (exactly) expect(decision.outcome, told).toBe(exactly);
    if (atLeast) expect(severity(decision.outcome), told).toBeGreaterThanOrEqual(severity(atLeast));
    expect(decision.action === 'release', told).toBe(decision.outcome === 'clear');
    for (const finding of decision.findings) expect(finding.citations.length, finding.title).toBeGreaterThan(0);
  });
});
