import type { Draft } from '../../model/finding.ts';
import type { Order } from '../../model/order.ts';
import { own } from '../../model/own.ts';
import { citeEar } from '../cite-law.ts';
import type { LawTables } from '../law-tables.ts';
import { classOf } from './class-of.ts';
import { placeOf } from './place.ts';
import { requirementsOf } from './requirements.ts';
import { fact, finding } from './us-finding.ts';

/** General Prohibition Eight: unlading in or shipping through these is an export to them (736.2(b)(8)(ii)). */
const restrictedTransit = new Set('AM AZ BY KH CU GE KZ KG LA MN KP RU TJ TM UA UZ VN'.split(' '));

/** Stops on the way where the item would itself need a license: shipping through them needs one too. */
export function transitStops(order: Order, law: LawTables, day: string): Draft[] {
  const stops = order.via.filter((country) => restrictedTransit.has(country) && country !== order.destination.country);
  return stops.flatMap((country) =>
    order.items.flatMap((item) => {
      const known = classOf(item);
      const entry = known?.kind === 'eccn' ? own(law.us.entries, known.entry) : undefined;
      if (known?.kind !== 'eccn' || !entry) return [];
      const place = placeOf(law.us, country);
      const asked = {
        law: law.us,
        entry,
        code: known.entry,
        path: known.path,
        text: known.text,
        item,
        place,
        from: order.shipFrom?.country ?? null,
        day,
        partyPlaces: [],
      };
      const found = requirementsOf(asked);
      if (found.length === 0) return [];
      const required = found.some((one) => one.holds === true);
      return [
        finding(item, {
          code: required ? 'license.required' : 'license.undetermined',
          outcome: required ? 'license_required' : 'review',
          title: `Transit through ${country}`,
          detail: `${known.text} ${required ? 'needs' : 'may need'} a license to ${country}; shipping it through there is treated as an export to it (General Prohibition Eight).`,
          missingFacts: required ? [] : [fact(item, 'classification.us')],
          requirement: {
            control: known.text,
            reason: found[0]?.reason ?? '',
            column: found[0]?.column ?? '',
            destination: country,
          },
          citations: [citeEar('736.2(b)(8)', law.us.edition)],
        }),
      ];
    }),
  );
}
