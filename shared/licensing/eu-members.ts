/**
 * Where Regulation (EU) 2021/821 applies: the 27 Member States, and the parts of them with codes of their own that belong to the
 * customs territory (Åland, the French overseas departments, Saint Martin).
 */
export const euMembers: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK AX GF GP MF MQ RE YT'.split(' '),
);
