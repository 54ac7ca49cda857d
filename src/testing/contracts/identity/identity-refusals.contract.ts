import { expect } from 'chai';
import { ApiTokenId } from '../../../domain/identity/ids.js';
import { UserId } from '../../../domain/shared/ids.js';
import { Instant } from '../../../domain/shared/instant.js';
import { Secret } from '../../../domain/shared/secret.js';
import { identityServices, type IdentityServices, type IdentitySubject } from '../../builders/identity/index.js';
import { rejection } from '../rejection.js';

const NOON = Instant.parse('2026-11-21T12:00:00Z');
const LONG = 'x'.repeat(256);
const NOBODY = UserId(404_404n);
/** One more than 64 bits hold. */
const TOO_LARGE = 2n ** 63n;
const bob = { email: 'bob@example.org', name: 'Bob' };
const role = { name: 'new', description: '', permissions: ['a:b'] };
const words = (count: number) => Array.from({ length: count }, (_, index) => `a:b${String(index)}`);

type Call = (services: IdentityServices, alice: UserId) => Promise<unknown>;

const REFUSALS: readonly (readonly [what: string, code: string, call: Call])[] = [
  ['an address that is none', 'INVALID_VALUE', ({ users }) => users.register({ ...bob, email: 'bob' })],
  ['an empty address', 'INVALID_VALUE', ({ users }) => users.register({ ...bob, email: '' })],
  ['an endless address', 'INVALID_VALUE', ({ users }) => users.register({ ...bob, email: `${LONG}@example.org` })],
  ['an address with a NUL', 'INVALID_VALUE', ({ users }) => users.register({ ...bob, email: 'b\0b@example.org' })],
  ['an address with half a surrogate pair', 'INVALID_VALUE', ({ users }) => users.register({ ...bob, email: '\ud800@example.org' })],
  ['an address that is taken', 'EMAIL_ALREADY_REGISTERED', ({ users }) => users.register({ ...bob, email: ' ALICE@example.org' })],
  ['an empty name', 'INVALID_VALUE', ({ users }) => users.register({ ...bob, name: ' \t ' })],
  ['an endless name', 'INVALID_VALUE', ({ users }) => users.register({ ...bob, name: LONG })],
  ['a name with a NUL', 'INVALID_VALUE', ({ users }) => users.register({ ...bob, name: 'B\0b' })],
  ['a name with half a surrogate pair', 'INVALID_VALUE', ({ users }) => users.register({ ...bob, name: '\udfff' })],
  ['another name for nobody', 'USER_NOT_FOUND', ({ users }) => users.rename(NOBODY, 'Bob')],
  ['an empty other name', 'INVALID_VALUE', ({ users }, alice) => users.rename(alice, '')],
  ['reading nobody', 'USER_NOT_FOUND', ({ users }) => users.get(NOBODY)],
  ['reading an address that nobody has', 'USER_NOT_FOUND', ({ users }) => users.getByEmail('nobody@example.org')],
  ['reading an address that is none', 'INVALID_VALUE', ({ users }) => users.getByEmail('no\0body@example.org')],
  ['reading user 0', 'USER_NOT_FOUND', ({ users }) => users.get(UserId(0n))],
  ['reading a user below 0', 'USER_NOT_FOUND', ({ users }) => users.get(UserId(-1n))],
  ['reading a user of more than 64 bits', 'DATABASE_VALUE_NOT_STORABLE', ({ users }) => users.get(UserId(TOO_LARGE))],
  ['removing nobody', 'USER_NOT_FOUND', ({ users }) => users.remove(NOBODY)],
  ['removing a user of more than 64 bits', 'DATABASE_VALUE_NOT_STORABLE', ({ users }) => users.remove(UserId(TOO_LARGE))],
  ['a page of users of NaN', 'INVALID_VALUE', ({ users }) => users.list({ limit: Number.NaN })],
  ['a page of users before the first', 'INVALID_VALUE', ({ users }) => users.list({ offset: -1 })],

  ['a role without a name', 'INVALID_VALUE', ({ roles }) => roles.define({ ...role, name: '' })],
  ['a role with capitals', 'INVALID_VALUE', ({ roles }) => roles.define({ ...role, name: 'Reader' })],
  ['a role with a NUL', 'INVALID_VALUE', ({ roles }) => roles.define({ ...role, name: 'a\0b' })],
  ['a role with an endless name', 'INVALID_VALUE', ({ roles }) => roles.define({ ...role, name: 'x'.repeat(64) })],
  ['a role with an endless description', 'INVALID_VALUE', ({ roles }) => roles.define({ ...role, description: LONG })],
  ['a description with a NUL', 'INVALID_VALUE', ({ roles }) => roles.define({ ...role, description: '\0' })],
  ['a permission that is none', 'INVALID_VALUE', ({ roles }) => roles.define({ ...role, permissions: ['everything'] })],
  ['a permission with a blank', 'INVALID_VALUE', ({ roles }) => roles.define({ ...role, permissions: ['a:b c:d'] })],
  ['a pattern of permissions', 'INVALID_VALUE', ({ roles }) => roles.define({ ...role, permissions: ['a:*'] })],
  ['an endless permission', 'INVALID_VALUE', ({ roles }) => roles.define({ ...role, permissions: [`a:${LONG}`] })],
  ['too many permissions', 'INVALID_VALUE', ({ roles }) => roles.define({ ...role, permissions: words(201) })],
  ['a role that is there', 'ROLE_EXISTS', ({ roles }) => roles.define({ ...role, name: 'reader' })],
  ['another meaning of an unknown role', 'ROLE_NOT_FOUND', ({ roles }) => roles.redefine('nowhere', { permissions: [] })],
  ['another meaning that is none', 'INVALID_VALUE', ({ roles }) => roles.redefine('reader', { permissions: ['a'] })],
  ['removing an unknown role', 'ROLE_NOT_FOUND', ({ roles }) => roles.remove('nowhere')],
  ['removing a role that somebody has', 'ROLE_IN_USE', ({ roles }) => roles.remove('reader')],
  ['reading an unknown role', 'ROLE_NOT_FOUND', ({ roles }) => roles.get('nowhere')],
  ['reading a role that cannot be', 'INVALID_VALUE', ({ roles }) => roles.get('no where')],
  ['a page of roles of NaN', 'INVALID_VALUE', ({ roles }) => roles.list({ limit: Number.NaN })],
  ['a cursor that is none', 'QUERY_CURSOR_REFUSED', ({ roles }) => roles.list({ cursor: 'x' })],
  ['granting to nobody', 'USER_NOT_FOUND', ({ roles }) => roles.grant(NOBODY, 'reader')],
  ['granting to more than 64 bits', 'DATABASE_VALUE_NOT_STORABLE', ({ roles }) => roles.grant(UserId(TOO_LARGE), 'reader')],
  ['granting an unknown role', 'ROLE_NOT_FOUND', ({ roles }, alice) => roles.grant(alice, 'nowhere')],
  ['granting what cannot be a role', 'INVALID_VALUE', ({ roles }, alice) => roles.grant(alice, 'a b')],
  ['revoking from nobody', 'USER_NOT_FOUND', ({ roles }) => roles.revoke(NOBODY, 'reader')],
  ['revoking what was not granted', 'ROLE_NOT_GRANTED', ({ roles }, alice) => roles.revoke(alice, 'writer')],
  ['roles of nobody', 'USER_NOT_FOUND', ({ roles }) => roles.listOfUser(NOBODY)],

  ['a token of nobody', 'USER_NOT_FOUND', ({ tokens }) => tokens.create({ userId: NOBODY, name: 'x' })],
  ['a token without a name', 'INVALID_VALUE', ({ tokens }, userId) => tokens.create({ userId, name: ' ' })],
  ['a token with an endless name', 'INVALID_VALUE', ({ tokens }, userId) => tokens.create({ userId, name: LONG })],
  ['a token with a NUL', 'INVALID_VALUE', ({ tokens }, userId) => tokens.create({ userId, name: 'a\0' })],
  ['a scope that is none', 'INVALID_VALUE', ({ tokens }, userId) => tokens.create({ userId, name: 'x', scopes: ['x'] })],
  ['a scope that is not held', 'TOKEN_SCOPE_NOT_HELD', ({ tokens }, userId) => tokens.create({ userId, name: 'x', scopes: ['c:d'] })],
  ['a token that is over', 'INVALID_VALUE', ({ tokens }, userId) => tokens.create({ userId, name: 'x', expiresAt: NOON })],
  [
    'a token that ended in year 1',
    'INVALID_VALUE',
    ({ tokens }, userId) => tokens.create({ userId, name: 'x', expiresAt: Instant.parse('0001-01-01T00:00:00Z') }),
  ],
  ['revoking an unknown token', 'TOKEN_NOT_FOUND', ({ tokens }) => tokens.revoke(ApiTokenId(404_404n))],
  ['revoking a token of more than 64 bits', 'DATABASE_VALUE_NOT_STORABLE', ({ tokens }) => tokens.revoke(ApiTokenId(TOO_LARGE))],
  ['reading an unknown token', 'TOKEN_NOT_FOUND', ({ tokens }) => tokens.get(ApiTokenId(-1n))],
  ['tokens of nobody', 'USER_NOT_FOUND', ({ tokens }) => tokens.listOfUser(NOBODY)],
  ['a page of tokens of NaN', 'INVALID_VALUE', ({ tokens }) => tokens.list({ limit: Number.NaN })],
  ['a call without a token', 'TOKEN_UNKNOWN', ({ authentication }) => authentication.authenticate(new Secret(''))],
  ['a call with a NUL', 'TOKEN_UNKNOWN', ({ authentication }) => authentication.authenticate(new Secret(`sxt_1_${'\0'.repeat(43)}`))],
  ['a call with an endless token', 'TOKEN_UNKNOWN', ({ authentication }) => authentication.authenticate(new Secret(LONG.repeat(100)))],
];

/** Bad input: one typed error each, the same on every engine, and nothing is written. */
export function describeIdentityRefusals(engine: string, subject: () => IdentitySubject): void {
  describe(`refusals of identity on ${engine}`, () => {
    let services: IdentityServices;
    let alice: UserId;

    beforeEach(async () => {
      services = identityServices(subject(), { now: () => NOON });
      alice = (await services.users.register({ email: 'alice@example.org', name: 'Alice' })).id;
      for (const name of ['reader', 'writer']) await services.roles.define({ ...role, name });
      await services.roles.grant(alice, 'reader');
      await services.tokens.create({ userId: alice, name: 'laptop' });
    });

    const stored = async (): Promise<unknown> => ({
      users: await services.users.list(),
      roles: (await services.roles.list()).items,
      granted: await services.roles.listOfUser(alice),
      tokens: (await services.tokens.list()).items,
    });

    it('gives each its code and writes nothing', async () => {
      const before = await stored();
      for (const [what, code, call] of REFUSALS) {
        expect(await rejection(call(services, alice)), what).to.include({ code });
        expect(await stored(), what).to.deep.equal(before);
      }
    });

    it('lets one of several callers register an address or define a role, and tells the others, however they are isolated', async () => {
      const isolation = 'read committed';
      const codesOf = async (call: () => Promise<unknown>): Promise<string[]> => {
        const calls = Array.from({ length: 5 }, () => subject().database.transaction(call, { isolation }));
        const outcomes = await Promise.allSettled(calls);
        return outcomes
          .map((outcome) => (outcome.status === 'fulfilled' ? 'done' : String((outcome.reason as { code?: unknown }).code)))
          .sort();
      };
      const refused = (code: string) => [code, code, code, code, 'done'].sort();
      expect(await codesOf(() => services.users.register(bob))).to.deep.equal(refused('EMAIL_ALREADY_REGISTERED'));
      expect(await codesOf(() => services.roles.define(role))).to.deep.equal(refused('ROLE_EXISTS'));
    });
  });
}
