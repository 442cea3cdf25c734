/** A caller that is not an IAM principal. Only hashes of its secrets are kept. */
export interface ApiKey {
  /** Public part; names the caller in every record. Stays when the secret is rotated. */
  id: string;
  name: string;
  scopes: string[];
  /** `own`: sees only what it made itself; anything else is not found. */
  reach: 'own' | 'all';
  createdAt: string;
  createdBy: string;
  expiresAt: string | null;
  revokedAt: string | null;
  /** SHA-256 of each secret that is still accepted; an older one until its overlap ends. */
  secrets: { hash: string; createdAt: string; until: string | null }[];
  revision: number;
}

/** Who is asking, as far as flows care. */
export interface Caller {
  id: string;
  reach: 'own' | 'all';
}
