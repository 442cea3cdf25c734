/** `endUse.flags` as an order gives them: a name, and whether it was told; null: not asked. */
type Flags = Record<string, boolean | null>;

/** Names that callers use for the flags of the rules, by the name the rules know. Compared without case, `_` and `-`. */
const alsoCalled: Record<string, readonly string[]> = {
  military: ['militaryEndUse', 'militaryEndUser', 'militaryUse', 'armedForces', 'army', 'defense', 'defence'],
  militaryIntelligence: ['militaryIntelligenceEndUse', 'militaryIntelligenceEndUser', 'intelligence'],
  nuclear: ['nuclearEndUse', 'nuclearWeapons', 'nuclearExplosive'],
  missile: ['missiles', 'missileEndUse', 'missileTechnology'],
  chemBio: ['cbw', 'chemicalBiological', 'chemicalWeapons', 'biologicalWeapons', 'chemical', 'biological', 'chemBioWeapons'],
  wmd: ['weaponsOfMassDestruction', 'massDestruction'],
  maritimeNuclear: ['maritimeNuclearPropulsion', 'navalNuclear'],
  advancedNodeFab: ['advancedNode', 'advancedNodeIc', 'advancedSemiconductor', 'advancedNodeProduction'],
  smeProduction: ['semiconductorEquipmentProduction', 'chipToolProduction'],
  supercomputer: ['supercomputing'],
  government: ['governmentEndUser', 'governmentEndUse'],
  police: ['policeEndUser', 'policeEndUse', 'lawEnforcement', 'securityService'],
  cyberSurveillance: ['surveillance'],
  internalRepression: ['repression'],
  humanRightsViolation: ['humanRightsViolations', 'humanRights', 'humanRightsAbuse'],
  informedByAuthority: ['informed', 'authorityInformed', 'informedByCompetentAuthority', 'exporterInformed'],
  partsOfIllegalMilitaryExport: ['illegalMilitaryExport', 'partsForIllegallyExportedMilitary'],
  usPersonSupport: ['usPersonActivity'],
  civil: ['civilian', 'civilEndUse', 'civilUse', 'commercial', 'commercialUse', 'consumer', 'retail', 'personal', 'personalUse'],
};

/** Told beside an end use: they say how it is known, and name none. */
export const tellingFlags: ReadonlySet<string> = new Set(['exporterAware', 'aware', 'declared', 'certified', 'civil']);

const keyOf = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');

const canonical = new Map(
  Object.entries(alsoCalled).flatMap(([name, others]) => [name, ...others].map((other) => [keyOf(other), name] as const)),
);

/**
 * Flags under the names that the rules know. A flag given twice counts as told when either says so; what no rule knows stays as it
 * is, for `checkEndUse` to hold the order by.
 */
export function canonicalFlags(flags: Flags): Flags {
  const found: Flags = {};
  for (const [name, told] of Object.entries(flags)) {
    const known = canonical.get(keyOf(name)) ?? name;
    const before = found[known];
    found[known] = before === undefined ? told : before === true || told === true ? true : (before ?? told);
  }
  return found;
}
