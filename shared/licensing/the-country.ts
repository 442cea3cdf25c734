import { countryName } from '../names/resolve-country.ts';

/** Names that English says with an article, by their last or first word. */
const withArticle =
  /^(?:United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Seychelles|Isle of|Democratic Republic|Dominican Republic|Central African Republic|Czech Republic|Republic of|Holy See|Vatican)|(?:Islands|Territory|Territories)$/;

/** A country within a sentence: `the United Arab Emirates`, `Germany`. ISO 3166-1 alpha-2; a code nobody knows stays as it is. */
export function theCountry(code: string): string {
  const name = countryName(code);
  return withArticle.test(name) ? `the ${name}` : name;
}
