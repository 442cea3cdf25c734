import type { Draft } from '../../model/finding.ts';
import type { Item } from '../../model/item.ts';
import type { Order } from '../../model/order.ts';
import { citeAnnex } from '../eu/cite-annex.ts';
import { euClassOf } from '../eu/read-eu-code.ts';
import type { LawTables } from '../law-tables.ts';
import { classOf, figure } from '../us/class-of.ts';
import { type MappedCode, mapCode } from './map-code.ts';

/**
 * An item that one list names while the order says that the other does not, although the verified map gives it a counterpart there:
 * one of the two statements is wrong, so that the milder one must not release anything.
 */
export function classificationConflicts(order: Order, reached: readonly string[], law: LawTables): Draft[] {
  return order.items.flatMap((item) => [
    ...(reached.includes('EU') ? unlistedInUnion(item, law) : []),
    ...(reached.includes('US') ? unlistedInStates(item, law) : []),
  ]);
}

function unlistedInUnion(item: Item, law: LawTables): Draft[] {
  const us = classOf(item);
  const eu = euClassOf(item);
  if (us?.kind !== 'eccn' || eu?.kind !== 'not_listed' || eu.derived !== null) return [];
  const mapped = mapCode(us.text, 'EU', law);
  if (mapped.to === null || mapped.to === 'not_listed' || isBelow(item, mapped)) return [];
  return [
    conflict(
      item,
      'EU',
      us.text,
      mapped,
      'eu',
      [citeAnnex(law.eu, 'annexI', mapped.to)],
      isAsked(item, mapped) ? ['attributes.tpp'] : [],
    ),
  ];
}

function unlistedInStates(item: Item, law: LawTables): Draft[] {
  const us = classOf(item);
  const eu = euClassOf(item);
  if (us?.kind !== 'ear99' || eu?.kind !== 'code') return [];
  const mapped = mapCode(eu.text, 'US', law);
  if (mapped.to === null) return [];
  const ccl = law.us.stamps.ccl;
  const cited = {
    instrument: ccl?.instrument ?? '15 CFR Part 774 Supp. 1',
    pinpoint: mapped.to,
    url: ccl?.url ?? null,
    edition: law.us.edition,
  };
  return [conflict(item, 'US', eu.text, mapped, 'us', [cited], [])];
}

/** A threshold that the item's figure is told to lie below. */
const isBelow = (item: Item, { thresholds }: MappedCode): boolean =>
  thresholds.some(({ parameter, EU }) => {
    const value = figure(item, parameter);
    return value !== null && value < EU;
  });

const isAsked = (item: Item, { thresholds }: MappedCode): boolean =>
  thresholds.some(({ parameter }) => figure(item, parameter) === null);

function conflict(
  item: Item,
  jurisdiction: 'US' | 'EU',
  listed: string,
  mapped: MappedCode,
  side: 'us' | 'eu',
  citations: Draft['citations'],
  facts: string[],
): Draft {
  return {
    check: 'license',
    code: 'license.undetermined',
    jurisdiction,
    outcome: 'review',
    hard: false,
    title: `${listed} on one list, and not listed on the other`,
    detail: `The order says that the item is ${listed} and that the list of the ${jurisdiction} does not name it; its counterpart there is ${mapped.to} (${mapped.why}). One of the two classifications must be corrected or explained.`,
    party: null,
    item: item.id,
    missingFacts: [`classification.${side}`, ...facts].map((path) => `items[${item.id}].${path}`),
    citations,
  };
}
