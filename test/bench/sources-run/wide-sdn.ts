import { closeSync, openSync, writeSync } from 'node:fs';
import { parties, sdnXml } from '../../sources/make-lists.ts';

const batch = 200;

/** Writes an `SDN.XML` of about that many bytes. */
export function writeWideSdn(path: string, bytes: number): void {
  const batches = Math.ceil(bytes / entriesFrom(1).length);
  const [head, tail] = sdnXml([], { declared: batches * batch }).split('</sdnList>') as [string, string];
  const file = openSync(path, 'w');
  writeSync(file, head);
  for (let i = 0; i < batches; i++) writeSync(file, entriesFrom(1 + i * batch));
  writeSync(file, `</sdnList>${tail}`);
  closeSync(file);
}

/** Entries as wide as OFAC's widest common ones: a dozen aliases each. */
function entriesFrom(uid: number): string {
  const made = parties(batch, uid).map((party) => ({
    ...party,
    aliases: Array.from({ length: 12 }, (_, i) => `ALIAS ${i} OF ${party.uid} TRADING`),
  }));
  const whole = sdnXml(made);
  return whole.slice(whole.indexOf('<sdnEntry>'), whole.indexOf('</sdnList>'));
}
