const LONGEST = 1_000;
const UNSTORABLE = /[\p{Cc}\p{Cs}]/gu;

/** Why something failed, in at most 1,000 characters that every database can store: a NUL fits none, half a surrogate pair no text. */
export function failureText(why: string): string {
  return [...why.replaceAll(UNSTORABLE, ' ')].slice(0, LONGEST).join('');
}
