import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Found } from './measure-accuracy.ts';

/** Figures of one run: what should be found (`hits`) and what should not (`alerts`), by name of the measurement. */
export interface Figures {
  hits: Record<string, Found>;
  alerts: Record<string, Found>;
}

/** Bars that a baseline holds to: review and medium, in hundredths. */
const heldBars = ['70', '80'];

/**
 * Measurements that found less, or alerted more, than the frozen ones at the review bar or the medium one; a measurement that
 * is missing has found nothing. Where the file is absent the figures become the baseline: delete it to accept new ones, and
 * say in the commit why they moved.
 */
export function worseThanFrozen(path: string, now: Figures): string[] {
  if (!existsSync(path)) writeFileSync(path, `${JSON.stringify(held(now), null, 1)}\n`);
  const frozen = JSON.parse(readFileSync(path, 'utf8')) as Figures;
  const out: string[] = [];
  for (const [name, { tried, at }] of Object.entries(frozen.hits)) {
    if (now.hits[name]?.tried !== tried) out.push(`${name}: measured on ${now.hits[name]?.tried ?? 0}, not ${tried}`);
    for (const bar of heldBars) {
      const found = now.hits[name]?.at[bar] ?? 0;
      if (found < at[bar]!) out.push(`${name} at .${bar}: found ${found}, was ${at[bar]}`);
    }
  }
  for (const [name, { at }] of Object.entries(frozen.alerts)) {
    for (const bar of heldBars) {
      const alerts = now.alerts[name]?.at[bar] ?? Number.POSITIVE_INFINITY;
      if (alerts > at[bar]!) out.push(`${name} at .${bar}: ${alerts} alerts, were ${at[bar]}`);
    }
  }
  return out;
}

const held = ({ hits, alerts }: Figures): Figures => ({ hits: keep(hits), alerts: keep(alerts) });
const keep = (figures: Record<string, Found>): Record<string, Found> =>
  Object.fromEntries(
    Object.entries(figures).map(([name, { tried, at }]) => [
      name,
      { tried, at: Object.fromEntries(heldBars.map((bar) => [bar, at[bar]!])) },
    ]),
  );
