import { expect } from 'chai';
import { MemoryIdentityDatabase } from '../../../src/adapters/memory/identity/identity.database.memory.js';
import { MemoryUserRepository } from '../../../src/adapters/memory/identity/user.memory.js';
import { EmailAlreadyRegistered, UserNotFound } from '../../../src/domain/identity/user.errors.js';
import { UserId } from '../../../src/domain/shared/ids.js';
import { Instant } from '../../../src/domain/shared/instant.js';
import { InvalidValue } from '../../../src/domain/shared/invalid-value.js';
import { UserService } from '../../../src/services/identity/user.service.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';

const NOON = Instant.parse('2026-11-21T12:00:00Z');
const alice = { email: 'alice@example.org', name: 'Alice' };

describe('user service', () => {
  let users: MemoryUserRepository;
  let service: UserService;

  beforeEach(() => {
    const database = new MemoryIdentityDatabase();
    users = new MemoryUserRepository(database);
    service = new UserService(users, database, { now: () => NOON });
  });

  it('registers a user at the time of the clock', async () => {
    const user = await service.register(alice);
    expect(user).to.include({ email: 'alice@example.org', name: 'Alice' });
    expect(user.createdAt.equals(NOON)).to.equal(true);
    expect(await service.get(user.id)).to.deep.equal(user);
  });

  it('refuses an address that is registered, in any spelling', async () => {
    await service.register(alice);
    const error = await rejection(service.register({ email: ' ALICE@Example.ORG ', name: 'Another Alice' }));
    expect(error).to.be.instanceOf(EmailAlreadyRegistered).and.include({ code: 'EMAIL_ALREADY_REGISTERED' });
    expect(await users.count()).to.equal(1);
  });

  it('registers an address once when ten callers try at the same time', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => service.register(alice)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).to.have.length(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).to.be.instanceOf(EmailAlreadyRegistered);
    expect(await users.count()).to.equal(1);
  });

  it('renames a user and keeps everything else', async () => {
    const user = await service.register(alice);
    expect(await service.rename(user.id, 'Alice Liddell')).to.deep.equal(user.renamed('Alice Liddell'));
  });

  it('removes a user once', async () => {
    const { id } = await service.register(alice);
    await service.remove(id);
    expect(await rejection(service.remove(id))).to.be.instanceOf(UserNotFound);
    expect(await rejection(service.get(id))).to.be.instanceOf(UserNotFound);
  });

  it('says who is not there', async () => {
    const error = await rejection(service.rename(UserId(404n), 'Nobody'));
    expect(error).to.be.instanceOf(UserNotFound).and.include({ message: 'USER_NOT_FOUND: there is no user 404' });
  });

  it('lists pages in order of registration', async () => {
    for (const name of ['a', 'b', 'c']) await service.register({ email: `${name}@example.org`, name });
    expect((await service.list({ limit: 2, offset: 1 })).map((user) => user.name)).to.deep.equal(['b', 'c']);
  });

  for (const [what, person] of [
    ['no address', { email: 'alice', name: 'Alice' }],
    ['an address with a line break', { email: 'alice@example.org\nbcc: all', name: 'Alice' }],
    ['an endless address', { email: `${'a'.repeat(250)}@example.org`, name: 'Alice' }],
    ['an empty name', { email: 'alice@example.org', name: '   ' }],
    ['an endless name', { email: 'alice@example.org', name: 'x'.repeat(256) }],
    ['a name with a NUL', { email: 'alice@example.org', name: 'Ali\0ce' }],
  ] as const)
    it(`refuses ${what} and stores nothing`, async () => {
      expect(await rejection(service.register(person))).to.be.instanceOf(InvalidValue);
      expect(await users.count()).to.equal(0);
    });

  for (const page of [{ limit: 0 }, { limit: -1 }, { limit: 1001 }, { limit: 1.5 }, { offset: -1 }, { offset: Number.NaN }])
    it(`refuses the page ${JSON.stringify(page)}`, async () => {
      expect(await rejection(service.list(page))).to.be.instanceOf(InvalidValue);
    });
});
