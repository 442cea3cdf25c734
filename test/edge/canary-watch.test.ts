import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { log } from '../../functions/edge/observe.ts';
import { ordinaryOrder } from '../fixtures/ordinary-record.ts';
import { quiet } from '../flows/watch-world.ts';
import { memoryObjects } from '../store/memory-objects.ts';
import { canaries, canaryWatch } from './canary-watch.ts';

const [buyer] = ordinaryOrder.parties;
const { console: here } = globalThis;
/** Leaks made here are not the product's. */
const taken = () => canaries.leaks.splice(0);
afterEach(() => void taken());

describe('the watch over what is said about persons', () => {
  test('knows every text of a party that names somebody, and no other', () => {
    const watch = canaryWatch();
    const party = {
      name: 'Birgit Abgereist',
      aliases: ['Birgit Früher'],
      address: { lines: ['Am Hang 12345'], city: 'Crailsheim', country: 'DE' },
      dateOfBirth: '1961-03-09',
      identifiers: [{ type: 'passport', value: 'ZX4419027' }],
      ownership: [{ name: 'Owner Ohnegleichen', percent: 5 }],
      email: 'birgit@a.example',
      phone: '+49 791 5550142',
      website: 'https://birgit.example',
    };
    watch.learn([party, null, 'text', { name: 7 }]);
    for (const text of ['Birgit Abgereist', 'Birgit Früher', 'Am Hang 12345', '1961-03-09', 'ZX4419027', 'Owner Ohnegleichen']) {
      watch.look('log', `before ${text} after`);
      expect(watch.leaks.pop(), text).toContain(text);
    }
    for (const text of [party.email, party.phone, party.website]) watch.look('log', text);
    expect(watch.leaks).toHaveLength(3);
    watch.look('log', 'Crailsheim DE passport');
    expect([watch.leaks.length, watch.looked.get('log')]).toEqual([3, 10]);
  });

  test.each([
    ['log', () => void process.stdout.write(`{"level":"INFO","message":"${buyer?.name}"}\n`)],
    ['log', () => log.error(`stored for ${buyer?.email}`)],
    ['console', () => here.warn(`{"level":"WARN","at":"${buyer?.name}"}`)],
    ['log of flows', () => quiet.info('order', { name: buyer?.name ?? '' })],
    ['object key', () => memoryObjects().put(`evidence/${buyer?.name}`, new Uint8Array())],
  ])('sees it in a %s', async (sink, leak) => {
    await leak();
    expect(taken().some((one) => one.startsWith(`${sink}: `))).toBe(true);
  });

  test('sees it in the name of a file that any thread made', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'portcullis-'));
    await writeFile(join(directory, `${buyer?.name}.json`), '');
    await rm(directory, { recursive: true });
    expect(taken()[0]).toContain(`file name: …${buyer?.name}`);
  });
});
