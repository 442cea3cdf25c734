import { ParseFault } from '../parse-fault.ts';
import type { RawEntry } from './raw-law.ts';
import type { Block, Division } from './read-blocks.ts';

/** What the lines of an entry are about, one after the other. */
type Zone = 'requirements' | 'exceptions' | 'items';

interface Building extends RawEntry {
  zone: Zone;
  /** Exception whose further lines follow. */
  open: string | null;
}

/**
 * Entries of the Commerce Control List. An entry opens where a paragraph opens in bold with an ECCN; the official file writes that
 * in three tags and with the heading broken over several runs, and titles of parts of an entry in four.
 */
export function parseControlList({ blocks }: Division): RawEntry[] {
  const entries: RawEntry[] = [];
  let current: Building | null = null;
  for (const block of blocks) {
    const opened = openingOf(block);
    if (opened) {
      current = { ...opened, reasons: '', rows: [], prose: [], exceptions: {}, paragraphs: [], zone: 'requirements', open: null };
      entries.push(current);
    } else if (current && !isGroupTitle(block)) readLine(block, current);
  }
  const codes = new Set(entries.map((entry) => entry.eccn));
  if (codes.size !== entries.length) throw new ParseFault('duplicate_entry', 'an entry of the control list stands twice');
  return entries.map(finished);
}

const finished = ({ eccn, heading, reasons, rows, prose, exceptions, paragraphs }: RawEntry): RawEntry => ({
  eccn,
  heading,
  reasons,
  rows,
  prose,
  exceptions,
  paragraphs,
});

/** Headings are bold; paragraphs that only mention a code are not. */
function openingOf(block: Block): Pick<RawEntry, 'eccn' | 'heading'> | null {
  if (!/^FP/.test(block.tag) || block.style !== 'B') return null;
  const found = /^(\d[A-E]\d{3})\b\s*(.*)$/.exec(block.text);
  return found?.[1] ? { eccn: found[1], heading: found[2] ?? '' } : null;
}

/** `Category 3—Electronics`, `A. “End Items”…`: titles between entries, in `HD1`; `HD1` titles inside an entry are read as lines. */
const isGroupTitle = (block: Block): boolean =>
  block.tag === 'HD1' && /^(?:Category \d|[A-E]\. |Part \d|[IVX]+\. )/.test(block.text);

/** Titles of the parts of an entry. The title of the exceptions alone has 18 spellings. */
const titles: readonly { pattern: RegExp; longest: number; zone: Zone }[] = [
  { pattern: /^License Requirements?\b/i, longest: 80, zone: 'requirements' },
  { pattern: /^List[- ]Based License Exceptions?/i, longest: 140, zone: 'exceptions' },
  { pattern: /^Special Conditions for/i, longest: 140, zone: 'exceptions' },
  { pattern: /^List of Items Controlled/i, longest: 80, zone: 'items' },
];

function readLine(block: Block, entry: Building): void {
  const { text } = block;
  const title = titles.find((one) => text.length < one.longest && one.pattern.test(text));
  const reasons = /^Reasons? for Control:\s*(.*)$/i.exec(text)?.[1];
  if (block.tag === 'TABLE') readTable(block, entry);
  else if (title) {
    entry.zone = title.zone;
    entry.open = null;
  } else if (reasons !== undefined) entry.reasons = reasons;
  else if (entry.zone === 'items' || /^(?:Related Controls|Related Definitions|Items):?/.test(block.lead)) readItem(block, entry);
  else readRequirementLine(block, entry);
}

function readRequirementLine(block: Block, entry: Building): void {
  const { text } = block;
  const exception = /^([A-Z]{3}):\s*(.*)$/.exec(text);
  if (exception?.[1]) {
    if (exception[2]) entry.exceptions[exception[1]] = exception[2];
    entry.open = exception[1];
    return;
  }
  if (entry.zone === 'exceptions') {
    if (entry.open === 'LVS' && /^(?:Yes for:|\$\d)/.test(text))
      entry.exceptions.LVS = `${entry.exceptions.LVS ?? ''} ${text}`.trim();
    return;
  }
  const control = /^Control\(s\):?\s*(.*)$/i.exec(text)?.[1] ?? text;
  if (/^(?:Country Chart\. )?[A-Z]{2}(?: and [A-Z]{2})? appl(?:y|ies)\b/.test(control)) entry.prose.push(control);
  else if (block.tag !== 'NOTE' && /subject to the (?:ITAR|export licensing authority)/.test(control)) entry.prose.push(control);
}

function readItem(block: Block, entry: Building): void {
  const text = block.text.replace(/^Items:?\s*/, '');
  entry.zone = 'items';
  if (text !== '' && !/^Related (?:Controls|Definitions)/.test(block.lead) && !isPlaceholder(text)) entry.paragraphs.push(text);
}

const isPlaceholder = (text: string): boolean => /^\[.*(?:not available|Reserved).*\]$/i.test(text);

/** A license requirements table has `Control(s)` in its head; other tables of an entry are technical. */
function readTable(table: Block, entry: Building): void {
  const titles = table.head.flat().map((cell) => cell.text);
  if (!titles.some((title) => /control\(?s?\)?|country chart/i.test(title))) return;
  for (const [control, chart] of table.body) {
    if (control && control.full !== '') entry.rows.push({ control: control.full, chart: chart?.full ?? '' });
  }
}
