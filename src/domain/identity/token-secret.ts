import { createHash, timingSafeEqual } from 'node:crypto';
import { InvalidValue } from '../shared/invalid-value.js';
import { Secret } from '../shared/secret.js';
import { ApiTokenId } from './ids.js';

/** Random bytes in one secret: 256 bits. */
export const SECRET_BYTES = 32;

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 62^43 is the first power of 62 beyond 2^256. */
const SECRET_LENGTH = 43;
const TOKEN = /^sxt_([1-9]\d{0,18})_([0-9A-Za-z]{43})$/;
const HASH = /^[0-9a-f]{64}$/;
const LARGEST_ID = 9_223_372_036_854_775_807n;

/** The secret that these bytes spell, in letters and digits only, so that a double click takes all of it. @throws InvalidValue unless there are 32 */
export function secretOf(bytes: Uint8Array): Secret {
  if (bytes.length !== SECRET_BYTES) throw new InvalidValue('secret', `${String(bytes.length)} bytes`, `${String(SECRET_BYTES)} bytes`);
  let rest = bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  let text = '';
  for (; text.length < SECRET_LENGTH; rest /= 62n) text = DIGITS.charAt(Number(rest % 62n)) + text;
  return new Secret(text);
}

/**
 * SHA-256 of a secret, in 64 hexadecimal digits: what is stored of it. One fast hash is enough, because the secret is 256
 * random bits and nobody's choice: slow hashes (RFC 9106) make guessing what people choose dear, and from 112 bits up an approved hash does (NIST SP 800-63B, 5.1.2.2).
 * Not for passwords.
 */
export function hashOfSecret(secret: Secret): string {
  return createHash('sha256').update(secret.reveal()).digest('hex');
}

/** Whether the secret has this hash, in a time that does not tell how much of it is right. */
export function secretMatches(secret: Secret, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOfSecret(secret), 'hex'), Buffer.from(storedHash(hash), 'hex'));
}

/** @throws InvalidValue unless it is 64 hexadecimal digits in small letters. The message does not repeat what was given. */
export function storedHash(text: string): string {
  if (!HASH.test(text)) throw new InvalidValue('hash', `${String(text.length)} characters`, '64 hexadecimal digits');
  return text;
}

/** What lists and logs show of a token, and what it begins with: `sxt_42`. */
export function prefixOf(id: ApiTokenId): string {
  return `sxt_${String(id)}`;
}

/** The whole token, as its owner sends it: `sxt_42_…`. */
export function tokenText(id: ApiTokenId, secret: Secret): Secret {
  return new Secret(`${prefixOf(id)}_${secret.reveal()}`);
}

/** The parts of a token text; `undefined` for what cannot be one. */
export function readTokenText(text: string): { readonly id: ApiTokenId; readonly secret: Secret } | undefined {
  const [, digits, secret] = TOKEN.exec(text) ?? [];
  if (digits === undefined || secret === undefined || BigInt(digits) > LARGEST_ID) return undefined;
  return { id: ApiTokenId(BigInt(digits)), secret: new Secret(secret) };
}
