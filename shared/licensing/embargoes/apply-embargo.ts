import type { ExceptionAssessment } from '../../model/decision.ts';
import type { Draft } from '../../model/finding.ts';
import type { Item } from '../../model/item.ts';
import type { Order } from '../../model/order.ts';
import { type Outcome, severity } from '../../model/outcome.ts';
import type { Agency, Coverer } from '../covered-by.ts';
import { type Reach, reachOf } from '../jurisdiction-reach.ts';
import type { Candidate, EmbargoRow } from './embargo-row.ts';
import { fitCandidate } from './fit-candidate.ts';
import { type Coverage, coverage } from './item-scopes.ts';

/** One place of an order that an embargo names, and how the order touches it. */
export interface Exposure {
  /** Country code or region id. */
  place: string;
  /** For people: `Iran`, `Crimea and Sevastopol`. */
  label: string;
  /** Party through whose address the order touches the place; null for the destination itself. */
  party: string | null;
  /**
   * `destination`: goods end there. `dealing`: a party to the sale is there. `passing`: goods pass through, or a party beside the
   * sale is there: never more than `review`.
   */
  touch: 'destination' | 'dealing' | 'passing';
  /** False when the facts contradict each other or the area is only partly covered: never more than `review`. */
  certain: boolean;
  /** Where it was read, for example `the destination` or `a postal code of the destination`. */
  read: string;
}

export interface Applied {
  findings: Draft[];
  exceptions: ExceptionAssessment[];
}

/** What applies to every rule of one check. */
export interface EmbargoCase {
  order: Order;
  /** `YYYY-MM-DD`. */
  day: string;
  coveredBy: Coverer;
}

/** What one rule says of one exposure: a finding per item it reaches, or one for the whole order, and the exceptions to look at. */
export function applyEmbargo(row: EmbargoRow, exposure: Exposure, given: EmbargoCase): Applied {
  const { order } = given;
  const reach = reachOf(order, row.jurisdiction);
  const isLeftOut = row.deemed === false && order.transaction === 'deemed_export';
  if (reach.answer === 'no' || isLeftOut) return { findings: [], exceptions: [] };
  const items: (Item | null)[] = order.items.length > 0 ? order.items : [null];
  const covered = items.map((item) => ({ item, cover: coverage(row.scope, item, order) }));
  const reached = covered.filter(({ cover }) => cover.answer === 'yes');
  const unknown = covered.filter(({ cover }) => cover.answer === 'unknown');
  const perItem = row.outcome === 'license_required' || row.outcome === 'clear_with_conditions';
  const whole = reached.length === items.length && !perItem;
  const findings = [
    ...(whole ? [finding(row, exposure, given, null, reached[0]?.cover)] : []),
    ...(whole ? [] : reached.map(({ item, cover }) => finding(row, exposure, given, item, cover))),
    ...(unknown.length > 0 ? [asked(row, exposure, unknown)] : []),
  ];
  return {
    findings: findings.map((one) => underLicense(one, row, exposure, given)),
    exceptions: reached.flatMap(({ item }) => (item ? assess(row, item, order) : [])),
  };
}

function finding(
  row: EmbargoRow,
  exposure: Exposure,
  { order }: EmbargoCase,
  item: Item | null,
  cover: Coverage | undefined,
): Draft {
  const reach = reachOf(order, row.jurisdiction);
  const released = row.outcome === 'prohibited' && isRelease(order);
  const outcome = released ? 'review' : outcomeOf(row, exposure, reach);
  const certain = outcome === row.outcome && exposure.touch === 'destination';
  const why = cover && 'why' in cover && cover.why ? ` ${capital(cover.why)}.` : '';
  return {
    check: 'destination',
    code: codeOf(exposure),
    jurisdiction: row.jurisdiction,
    outcome,
    hard: certain && outcome === 'prohibited',
    title: fill(row.title, exposure),
    detail: `${fill(row.detail, exposure)}${why} Read from ${exposure.read}.${released ? releaseNote : doubt(exposure, reach)}`,
    party: exposure.party,
    item: item?.id ?? null,
    missingFacts: reach.answer === 'unknown' ? reach.missing : [],
    ...(outcome === 'license_required' || outcome === 'clear_with_conditions'
      ? { requirement: requirement(row, exposure, item) }
      : {}),
    citations: [...row.citations],
  };
}

/** One finding for all items whose facts leave it open, with the names of the facts. */
function asked(row: EmbargoRow, exposure: Exposure, open: { item: Item | null; cover: Coverage }[]): Draft {
  const covers = open.map(({ cover }) => cover).filter((cover) => cover.answer === 'unknown');
  const why = [...new Set(covers.map((cover) => cover.why))].join('; ');
  return {
    check: 'destination',
    code: codeOf(exposure),
    jurisdiction: row.jurisdiction,
    outcome: 'review',
    hard: false,
    title: `Whether a license is needed for ${exposure.label} (${row.column}) cannot be told yet.`,
    detail: `${fill(row.detail, exposure)} Open: ${why}.`,
    party: exposure.party,
    item: open.length === 1 ? (open[0]?.item?.id ?? null) : null,
    missingFacts: [...new Set(covers.flatMap((cover) => cover.missing))],
    citations: [...row.citations],
  };
}

/** A region has its own code, since it hangs on the address and not on the country. */
export const codeOf = (exposure: Exposure): string =>
  exposure.place.length === 2 ? 'destination.embargo' : 'destination.region';

const countryOf = (exposure: Exposure): string => (exposure.place.length === 2 ? exposure.place : 'UA');

/**
 * A license on record lifts a requirement it covers. A prohibition it only turns into a question, and only when it names the
 * country: whether it is a license of the authority that prohibits, a person must see.
 */
function underLicense(found: Draft, row: EmbargoRow, exposure: Exposure, { order, day, coveredBy }: EmbargoCase): Draft {
  if (severity(found.outcome) < severity('license_required')) return found;
  const items = found.item === null ? order.items : order.items.filter((item) => item.id === found.item);
  const place = countryOf(exposure);
  const licenses = items.map((item) => coveredBy(row.jurisdiction, classOf(item, row.jurisdiction), place, day, agencyOf(row)));
  const [license] = licenses;
  if (!license || licenses.includes(null)) return found;
  if (found.outcome === 'license_required')
    return { ...found, outcome: 'clear_with_conditions', detail: `${found.detail} License ${license.id} on record covers it.` };
  if (!license.countries.includes(place)) return found;
  return {
    ...found,
    outcome: 'review',
    hard: false,
    detail: `${found.detail} License ${license.id} on record names the country; a person must confirm that it authorizes this.`,
  };
}

/** Rows of the sanctions of the United States are OFAC's, the rest are of the EAR. */
const agencyOf = ({ id, jurisdiction }: EmbargoRow): Agency =>
  jurisdiction === 'US' ? (id.startsWith('us-ofac-') ? 'OFAC' : 'BIS') : jurisdiction;

const classOf = (item: Item, jurisdiction: string): string =>
  (jurisdiction === 'EU' ? item.classification.eu : item.classification.us) ?? 'EAR99';

function outcomeOf(row: EmbargoRow, exposure: Exposure, reach: Reach): Outcome {
  const itemBound = row.outcome !== 'prohibited' && exposure.touch === 'dealing' && row.reason === 'SANCTION';
  const capped = exposure.touch === 'passing' || !exposure.certain || reach.answer === 'unknown' || itemBound;
  return capped && (severity(row.outcome) > severity('review') || row.outcome === 'clear_with_conditions')
    ? 'review'
    : row.outcome;
}

const isRelease = ({ transaction, items }: Order): boolean =>
  transaction === 'deemed_export' && items.every(({ kind }) => kind === 'technology' || kind === 'software');

/** 31 CFR 560.418 and the like: a release to a national where he is, is an export to his country only if meant for it. */
const releaseNote = ' A release to a national who is elsewhere counts where it is meant for that country, so a person must tell.';

function doubt(exposure: Exposure, reach: Reach): string {
  if (reach.answer === 'unknown') return ' Whether this law reaches the order hangs on facts that are missing.';
  if (!exposure.certain) return ' The address does not settle it, so a person must.';
  return exposure.touch === 'passing' ? ' The goods do not end there, so a person must weigh it.' : '';
}

const requirement = (row: EmbargoRow, exposure: Exposure, item: Item | null): NonNullable<Draft['requirement']> => ({
  control: item?.classification.us ?? 'all items',
  reason: row.reason,
  column: row.column,
  destination: countryOf(exposure),
});

function assess(row: EmbargoRow, item: Item, order: Order): ExceptionAssessment[] {
  const candidates = (row.candidates ?? []).flatMap((one): ExceptionAssessment[] => {
    const fit = fitCandidate(one.code, item, order);
    if (fit.answer === 'out') return [];
    const look = assessment(row, item, one, null);
    return [fit.answer === 'barred' ? { ...look, status: 'foreclosed', overcomes: [], reasons: [fit.why] } : look];
  });
  return row.available ? [...candidates, assessment(row, item, row.available, noPart744(order))] : candidates;
}

const assessment = (row: EmbargoRow, item: Item, one: Candidate, met: boolean | null): ExceptionAssessment => ({
  item: item.id,
  code: one.code,
  status: row.available === one && met !== false ? 'available' : 'candidate',
  overcomes: [row.column],
  reasons: [],
  conditions: one.conditions.map((condition) => ({ ...condition, met })),
  citations: [one.citation],
});

/** End uses that Part 744 restricts: SPP stands only when each was asked and denied. */
const part744Flags = ['military', 'militaryIntelligence', 'nuclear', 'missile', 'chemBio'];

function noPart744(order: Order): boolean | null {
  const answers = part744Flags.map((flag) => order.endUse.flags[flag]);
  if (answers.includes(true)) return false;
  return answers.every((answer) => answer === false) ? true : null;
}

const fill = (text: string, exposure: Exposure): string => text.replaceAll('{place}', exposure.label);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
