import { expect, test } from 'vitest';
import { scheduleExpression } from '../../infra/schedule-expression.ts';

test.each([
  ['12 * * * *', 'cron(12 * * * ? *)'],
  ['41 */2 * * *', 'cron(41 0/2 * * ? *)'],
  ['*/15 * * * *', 'cron(0/15 * * * ? *)'],
  ['0 3 * * 1', 'cron(0 3 ? * 2 *)'],
  ['0 3 * * 0', 'cron(0 3 ? * 1 *)'],
  ['0 3 * * 7', 'cron(0 3 ? * 1 *)'],
  ['0 3 * * 1-5', 'cron(0 3 ? * 2-6 *)'],
  ['30 4 1 * *', 'cron(30 4 1 * ? *)'],
])('writes %s the way EventBridge reads it', (cron, expression) => {
  expect(scheduleExpression(cron)).toBe(expression);
});

test('refuses what EventBridge cannot say', () => {
  expect(() => scheduleExpression('0 3 1 * 1')).toThrow('expected `*` as day of the month or as weekday');
  expect(() => scheduleExpression('0 3 * *')).toThrow('expected five fields');
});
