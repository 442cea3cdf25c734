import { expect, it } from 'vitest';
import type { EditionSource } from '../../shared/model/edition.ts';
import { laterKnowledge } from '../../shared/screening/later-knowledge.ts';

const published = (publishedAt: string | null) => ({ publishedAt }) as EditionSource;
const edition = {
  createdAt: '2026-11-25T03:00:00.000Z',
  sources: {
    'us-csl': published('2026-07-31T13:15:00.015113+00:00'),
    'us-ofac-sdn': published('2026-07-31'),
    'un-sc': published(null),
    'us-ear': published('2026-07-23'),
    'jp-meti': published('2026-07-20'),
  },
};
const subjects = (asOf: string | null) => laterKnowledge(edition, ['US'], { asOf }).map(({ subject }) => subject);

it('takes a list published before the instant, and still the newest when it was fetched, as the list of that instant', () => {
  expect(subjects('2026-11-23T12:00:00Z')).toEqual(['un-sc']);
});

it('names each list that was published after the instant, of the jurisdictions the order reaches; regulations are dated by row', () => {
  expect(subjects('2025-10-15T12:00:00Z')).toEqual(['us-csl', 'us-ofac-sdn', 'un-sc']);
});

it.each([null, '2026-11-25T03:00:00.000Z'])('has nothing to say of %s', (asOf) => {
  expect(subjects(asOf)).toEqual([]);
});
