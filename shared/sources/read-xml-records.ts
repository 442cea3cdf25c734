import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { decodeUtf8 } from './decode-utf8.ts';
import { ParseFault } from './parse-fault.ts';
import type { SourceFile } from './source-parser.ts';
import type { XmlNode } from './xml-node.ts';

// Official lists nest fewer than 12 levels; the caps stop bombs, not lists (saxes itself accepts any depth and size).
const depthMax = 64;
const attributesMax = 64;
const textBytesMax = 64 * 1024;
const recordNodesMax = 20_000;

export interface XmlShape {
  /** Local name of the document element: anything else is not this list. */
  root: string;
  /** Paths below the root whose elements are handed over one by one, for example `INDIVIDUALS/INDIVIDUAL`. */
  records: readonly string[];
  /** Called once the document element opens. */
  onRoot?: (root: XmlNode) => void;
  onRecord: (path: string, record: XmlNode) => void;
  /** Every other element that holds text, outside records. */
  onText?: (path: string, text: string) => void;
}

/**
 * Streams an XML file record by record: memory is that of one record. No document type, no entities beyond the
 * five of XML, capped depth, text and attributes; a document that does not end is refused as truncated.
 */
export async function readXmlRecords(file: SourceFile, shape: XmlShape): Promise<void> {
  const reader = new RecordReader(shape);
  for await (const text of decodeUtf8(file.chunks())) reader.write(text);
  reader.close();
}

class RecordReader {
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  readonly #shape: XmlShape;
  readonly #records: ReadonlySet<string>;
  readonly #open: string[] = [];
  #stack: XmlNode[] = [];
  #nodes = 0;
  #outerText = '';
  #silent = 0;
  #ended = false;

  constructor(shape: XmlShape) {
    this.#shape = shape;
    this.#records = new Set(shape.records);
    this.#parser.on('error', (error) => this.#malformed(error));
    this.#parser.on('doctype', () => refuse('document_type', 'declares a document type, which no official list does'));
    this.#parser.on('opentag', (tag) => this.#opened(tag));
    this.#parser.on('closetag', () => this.#closed());
    this.#parser.on('text', (text) => this.#text(text));
    this.#parser.on('cdata', (text) => this.#text(text));
  }

  write(text: string): void {
    this.#silent += text.length;
    this.#parser.write(text);
    // saxes holds unfinished text back: silence over many slices is one endless text, comment or attribute.
    if (this.#silent > 8 * textBytesMax)
      refuse('text_too_long', `a text, comment or attribute is longer than ${textBytesMax} bytes`);
  }

  close(): void {
    if (!this.#ended)
      refuse('truncated', `the document ends inside \`${this.#open.join('/') || this.#shape.root}\``, this.#place());
    this.#parser.close();
  }

  #opened(tag: SaxesTagPlain): void {
    this.#silent = 0;
    const name = localName(tag.name);
    this.#open.push(name);
    if (this.#open.length > depthMax) refuse('too_deep', `elements nest deeper than ${depthMax}`, this.#place());
    const attributes = tag.attributes as Record<string, string>;
    if (Object.keys(attributes).length > attributesMax) refuse('too_many_attributes', `an element has over ${attributesMax}`);
    const node: XmlNode = { name, attributes, text: '', children: [], taken: false };
    if (this.#open.length === 1) this.#checkRoot(node);
    else if (this.#stack.length > 0) this.#nest(node);
    else if (this.#records.has(this.#path())) this.#stack = [node];
    this.#outerText = '';
  }

  #checkRoot(node: XmlNode): void {
    if (node.name !== this.#shape.root) {
      refuse('wrong_root', `the document element is \`${node.name.slice(0, 40)}\`, expected \`${this.#shape.root}\``);
    }
    this.#shape.onRoot?.(node);
  }

  #nest(node: XmlNode): void {
    if (++this.#nodes > recordNodesMax)
      refuse('record_too_large', `one record holds over ${recordNodesMax} elements`, this.#place());
    this.#stack[this.#stack.length - 1]?.children.push(node);
    this.#stack.push(node);
  }

  #closed(): void {
    this.#silent = 0;
    const done = this.#stack.pop();
    if (done && this.#stack.length === 0) {
      this.#nodes = 0;
      this.#shape.onRecord(this.#path(), done);
    } else if (!done && this.#outerText.trim() !== '') this.#shape.onText?.(this.#path(), this.#outerText.trim());
    this.#outerText = '';
    this.#open.pop();
    if (this.#open.length === 0) this.#ended = true;
  }

  #text(text: string): void {
    this.#silent = 0;
    if (text.length > textBytesMax) refuse('text_too_long', `a text is longer than ${textBytesMax} bytes`, this.#place());
    const top = this.#stack[this.#stack.length - 1];
    if (top) top.text += text;
    else if (this.#open.length > 0) this.#outerText += text;
  }

  #path(): string {
    return this.#open.slice(1).join('/');
  }

  #place(): string {
    return `line ${this.#parser.line}`;
  }

  #malformed(error: Error): never {
    const what = error.message.replace(/^[^:]*:\d+:\d+: /, '').slice(0, 120);
    refuse('malformed_xml', `not well-formed XML at line ${this.#parser.line}: ${what}`, this.#place());
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function refuse(code: string, message: string, at?: string): never {
  throw new ParseFault(code, message, at);
}
