/** Invented companies and people: most orders touch no list. */
const firms = [
  'Nordhaven Optics',
  'Bluefield Tools',
  'Casa Moreno Hogar',
  'Tanaka Seimitsu',
  'Green Valley Dairy',
  'Ostrava Metal Works',
];
const people = ['Anna Lindqvist', 'João Ferreira', 'Priya Raman', 'Tomasz Zielinski', 'Mei Tanaka', 'Kwame Boateng'];
const places = [
  ['DE', 'Hamburg'],
  ['FR', 'Lyon'],
  ['JP', 'Osaka'],
  ['BR', 'Curitiba'],
  ['AE', 'Dubai'],
  ['PL', 'Gdynia'],
] as const;

/** The n-th order of a day in a shop: two parties, one item, another reference each. */
export function orderOf(n: number): Record<string, unknown> {
  const [country, city] = places[n % places.length] ?? places[0];
  const address = { lines: [`Harbour Street ${n % 200}`], city, country };
  return {
    reference: `BENCH-${n}`,
    shipFrom: { country: 'US' },
    destination: { country, city },
    parties: [
      { id: 'buyer', roles: ['purchaser'], type: 'organization', name: `${firms[n % firms.length]} ${n % 97}`, address },
      { id: 'consignee', roles: ['ultimate_consignee'], type: 'person', name: people[(n * 7) % people.length], address },
    ],
    items: [{ id: '1', description: 'Desk lamp', quantity: 2, classification: { us: 'EAR99' } }],
  };
}
