import { expect } from 'chai';
import { ApiToken } from '../../../domain/identity/api-token.js';
import { ApiTokenId } from '../../../domain/identity/ids.js';
import { permissionSet } from '../../../domain/identity/permission.js';
import { UserId } from '../../../domain/shared/ids.js';
import { Instant } from '../../../domain/shared/instant.js';
import { ForeignKeyViolation, UniqueViolation } from '../../../ports/shared/database.errors.js';
import { CursorRefused } from '../../../ports/shared/query.errors.js';
import { aToken, aUser, type IdentitySubject } from '../../builders/identity/index.js';
import { rejection } from '../rejection.js';

const at = (minute: number): Instant => Instant.parse(`2026-11-21T13:${String(minute).padStart(2, '0')}:00.654321Z`);
const END = Instant.parse('9999-12-31T23:59:59.999999Z');

/** What every `ApiTokenRepository` owes its callers, on an empty store. */
export function describeApiTokenRepository(engine: string, subject: () => IdentitySubject): void {
  describe(`api token repository on ${engine}`, () => {
    let alice: UserId;
    let bob: UserId;

    beforeEach(async () => {
      const { users } = subject();
      alice = (await users.save(aUser('alice'))).id;
      bob = (await users.save(aUser('bob'))).id;
    });

    it('gives a token an id and finds it again, exact to the microsecond', async () => {
      const { tokens } = subject();
      const fresh = aToken(alice, 'Ōsumi 👩‍🚀; DROP TABLE', { expiresAt: END, scopes: ['b:c', 'a:b'] });
      const added = await tokens.add(fresh);
      expect(added.id > 0n).to.equal(true);
      const found = await tokens.findById(added.id);
      expect(found).to.deep.equal(added).and.to.be.instanceOf(ApiToken);
      expect(found).to.deep.include({ userId: alice, name: fresh.name, hash: fresh.hash, scopes: ['a:b', 'b:c'] });
      expect(found?.createdAt.toString()).to.equal('2026-11-21T12:00:00.123456Z');
      expect(found?.expiresAt?.toString()).to.equal('9999-12-31T23:59:59.999999Z');
      expect(found).to.include({ lastUsedAt: undefined, revokedAt: undefined });
      expect(await tokens.findById(ApiTokenId(9_223_372_036_854_775_807n))).to.equal(undefined);
    });

    it('keeps a token without an end and without scopes', async () => {
      const { tokens } = subject();
      const { id } = await tokens.add(aToken(alice, 'bare', { scopes: [] }));
      expect(await tokens.findById(id)).to.deep.include({ scopes: [], expiresAt: undefined });
    });

    it('refuses a user who is not there, and a second token with the same hash', async () => {
      const { tokens } = subject();
      const orphan = await rejection(tokens.add(aToken(UserId(404_404n))));
      expect(orphan).to.be.instanceOf(ForeignKeyViolation).and.include({ constraint: 'api_tokens_user_id_fkey' });
      const first = await tokens.add(aToken(alice, 'one'));
      const twin = await rejection(tokens.add(aToken(bob, 'two', { hash: first.hash })));
      expect(twin).to.be.instanceOf(UniqueViolation).and.include({ constraint: 'api_tokens_hash_key', table: 'api_tokens' });
      expect((await tokens.list({ limit: 9 })).items).to.deep.equal([first]);
    });

    it('revokes once; the first moment stays, and other tokens are left alone', async () => {
      const { tokens } = subject();
      const [one, other] = [await tokens.add(aToken(alice, 'one')), await tokens.add(aToken(alice, 'other'))];
      expect(await tokens.revoke(one.id, at(1))).to.equal(true);
      expect(await tokens.revoke(one.id, at(2))).to.equal(false);
      expect(await tokens.revoke(ApiTokenId(404_404n), at(2))).to.equal(false);
      expect((await tokens.findById(one.id))?.revokedAt?.toString()).to.equal('2026-11-21T13:01:00.654321Z');
      expect(await tokens.findById(other.id)).to.deep.equal(other);
    });

    it('notes a use, and not again until enough time has gone by', async () => {
      const { tokens } = subject();
      const { id } = await tokens.add(aToken(alice));
      expect(await tokens.markUsed(id, at(10), at(9))).to.equal(true);
      expect(await tokens.markUsed(id, at(11), at(10)), 'noted at that very moment').to.equal(false);
      expect((await tokens.findById(id))?.lastUsedAt?.toString()).to.equal(at(10).toString());
      expect(await tokens.markUsed(id, at(12), at(11))).to.equal(true);
      expect((await tokens.findById(id))?.lastUsedAt?.toString()).to.equal(at(12).toString());
      expect(await tokens.markUsed(ApiTokenId(404_404n), at(12), at(11))).to.equal(false);
    });

    it('loses no change of several made at once', async () => {
      const { tokens } = subject();
      const { id } = await tokens.add(aToken(alice, 'busy', { scopes: ['a:b', 'c:d'] }));
      await Promise.all([
        tokens.markUsed(id, at(10), at(9)),
        tokens.revoke(id, at(11)),
        tokens.setScopes(id, permissionSet(['a:b'])),
        tokens.markUsed(id, at(10), at(9)),
      ]);
      const found = await tokens.findById(id);
      expect(found?.scopes).to.deep.equal(['a:b']);
      expect([found?.lastUsedAt?.toString(), found?.revokedAt?.toString()]).to.deep.equal([at(10).toString(), at(11).toString()]);
    });

    it('lets one of several callers revoke', async () => {
      const { tokens } = subject();
      const { id } = await tokens.add(aToken(alice));
      const revoked = await Promise.all([1, 2, 3, 4, 5, 6].map((minute) => tokens.revoke(id, at(minute))));
      expect(revoked.filter((first) => first)).to.have.length(1);
    });

    it('sets the scopes of one and leaves everything else alone', async () => {
      const { tokens } = subject();
      const [one, other] = [await tokens.add(aToken(alice, 'one')), await tokens.add(aToken(alice, 'other'))];
      expect(await tokens.setScopes(one.id, [])).to.equal(true);
      expect(await tokens.findById(one.id)).to.deep.equal(one.narrowedTo([]));
      expect(await tokens.findById(other.id)).to.deep.equal(other);
      expect(await tokens.setScopes(ApiTokenId(404_404n), [])).to.equal(false);
    });

    it('lists pages ordered by id, and those of one user', async () => {
      const { tokens } = subject();
      const all: ApiToken[] = [];
      for (const [index, name] of ['d', 'b', 'a', 'c'].entries()) all.push(await tokens.add(aToken(index === 1 ? bob : alice, name)));
      const first = await tokens.list({ limit: 3 });
      expect(first.items).to.deep.equal(all.slice(0, 3));
      const rest = await tokens.list({ limit: 3, cursor: first.next });
      expect(rest.items).to.deep.equal(all.slice(3));
      expect(rest).to.include({ hasNext: false, next: undefined });
      expect((await tokens.listOfUser(alice)).map(({ name }) => name)).to.deep.equal(['d', 'a', 'c']);
      expect(await tokens.listOfUser(UserId(404_404n))).to.deep.equal([]);
      expect(await rejection(tokens.list({ limit: 3, cursor: 'x' }))).to.be.instanceOf(CursorRefused);
    });

    it('goes with its user', async () => {
      const { tokens, users } = subject();
      const [gone, stays] = [await tokens.add(aToken(alice, 'one')), await tokens.add(aToken(bob, 'two'))];
      await users.delete(alice);
      expect(await tokens.findById(gone.id)).to.equal(undefined);
      expect((await tokens.list({ limit: 9 })).items).to.deep.equal([stays]);
    });

    it('takes part in the transaction around it', async () => {
      const { database, tokens } = subject();
      const stays = await tokens.add(aToken(alice, 'stays'));
      const undone = database.transaction(async () => {
        await tokens.add(aToken(alice, 'goes'));
        await tokens.revoke(stays.id, at(1));
        await tokens.markUsed(stays.id, at(1), at(0));
        await tokens.setScopes(stays.id, []);
        throw new Error('roll back');
      });
      await rejection(undone);
      expect((await tokens.list({ limit: 9 })).items).to.deep.equal([stays]);
    });

    it('never gives an id twice and hands out what is nobody else’s', async () => {
      const { tokens, users } = subject();
      const first = await tokens.add(aToken(alice, 'one'));
      await users.delete(alice);
      const second = await tokens.add(aToken(bob, 'two'));
      expect(second.id).to.not.equal(first.id);
      const [one, again] = [await tokens.findById(second.id), await tokens.findById(second.id)];
      expect(one).to.deep.equal(again);
      expect(one === again, 'one object for both').to.equal(false);
    });
  });
}
