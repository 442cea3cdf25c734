import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { replaceOwnList } from '../../shared/flows/import-source.ts';
import { ownLists } from '../../shared/flows/own-lists.ts';
import { publishEdition } from '../../shared/flows/publish-edition.ts';
import { type ListLab, listLab } from '../sources/list-lab.ts';
import { startSources, stopSources } from '../sources/source-world.ts';

let lab: ListLab;
beforeAll(startSources);
afterAll(stopSources);
beforeEach(() => {
  lab = listLab();
});
afterEach(() => lab.close());

const put = (text: string, type = 'application/json', id = 'own-denied') =>
  replaceOwnList(id, type, new TextEncoder().encode(text), lab.world);
const whole = {
  id: '7',
  name: 'Backdoor Exports GmbH',
  type: 'organization',
  aliases: [
    { name: 'BDX', strength: 'weak' },
    { name: 'Sidedoor GmbH', strength: 'former' },
  ],
  addresses: [{ lines: ['Hinterhof 3'], city: 'Berlin', region: null, postalCode: '10115', country: 'Germany' }],
  identifiers: [{ type: 'tax', value: 'DE1', country: 'DE' }],
  datesOfBirth: ['1971'],
  nationalities: ['DE'],
  programs: ['fraud'],
  effect: 'watch',
  note: 'Returned goods went on to a third country.',
};

describe('an own list', () => {
  test('is taken in whole, with every field of the contract', async () => {
    expect(await put(JSON.stringify([whole, { id: '8', name: 'Only Name' }]))).toMatchObject({
      ok: true,
      value: { state: 'accepted', entries: 2 },
    });
    const [first, second] = await lab.entries('own-denied');
    expect(first).toMatchObject({
      id: 'own-denied:7',
      source: 'own-denied',
      names: [{ strength: 'primary' }, { value: 'BDX', strength: 'weak' }, { value: 'Sidedoor GmbH', strength: 'former' }],
      addresses: [{ country: 'DE' }],
      effect: 'watch',
      remarks: whole.note,
    });
    expect(second).toMatchObject({
      type: 'unknown',
      effect: 'deny',
      names: [{ value: 'Only Name', strength: 'primary', script: null, parts: null }],
    });
  });

  test('is the same list as lines and as a table', async () => {
    await put(JSON.stringify([whole]));
    const json = await lab.entries('own-denied');
    await put(`${JSON.stringify(whole)}\n\n`, 'application/x-ndjson');
    expect(await lab.entries('own-denied')).toEqual(json);
    const csv = [
      'id,name,type,effect,aliases,address,city,postalCode,country,identifiers,datesOfBirth,nationalities,programs,note',
      '7,Backdoor Exports GmbH,organization,watch,BDX (weak)|Sidedoor GmbH (former),Hinterhof 3,Berlin,10115,DE,tax:DE1:DE,1971,DE,fraud,Returned goods went on to a third country.',
    ];
    await put(csv.join('\r\n'), 'text/csv; charset=utf-8');
    expect(await lab.entries('own-denied')).toEqual(json);
  });

  test('replaces what was there, down to nothing, and is unchanged when sent again', async () => {
    await put(JSON.stringify([whole, { id: '8', name: 'Other' }]));
    expect(await put(JSON.stringify([{ id: '9', name: 'New' }]))).toMatchObject({
      value: { state: 'accepted', changes: { added: 1, removed: 2, changed: 0 } },
    });
    expect(await put(JSON.stringify([{ id: '9', name: 'New' }]))).toMatchObject({ value: { state: 'unchanged' } });
    expect(await put('[]')).toMatchObject({ value: { state: 'accepted', entries: 0 } });
    expect(await lab.entries('own-denied')).toEqual([]);
  });

  test('is part of the edition beside the others', async () => {
    await put(JSON.stringify([whole]), 'application/json', 'own-b');
    await put(JSON.stringify([whole]), 'application/json', 'own-a');
    expect(await ownLists(lab.world)).toEqual(['own-a', 'own-b']);
    expect(Object.keys((await publishEdition(lab.world))!.sources)).toEqual(['own-a', 'own-b']);
  });

  const faults: [string, string, string, string | undefined][] = [
    ['a misspelt field', JSON.stringify([{ id: '1', name: 'A B', alias: [] }]), 'unknown_field', '/0/alias'],
    ['no name', JSON.stringify([whole, { id: '2' }]), 'missing_field', '/1'],
    ['an effect nobody knows', JSON.stringify([{ ...whole, effect: 'block' }]), 'bad_field', '/0/effect'],
    ['a kind nobody knows', JSON.stringify([{ ...whole, type: 'robot' }]), 'bad_field', '/0/type'],
    ['a country nobody knows', JSON.stringify([{ ...whole, nationalities: ['Atlantis'] }]), 'bad_field', '/0/nationalities/0'],
    ['a date nobody can read', JSON.stringify([{ ...whole, datesOfBirth: ['long ago'] }]), 'bad_field', '/0/datesOfBirth/0'],
    ['one number for two parties', JSON.stringify([whole, { id: '7', name: 'Other' }]), 'duplicate_ids', undefined],
    ['an object in place of the list', '{"id":"1","name":"A"}', 'not_a_list', undefined],
    ['an end in mid-list', '[{"id":"1","name":"A B"}', 'truncated', undefined],
    ['no bytes', '', 'empty_file', undefined],
  ];
  test.each(faults)('with %s is refused whole, pointing at the place', async (_, text, code, at) => {
    await put(JSON.stringify([whole]));
    expect(await put(text)).toEqual({
      ok: false,
      trouble: { code, message: expect.any(String), ...(at === undefined ? {} : { at }) },
    });
    expect(await lab.entries('own-denied')).toHaveLength(1);
  });

  test('needs a name of its own and a known media type', async () => {
    expect(await put('[]', 'application/json', 'us-csl')).toMatchObject({ ok: false, trouble: { code: 'bad_id' } });
    expect(await put('[]', 'application/xml')).toMatchObject({ ok: false, trouble: { code: 'unsupported_media_type' } });
  });
});
