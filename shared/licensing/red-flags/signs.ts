import { countryMismatch, diversionText } from './contact-signs.ts';
import {
  abnormalRoute,
  deniedAdvancedNodes,
  highPriorityGoods,
  militaryOnward,
  newAccount,
  splitOrder,
  unlikelyForCountry,
} from './goods-signs.ts';
import {
  consigneeMissing,
  embassy,
  endUserUnknown,
  forwarderAsConsignee,
  mailboxOnly,
  mixedScripts,
  residentialAddress,
} from './party-signs.ts';
import type { Sign } from './view.ts';

/** Every sign that an order's data can show. One function and one row here is all it takes to add another. */
export const signs: readonly Sign[] = [
  countryMismatch,
  embassy,
  highPriorityGoods,
  newAccount,
  forwarderAsConsignee,
  mailboxOnly,
  residentialAddress,
  splitOrder,
  consigneeMissing,
  endUserUnknown,
  abnormalRoute,
  unlikelyForCountry,
  militaryOnward,
  deniedAdvancedNodes,
  diversionText,
  mixedScripts,
];
