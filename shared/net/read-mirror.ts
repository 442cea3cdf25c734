import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../model/result.ts';

/** A file of a mirror directory laid out `<source id>/<official file name>`; a dated copy by its pattern, the latest name first. */
export async function readMirror(
  root: string,
  source: string,
  file: { name: string; alsoNamed?: string },
): Promise<Result<Uint8Array>> {
  const folder = join(root, source);
  const names: string[] = await readdir(folder).catch(() => []);
  const pattern = file.alsoNamed ? new RegExp(`^(?:${file.alsoNamed})$`) : null;
  const found = names.includes(file.name)
    ? file.name
    : names
        .filter((name) => pattern?.test(name))
        .sort()
        .at(-1);
  if (found === undefined) return fail('not_in_mirror', `\`${source}/${file.name}\` is not in the mirror`);
  try {
    return ok(await readFile(join(folder, found)));
  } catch {
    return fail('unreadable', `\`${source}/${found}\` of the mirror cannot be read`);
  }
}
