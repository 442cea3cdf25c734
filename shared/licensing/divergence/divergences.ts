import type { Divergence } from '../../model/decision.ts';
import type { Draft } from '../../model/finding.ts';
import type { Order } from '../../model/order.ts';
import { type Outcome, strictest } from '../../model/outcome.ts';
import { euClassOf } from '../eu/read-eu-code.ts';
import type { LawTables } from '../law-tables.ts';
import { classOf, figure } from '../us/class-of.ts';
import { mapCode } from './map-code.ts';

/** Items on which the jurisdictions of this order differ, with the reason the verified map gives. */
export function divergences(order: Order, law: LawTables, findings: Draft[]): Divergence[] {
  return order.items.flatMap((item) => {
    const outcomes: Record<string, Outcome> = {};
    for (const finding of findings) {
      if (finding.item !== item.id || (finding.jurisdiction !== 'US' && finding.jurisdiction !== 'EU')) continue;
      outcomes[finding.jurisdiction] = strictest(outcomes[finding.jurisdiction] ?? 'clear', finding.outcome);
    }
    if (new Set(Object.values(outcomes)).size < 2) return [];
    return [{ item: item.id, outcomes, why: whyOf(item, law) }];
  });
}

function whyOf(item: Order['items'][number], law: LawTables): string {
  const us = classOf(item);
  const eu = euClassOf(item);
  const tpp = figure(item, 'tpp');
  if (tpp !== null && us?.kind === 'eccn' && us.entry === '3A090') {
    return `threshold: total processing performance ${tpp} against 4,800 in 3A090.a (US) and 6,000 in 3A501.a.16 (EU)`;
  }
  if (us?.kind === 'eccn') {
    const mapped = mapCode(us.text, 'EU', law);
    if (mapped.basis === 'twin' || mapped.kind) return `${mapped.kind ?? 'twin'}: ${mapped.why}`;
  }
  const told = `${us?.kind === 'eccn' ? us.text : (item.classification.us ?? 'unclassified')} (US), ${eu?.kind === 'code' ? eu.text : (item.classification.eu ?? 'unclassified')} (EU)`;
  return `authorization: ${told} are judged by different requirements and authorizations`;
}
