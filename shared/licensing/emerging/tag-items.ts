import type { Draft } from '../../model/finding.ts';
import type { Item } from '../../model/item.ts';
import type { Order } from '../../model/order.ts';
import { classOf } from '../us/class-of.ts';
import table from './tables/tags.json' with { type: 'json' };

export interface EmergingTag {
  tag: string;
  title: string;
  /** What made it apply: a control code or a tariff number. */
  by: string;
  note: string;
}

/** Emerging technologies an item belongs to, by its control codes or its tariff number. */
export function emergingTags(item: Item): EmergingTag[] {
  const known = classOf(item);
  const us = known?.kind === 'eccn' ? known.text : null;
  const { eu, hs } = item.classification;
  const key = `${us}\n${eu}\n${hs}`;
  const seen = tagged.get(key);
  if (seen) return seen;
  if (tagged.size >= taggedMax) tagged.clear();
  const tags = tagsOf(us, eu?.replace(/\s+/g, '') ?? null, hs?.replace(/\D/g, '').slice(0, 6) ?? null);
  tagged.set(key, tags);
  return tags;
}

/** Codes looked up before: a catalogue has few and many orders. Emptied when full, so that bad input cannot fill memory. */
const tagged = new Map<string, EmergingTag[]>();
const taggedMax = 2000;

function tagsOf(us: string | null, eu: string | null, hs: string | null): EmergingTag[] {
  return table.tags.flatMap((row) => {
    const by = [match(us, row.us), match(eu, row.eu), hs !== null && row.hs.includes(hs) ? `HS ${hs}` : null].find(
      (one) => one !== null,
    );
    return by ? [{ tag: row.tag, title: row.title, by, note: row.note }] : [];
  });
}

const match = (code: string | null, prefixes: readonly string[]): string | null =>
  code !== null &&
  prefixes.some((prefix) => code === prefix || code.startsWith(`${prefix}.`) || (prefix.length === 5 && code.startsWith(prefix)))
    ? code
    : null;

/** Shown in the decision and open to the deployer's rules; on its own a tag changes no outcome. */
export const emergingFindings = (order: Order): Draft[] =>
  order.items.flatMap((item) =>
    emergingTags(item).map(
      (found): Draft => ({
        check: 'license',
        code: 'license.emerging_technology',
        jurisdiction: 'OWN',
        outcome: 'clear',
        hard: false,
        title: `Emerging technology: ${found.title}`,
        detail: `Tag \`${found.tag}\` by ${found.by}: ${found.note}.`,
        party: null,
        item: item.id,
        missingFacts: [],
        citations: [{ instrument: 'Emerging technology table', pinpoint: found.tag, url: null, edition: table.edition }],
      }),
    ),
  );
