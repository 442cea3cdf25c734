/** Controls, escape sequences of terminals, and marks that turn the direction of text: names hold them to deceive. */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

/** Text from outside, fit for a terminal: what cannot be seen is shown as `\u{…}`. */
export const plain = (text: string): string => text.replace(hidden, (mark) => `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`);
