import { expect } from 'chai';
import { RoleGrant } from '../../../domain/identity/role-grant.js';
import { RoleName } from '../../../domain/identity/role-name.js';
import { UserId } from '../../../domain/shared/ids.js';
import { Instant } from '../../../domain/shared/instant.js';
import { ForeignKeyViolation } from '../../../ports/shared/database.errors.js';
import { aRole, aUser, type IdentitySubject } from '../../builders/identity/index.js';
import { rejection } from '../rejection.js';
import { expectOwnCopies, spoil } from '../spoil.js';

const NOON = Instant.parse('2026-11-21T12:00:00.123456Z');
const LATER = Instant.parse('2026-11-21T13:00:00.654321Z');
const READER = RoleName('reader');

/** What every `RoleGrantRepository` owes its callers, on an empty store. */
export function describeRoleGrantRepository(engine: string, subject: () => IdentitySubject): void {
  describe(`role grant repository on ${engine}`, () => {
    let alice: UserId;
    let bob: UserId;

    beforeEach(async () => {
      const { users, roles } = subject();
      for (const name of ['reader', 'writer', 'admin']) await roles.add(aRole(name));
      alice = (await users.save(aUser('alice'))).id;
      bob = (await users.save(aUser('bob'))).id;
    });

    it('makes a grant once; the first moment stays', async () => {
      const { grants } = subject();
      const grant = new RoleGrant(alice, READER, NOON);
      expect(await grants.getOrCreate(grant)).to.deep.equal({ item: grant, created: true });
      expect(await grants.getOrCreate(new RoleGrant(alice, READER, LATER))).to.deep.equal({ item: grant, created: false });
      const [found] = await grants.listOfUser(alice);
      expect(found).to.deep.equal(grant).and.to.be.instanceOf(RoleGrant);
      expect(found?.grantedAt.toString()).to.equal('2026-11-21T12:00:00.123456Z');
    });

    it('lets one of several callers make it', async () => {
      const { grants } = subject();
      const made = await Promise.all(Array.from({ length: 6 }, () => grants.getOrCreate(new RoleGrant(alice, READER, NOON))));
      expect(made.filter(({ created }) => created)).to.have.length(1);
      expect(await grants.listOfUser(alice)).to.have.length(1);
    });

    it('refuses a user or a role that is not there', async () => {
      const { grants } = subject();
      const unknownUser = await rejection(grants.getOrCreate(new RoleGrant(UserId(404_404n), READER, NOON)));
      expect(unknownUser).to.be.instanceOf(ForeignKeyViolation).and.include({ constraint: 'role_grants_user_id_fkey' });
      const unknownRole = await rejection(grants.getOrCreate(new RoleGrant(alice, RoleName('nowhere'), NOON)));
      expect(unknownRole).to.be.instanceOf(ForeignKeyViolation).and.include({ constraint: 'role_grants_role_fkey' });
      expect(await grants.listOfRole(READER)).to.deep.equal([]);
      expect(await grants.listOfUser(alice)).to.deep.equal([]);
    });

    it('lists by user ordered by role, and by role ordered by user', async () => {
      const { grants } = subject();
      for (const role of ['writer', 'admin', 'reader']) await grants.getOrCreate(new RoleGrant(bob, RoleName(role), NOON));
      await grants.getOrCreate(new RoleGrant(alice, READER, NOON));
      expect((await grants.listOfUser(bob)).map(({ role }) => role)).to.deep.equal(['admin', 'reader', 'writer']);
      expect((await grants.listOfRole(READER)).map(({ userId }) => userId)).to.deep.equal([alice, bob]);
      expect(await grants.listOfRole(RoleName('nowhere'))).to.deep.equal([]);
      expect(await grants.listOfUser(UserId(404_404n))).to.deep.equal([]);
    });

    it('removes one and leaves the others alone', async () => {
      const { grants } = subject();
      for (const user of [alice, bob]) await grants.getOrCreate(new RoleGrant(user, READER, NOON));
      expect(await grants.remove(alice, READER)).to.equal(true);
      expect(await grants.remove(alice, READER)).to.equal(false);
      expect((await grants.listOfRole(READER)).map(({ userId }) => userId)).to.deep.equal([bob]);
    });

    it('shares no object with anybody', async () => {
      const { grants } = subject();
      const made = (): RoleGrant => new RoleGrant(alice, READER, NOON);
      const given = made();
      const { item } = await grants.getOrCreate(given);
      for (const one of [given, item]) spoil(one);
      await expectOwnCopies(
        () => grants.listOfUser(alice),
        () => [made()],
      );
    });

    it('goes with its user', async () => {
      const { grants, users } = subject();
      for (const user of [alice, bob]) await grants.getOrCreate(new RoleGrant(user, READER, NOON));
      await users.delete(alice);
      expect((await grants.listOfRole(READER)).map(({ userId }) => userId)).to.deep.equal([bob]);
    });

    it('takes part in the transaction around it', async () => {
      const { database, grants } = subject();
      await grants.getOrCreate(new RoleGrant(alice, READER, NOON));
      const undone = database.transaction(async () => {
        await grants.remove(alice, READER);
        await grants.getOrCreate(new RoleGrant(bob, READER, NOON));
        throw new Error('roll back');
      });
      await rejection(undone);
      expect((await grants.listOfRole(READER)).map(({ userId }) => userId)).to.deep.equal([alice]);
    });
  });
}
