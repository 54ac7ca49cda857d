import { expect } from 'chai';
import { RoleNotFound } from '../../../domain/identity/role.errors.js';
import { RoleGrant } from '../../../domain/identity/role-grant.js';
import { RoleName } from '../../../domain/identity/role-name.js';
import { Role } from '../../../domain/identity/role.js';
import { Instant } from '../../../domain/shared/instant.js';
import { ForeignKeyViolation, UniqueViolation } from '../../../ports/shared/database.errors.js';
import { CursorRefused } from '../../../ports/shared/query.errors.js';
import { aRole, aUser, type IdentitySubject } from '../../builders/identity/index.js';
import { rejection } from '../rejection.js';

const NOON = Instant.parse('2026-11-21T12:00:00Z');
const many = (count: number) => Array.from({ length: count }, (_, index) => `context:action-${String(index).padStart(3, '0')}`);

/** What every `RoleRepository` owes its callers, on an empty store. */
export function describeRoleRepository(engine: string, subject: () => IdentitySubject): void {
  describe(`role repository on ${engine}`, () => {
    it('finds what was added, exactly', async () => {
      const { roles } = subject();
      const odd = aRole('a1-b2', { description: 'Ōsumi 👩‍🚀; DROP TABLE roles --', permissions: ['z:z', 'a:b', 'a-1:b-2', 'a:b'] });
      await roles.add(odd);
      const found = await roles.findByName(odd.name);
      expect(found).to.deep.equal(odd).and.to.be.instanceOf(Role);
      expect(found?.permissions).to.deep.equal(['a-1:b-2', 'a:b', 'z:z']);
      expect(await roles.findByName(RoleName('other'))).to.equal(undefined);
    });

    for (const [what, permissions] of [
      ['no permission', []],
      ['one', ['a:b']],
      ['as many as there may be', many(200)],
    ] as const)
      it(`keeps ${what}`, async () => {
        const { roles } = subject();
        await roles.add(aRole('role', { permissions, description: '' }));
        expect(await roles.findByName(RoleName('role'))).to.deep.include({ permissions, description: '' });
      });

    it('takes each name once and names the constraint', async () => {
      const { roles } = subject();
      await roles.add(aRole('reader'));
      const error = await rejection(roles.add(aRole('reader', { permissions: ['a:b'] })));
      expect(error).to.be.instanceOf(UniqueViolation).and.include({ constraint: 'roles_pkey', table: 'roles' });
      expect(await roles.findByName(RoleName('reader'))).to.deep.equal(aRole('reader'));
    });

    it('overwrites a known one and leaves the others alone', async () => {
      const { roles } = subject();
      for (const name of ['one', 'other']) await roles.add(aRole(name));
      const changed = aRole('one').redefined({ description: 'more', permissions: ['a:b'] });
      await roles.save(changed);
      expect(await roles.findByName(RoleName('one'))).to.deep.equal(changed);
      expect(await roles.findByName(RoleName('other'))).to.deep.equal(aRole('other'));
      expect(await rejection(roles.save(aRole('nowhere')))).to.be.instanceOf(RoleNotFound);
    });

    it('removes once, and not while somebody has it', async () => {
      const { roles, users, grants } = subject();
      const alice = await users.save(aUser());
      const [role, other] = [aRole(), aRole('other')];
      for (const one of [role, other]) await roles.add(one);
      await grants.getOrCreate(new RoleGrant(alice.id, role.name, NOON));
      const error = await rejection(roles.remove(role.name));
      expect(error).to.be.instanceOf(ForeignKeyViolation).and.include({ constraint: 'role_grants_role_fkey' });
      expect(await roles.findByName(role.name)).to.deep.equal(role);
      await grants.remove(alice.id, role.name);
      expect(await roles.remove(role.name)).to.equal(true);
      expect(await roles.remove(role.name)).to.equal(false);
      expect((await roles.list({ limit: 9 })).items).to.deep.equal([other]);
    });

    it('lists those of the names that there are, ordered by name', async () => {
      const { roles } = subject();
      for (const name of ['b', 'c', 'a']) await roles.add(aRole(name));
      const listed = await roles.listNamed(['c', 'nowhere', 'a', 'a'].map(RoleName));
      expect(listed.map(({ name }) => name)).to.deep.equal(['a', 'c']);
      expect(await roles.listNamed([])).to.deep.equal([]);
    });

    it('lists pages ordered by name, letters by code point', async () => {
      const { roles } = subject();
      for (const name of ['b', 'a-z', 'ab', 'a', 'a1']) await roles.add(aRole(name));
      const first = await roles.list({ limit: 3 });
      expect(first.items.map(({ name }) => name)).to.deep.equal(['a', 'a-z', 'a1']);
      const rest = await roles.list({ limit: 3, cursor: first.next });
      expect(rest.items.map(({ name }) => name)).to.deep.equal(['ab', 'b']);
      expect(rest).to.include({ hasNext: false, next: undefined });
      expect(await rejection(roles.list({ limit: 3, cursor: 'x' }))).to.be.instanceOf(CursorRefused);
    });

    it('takes part in the transaction around it', async () => {
      const { database, roles } = subject();
      for (const name of ['removed', 'stays']) await roles.add(aRole(name));
      const undone = database.transaction(async () => {
        await roles.add(aRole('goes'));
        await roles.save(aRole('stays').redefined({ permissions: [] }));
        await roles.remove(RoleName('removed'));
        throw new Error('roll back');
      });
      await rejection(undone);
      expect((await roles.list({ limit: 9 })).items).to.deep.equal([aRole('removed'), aRole('stays')]);
    });

    it('loses no change of two at once that each add a permission', async () => {
      const { database, roles } = subject();
      await roles.add(aRole('role', { permissions: [] }));
      const add = (permission: string) =>
        database.transaction(async () => {
          const role = await roles.findByName(RoleName('role'));
          await roles.save(aRole('role', { permissions: [...(role?.permissions ?? []), permission] }));
        });
      await Promise.all(many(6).map(add));
      expect((await roles.findByName(RoleName('role')))?.permissions).to.deep.equal(many(6));
    });

    it('hands out what is nobody else’s', async () => {
      const { roles } = subject();
      await roles.add(aRole());
      const [one, again] = [await roles.findByName(RoleName('reader')), await roles.findByName(RoleName('reader'))];
      expect(one).to.deep.equal(again);
      expect(one === again, 'one object for both').to.equal(false);
      expect(one?.permissions === again?.permissions, 'one list for both').to.equal(false);
    });
  });
}
