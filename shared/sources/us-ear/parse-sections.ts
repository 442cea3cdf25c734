import type { RawLaw } from './raw-law.ts';
import type { PartFile } from './read-blocks.ts';

/** `§ 740.3 Shipments of limited value (LVS).` → section and symbols. */
export function parseExceptionSections(part: PartFile): RawLaw['exceptions'] {
  return part.divisions.flatMap((division) => {
    const title = division.type === 'SECTION' ? (division.blocks.find((block) => block.tag === 'HEAD')?.text ?? '') : '';
    const symbols = [...title.matchAll(/\(([A-Z]{3})\)/g)].map((found) => found[1] ?? '');
    return symbols.length > 0 ? [{ section: division.number, symbols }] : [];
  });
}

/** Effective Date Notes by section: text that stands and is stayed. */
export function parseNotes(part: PartFile): Record<string, string> {
  const notes: Record<string, string> = {};
  for (const { number, blocks } of part.divisions) {
    const text = blocks
      .filter((block) => block.tag === 'EFFDNOT' && !/^Effective Date Note:?$/i.test(block.text))
      .map((block) => block.text);
    if (text.length > 0) notes[number] = text.join(' ');
  }
  return notes;
}

/** Identifiers of 744.8(a)(1): `(A) [BELARUS-EO14038];`. */
export function parseSdnTags(part: PartFile): string[] {
  const section = part.divisions.find((division) => division.number === '744.8');
  return (section?.blocks ?? []).flatMap((block) => /^\([A-Z]\) \[([A-Z0-9 -]+)\]/.exec(block.text)?.[1] ?? []);
}

/** First column of the table of an appendix of Part 746. */
export function parseFirstColumn(part: PartFile, supplement: number): string[] {
  const division = part.divisions.find((one) => one.number === `Supplement No. ${supplement} to Part ${part.part}`);
  const table = division?.blocks.find((block) => block.tag === 'TABLE');
  return (table?.body ?? []).flatMap(([cell]) => (cell && cell.text !== '' ? [cell.text] : []));
}
