import { expect, test } from 'vitest';
import { showReadiness } from '../../shared/flows/show-readiness.ts';
import { noHealth } from '../../shared/flows/source-lease.ts';
import { givenEdition } from '../edge/given-edition.ts';
import { testServer } from '../edge/local-server.ts';

test('a server is not ready while a list is on its first way in, and waits for none that failed', async () => {
  const server = await testServer();
  try {
    const { world } = server;
    await givenEdition(world);
    expect(await showReadiness(world)).toMatchObject({ ready: true, reasons: [] });

    const uk = (await world.sources.health('uk-sl'))!;
    const until = new Date(world.clock.now().getTime() + 60_000).toISOString();
    const leased = { ...noHealth('uk-sl'), revision: uk.revision, lease: { run: 'run_1', until } };
    await world.sources.putHealth(leased);
    expect(await showReadiness(world)).toMatchObject({ ready: false, reasons: [{ code: 'source_missing', subject: 'uk-sl' }] });

    await world.sources.putHealth({ ...leased, revision: uk.revision + 1, lease: null, lastState: 'failed' });
    expect(await showReadiness(world)).toMatchObject({ ready: true, reasons: [] });
  } finally {
    await server.close();
  }
});
