import { expect, test } from 'vitest';
import { publishRuleset, rollbackRuleset } from '../../shared/flows/ruleset-life.ts';
import { rulesetPointer } from '../../shared/flows/rulesets.ts';
import { watchWorld } from './watch-world.ts';

test('rollbacks lead back one ruleset after the other, to the default, and a publication in between counts as the last', async () => {
  const { world } = watchWorld();
  const backtest = { complete: true, lostTrueMatches: [], trueMatches: { tried: 0, untried: 0 } };
  for (const id of ['rs_a', 'rs_b', 'rs_c'])
    await world.policy.put('RULESET', id, { ruleset: { id }, state: 'backtested', author: 'anna', backtest, events: [] }, null);
  const publish = (id: string) => publishRuleset({ id, by: 'bert', version: null, confirmLostMatches: false }, world);
  const back = async () => {
    const current = (await rulesetPointer(world)).value.current ?? 'none';
    const done = await rollbackRuleset(current, { by: 'bert', version: null }, world);
    return done.ok ? done.value.current : done.trouble.code;
  };
  await publish('rs_a');
  await publish('rs_b');
  expect([await back(), await back(), await back()]).toEqual(['rs_a', null, 'not_found']);
  await publish('rs_b');
  await publish('rs_c');
  expect(await back()).toBe('rs_b');
  await publish('rs_a');
  expect([await back(), await back()]).toEqual(['rs_b', null]);
});
