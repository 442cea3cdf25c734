import { isDeepStrictEqual } from 'node:util';
import type { PureWork } from '../../shared/flows/pure-work.ts';
import { buildIndex } from '../../shared/matching/build-index.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import type { MatchIndex } from '../../shared/matching/match-index.ts';
import { screenParties } from '../../shared/matching/screen-party.ts';
import { searchNames } from '../../shared/matching/search-names.ts';
import type { Judgement } from '../../shared/model/decision.ts';
import type { Order } from '../../shared/model/order.ts';
import type { Circumstances, Knowledge } from '../../shared/screening/knowledge.ts';
import { screen } from '../../shared/screening/screen.ts';
import { pinnedSources } from '../../shared/screening/verdict.ts';

/** One remembered result in so many is worked out again and compared: a step that is not pure after all must not hide here. */
const checkedEvery = 64;
/** Results held; a long search of seeds must not fill the memory. */
const heldMax = 50_000;

/**
 * The steps without effects, done once for all shops of a process: the same few names, lists and orders come back in every seed,
 * and what the simulator looks for lies between the steps, not in them.
 */
export function rememberedWork(): PureWork {
  const built = memory<Uint8Array>();
  const loaded = new WeakMap<Uint8Array, ReturnType<typeof loadIndex>>();
  const [screened, searched] = [ofIndex<ReturnType<typeof screenParties>>(), ofIndex<ReturnType<typeof searchNames>>()];
  const judged = ofIndex<Judgement>();
  return {
    buildIndex: (entries) => built(JSON.stringify(entries), () => buildIndex(entries)),
    loadIndex: (bytes) => {
      const known = loaded.get(bytes) ?? loadIndex(bytes);
      loaded.set(bytes, known);
      return known;
    },
    screenParties: (index, parties, options) =>
      screened(index)(JSON.stringify([parties, options]), () => screenParties(index, parties, options)),
    searchNames: (index, query, options) =>
      searched(index)(JSON.stringify([query, options]), () => searchNames(index, query, options)),
    screen: (order, knowledge, circumstances, mayStart) => {
      // Simulated time stands still while a check runs: all may start, or the first may not.
      if (mayStart && !mayStart('parties')) return screen(order, knowledge, circumstances, mayStart);
      return judge(judged(knowledge.index), order, knowledge, circumstances);
    },
  };
}

/** Nothing but the day, the rules and what is cited of the lists bears on a judgement beside order and index; what it pins is added. */
function judge(remember: Memory<Judgement>, order: Order, knowledge: Knowledge, circumstances: Circumstances): Judgement {
  const { edition, ruleset, engine } = knowledge;
  const { now, ...rest } = circumstances;
  const anew = () => screen(order, knowledge, circumstances);
  const same = JSON.stringify([order, ruleset.id, engine, now.slice(0, 10), rest]);
  const pinned = { edition: edition.id, ruleset: ruleset.id, engine, sources: pinnedSources(knowledge) };
  const bare = (judgement: Judgement) => ({ ...judgement, pinned: { ...pinned, edition: '', sources: [] } });
  const cited = Object.values(edition.sources).map(({ publishedAt }) => publishedAt);
  const cites = ({ findings }: Judgement) => findings.some(({ match }) => match);
  const plain = remember(
    same,
    () => bare(anew()),
    (known) => !cites(known),
  );
  const result = cites(plain) ? remember(`${same}${cited}`, () => bare(anew())) : plain;
  return { ...result, pinned };
}

/** `whole`: whether the key says everything this result depends on. */
type Memory<T> = (key: string, work: () => T, whole?: (known: T) => boolean) => T;

function memory<T>(): Memory<T> {
  const held = new Map<string, T>();
  let hits = 0;
  return (key, work, whole = () => true) => {
    const known = held.get(key);
    if (known === undefined) {
      if (held.size >= heldMax) held.clear();
      const result = work();
      held.set(key, result);
      return result;
    }
    if (++hits % checkedEvery === 0 && whole(known) && !isDeepStrictEqual(known, work())) {
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
