import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import type { FunctionRow } from '../functions/manifest.ts';

const root = resolve(import.meta.dirname, '..');

/**
 * Bundles every handler with one call of esbuild and gives each a directory of its own, `<out>/<name>/index.mjs`.
 * One call for all reads and parses each source file once: 40 handlers cost little more than one, and no Docker is involved.
 * The AWS SDK is bundled: the copy in the Lambda runtime changes under a deployed function, and loads file by file.
 */
export function bundleHandlers(rows: readonly FunctionRow[], out: string): Map<string, string> {
  mkdirSync(out, { recursive: true });
  if (rows.length > 0) {
    buildSync({
      absWorkingDir: root,
      entryPoints: rows.map((row) => ({ in: row.entry, out: `${row.name}/index` })),
      outdir: out,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: false, // one file per function: nothing to resolve at a cold start
      platform: 'node',
      target: 'node24',
      format: 'esm',
      mainFields: ['module', 'main'],
      minifySyntax: true,
      minifyWhitespace: true, // names stay: a stack trace must still say where
      charset: 'utf8',
      legalComments: 'none',
      banner: { js: commonJsBridge },
      logLevel: 'error',
    });
  }
  return new Map(rows.map((row) => [row.name, join(out, row.name)]));
}

/** CommonJS dependencies call `require` for built-ins, which an ES module lacks. */
const commonJsBridge = "import{createRequire as __bridge}from'node:module';const require=__bridge(import.meta.url);";
