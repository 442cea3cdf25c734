import type { Party } from '../model/party.ts';
import { cleanName } from '../names/clean-name.ts';
import { genericAt } from '../names/generic-words.ts';
import { findLegalForms } from '../names/legal-forms.ts';
import { splitWords } from '../names/split-words.ts';
import { domainOf } from './identifier-key.ts';
import { saysWho, splitNameField } from './split-name-field.ts';

/** One text of an order that may be somebody's name. */
export interface PartyText {
  text: string;
  via: 'name' | 'alias' | 'address_line' | 'email_domain' | 'owner';
  /** Bar for this kind of text, 0–1, when higher than the caller's. */
  minScore: number;
  /** Written by somebody as a name (name field, c/o, attn): judged even when short. */
  stated: boolean;
}

/** Texts looked at for one party: fifty lines of address are noise, not names. */
const textsMax = 64;
/** Address lines and domains are not names by default, so they must agree better. */
const lineBar = 0.8;
const domainBar = 0.93;

/** Every text of a party that may name somebody: names, aliases, both sides of `c/o`, lines of the address, domain, owners. */
export function splitPartyTexts(party: Party): PartyText[] {
  const out: PartyText[] = [];
  const add = (text: string, via: PartyText['via'], minScore: number, stated: boolean): void => {
    const trimmed = text.trim();
    if (trimmed !== '' && out.length < textsMax && !out.some((one) => one.text === trimmed))
      out.push({ text: trimmed, via, minScore, stated });
  };
  for (const name of bothWays(party.name)) for (const part of splitNameField(name)) add(part, 'name', 0, true);
  for (const alias of party.aliases.flatMap(bothWays)) for (const part of splitNameField(alias)) add(part, 'alias', 0, true);
  for (const owner of party.ownership) for (const part of splitNameField(owner.name ?? '')) add(part, 'owner', 0, true);
  for (const line of party.address?.lines ?? []) {
    const parts = splitNameField(line);
    if (saysWho(line)) for (const part of parts) addLineParts(part, (text) => add(text, 'address_line', 0, true), saysSomething);
    else addLineParts(line, (text) => add(text, 'address_line', lineBar, false));
  }
  for (const host of [party.email, party.website]) {
    const name = host ? domainName(host) : null;
    if (name !== null) add(name, 'email_domain', domainBar, false);
  }
  return out;
}

/** Characters that turn the direction of writing: a name typed backwards behind one is read forwards on the screen. */
export const turnsDirection = (text: string): boolean => /[\u202a-\u202e\u2066-\u2069]/.test(text);
const bothWays = (text: string): string[] => (/[\u202d\u202e]/.test(text) ? [text, [...text].reverse().join('')] : [text]);

/** Words that make a segment of an address a place rather than a name. */
const placeWords = new Set(
  (
    'street st str road rd avenue ave av lane ln boulevard blvd building bldg block floor fl room rm suite ste unit apt apartment flat box pobox po house tower district ' +
    'zone estate highway hwy square plaza park drive dr court ct way village town city province county state region ul ulitsa prospekt pereulok shosse naberezhnaya strasse platz ' +
    'rue calle avenida via piazza plot sector phase mahallesi mah cad cadde sok sokak caddesi sokagi no number near opposite opp level gate warehouse door dock port'
  ).split(' '),
);

/** Segments of an address line that may be a name: they have letters, do not begin with a figure, and say no street. */
function addLineParts(line: string, add: (text: string) => void, isName = mayBeName): void {
  const segments = line.split(/\s*[,，、]\s*/);
  if (segments.length === 2 && segments.every(mayBeNamePart)) add(line);
  for (const [at, segment] of segments.entries()) {
    if (!isName(segment)) continue;
    const next = segments[at + 1];
    add(next !== undefined && isLegalForm(next) ? `${segment}, ${next}` : segment);
  }
}

/** After `c/o` and the like all but house numbers and streets is a name, however plain its words. */
function saysSomething(segment: string): boolean {
  const { words } = splitWords(cleanName(segment).text);
  return words.length > 0 && !(words[0]!.text >= '0' && words[0]!.text < ':') && !words.some((word) => placeWords.has(word.text));
}

/** Half of a name written `FAMILY, Given`. */
const mayBeNamePart = (segment: string): boolean => {
  const { words } = splitWords(cleanName(segment).text);
  return (
    words.length > 0 &&
    words.length <= 3 &&
    words.every((word) => !(word.text >= '0' && word.text < ':') && !placeWords.has(word.text))
  );
};

function mayBeName(segment: string): boolean {
  if (segment.length < 3) return false;
  const { words } = splitWords(cleanName(segment).text);
  if (words.length < 1 || words.every((word) => word.text >= '0' && word.text < ':')) return false;
  const forms = findLegalForms(words).some((form) => !form.ambiguous);
  if (forms) return true;
  if (words[0]!.text >= '0' && words[0]!.text < ':') return false;
  if (words.some((word) => placeWords.has(word.text))) return false;
  if (words.every((_, at) => genericAt(words, at) !== null)) return false;
  return words.length >= 2 || words[0]!.text.length >= 7;
}

const isLegalForm = (segment: string): boolean => {
  const { words } = splitWords(cleanName(segment).text);
  return words.length > 0 && words.length <= 3 && findLegalForms(words)[0]?.to === words.length;
};

/** The name in a host (`sales@rosoboronexport.ru` → `rosoboronexport`); null for shared hosts and short labels. */
function domainName(host: string): string | null {
  const domain = domainOf(host);
  const label = domain
    ?.split('.')
    .reverse()
    .find((part, at) => at > 0 && part.length >= 6);
  return label ? label.replace(/-/g, ' ') : null;
}
