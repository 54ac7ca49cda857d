import { expect } from 'chai';
import { NewUser, User } from '../../../domain/identity/user.js';
import { UserNotFound } from '../../../domain/identity/user.errors.js';
import { UserId } from '../../../domain/shared/ids.js';
import { Instant } from '../../../domain/shared/instant.js';
import { Page } from '../../../domain/shared/page.js';
import type { IdentityDatabase } from '../../../ports/identity/identity.database.js';
import type { UserRepository } from '../../../ports/identity/user.repository.js';
import { UniqueViolation } from '../../../ports/shared/database.errors.js';
import { rejection } from '../rejection.js';
import { expectOwnCopies, spoil } from '../spoil.js';

export interface UserSubject {
  readonly users: UserRepository;
  readonly database: IdentityDatabase;
}

const NOON = Instant.parse('2026-11-21T12:00:00.123456Z');
const person = (name: string): NewUser => new NewUser(`${name}@example.org`, name, NOON);

/** What every `UserRepository` owes its callers, on an empty store. */
export function describeUserRepository(engine: string, subject: () => UserSubject): void {
  describe(`user repository on ${engine}`, () => {
    it('gives a new user an id and finds it again, exact to the microsecond', async () => {
      const { users } = subject();
      const saved = await users.save(person('alice'));
      expect(saved.id > 0n).to.equal(true);
      const found = await users.findById(saved.id);
      expect(found).to.deep.equal(saved);
      expect(found?.createdAt.toString()).to.equal('2026-11-21T12:00:00.123456Z');
      expect(found).to.be.instanceOf(User);
    });

    it('finds by e-mail whatever the case', async () => {
      const { users } = subject();
      const saved = await users.save(person('alice'));
      expect(await users.findByEmail('ALICE@example.org')).to.deep.equal(saved);
      expect(await users.findByEmail('bob@example.org')).to.equal(undefined);
    });

    it('overwrites a known user and leaves the others alone', async () => {
      const { users } = subject();
      const alice = await users.save(person('alice'));
      const bob = await users.save(person('bob'));
      const changed = new User(alice.id, 'liddell@example.org', 'Alice Liddell', Instant.parse('2026-11-21T13:00:00Z'));
      expect(await users.save(changed)).to.deep.equal(changed);
      expect(await users.findById(alice.id)).to.deep.equal(changed);
      expect(await users.findById(bob.id)).to.deep.equal(bob);
    });

    it('refuses to overwrite a user that is gone', async () => {
      const { users } = subject();
      const alice = await users.save(person('alice'));
      await users.delete(alice.id);
      expect(await rejection(users.save(alice))).to.be.instanceOf(UserNotFound);
    });

    it('refuses a second user with the same address and names the constraint', async () => {
      const { users } = subject();
      await users.save(person('alice'));
      const error = await rejection(users.save(person('alice')));
      expect(error).to.be.instanceOf(UniqueViolation);
      expect(error).to.include({ code: 'DATABASE_UNIQUE_VIOLATION', constraint: 'users_email_key', table: 'users' });
      expect((error as UniqueViolation).columns).to.deep.equal(['email']);
      expect(await users.list(new Page())).to.have.length(1);
    });

    it('deletes once, and nobody else', async () => {
      const { users } = subject();
      const alice = await users.save(person('alice'));
      const bob = await users.save(person('bob'));
      expect(await users.delete(alice.id)).to.equal(true);
      expect(await users.delete(alice.id)).to.equal(false);
      expect(await users.findById(alice.id)).to.equal(undefined);
      expect(await users.findById(bob.id)).to.deep.equal(bob);
    });

    it('never gives an id twice', async () => {
      const { users } = subject();
      const first = await users.save(person('alice'));
      await users.delete(first.id);
      expect((await users.save(person('bob'))).id).to.not.equal(first.id);
    });

    it('lists pages ordered by id', async () => {
      const { users } = subject();
      for (const name of ['d', 'b', 'e', 'a', 'c']) await users.save(person(name));
      const all = await users.list(new Page());
      expect(all.map((user) => user.name)).to.deep.equal(['d', 'b', 'e', 'a', 'c']);
      const middle = await users.list(new Page({ limit: 2, offset: 2 }));
      expect(middle).to.deep.equal(all.slice(2, 4));
      expect(await users.list(new Page({ offset: 5 }))).to.deep.equal([]);
    });

    it('finds nobody under an id that was never given, however large', async () => {
      expect(await subject().users.findById(UserId(9_223_372_036_854_775_807n))).to.equal(undefined);
    });

    it('takes part in the transaction around it', async () => {
      const { users, database } = subject();
      const before = [await users.save(person('bob')), await users.save(person('carol'))] as const;
      await rejection(
        database.transaction(async () => {
          await users.save(person('alice'));
          await users.save(before[0].renamed('Robert'));
          await users.delete(before[1].id);
          throw new Error('roll back');
        }),
      );
      expect(await users.list(new Page())).to.deep.equal(before);
    });

    it('shares no object with anybody', async () => {
      const { users } = subject();
      const { id } = await users.save(person('alice'));
      const renamed = (): User => new User(id, 'alice@example.org', 'Alice Liddell', NOON);
      const given = renamed();
      spoil(await users.save(given));
      spoil(given);
      await expectOwnCopies(() => users.findById(id), renamed);
      await expectOwnCopies(
        () => users.list(new Page()),
        () => [renamed()],
      );
    });

    it('loses no change when many read and rename one user at once', async () => {
      const { users, database } = subject();
      const { id } = await users.save(person('a'));
      const longer = () =>
        database.transaction(async () => {
          const user = await users.findById(id);
          if (user) await users.save(user.renamed(`${user.name}a`));
        });
      await Promise.all(Array.from({ length: 6 }, longer));
      expect((await users.findById(id))?.name).to.equal('aaaaaaa');
    });

    it('keeps names in every script', async () => {
      const { users } = subject();
      const names = ['Ōsumi', 'Zoë ✨', 'Ελένη', '👩‍🚀 Ada', "O'Brien; DROP TABLE users"];
      for (const [index, name] of names.entries()) await users.save(new NewUser(`n${String(index)}@example.org`, name, NOON));
      expect((await users.list(new Page())).map((user) => user.name)).to.deep.equal(names);
    });
  });
}
