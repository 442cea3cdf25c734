import { ParseFault } from './parse-fault.ts';
import type { ParseSink } from './source-parser.ts';

/** One element with all below it. Names are local names; values stay strings. */
export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlNode[];
  /** Set when a parser took it: what stays false is reported. */
  taken: boolean;
}

const untouched: ReadonlySet<string> = new Set();

/** Strict reading of one element: take each field, then let `done` report what nobody took. */
export class XmlFields {
  readonly #node: XmlNode;
  readonly #path: string;
  readonly #sink: ParseSink;
  /** Attributes and own text that were taken; most elements have none, and a large list has millions of elements. */
  #taken: ReadonlySet<string> = untouched;

  constructor(node: XmlNode, path: string, sink: ParseSink) {
    this.#node = node;
    this.#path = path;
    this.#sink = sink;
  }

  /** Text of the one child of that name, inner blanks joined; null when absent or empty. */
  text(name: string): string | null {
    let found: XmlNode | null = null;
    for (const child of this.#node.children) {
      if (child.name !== name) continue;
      child.taken = true;
      found ??= child;
    }
    return found === null ? null : clean(found.text);
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === null) throw new ParseFault('missing_field', `\`${name}\` is missing or empty in \`${this.#path}\``, this.#path);
    return value;
  }

  /** Texts of all children of that name, the empty ones left out. */
  texts(name: string): string[] {
    return this.nodes(name).flatMap((child) => clean(child.text) ?? []);
  }

  attribute(name: string): string | null {
    this.#take(`@${name}`);
    return clean(this.#node.attributes[name] ?? '');
  }

  requiredAttribute(name: string): string {
    const value = this.attribute(name);
    if (value === null)
      throw new ParseFault('missing_field', `attribute \`${name}\` is missing in \`${this.#path}\``, this.#path);
    return value;
  }

  nodes(name: string): XmlNode[] {
    const found: XmlNode[] = [];
    for (const child of this.#node.children) {
      if (child.name !== name) continue;
      child.taken = true;
      found.push(child);
    }
    return found;
  }

  /** Children of that name, each read and audited. */
  each<T>(name: string, read: (fields: XmlFields) => T): T[] {
    return this.nodes(name).map((child) => readXml(child, `${this.#path}/${name}`, this.#sink, read));
  }

  /** Items inside one container element, as `akaList/aka`. */
  list<T>(container: string, item: string, read: (fields: XmlFields) => T): T[] {
    return this.each(container, (inside) => inside.each(item, read)).flat();
  }

  /** The element's own text. */
  own(): string | null {
    this.#take('#text');
    return clean(this.#node.text);
  }

  /** Fields known and of no use here. */
  ignore(...names: string[]): void {
    for (const child of this.#node.children) if (names.includes(child.name)) child.taken = true;
    for (const name of names) if (name.startsWith('@')) this.#take(name);
  }

  #take(name: string): void {
    if (this.#taken === untouched) this.#taken = new Set([name]);
    else (this.#taken as Set<string>).add(name);
  }

  done(): void {
    for (const child of this.#node.children) {
      if (!child.taken) this.#sink.note('unknown_field', `${this.#path}/${child.name}`);
    }
    for (const name of Object.keys(this.#node.attributes)) {
      if (!this.#taken.has(`@${name}`) && !name.startsWith('xmlns') && !name.startsWith('xsi:')) {
        this.#sink.note('unknown_field', `${this.#path}/@${name}`);
      }
    }
    if (!this.#taken.has('#text') && this.#node.children.length > 0 && this.#node.text.trim() !== '') {
      this.#sink.note('unknown_field', `${this.#path}/#text`);
    }
  }
}

/** Reads one element with `read` and reports every field left over. */
export function readXml<T>(node: XmlNode, path: string, sink: ParseSink, read: (fields: XmlFields) => T): T {
  const fields = new XmlFields(node, path, sink);
  const value = read(fields);
  fields.done();
  return value;
}

function clean(text: string): string | null {
  const joined = text.replace(/\s+/g, ' ').trim();
  return joined === '' ? null : joined;
}
