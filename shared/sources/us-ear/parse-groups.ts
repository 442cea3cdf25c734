import { ParseFault } from '../parse-fault.ts';
import type { Division } from './read-blocks.ts';

/** Country Groups: tables for A, D and E with `[D:5]` in the head, a list for B. Names as published. */
export function parseGroups(division: Division): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  let inB = false;
  for (const block of division.blocks) {
    if (block.tag === 'HD1') inB = /^Country Group B\b/.test(block.text);
    else if (block.tag === 'LI' && inB) groups.B = [...(groups.B ?? []), block.text];
    else if (block.tag === 'TABLE') readTable(block.head.at(-1) ?? [], block.body, groups);
  }
  if (!groups.B) throw new ParseFault('country_groups', 'Country Group B was not found', division.number);
  return groups;
}

function readTable(head: { text: string }[], body: { text: string }[][], groups: Record<string, string[]>): void {
  const names = head.map((cell) => /^\[([ADE]): ?(\d)\]/.exec(cell.text)?.slice(1, 3).join(':') ?? null);
  for (const [country, ...cells] of body) {
    if (!country || cells.length === 0) continue;
    cells.forEach((cell, index) => {
      const group = names[index + 1];
      if (!group) return;
      groups[group] ??= [];
      if (cell.text === 'X') groups[group].push(country.text);
    });
  }
}
