import table from './naming-styles.json' with { type: 'json' };
import type { Random } from './random.ts';

/** Ordinary people and companies in the naming styles of ten countries: nobody listed, nobody real. */
export const countries = Object.keys(table.styles) as (keyof typeof table.styles)[];

/** A person's full name as that country writes it. */
export function madeUpPerson(country: keyof typeof table.styles, random: Random): string {
  const style = table.styles[country];
  const given = style.given.split(' ');
  const family = style.family.split(' ');
  return style.order
    .split(' ')
    .map((part) => random.pick(part === 'given' ? given : family))
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
