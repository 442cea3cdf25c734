import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings, settingNames } from '../../infra/settings.ts';

const read = (given: Record<string, unknown>) => readSettings((name) => given[name]);

test('asks for signed requests and protects data unless told otherwise', () => {
  expect(read({})).toMatchObject({ authorization: 'iam', protectData: true, customerKey: false, screeningConcurrency: null });
});

test('reads what the command line gives as text', () => {
  expect(read({ customerKey: 'true', screeningConcurrency: '50', logRetentionDays: '30' })).toMatchObject({
    customerKey: true,
    screeningConcurrency: 50,
    logRetentionDays: 30,
  });
});

test.each([
  ['authorization', 'none'],
  ['customerKey', 'yes'],
  ['screeningConcurrency', '0'],
  ['logRetentionDays', '31'],
  ['alarmEmail', 'nobody'],
  ['stackName', '1 stack'],
  ['listsMaxAge', 'us-csl=48'],
  ['listsOn', 'xx-none'],
])('refuses a `%s` of `%s` and says what it expected', (name, value) => {
  expect(() => read({ [name]: value })).toThrow(new RegExp(`setting \`${name}\` is \`${value}\`: expected .+`));
});

test('every setting is explained to the deployer', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../infra/README.md'), 'utf8');
  expect(settingNames.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
});
