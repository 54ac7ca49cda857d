import { inspect } from 'node:util';
import { expect } from 'chai';
import { ApiTokenId } from '../../../src/domain/identity/ids.js';
import { hashOfSecret, readTokenText, secretMatches, secretOf, storedHash, tokenText } from '../../../src/domain/identity/token-secret.js';
import { InvalidValue } from '../../../src/domain/shared/invalid-value.js';
import { Secret } from '../../../src/domain/shared/secret.js';
import { SystemRandom } from '../../../src/adapters/system/system-random.js';

const bytes = (...last: number[]): Uint8Array => Uint8Array.from([...Array.from({ length: 32 - last.length }, () => 0), ...last]);

describe('secret of a token', () => {
  it('spells all 256 bits in 43 letters and digits', () => {
    const cases: readonly (readonly [Uint8Array, string])[] = [
      [bytes(), '0'.repeat(43)],
      [bytes(61), `${'0'.repeat(42)}z`],
      [bytes(62), `${'0'.repeat(41)}10`],
      [bytes(1, 0), `${'0'.repeat(41)}48`],
      [Uint8Array.from({ length: 32 }, () => 255), digitsOf(2n ** 256n - 1n)],
    ];
    for (const [given, text] of cases) expect(secretOf(given).reveal()).to.equal(text);
  });

  it('needs all 32 bytes', () => {
    for (const count of [0, 31, 33]) expect(() => secretOf(new Uint8Array(count))).to.throw(InvalidValue);
  });

  it('has the SHA-256 of its text as its hash', () => {
    const hash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(hashOfSecret(new Secret('abc'))).to.equal(hash);
    expect(secretMatches(new Secret('abc'), hash)).to.equal(true);
    expect(secretMatches(new Secret('abd'), hash)).to.equal(false);
    expect(() => secretMatches(new Secret('abc'), hash.slice(1))).to.throw(InvalidValue);
  });

  it('is not repeated by the refusal of what is no hash', () => {
    expect(() => storedHash('my secret')).to.throw(InvalidValue, 'hash is "9 characters"');
  });

  it('is read again from the text of its token, up to the largest id', () => {
    const secret = secretOf(new SystemRandom().bytes(32));
    for (const id of [1n, 42n, 9_223_372_036_854_775_807n]) {
      const text = tokenText(ApiTokenId(id), secret);
      const parts = readTokenText(text.reveal());
      expect([parts?.id, parts?.secret.reveal()]).to.deep.equal([id, secret.reveal()]);
    }
    const beyond = tokenText(ApiTokenId(9_223_372_036_854_775_808n), secret).reveal();
    expect(readTokenText(beyond)).to.equal(undefined);
  });

  it('prints nowhere', () => {
    const text = tokenText(ApiTokenId(1n), secretOf(bytes(1)));
    expect([String(text), JSON.stringify(text), inspect({ text })]).to.deep.equal(['***', '"***"', '{ text: *** }']);
  });

  it('differs from call to call of the random source', () => {
    const random = new SystemRandom();
    const made = Array.from({ length: 100 }, () => secretOf(random.bytes(32)).reveal());
    expect(new Set(made).size).to.equal(100);
    expect(made.every((text) => /^[0-9A-Za-z]{43}$/.test(text))).to.equal(true);
  });
});

/** Base 62 computed from the lowest digit, as text. */
function digitsOf(number: bigint): string {
  const digit = (value: bigint): string => {
    const small = Number(value);
    if (small < 10) return String(small);
    return small < 36 ? String.fromCharCode(65 + small - 10) : String.fromCharCode(97 + small - 36);
  };
  return number === 0n ? '' : digitsOf(number / 62n) + digit(number % 62n);
}
