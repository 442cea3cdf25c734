import { fail, ok, type Result } from '../model/result.ts';

// Maintenance pages, error documents of object stores and bot challenges all begin within the first bytes.
const headBytes = 2048;
const html = /<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]/i;
/** XML of the Government Printing Office has a `HEAD` of its own. */
const htmlInXml = /<!doctype\s+html|<html[\s>]/i;
const challenge = /captcha|challenge-platform|awswaf|access denied|request unsuccessful/i;
const storeError = /<Error>\s*<Code>/;

/** A first look at a download before anything parses it: empty, a web page, an error document. */
export function sniffFile(name: string, bytes: Uint8Array): Result<null> {
  if (bytes.length === 0) return fail('empty_file', `\`${name}\` is empty (0 bytes)`);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headBytes));
  if (head.trim() === '') return fail('empty_file', `\`${name}\` holds nothing but blanks`);
  if ((/^\s*<\?xml/.test(head) ? htmlInXml : html).test(head)) {
    return challenge.test(head)
      ? fail('blocked', `a page that asks for a browser was served in place of \`${name}\``)
      : fail('html_page', `a web page was served in place of \`${name}\` (maintenance or error page)`);
  }
  if (storeError.test(head)) return fail('error_document', `an error document was served in place of \`${name}\``);
  return ok(null);
}
