/**
 * Everything a test says about a person is a canary: it must come out in no log line, metric, error, event, key or file name. The
 * watch learns what tests send and looks at what comes out of the product's sinks, in every test file of the suite.
 */
export interface CanaryWatch {
  /** Remembers what these parties are called and where they live. Anything that is no party is passed over. */
  learn(parties: unknown): void;
  /** Notes a leak when the text holds a canary. */
  look(sink: string, text: string): void;
  /** `sink: …the text around it`, and how often each sink was looked at. */
  leaks: string[];
  looked: Map<string, number>;
}

/** Shorter texts, and single words of letters alone, turn up by chance. */
const shortestCanary = 8;
const isTelling = (text: string): boolean => text.length >= shortestCanary && /[^A-Za-z_]/.test(text);
/** Around a leak, enough to find it. */
const contextLength = 80;

export function canaryWatch(): CanaryWatch {
  const canaries = new Set<string>();
  const leaks: string[] = [];
  const looked = new Map<string, number>();
  return {
    leaks,
    looked,
    learn: (parties) => {
      for (const text of Array.isArray(parties) ? parties.flatMap(textsOf) : []) {
        if (isTelling(text)) canaries.add(text);
      }
    },
    look: (sink, text) => {
      looked.set(sink, (looked.get(sink) ?? 0) + 1);
      for (const canary of canaries) {
        const at = text.indexOf(canary);
        if (at >= 0) leaks.push(`${sink}: …${text.slice(Math.max(0, at - contextLength), at + canary.length)}`);
      }
    },
  };
}

/** The one watch of this test file, whoever loads it. */
const place = Symbol.for('portcullis.canary-watch');
const holder = globalThis as { [place]?: CanaryWatch };
holder[place] ??= canaryWatch();
export const canaries: CanaryWatch = holder[place];

/** What identifies a person: names, streets, birth dates, papers, ways to reach them. Countries and cities name nobody. */
function textsOf(party: unknown): string[] {
  if (typeof party !== 'object' || party === null) return [];
  const { name, aliases, address, dateOfBirth, identifiers, ownership, email, phone, website } = party as Record<string, unknown>;
  const lines = (address as { lines?: unknown } | null)?.lines;
  return [name, aliases, lines, dateOfBirth, inEach(identifiers, 'value'), inEach(ownership, 'name'), email, phone, website]
    .flat()
    .filter((text) => typeof text === 'string');
}

const inEach = (list: unknown, field: string): unknown[] =>
  Array.isArray(list) ? list.map((one: Record<string, unknown> | null) => one?.[field]) : [];
