import type { OfacRecord } from './ofac-record.ts';

// Names of identity documents as they begin a remark. Longer ones first, so that `Passport` does not cut `Diplomatic Passport`.
const documents = [
  'Vessel Registration Identification',
  "Aircraft Manufacturer's Serial Number (MSN)",
  'Aircraft Construction Number (also called L/N or S/N or F/N)',
  'Organization Established Date',
  'Additional Sanctions Information -',
  'Secondary sanctions risk:',
  'Business Registration Number',
  'Commercial Registry Number',
  'Digital Currency Address - [A-Z]+',
  'Diplomatic Passport',
  'Stateless Person Passport',
  'National Foreign ID Number',
  'Identification Number',
  'Registration Number',
  "Driver's License No.",
  'Matricula Mercantil No',
  'Folio Mercantil No.',
  'Legal Entity Number',
  'Trade License No.',
  'Aircraft Tail Number',
  'Registration ID',
  'National ID No.',
  'Company Number',
  'Cedula No.',
  'Tax ID No.',
  'Email Address',
  'Phone Number',
  'V.A.T. Number',
  'Personal ID Card',
  'Birth Certificate Number',
  'SWIFT/BIC',
  'C.U.R.P.',
  'R.F.C.',
  'D.N.I.',
  'C.R. No.',
  'NIT #',
  'RUC #',
  'RIF #',
  'MMSI',
  'Website',
  'Telephone',
  'Passport',
  'License',
  'Gender',
  'SSN',
];
const document = new RegExp(`^(?:alt\\. )?(${documents.map((name) => name.replace(/[.#()/]/g, '\\$&')).join('|')}) (.+)$`);

type FromRemarks = Pick<OfacRecord, 'ids' | 'births' | 'birthPlaces' | 'nationalities' | 'citizenships'> & {
  weakAliases: string[];
  remarks: string | null;
};

/**
 * The older CSV files keep everything but names and addresses in one remark: birth dates, documents, weak aliases (quoted, OFAC
 * FAQ 122). Segments nobody recognizes stay remarks.
 */
export function readOfacRemarks(text: string): FromRemarks {
  const found: FromRemarks = {
    ids: [],
    births: [],
    birthPlaces: [],
    nationalities: [],
    citizenships: [],
    weakAliases: [],
    remarks: null,
  };
  const rest: string[] = [];
  for (const segment of text.replace(/\.$/, '').split(/;\s+/)) if (!take(segment.trim(), found)) rest.push(segment.trim());
  found.remarks = rest.filter((segment) => segment !== '').join('; ') || null;
  return found;
}

function take(segment: string, found: FromRemarks): boolean {
  const simple: readonly [RegExp, string[]][] = [
    [/^(?:alt\. )?DOB (.+)$/, found.births],
    [/^(?:alt\. )?POB (.+)$/, found.birthPlaces],
    [/^(?:alt\. )?nationality (.+)$/i, found.nationalities],
    [/^(?:alt\. )?citizen (.+)$/i, found.citizenships],
    [/^(?:alt\. )?a\.k\.a\. ['"](.+)['"]$/, found.weakAliases],
  ];
  for (const [pattern, target] of simple) {
    const match = pattern.exec(segment);
    if (match) return target.push(match[1]!) > 0;
  }
  const id = document.exec(segment);
  if (!id) return false;
  const [, number, country] = /^(.+?)(?: \(([^()]+)\))?(?: (?:issued|expires) .*)?$/.exec(id[2]!) ?? [];
  return found.ids.push({ type: id[1]!, number: number ?? id[2]!, country: country ?? null }) > 0;
}
