import { isDeepStrictEqual } from 'node:util';
import type { PureWork } from '../../shared/flows/pure-work.ts';
import { buildIndex } from '../../shared/matching/build-index.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import type { MatchIndex } from '../../shared/matching/match-index.ts';
import { screenParties } from '../../shared/matching/screen-party.ts';
import { searchNames } from '../../shared/matching/search-names.ts';
import type { Citation } from '../../shared/model/citation.ts';
import type { Judgement } from '../../shared/model/decision.ts';
import type { Edition } from '../../shared/model/edition.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Order } from '../../shared/model/order.ts';
import type { Circumstances, Knowledge } from '../../shared/screening/knowledge.ts';
import { screen } from '../../shared/screening/screen.ts';
import { pinnedSources } from '../../shared/screening/verdict.ts';
import { textOf } from './same-value.ts';

/** One remembered result in so many is worked out again and compared: a step that is not pure after all must not hide here. */
const checkedEvery = 256;
/** Results held for each step and index, of some kilobytes each; a long search of seeds must not fill the memory. */
const heldMax = 1_000;

/**
 * The steps without effects, done once for all shops of a process: the same few names, lists and orders come back in every seed,
 * and what the simulator looks for lies between the steps, not in them.
 */
export function rememberedWork(): PureWork {
  const built = memory<Uint8Array>();
  const loaded = new WeakMap<Uint8Array, ReturnType<typeof loadIndex>>();
  const [screened, searched] = [ofIndex<ReturnType<typeof screenParties>>(), ofIndex<ReturnType<typeof searchNames>>()];
  const judgements = ofIndex<Judgement>();
  return {
    buildIndex: (entries) => built(JSON.stringify(entries), () => buildIndex(entries)),
    loadIndex: (bytes) => {
      const known = loaded.get(bytes) ?? loadIndex(bytes);
      loaded.set(bytes, known);
      return known;
    },
    screenParties: (index, parties, options) =>
      screened(index)(`${textOf(parties)}${JSON.stringify(options)}`, () => screenParties(index, parties, options)),
    searchNames: (index, query, options) =>
      searched(index)(JSON.stringify([query, options]), () => searchNames(index, query, options)),
    screen: (order, knowledge, circumstances, mayStart) => {
      // Simulated time stands still while a check runs: all may start, or the first may not.
      if (mayStart && !mayStart('parties')) return screen(order, knowledge, circumstances, mayStart);
      return judge(judgements(knowledge.index), order, knowledge, circumstances);
    },
  };
}

/**
 * Nothing but the day, the rules and when the lists were published bears on a judgement beside order and index. Those times are
 * only cited: judged with marks in their places, one judgement serves every edition of the same entries. What it pins is added.
 */
function judge(remember: Memory<Judgement>, order: Order, knowledge: Knowledge, circumstances: Circumstances): Judgement {
  const { edition, ruleset, engine } = knowledge;
  const { now, ...rest } = circumstances;
  const times = new Map(Object.entries(edition.sources).map(([id, { publishedAt }]) => [markOf(id), publishedAt]));
  const same = `${textOf(order)}${ruleset.id} ${engine} ${now.slice(0, 10)}${JSON.stringify(rest)}`;
  const bare = { edition: '', ruleset: ruleset.id, engine, sources: [] };
  const known = remember(same, () => ({
    ...screen(order, { ...knowledge, edition: marked(edition) }, circumstances),
    pinned: bare,
  }));
  const pinned = { edition: edition.id, ruleset: ruleset.id, engine, sources: pinnedSources(knowledge) };
  const result = { ...known, findings: known.findings.map((finding) => cited(finding, times)), pinned };
  if (++judged % checkedEvery === 0 && !isDeepStrictEqual(result, screen(order, knowledge, circumstances)))
    throw new Error('a remembered judgement is not what the order would be judged to be');
  return result;
}
let judged = 0;

const markOf = (source: string): string => `published by ${source}`;

function marked(edition: Edition): Edition {
  const sources = Object.entries(edition.sources).map(([id, source]) => [id, { ...source, publishedAt: markOf(id) }] as const);
  return { ...edition, sources: Object.fromEntries(sources) };
}

function cited(finding: Finding, times: ReadonlyMap<string, string | null>): Finding {
  const isMarked = ({ edition }: Citation): boolean => typeof edition === 'string' && times.has(edition);
  if (!finding.citations.some(isMarked)) return finding;
  const timed = (one: Citation) => (isMarked(one) ? { ...one, edition: times.get(one.edition ?? '') ?? null } : one);
  return { ...finding, citations: finding.citations.map(timed) };
}

type Memory<T> = (key: string, work: () => T) => T;

function memory<T>(): Memory<T> {
  const held = new Map<string, T>();
  let hits = 0;
  return (key, work) => {
    const known = held.get(key);
    if (known === undefined) {
      if (held.size >= heldMax) held.clear();
      const result = work();
      held.set(key, result);
      return result;
    }
    if (++hits % checkedEvery === 0 && !isDeepStrictEqual(known, work())) {
      throw new Error('a step that should be pure gave another result for the same input');
    }
    return known;
  };
}

function ofIndex<T>(): (index: MatchIndex) => Memory<T> {
  const byIndex = new WeakMap<MatchIndex, Memory<T>>();
  return (index) => {
    const known = byIndex.get(index) ?? memory<T>();
    byIndex.set(index, known);
    return known;
  };
}
