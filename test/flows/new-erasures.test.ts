import { describe, expect, it } from 'vitest';
import { compareRecords } from '../../shared/decisions/audit/verify-records.ts';
import { followDecisions } from '../../shared/flows/follow-decisions.ts';
import { readEntries } from '../../shared/flows/read-log.ts';
import { watchWorld } from './watch-world.ts';

describe('a deletion by retention policy', () => {
  it('is sealed once, so that the record it took is not missed', async () => {
    const { world, clock } = watchWorld();
    const at = clock.now().toISOString();
    const deleted = [{ decisionId: 'dec_1', digest: 'sha256:1', retainedUntil: at }];
    await world.policy.put(
      'DELETION',
      `${at}#2016-11-24`,
      { id: `${at}#2016-11-24`, at, day: '2016-11-24', deleted, kept: 0, policy: {} },
      null,
    );
    for (let turn = 0; turn < 3; turn++) await followDecisions(world);
    const entries = await readEntries(0, 10, world);
    expect(entries.map(({ record }) => [record.kind, record.id])).toEqual([['erasure', 'dec_1/DECISION']]);
    const comparison = compareRecords();
    const sealed = { at, digest: 'sha256:1', kind: 'decision', sealedAt: at };
    comparison.onEntry({ ...sealed, id: 'dec_1/DECISION' });
    comparison.onEntry({ ...sealed, id: 'dec_1/EVENT#1', kind: 'event' });
    comparison.onEntry({ ...sealed, id: 'dec_2/DECISION' });
    for (const { record } of entries) comparison.onEntry(record);
    expect((await comparison.compare([])).map(({ subject }) => subject)).toEqual(['dec_2/DECISION']);
  });
});
