import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { citeList, jurisdictionOf } from '../../shared/screening/list-law.ts';
import { catalog, sourceRow } from '../../shared/sources/catalog.ts';
import type { Sample } from '../../shared/sources/parse-sample.ts';
import { sampledSources, sampleOf } from '../../shared/sources/sample.ts';

const root = resolve(import.meta.dirname, '../..');
const sources = resolve(root, 'shared/sources');
const fixtures = resolve(root, 'test/fixtures/lists');

/** Folders that are no source of the catalog: the deployer's own lists have a row of their own making; samples are data. */
const others = ['own', 'sample'];
const folders = readdirSync(sources, { withFileTypes: true })
  .filter((one) => one.isDirectory() && !others.includes(one.name))
  .map((one) => one.name);
const lists = catalog.filter(({ kind }) => kind === 'list');
/** Lists without embedded facts, and why. */
const unsampled: Record<string, string> = {
  'ftm-entities': 'data of that kind has a licence of its own',
};

describe('the catalog tells what was forgotten when a source was added', () => {
  test('every folder has a row and every row a folder', () => {
    expect(catalog.map(({ id }) => id).sort()).toEqual([...folders].sort());
  });

  test.each(lists.map(({ id }) => id))('%s has its three files and a fixture with the official name', (id) => {
    for (const file of ['source.ts', 'parse.ts', 'normalize.ts'])
      expect(existsSync(resolve(sources, id, file)), `${id}/${file}`).toBe(true);
    const { name } = sourceRow(id)!.formats[0]!.files[0]!;
    expect(readdirSync(resolve(fixtures, id))).toContain(name);
  });

  test.each(lists.map(({ id }) => id))('%s has a sample that says where its facts are from, or a reason why not', async (id) => {
    const bytes = await sampleOf(id);
    if (!bytes) return expect(unsampled[id], `add shared/sources/sample/${id}.json and its line in sample.ts`).toBeDefined();
    const sample = JSON.parse(new TextDecoder().decode(bytes)) as Sample;
    expect(sample).toMatchObject({
      source: id,
      publishedAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}/),
      note: expect.stringContaining('Not for screening'),
    });
    expect(sample.entries!.length).toBeGreaterThan(20);
    const known = sourceRow(id)!.lists.map((list) => list.id);
    for (const entry of sample.entries!) expect(known).toContain(entry.source);
  });

  test.each(lists.filter(({ formats }) => formats[0]!.files[0]!.url !== null).map((row) => [row.id, row] as const))(
    '%s knows entries that tell the whole list from another file',
    (_, { bounds: { sentinels, sentinelNames = [], minRecords } }) => {
      expect(
        sentinels.length + sentinelNames.length,
        'add `sentinels`, or `sentinelNames` where ids do not stay',
      ).toBeGreaterThan(0);
      expect(minRecords).toBeGreaterThan(100);
    },
  );

  test.each(
    lists
      .filter(({ jurisdiction }) => jurisdiction !== 'OWN')
      .flatMap(({ lists: parts, jurisdiction }) => parts.map(({ id }) => [id, jurisdiction])),
  )('%s has its law, so that a finding can cite it', (id, jurisdiction) => {
    expect(jurisdictionOf(id), 'add a row in shared/screening/list-law.ts').toBe(jurisdiction);
    expect(citeList(id, 'x', null, null).instrument).not.toContain(id);
  });

  test.each(catalog.map((row) => [row.id, row] as const))(
    '%s says of each parser its version, under its own name',
    async (_, row) => {
      const versions = await Promise.all(row.formats.map(async ({ load }) => (await load()).parser.version));
      for (const version of versions) expect(version).toMatch(new RegExp(`^${row.id}(-[a-z]+)*/\\d+$`));
    },
  );

  test('no sample stands without its source', () => {
    const files = readdirSync(resolve(sources, 'sample')).map((file) => file.replace('.json', ''));
    expect(files.sort()).toEqual([...sampledSources].sort());
    for (const id of files) expect(sourceRow(id), id).not.toBeNull();
  });

  test.each(catalog.map((row) => [row.id, row] as const))('%s is fetched over https from hosts it names', (_, row) => {
    for (const { url } of row.formats.flatMap(({ files }) => files)) {
      if (url === null) continue;
      expect(new URL(url).protocol).toBe('https:');
      expect(row.hosts).toContain(new URL(url).hostname);
    }
  });

  test('every list id says whose it is, and the age of US lists is a day', () => {
    for (const row of lists) for (const list of row.lists) expect(list.id).toMatch(/^(us|un|eu|uk|ca|au|ch|jp|cn|ftm)-[a-z-]+$/);
    expect(lists.filter(({ jurisdiction }) => jurisdiction === 'US').map(({ maxAgeHours }) => maxAgeHours)).toEqual([
      24, 24, 24, 24,
    ]);
    expect(catalog.filter(({ mandatory }) => mandatory).map(({ id }) => id)).toEqual(['us-csl', 'us-ofac-sdn', 'un-sc']);
  });
});
