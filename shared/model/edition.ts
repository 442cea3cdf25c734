/** How the version in force came to be here. */
export type Provenance = 'live' | 'mirrored' | 'sample' | 'imported';

/** One list inside a source's file (a consolidated file has several). */
export interface ListCount {
  id: string;
  entries: number;
}

/** The version of one source that an edition contains. */
export interface EditionSource {
  /** Hash of the normalized content: the same content is the same version. */
  version: string;
  provenance: Provenance;
  /** Publication date the file itself declares, ISO date or instant; null when it declares none. */
  publishedAt: string | null;
  retrievedAt: string;
  /** Hash of the raw bytes. */
  sha256: string;
  parserVersion: string;
  entries: number;
  lists: ListCount[];
  /** Object key of the normalized version. */
  key: string;
  /** Entries taken off within the day before this version, by the instant they went: gzipped lines, as in `key`. */
  removed?: { at: string; key: string; entries: number }[];
}

/**
 * The immutable, content-addressed snapshot of all knowledge. Decisions pin its id;
 * replay loads it by that id.
 */
export interface Edition {
  /** `ed_` + hash of everything below except `createdAt`. */
  id: string;
  createdAt: string;
  sources: Record<string, EditionSource>;
  /** Layout and normalizer of the index: code that reads another builds the index again from the versions. */
  indexFormat?: string;
  /** Object keys of the built artefacts. */
  indexKey: string;
  lawKey: string | null;
}
