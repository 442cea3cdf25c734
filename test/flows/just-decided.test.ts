import { expect, it } from 'vitest';
import { inMind, keepInMind } from '../../shared/flows/just-decided.ts';
import type { Link } from '../../shared/flows/order-links.ts';
import type { PastOrder } from '../../shared/model/order-history.ts';

const links: Link[] = [
  { kind: 'address', id: 'a' },
  { kind: 'email', id: 'e' },
];
const made = (n: number): PastOrder => ({
  decision: `dec_${n}`,
  at: new Date(Date.UTC(2026, 10, 24) + n).toISOString(),
  outcome: 'review',
  action: 'hold',
  reference: `r${n}`,
  name: 'n',
  words: [],
  destination: 'DE',
  via: [],
  items: [],
});

it('keeps the newest dozen under one link in mind, however busy it is, and forgets them after a minute', () => {
  let now = 0;
  const ports = { clock: { elapsed: () => now }, documents: {} } as Parameters<typeof keepInMind>[2];
  for (let n = 0; n < 500; n++) keepInMind(made(n), links, ports);
  const found = inMind(links.slice(0, 1), ports);
  expect(found).toHaveLength(12);
  expect(found[0]).toMatchObject({ decision: 'dec_499', by: 'address' });
  expect(inMind([{ kind: 'address', id: 'other' }], ports)).toEqual([]);
  now = 60_001;
  expect(inMind(links, ports)).toEqual([]);
});
