import type { Brand } from '../shared/brand.js';
import { InvalidValue } from '../shared/invalid-value.js';

/** SHA-256 in 64 small hexadecimal digits. */
export type Checksum = Brand<string, 'Checksum'>;

/** What makes two files the same. */
export interface FileContent {
  readonly sizeBytes: bigint;
  readonly checksum: Checksum;
}

const SHA_256 = /^[0-9a-f]{64}$/;
const LARGEST = 9_223_372_036_854_775_807n;

/** @throws InvalidValue */
export function Checksum(text: string): Checksum {
  const small = text.toLowerCase();
  if (!SHA_256.test(small)) throw new InvalidValue('checksum', text, 'a SHA-256 in 64 hexadecimal digits');
  return small as Checksum;
}

/** @throws InvalidValue for a negative size, one above 2^63 - 1, or what is no SHA-256. */
export function fileContent(given: { readonly sizeBytes: bigint; readonly checksum: string }): FileContent {
  if (given.sizeBytes < 0n || given.sizeBytes > LARGEST) throw new InvalidValue('size', given.sizeBytes, 'bytes from 0 up, 64 bits');
  return { sizeBytes: given.sizeBytes, checksum: Checksum(given.checksum) };
}

/** Whether two are equal in size and checksum. */
export function sameContent(one: FileContent, other: FileContent): boolean {
  return one.sizeBytes === other.sizeBytes && one.checksum === other.checksum;
}
