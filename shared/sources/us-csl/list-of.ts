import type { ListSpec } from '../source-row.ts';
import { source } from './source.ts';

// The abbreviation in brackets is the stable part of the list's name in this file.
const abbreviations: readonly [RegExp, string][] = [
  [/\(SDN\)/, 'us-ofac-sdn'],
  [/\(EL\)/, 'us-bis-el'],
  [/\(DPL\)/, 'us-bis-dpl'],
  [/\(UVL\)/, 'us-bis-uvl'],
  [/\(MEU\)/, 'us-bis-meu'],
  [/\(SSI\)/, 'us-ofac-ssi'],
  [/\(FSE\)/, 'us-ofac-fse'],
  [/\(PLC\)/, 'us-ofac-plc'],
  [/\(CAP\)/, 'us-ofac-cap'],
  [/\(NS-MBS/, 'us-ofac-mbs'],
  [/\(CMIC\)/, 'us-ofac-cmic'],
  [/\(ISN\)|^Nonproliferation Sanctions/, 'us-state-isn'],
  [/\(DTC\)|ITAR Debarred/, 'us-state-dtc'],
  [/Palestinian Legislative/, 'us-ofac-plc'],
];
const byId = new Map(source.lists.map((list) => [list.id, list]));

/** The list a row's `source` names; null for one not known yet. */
export function listOf(name: string): ListSpec | null {
  for (const [pattern, id] of abbreviations) if (pattern.test(name)) return byId.get(id) ?? null;
  return null;
}
