import type { ExceptionAssessment } from '../../model/decision.ts';
import type { Draft } from '../../model/finding.ts';
import type { Item } from '../../model/item.ts';
import type { Order } from '../../model/order.ts';
import { own } from '../../model/own.ts';
import { citeEar } from '../cite-law.ts';
import type { Coverer } from '../covered-by.ts';
import type { LawTables } from '../law-tables.ts';
import { theCountry } from '../the-country.ts';
import { type Assessed, assessExceptions } from './assess-exceptions.ts';
import { classOf } from './class-of.ts';
import { hasParagraph } from './has-paragraph.ts';
import { headquartersQuestion } from './headquarters.ts';
import { isHome, type Place, placeOf } from './place.ts';
import type { UsClass } from './read-eccn.ts';
import { type Asked, requirementsOf } from './requirements.ts';
import { settle } from './settle.ts';
import { subjectToEar } from './subject-to-ear.ts';
import { fact, finding } from './us-finding.ts';

export interface UsAnswer {
  findings: Draft[];
  exceptions: ExceptionAssessment[];
}

/** License determination under the EAR for every item of the order: 732.3, 738.4. */
export function determineUs(order: Order, law: LawTables, day: string, coveredBy: Coverer): UsAnswer {
  const answers = order.items.map((item) => determineItem(item, order, law, day, coveredBy));
  if (answers.length === 1 && answers[0]) return answers[0];
  return { findings: answers.flatMap((answer) => answer.findings), exceptions: answers.flatMap((answer) => answer.exceptions) };
}

function determineItem(item: Item, order: Order, law: LawTables, day: string, coveredBy: Coverer): UsAnswer {
  const only = (...findings: Draft[]): UsAnswer => ({ findings, exceptions: [] });
  const subject = subjectToEar(item, order, law);
  if (subject.end) return only(...subject.findings);
  const also = (answer: UsAnswer): UsAnswer => ({ ...answer, findings: [...subject.findings, ...answer.findings] });
  const known = classOf(item);
  if (!known && item.kind === 'service') return also(only(service(item, law)));
  if (!known) return also(only(unclassified(item)));
  const country = order.destination.country;
  if (country === null) return also(only(undetermined(item, 'The destination is not known.', ['destination.country'])));
  const place = placeOf(law.us, country);
  if (known.kind === 'ear99') return also(only(ear99(item, place, law)));
  return also(determineEccn(item, known, place, order, law, day, coveredBy));
}

function determineEccn(
  item: Item,
  known: UsClass,
  place: Place,
  order: Order,
  law: LawTables,
  day: string,
  coveredBy: Coverer,
): UsAnswer {
  const only = (...findings: Draft[]): UsAnswer => ({ findings, exceptions: [] });
  if (known.kind !== 'eccn') return only(unreadable(item, law));
  const entry = own(law.us.entries, known.entry);
  if (!entry)
    return only(
      undetermined(
        item,
        `The Control List of ${law.us.edition} has no entry ${known.entry}.`,
        [fact(item, 'classification.us')],
        law,
      ),
    );
  if (isHome(place.country) && order.transaction !== 'deemed_export') return only(domestic(item, place, law));
  if (!place.known) return only(noRow(item, place, law));
  if (entry.flags?.includes('no_rows') || entry.flags?.includes('itar_pointer'))
    return only(elsewhere(item, known.entry, entry.flags, law));
  const asked: Asked = {
    law: law.us,
    entry,
    code: known.entry,
    path: known.path,
    text: known.text,
    item,
    place,
    from: order.shipFrom?.country ?? null,
    day,
    partyPlaces: order.parties
      .flatMap((party) => [...(party.address?.country ? [party.address.country] : []), ...party.nationalities])
      .map((country) => placeOf(law.us, country)),
  };
  const requirements = requirementsOf(asked);
  const required = requirements.filter((one) => one.holds === true);
  const exceptions = assessExceptions(asked, order, required);
  const findings = settle(asked, order, requirements, exceptions, coveredBy);
  return {
    findings: [...noParagraph(asked, law), ...findings, ...headquartersQuestion(asked, requirements, law)],
    exceptions: exceptions.map(shown),
  };
}

/** As the decision shows it: its effect is in the findings. */
const shown = ({ item, code, status, overcomes, reasons, conditions, citations }: Assessed): ExceptionAssessment => ({
  item,
  code,
  status,
  overcomes,
  reasons,
  conditions,
  citations,
});

/** A paragraph that the entry does not have tells nothing of the item, whatever its other rows say. */
function noParagraph({ code, path, entry, item }: Asked, law: LawTables): Draft[] {
  if (hasParagraph(code, entry, path)) return [];
  const detail = `${code} of ${law.us.edition} has no paragraph .${path.join('.')}: the item's classification cannot be right as stated.`;
  return [undetermined(item, detail, [fact(item, 'classification.us')], law)];
}

function unclassified(item: Item): Draft {
  return finding(item, {
    code: 'license.unclassified',
    outcome: 'review',
    title: 'The item has no US classification',
    detail: 'Without an ECCN, or a statement that the item is EAR99, no license requirement can be read off (738.2, 732.3(b)).',
    missingFacts: [fact(item, 'classification.us')],
    citations: [citeEar('732.3')],
  });
}

/** 734.3(a): items are commodities, software and technology. */
const service = (item: Item, law: LawTables): Draft =>
  finding(item, {
    code: 'license.no_requirement',
    outcome: 'clear',
    title: 'A service is not an item subject to the EAR',
    detail:
      'Licenses are for commodities, software and technology (734.3); support by United States persons (744.6) and sanctions are asked separately.',
    citations: [citeEar('734.3', law.us.edition)],
  });

function unreadable(item: Item, law: LawTables): Draft {
  const text = item.classification.us ?? '';
  if (/usml|itar|\bcat(?:egory)? [ivx]+\b|^[IVX]+\([a-z]\)/i.test(text)) return elsewhere(item, text, ['itar_pointer'], law);
  const detail = `\`${text}\` is not an ECCN; expected a form such as \`5A002.a.1\` or \`EAR99\`.`;
  return undetermined(item, detail, [fact(item, 'classification.us')], law);
}

function undetermined(item: Item, detail: string, missingFacts: string[], law?: LawTables): Draft {
  return finding(item, {
    code: 'license.undetermined',
    outcome: 'review',
    title: 'License requirement not determined',
    detail,
    missingFacts,
    citations: [citeEar('738.4', law?.us.edition)],
  });
}

function ear99(item: Item, place: Place, law: LawTables): Draft {
  return finding(item, {
    code: 'license.no_requirement',
    outcome: 'clear',
    title: 'EAR99: no license required by the Control List',
    detail: `EAR99 items need no license to ${theCountry(place.country)} for their kind; end uses, end users and embargoes (Parts 744 and 746) are asked separately.`,
    citations: [citeEar('732.3', law.us.edition)],
  });
}

function domestic(item: Item, place: Place, law: LawTables): Draft {
  return finding(item, {
    code: 'license.no_requirement',
    outcome: 'clear',
    title: 'Not an export',
    detail: `${place.country} is part of the United States: sending an item there is no export (734.13).`,
    citations: [citeEar('734.13', law.us.edition)],
  });
}

function noRow(item: Item, place: Place, law: LawTables): Draft {
  const made = finding(item, {
    code: 'destination.unresolved',
    outcome: 'review',
    title: 'No row of the Country Chart',
    detail: `${place.country} has no row in the Country Chart, and the EAR does not name whose row it takes; an absent row is not permission (738.3(b)).`,
    missingFacts: ['destination.country'],
    citations: [citeEar('738.3', law.us.edition)],
  });
  return { ...made, check: 'destination' };
}

function elsewhere(item: Item, code: string, flags: string[], law: LawTables): Draft {
  const itar = flags.includes('itar_pointer');
  return finding(item, {
    code: 'license.prose',
    outcome: 'review',
    title: itar ? 'Under another agency' : 'The entry states no requirement of its own',
    detail: itar
      ? `${code} points to items subject to the ITAR or another agency; the EAR's tables say nothing about them.`
      : `${code} carries no license requirement rows; its text must be read.`,
    missingFacts: [fact(item, 'classification.us')],
    citations: [{ ...citeEar('774', law.us.edition), instrument: '15 CFR Part 774 Supp. 1', pinpoint: code }],
  });
}
