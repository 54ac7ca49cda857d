import { InvalidDatabaseUrl } from './database-url.errors.js';

/**
 * Undoes percent-encoding as libpq does: `+` stays a plus, and `%00` is refused.
 * @throws InvalidDatabaseUrl, without showing the text.
 */
export function percentDecoded(text: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(text);
  } catch {
    throw new InvalidDatabaseUrl({
      problem: 'has a % that is not followed by two hexadecimal digits of UTF-8',
      remedy: 'Write a literal % as %25.',
    });
  }
  if (decoded.includes('\0')) throw new InvalidDatabaseUrl({ problem: 'has a zero byte', remedy: 'Remove %00.' });
  return decoded;
}

/** Encodes everything but what is safe everywhere in a URL and easier to read plain. */
export function percentEncoded(text: string, plain: RegExp = /(?!)/g): string {
  return encodeURIComponent(text).replace(plain, decodeURIComponent);
}
