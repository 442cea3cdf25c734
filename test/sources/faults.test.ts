import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contentFaults } from './faults/content-faults.ts';
import { flowFaults } from './faults/flow-faults.ts';
import { networkFaults } from './faults/network-faults.ts';
import { type ListLab, listLab } from './list-lab.ts';
import { startSources, stopSources } from './source-world.ts';

let lab: ListLab;
beforeAll(startSources);
afterAll(stopSources);
beforeEach(() => {
  lab = listLab();
});
afterEach(() => lab.close());

const faults = [...contentFaults, ...flowFaults, ...networkFaults].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));

describe('an official source that fails ends in a named state and never costs a list', () => {
  for (const { id, title, check } of faults) test(`${id}: ${title}`, () => check(lab));

  test('each of the forty faults has a check', () => {
    expect(faults.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, i) => `I${i + 1}`));
  });
});
