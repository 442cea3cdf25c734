import type { Party } from '../../model/party.ts';
import { theCountry } from '../the-country.ts';
import { embassyOf } from './find-embassy.ts';
import type { Sign } from './view.ts';

/** The embassy of an embargoed state stands for that state in any country. */
export const embassy: Sign = ({ order }) =>
  order.parties.flatMap((party) => {
    const state = embassyOf(party);
    if (state === null) return [];
    const title = `The party is a mission of ${theCountry(state)}.`;
    const detail = `The end user is the government of ${theCountry(state)}, wherever its mission stands.`;
    return [{ number: null, topic: 'embassy', title, detail, party: party.id }];
  });

/** Words of firms that carry or store goods for others, in the languages seen most. */
const forwarding =
  /\b(freight|forwarding|forwarders?|cargo|logistics?|logistik|spedition|transitaires?|expeditors?|consolidators?)\b|экспедитор|логистик|карго|货运|物流/iu;

/** A forwarder, by role or by name, where the goods should end. */
export const forwarderAsConsignee: Sign = ({ order, crossesBorder }) =>
  crossesBorder
    ? order.parties
        .filter((party) => isEnd(party) && (party.roles.includes('freight_forwarder') || forwarding.test(party.name)))
        .map((party) => ({
          number: 9,
          topic: 'forwarder_as_consignee',
          title: 'A freight forwarder is named where the goods should end.',
          detail: 'A forwarder passes goods on: the place where they are used is not known. Ask for the end user.',
          party: party.id,
        }))
    : [];

/** Sensitive goods for somebody known by a post-office box only. */
export const mailboxOnly: Sign = ({ order, sensitive, crossesBorder }) =>
  crossesBorder && sensitive.length > 0
    ? order.parties
        .filter((party) => isEnd(party) && hasMailboxOnly(party))
        .map((party) => ({
          number: 8,
          topic: 'po_box_only',
          title: 'The consignee is known by a post-office box only.',
          detail: 'Sensitive goods need a place where they are used.',
          party: party.id,
        }))
    : [];

/** Flats, by the words that addresses write before their numbers. */
const flat =
  /\b(apt|apartment|flat|condo|wohnung|whg|appartement|appt|apto|apartamento|daire|mieszkanie)\b\.?\s*(no\.?\s*)?[#\w]*\d|(?:^|[\s,;])кв(?:артира)?\.?\s*\d|\d+\s*(室|호)/iu;

/** Sensitive goods for a firm at a flat. A private buyer lives in one; a firm that uses such goods works elsewhere. */
export const residentialAddress: Sign = ({ order, sensitive, crossesBorder }) =>
  crossesBorder && sensitive.length > 0
    ? order.parties
        .filter(
          (party) =>
            isEnd(party) && party.type === 'organization' && (party.address?.lines ?? []).some((line) => flat.test(line)),
        )
        .map((party) => ({
          number: null,
          topic: 'residential_address',
          title: 'A firm receives sensitive goods at a flat.',
          detail: 'The place of delivery is a residence, where goods of this kind are not used. Ask where they are put to use.',
          party: party.id,
        }))
    : [];

const isEnd = (party: Party): boolean => party.roles.some((role) => role === 'ultimate_consignee' || role === 'end_user');
const mailbox = /^\s*(p\.?\s*o\.?\s*box|post\s*box|postfach|apartado|casilla|а\/я)\s*[\w-]*\s*$/iu;

function hasMailboxOnly(party: Party): boolean {
  const lines = party.address?.lines ?? [];
  return lines.length > 0 && lines.every((line) => mailbox.test(line));
}

const receiving = new Set(['ship_to', 'ultimate_consignee', 'end_user', 'intermediate_consignee']);

/** Nobody receives the goods: no receiving role, and no buyer in the country of destination who may be taken to. */
export const consigneeMissing: Sign = ({ order, country }) => {
  const receives = order.parties.some((party) => party.roles.length === 0 || party.roles.some((role) => receiving.has(role)));
  const buyerThere = order.parties.some(
    (party) => country !== null && party.address?.country === country && !party.roles.includes('seller'),
  );
  if (receives || buyerThere || order.stage === 'onboarding') return [];
  const detail = 'An order without a consignee cannot be screened for who gets it. Name the ultimate consignee.';
  return [{ number: null, topic: 'consignee_missing', title: 'Nobody is named who receives the goods.', detail }];
};

/** A reseller abroad and nobody named who uses the goods. */
export const endUserUnknown: Sign = ({ order, crossesBorder }) => {
  const resells = order.parties.some((party) => party.roles.some((role) => /resell|distribut/i.test(role)));
  if (!crossesBorder || !resells || order.parties.some((party) => party.roles.includes('end_user'))) return [];
  const detail = 'Who will use the goods is not known. Ask the reseller, or record that the goods go to stock.';
  return [{ number: 21, topic: 'end_user_unknown', title: 'A reseller buys and no end user is named.', detail }];
};

/** Letters of two alphabets inside one word of a name. */
export const mixedScripts: Sign = ({ order }) =>
  order.parties
    .filter((party) => [party.name, ...party.aliases].some(mixesScripts))
    .map((party) => ({
      number: null,
      topic: 'script_mixing',
      title: 'A name mixes the letters of two alphabets in one word.',
      detail: 'Look-alike letters hide a name from a search; the folded form was screened as well.',
      party: party.id,
    }));

const mixesScripts = (name: string): boolean =>
  name
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word));
