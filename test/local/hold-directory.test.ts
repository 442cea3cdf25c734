import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holdDirectory } from '../../functions/local/hold-directory.ts';

test('a data directory is held by one at a time, and free again after release', async () => {
  const data = await mkdtemp(join(tmpdir(), 'held-'));
  const first = await holdDirectory(data);
  const second = await holdDirectory(data);
  expect(second).toMatchObject({ ok: false, trouble: { code: 'held' } });
  if (!second.ok) expect(second.trouble.message).toContain(`in use by another portcullis (process ${process.pid})`);
  if (first.ok) await first.value.release();
  const third = await holdDirectory(data);
  expect(third.ok).toBe(true);
  if (third.ok) await third.value.release();
  await rm(data, { recursive: true });
});
