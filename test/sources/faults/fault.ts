import type { ListLab } from '../list-lab.ts';

/** One fault of an official source seen in public or to be expected, by its number in the catalogue of ingestion faults. */
export interface Fault {
  id: `I${number}`;
  title: string;
  /** Brings the fault about and checks the state it must end in. */
  check: (lab: ListLab) => Promise<void>;
}
