import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { decodeUtf8 } from '../decode-utf8.ts';
import { ParseFault } from '../parse-fault.ts';
import type { SourceFile } from '../source-parser.ts';

/** One table cell: its text without superscripts, the superscripts apart (footnote marks), and how many columns it spans. */
export interface Cell {
  text: string;
  /** Text with its superscripts in place, for prose. */
  full: string;
  marks: string[];
  span: number;
}

/** One paragraph, heading or table of a section or appendix, in document order. */
export interface Block {
  /** `P`, `FP`, `FP-1`, `FP-2`, `HD1`, `LI`, `TABLE`, `NOTE`, `HEAD`, `EFFDNOT` … */
  tag: string;
  /** All text, blanks joined. */
  text: string;
  /** Text of the first styled run (`B`, `I`, `E`) when the block opens with one; else empty. */
  lead: string;
  /** Style of that run. */
  style: string;
  head: Cell[][];
  body: Cell[][];
  foot: Cell[][];
}

/** A section (`738.4`) or an appendix (`Supplement No. 1 to Part 738`) with its blocks. */
export interface Division {
  type: 'SECTION' | 'APPENDIX';
  number: string;
  blocks: Block[];
}

export interface PartFile {
  part: string;
  /** Issue date when the file says one, else null. */
  edition: string | null;
  divisions: Division[];
}

// The largest part had 1.5 MB in 2026; ten times that is another file.
const bytesMax = 16 * 1024 * 1024;
const depthMax = 40;

const holders = new Set([
  'P',
  'FP',
  'FP-1',
  'FP-2',
  'FP1',
  'FP-DASH',
  'HD1',
  'HD2',
  'HD3',
  'LI',
  'HEAD',
  'HED',
  'PSPACE',
  'CITA',
]);
const styles = new Set(['B', 'I', 'E']);

/** Reads one part of a title in the eCFR layout. Tags it does not know only pass their text on. */
export async function readBlocks(file: SourceFile): Promise<PartFile> {
  if (file.bytes > bytesMax) throw new ParseFault('too_large', `the file has ${file.bytes} bytes, expected at most ${bytesMax}`);
  const reader = new BlockReader();
  for await (const text of decodeUtf8(file.chunks())) reader.write(text);
  return reader.close();
}

class BlockReader {
  readonly #parser = new SaxesParser({ xmlns: false });
  readonly #part: PartFile = { part: '', edition: null, divisions: [] };
  readonly #open: string[] = [];
  #division: Division | null = null;
  #block: Block | null = null;
  #table: Block | null = null;
  #row: Cell[] | null = null;
  #cell: Cell | null = null;
  #zone: 'head' | 'body' | 'foot' = 'body';
  #note: string | null = null;
  #ended = false;

  constructor() {
    this.#parser.on('opentag', (tag) => this.#onOpen(tag as SaxesTagPlain));
    this.#parser.on('closetag', (tag) => this.#onClose((tag as SaxesTagPlain).name));
    this.#parser.on('text', (text) => this.#onText(text));
    this.#parser.on('comment', (text) => this.#onComment(text));
    this.#parser.on('doctype', () => {
      throw new ParseFault('doctype', 'a document type is not expected here');
    });
    this.#parser.on('error', (error) => {
      throw new ParseFault('not_xml', `not well-formed: ${error.message.split('\n')[0] ?? ''}`);
    });
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  close(): PartFile {
    this.#parser.close();
    if (!this.#ended || this.#part.part === '') throw new ParseFault('truncated', 'the part does not end');
    return this.#part;
  }

  #onComment(text: string): void {
    this.#part.edition ??= /edition (\d{4}-\d{2}-\d{2})/.exec(text)?.[1] ?? null;
  }

  #onOpen({ name, attributes }: SaxesTagPlain): void {
    if (this.#open.length >= depthMax) throw new ParseFault('too_deep', `elements nest deeper than ${depthMax}`);
    this.#open.push(name);
    if (name === 'DIV5') this.#part.part = attributes.N ?? '';
    else if (name === 'DIV8' || name === 'DIV9') this.#openDivision(name, attributes.N ?? '');
    else if (name === 'TABLE') this.#table = newBlock('TABLE');
    else if (name === 'THEAD' || name === 'TBODY' || name === 'TFOOT') this.#zone = zones[name] ?? 'body';
    else if (name === 'TR') this.#row = [];
    else if (name === 'TD' || name === 'TH')
      this.#cell = { text: '', full: '', marks: [], span: Number(attributes.colspan ?? 1) };
    else if (name === 'NOTE' || name === 'EFFDNOT') this.#note = name;
    else if (holders.has(name) && !this.#table)
      this.#block = newBlock(this.#note === 'EFFDNOT' ? 'EFFDNOT' : (this.#note ?? name));
    else if (styles.has(name) && this.#block && this.#block.text.trim() === '' && this.#block.style === '')
      this.#block.style = name;
    else if (name === 'sup' || name === 'SU') this.#cell?.marks.push('');
  }

  #openDivision(name: string, number: string): void {
    this.#division = { type: name === 'DIV8' ? 'SECTION' : 'APPENDIX', number, blocks: [] };
    this.#part.divisions.push(this.#division);
  }

  #onText(text: string): void {
    const inside = this.#open.at(-1);
    if (this.#cell) {
      const marks = this.#cell.marks;
      if (inside === 'sup' || inside === 'SU') marks[marks.length - 1] += text;
      else this.#cell.text += text;
      this.#cell.full += inside === 'sup' || inside === 'SU' ? ` ${text} ` : text;
      return;
    }
    if (!this.#block) return;
    if (this.#block.style !== '' && this.#open.includes(this.#block.style)) this.#block.lead += text;
    this.#block.text += inside === 'sup' || inside === 'SU' ? ` ${text} ` : text;
  }

  #onClose(name: string): void {
    this.#open.pop();
    if (name === 'DIV5') this.#ended = true;
    else if (name === 'TD' || name === 'TH') this.#endCell();
    else if (name === 'TR' && this.#row) {
      this.#table?.[this.#zone].push(this.#row);
      this.#row = null;
    } else if (name === 'TABLE') {
      if (this.#table) this.#division?.blocks.push(this.#table);
      this.#table = null;
    } else if (name === 'NOTE' || name === 'EFFDNOT') this.#note = null;
    else if (holders.has(name) && this.#block) this.#endBlock(this.#block);
  }

  #endCell(): void {
    if (!this.#cell) return;
    this.#row?.push({
      ...this.#cell,
      text: joined(this.#cell.text),
      full: joined(this.#cell.full),
      marks: this.#cell.marks.map(joined),
    });
    this.#cell = null;
  }

  #endBlock(block: Block): void {
    this.#division?.blocks.push({ ...block, text: joined(block.text), lead: joined(block.lead) });
    this.#block = null;
  }
}

const zones: Record<string, 'head' | 'body' | 'foot'> = { THEAD: 'head', TBODY: 'body', TFOOT: 'foot' };
const newBlock = (tag: string): Block => ({ tag, text: '', lead: '', style: '', head: [], body: [], foot: [] });
const joined = (text: string): string => text.replace(/[\s\u00a0\u2002-\u200a\u202f]+/g, ' ').trim();
