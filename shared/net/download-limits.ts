/** Limits of one download. Tests make them small; nobody makes them larger. */
export interface DownloadLimits {
  /** Name, connection and TLS together: an origin that does not answer by then counts as unreachable. */
  connectMs: number;
  /** The whole download, redirects included. */
  totalMs: number;
  /** Silence once the body has begun. */
  idleMs: number;
  /** After this time of body, it must have come at `bytesPerSecondMin` on average. */
  rateAfterMs: number;
  bytesPerSecondMin: number;
  /** Largest body, decompressed. */
  bytesMax: number;
  redirectsMax: number;
}

export const downloadLimits: Omit<DownloadLimits, 'bytesMax' | 'totalMs'> = {
  connectMs: 3_000,
  idleMs: 30_000, // the EU file comes in bursts with pauses of some seconds
  rateAfterMs: 15_000,
  bytesPerSecondMin: 2_048, // the slowest official server seen gave 100 kB/s
  redirectsMax: 5,
};
