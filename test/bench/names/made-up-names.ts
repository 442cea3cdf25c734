import table from './naming-styles.json' with { type: 'json' };
import type { Random } from './random.ts';

interface Style {
  order: string;
  given: string;
  family: string;
}

/** Ordinary people and companies in the naming styles of ten countries: nobody listed, nobody real. */
export const countries = Object.keys(table.styles) as (keyof typeof table.styles)[];
/** The same in other scripts. */
export const scriptStyles = Object.keys(table.scripts) as (keyof typeof table.scripts)[];

const styles: Record<string, Style> = { ...table.styles, ...table.scripts };

/** A person's full name as that country, or that country's own script, writes it. */
export function madeUpPerson(style: (typeof countries)[number] | (typeof scriptStyles)[number], random: Random): string {
  const { order, given, family } = styles[style]!;
  const [givenNames, familyNames] = [given.split(' '), family.split(' ')];
  return order
    .split(' ')
    .map((part) => random.pick(part === 'given' ? givenNames : familyNames))
    .join(' ');
}

/** A company's name: a brand (sometimes a family name), mostly an activity, mostly a legal form. */
export function madeUpCompany(random: Random): string {
  const { brand, activity, form } = table.company;
  const forms = form
    .split('|')
    .flatMap((group) => (group.includes(',') || group.includes('Pvt') || group.includes('Sp.') ? [group] : group.split(' ')));
  const first = random.chance(0.3)
    ? random.pick(table.styles[random.pick(['US', 'DE', 'FR'] as const)].family.split(' '))
    : random.pick(brand.split(' '));
  const words = [
    first,
    random.chance(0.4) ? random.pick(brand.split(' ')) : '',
    random.chance(0.8) ? random.pick(activity.split(' ')) : '',
    random.chance(0.8) ? random.pick(forms) : '',
  ];
  return words.filter(Boolean).join(' ');
}

/** A company named by nothing but what it does and where: real ones are, and nobody's name is in it. */
export function madeUpGenericCompany(random: Random): string {
  const { orders, place, word, form } = table.genericCompany;
  const choices: Record<string, string[]> = { place: place.split('|'), word: word.split('|'), form: form.split('|') };
  const used = new Set<string>();
  const words = random
    .pick(orders.split('|'))
    .split(' ')
    .map((part) => {
      if (!(part in choices)) return part;
      let one = random.pick(choices[part]!);
      while (used.has(one) && one !== '') one = random.pick(choices[part]!);
      used.add(one);
      return one;
    });
  return words.filter(Boolean).join(' ');
}
