import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { acceptVersion } from '../../shared/flows/accept-version.ts';
import { publishEdition } from '../../shared/flows/publish-edition.ts';
import { loadRemoved } from '../../shared/flows/remember-removed.ts';
import type { Order } from '../../shared/model/order.ts';
import { screen } from '../../shared/screening/screen.ts';
import { ordinaryOrder } from '../fixtures/ordinary-record.ts';
import { holdForEntry } from '../sources/hold-for-entry.ts';
import { codes, type ListLab, listLab } from '../sources/list-lab.ts';
import { parties, sdnXml } from '../sources/make-lists.ts';
import { startSources, stopSources } from '../sources/source-world.ts';
import { knowledgeOf } from './knowledge-of.ts';

const sdn = 'us-ofac-sdn';
let lab: ListLab;
beforeAll(startSources);
afterAll(stopSources);
beforeEach(() => {
  lab = listLab();
});
afterEach(() => lab.close());

/** Unlike every other name on the list. */
const names: Record<number, string> = { 77: 'Quernstone Valley Engines', 78: 'Olmutz Lantern House' };
const all = parties(400).map((party) => ({ ...party, ...(names[party.uid] ? { name: names[party.uid]! } : {}) }));
const without = (...gone: number[]) => all.filter(({ uid }) => !gone.includes(uid));
const order = (name: string): Order => ({ ...ordinaryOrder, parties: [{ ...ordinaryOrder.parties[0]!, name }] });

/** What an order with this party is told now. */
async function notes(name: string): Promise<{ outcome: string; codes: string[]; action: string }> {
  const edition = (await publishEdition(lab.world))!;
  const knowledge = { ...(await knowledgeOf(edition, lab.world)), ...(await loadRemoved(edition, lab.world)) };
  const judged = screen(order(name), knowledge, { now: lab.world.clock.now().toISOString(), gaps: [] });
  const found = judged.findings.filter(({ code }) => ['party.name_match', 'party.recently_removed'].includes(code));
  return { action: judged.action, outcome: found[0]?.outcome ?? 'none', codes: found.map(({ code }) => code) };
}

describe('an entry taken off its list', () => {
  test('is told of for a day, as a note that holds nothing, and then no more', async () => {
    await lab.take(sdn, sdnXml(all));
    expect(await notes(names[77]!)).toEqual({ action: 'hold', outcome: 'review', codes: ['party.name_match'] });
    await lab.take(sdn, sdnXml(without(77), { date: '08/01/2026' }));
    expect(await notes(names[77]!)).toEqual({ action: 'release', outcome: 'clear', codes: ['party.recently_removed'] });
    expect(await notes('Entirely Other Trading House')).toEqual({ action: 'release', outcome: 'none', codes: [] });
    lab.world.pass(25);
    expect(await notes(names[77]!)).toEqual({ action: 'release', outcome: 'none', codes: [] });
  });

  test('stays told of when the next version comes within the day, and not when it came back', async () => {
    await lab.take(sdn, sdnXml(all));
    await lab.take(sdn, sdnXml(without(77, 78), { date: '08/01/2026' }));
    await lab.take(sdn, sdnXml(without(77, 99), { date: '08/02/2026' }));
    expect(await notes(names[77]!)).toMatchObject({ codes: ['party.recently_removed'] });
    expect(await notes(names[78]!)).toMatchObject({ codes: ['party.name_match'] });
    expect((await lab.health(sdn)).current!.removed).toMatchObject([{ entries: 2 }, { entries: 1 }]);
  });
});

describe('an entry that orders under review are held for', () => {
  test('goes only when a person says so', async () => {
    await lab.take(sdn, sdnXml(all));
    await holdForEntry(`${sdn}:77`, lab.world);
    const run = await lab.take(sdn, sdnXml(without(77), { date: '08/01/2026' }));
    expect([run.state, codes(run)]).toEqual(['quarantined', ['removes_open_hits']]);
    expect(run.reasons[0]).toContain('`us-ofac-sdn:77`');
    expect((await lab.health(sdn)).current!.entries).toBe(400);
    const accepted = await acceptVersion(sdn, run.id, 'analyst', lab.world, { persons: 1 });
    expect(accepted).toMatchObject({ ok: true, value: { state: 'accepted', changes: { removed: 1 } } });
    expect(await notes(names[77]!)).toMatchObject({ codes: ['party.recently_removed'] });
  });

  test('holds back no version that keeps it, and none when reviews cannot be read', async () => {
    await lab.take(sdn, sdnXml(all));
    await holdForEntry(`${sdn}:77`, lab.world);
    expect((await lab.take(sdn, sdnXml(without(78), { date: '08/01/2026' }))).state).toBe('accepted');
    lab.world.reviews = { ...lab.world.reviews, queue: () => Promise.reject(new Error('away')) };
    expect((await lab.take(sdn, sdnXml(without(77, 78), { date: '08/02/2026' }))).state).toBe('accepted');
    expect(lab.world.logged.map(({ message }) => message)).toContain('the guard saw no open reviews');
  });
});
