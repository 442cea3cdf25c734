/** Wire bodies for tests of the doors. */
export const cleanOrder = (change: object = {}) => ({
  reference: 'SO-100',
  shipFrom: { country: 'US' },
  destination: { country: 'DE', city: 'Hamburg', postalCode: '20095' },
  parties: [
    {
      id: 'buyer',
      roles: ['purchaser', 'ultimate_consignee', 'end_user'],
      type: 'organization',
      name: 'Elbufer Messgeräte GmbH',
      address: { lines: ['Speicherstadt 4'], city: 'Hamburg', postalCode: '20095', country: 'DE' },
    },
  ],
  items: [
    {
      id: '1',
      description: 'LED bench lamp',
      quantity: 2,
      unitValue: { amount: '89.90', currency: 'EUR' },
      origin: 'US',
      classification: { us: 'EAR99', eu: 'not_listed' },
    },
  ],
  deadlineMs: 5000,
  ...change,
});

export const listedOrder = (change: object = {}) => {
  const order = cleanOrder(change);
  return {
    ...order,
    destination: { country: 'AE', city: 'Dubai' },
    parties: [{ ...order.parties[0], name: 'Zarvanian Turbine Works', address: { city: 'Dubai', country: 'AE' } }],
  };
};
