import type { Citation } from '../../model/citation.ts';
import { citeEarSupplement } from '../cite-law.ts';

/** One numbered red flag of Supplement No. 3 to 15 CFR Part 732. */
export interface RedFlag {
  number: number;
  /** As in the code `red_flag.<topic>`. */
  topic: string;
  /** In own words. */
  text: string;
  /** Flag in `endUse.flags` by which a shop or a seller says that it was seen. */
  said: string;
  /** True when `signs.ts` can see it in an order's data as well. */
  visible: boolean;
  /** First day in force. */
  from: string;
}

const row = (number: number, topic: string, said: string, from: string, visible: boolean, text: string): RedFlag => ({
  number,
  topic,
  said,
  from,
  visible,
  text,
});

/** All of them, so that nothing is left out silently: most are seen by people only, and then recorded by their flag. */
export const redFlags: readonly RedFlag[] = [
  row(
    1,
    'reluctant_end_use',
    'reluctantEndUse',
    '1996-03-25',
    false,
    'The buyer or its agent does not want to say what the product is for.',
  ),
  row(
    2,
    'unlikely_for_business',
    'unlikelyForBusiness',
    '1996-03-25',
    false,
    "What the product can do does not fit the buyer's business.",
  ),
  row(
    3,
    'unlikely_for_country',
    'unlikelyForCountry',
    '1996-03-25',
    true,
    'The product does not fit the technical level of the country, such as chip-making equipment where no chips are made.',
  ),
  row(4, 'little_background', 'littleBackground', '1996-03-25', true, 'The buyer has little or no business background.'),
  row(
    5,
    'cash_for_expensive',
    'cashForExpensive',
    '1996-03-25',
    true,
    'The buyer offers cash for an expensive item that is normally financed.',
  ),
  row(
    6,
    'unfamiliar_with_product',
    'unfamiliarWithProduct',
    '1996-03-25',
    false,
    'The buyer does not know what the product does and still wants it.',
  ),
  row(
    7,
    'service_declined',
    'serviceDeclined',
    '1996-03-25',
    false,
    'The buyer declines installation, training or maintenance that usually go with the product.',
  ),
  row(
    8,
    'vague_delivery',
    'vagueDelivery',
    '1996-03-25',
    true,
    'Delivery dates are vague, or the place of delivery is out of the way.',
  ),
  row(
    9,
    'forwarder_as_consignee',
    'forwarderAsConsignee',
    '1996-03-25',
    true,
    'A freight forwarder is named as the final destination.',
  ),
  row(10, 'abnormal_route', 'abnormalRoute', '1996-03-25', true, 'The route does not fit the product and the destination.'),
  row(
    11,
    'odd_packaging',
    'oddPackaging',
    '1996-03-25',
    false,
    'The packaging does not fit the way of shipment or the destination.',
  ),
  row(
    12,
    'evasive_about_reexport',
    'evasiveAboutReexport',
    '1996-03-25',
    true,
    'Asked whether the product stays in the country, the buyer is evasive.',
  ),
  row(
    13,
    'too_many_parts',
    'tooManyParts',
    '2013-10-15',
    false,
    'Parts for 600 series or 9x515 end items are ordered in numbers the country cannot need.',
  ),
  row(
    14,
    'reexport_to_arms_embargo',
    'reexportToArmsEmbargo',
    '2013-10-15',
    true,
    'A 600 series or 9x515 item may go on to a country of group D:5.',
  ),
  row(
    15,
    'advertised_advanced_nodes',
    'advertisedAdvancedNodes',
    '2022-10-12',
    false,
    'The buyer used to advertise that it develops or makes advanced-node chips.',
  ),
  row(
    16,
    'tools_for_advanced_nodes',
    'toolsForAdvancedNodes',
    '2022-10-12',
    true,
    'The buyer denies advanced-node chips, but the item is made for little else.',
  ),
  row(
    17,
    'supplies_supercomputers',
    'suppliesSupercomputers',
    '2022-10-12',
    false,
    'The buyer makes things for firms in Macau or group D:5 that work on supercomputers.',
  ),
  row(
    18,
    'plans_supercomputers',
    'plansSupercomputers',
    '2022-10-12',
    false,
    'The buyer means to make supercomputers or chips that would be restricted.',
  ),
  row(
    19,
    'large_chip_foundry_order',
    'largeChipFoundryOrder',
    '2024-12-02',
    false,
    'A foundry order for a design of over 50 billion transistors with high-bandwidth memory, for a firm with headquarters in Macau or group D:5.',
  ),
  row(
    20,
    'tools_above_level',
    'toolsAboveLevel',
    '2024-12-02',
    false,
    'A plant without advanced nodes orders equipment that only those need.',
  ),
  row(
    21,
    'end_user_unknown',
    'endUserUnknown',
    '2024-12-02',
    true,
    'Who will own or use the item is not known, such as chip tools sent to a distributor.',
  ),
  row(
    22,
    'doubtful_license_history',
    'doubtfulLicenseHistory',
    '2024-12-02',
    false,
    'Whether the item was exported under the license it needed is in doubt.',
  ),
  row(
    23,
    'altered_after_export',
    'alteredAfterExport',
    '2024-12-02',
    false,
    'Service is asked for an item that somebody altered for a more advanced use.',
  ),
  row(
    24,
    'leaders_of_listed_entity',
    'leadersOfListedEntity',
    '2024-12-02',
    false,
    'A new customer is led by people of an entity on the Entity List.',
  ),
  row(
    25,
    'made_for_listed_entity',
    'madeForListedEntity',
    '2024-12-02',
    false,
    'A new customer asks for what was designed for a customer that is listed now.',
  ),
  row(
    26,
    'tool_with_chip',
    'toolWithChip',
    '2024-12-02',
    false,
    'A foreign-made chip tool contains a chip, so that a foreign-direct-product rule may reach it.',
  ),
  row(
    27,
    'connected_facility',
    'connectedFacility',
    '2024-12-02',
    false,
    "The end user's building is connected with one where advanced-node chips are made.",
  ),
  row(
    28,
    'model_training_service',
    'modelTrainingService',
    '2025-01-13',
    true,
    'Computing services help train a model whose weights would be controlled, for a firm with headquarters outside the listed allies.',
  ),
  row(
    29,
    'listed_owner_unknown_share',
    'listedOwnerUnknownShare',
    '2025-09-29',
    true,
    'A party has a listed owner and the share is not known: it must be found out, or a license obtained.',
  ),
];

export const citeRedFlag = (number: number | null): Citation =>
  citeEarSupplement('732', 3, number === null ? '(b)' : `(b) red flag ${number}`);
