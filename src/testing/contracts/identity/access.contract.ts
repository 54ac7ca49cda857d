import { expect } from 'chai';
import type { Permission } from '../../../domain/identity/permission.js';
import type { User } from '../../../domain/identity/user.js';
import { Instant } from '../../../domain/shared/instant.js';
import { Secret } from '../../../domain/shared/secret.js';
import type { Clock } from '../../../ports/shared/clock.js';
import { aUser, identityServices, type IdentityServices, type IdentitySubject } from '../../builders/identity/index.js';
import { rejection } from '../rejection.js';

const at = (text: string): Instant => Instant.parse(`2026-11-21T${text}Z`);
const READ = 'observatory:read' as Permission;
const OPERATE = 'observatory:operate' as Permission;

/** Roles, tokens and who calls, over the repositories of one engine; on an empty store. */
export function describeAccess(engine: string, subject: () => IdentitySubject): void {
  describe(`access on ${engine}`, () => {
    let now: Instant;
    let services: IdentityServices;
    let alice: User;
    const clock: Clock = { now: () => now };

    beforeEach(async () => {
      now = at('12:00:00');
      services = identityServices(subject(), clock);
      await services.roles.define({ name: 'reader', description: '', permissions: [READ] });
      await services.roles.define({ name: 'operator', description: '', permissions: [READ, OPERATE] });
      alice = await subject().users.save(aUser());
    });

    const tokenOf = async (roles: readonly string[], scopes?: readonly string[]) => {
      for (const role of roles) await services.roles.grant(alice.id, role);
      return services.tokens.create({ userId: alice.id, name: 'laptop', scopes });
    };

    it('knows who calls by the token, and what it allows', async () => {
      const { token, text } = await tokenOf(['operator'], [READ]);
      const principal = await services.authentication.authenticate(text);
      expect(principal).to.deep.include({ userId: alice.id, tokenId: token.id, permissions: [READ] });
      principal.require(READ);
      expect(() => principal.require(OPERATE)).to.throw('PERMISSION_MISSING: this needs the permission observatory:operate');
    });

    it('gives a token everything its user may do unless told otherwise', async () => {
      const { token } = await tokenOf(['reader', 'operator']);
      expect(token.scopes).to.deep.equal([OPERATE, READ]);
    });

    it('shows the secret once and stores nothing it could be made from', async () => {
      const { token, text } = await tokenOf(['reader']);
      expect(text.reveal()).to.match(/^sxt_\d+_[0-9A-Za-z]{43}$/);
      const secret = text.reveal().split('_')[2] ?? '';
      const stored = await services.tokens.get(token.id);
      expect(JSON.stringify({ ...stored, id: '', userId: '' })).to.not.include(secret);
      expect(JSON.stringify({ text })).to.equal('{"text":"***"}');
    });

    it('refuses what is no token, of an unknown id or with a wrong secret, all in the same way', async () => {
      const { text } = await tokenOf(['reader']);
      const good = text.reveal();
      const other = good.endsWith('0') ? '1' : '0';
      const bad = ['', 'x', good.slice(0, -1), `${good}0`, ` ${good}`, good.replace('sxt', 'SXT'), `${good.slice(0, -1)}${other}`];
      bad.push(good.replace(/_\d+_/, '_404404_'), good.replace(/_\d+_/, '_9999999999999999999_'), good.replace(/_(\d+)_/, '_0$1_'));
      for (const wrong of bad)
        expect(await rejection(services.authentication.authenticate(new Secret(wrong))), wrong).to.include({
          code: 'TOKEN_UNKNOWN',
          message: 'TOKEN_UNKNOWN: this is not a token of this service',
        });
      expect((await services.tokens.listOfUser(alice.id))[0]?.lastUsedAt).to.equal(undefined);
    });

    it('refuses a revoked token at once, and keeps the moment of its revocation', async () => {
      const { token, text } = await tokenOf(['reader']);
      await services.authentication.authenticate(text);
      now = at('12:30:00');
      await services.tokens.revoke(token.id);
      expect(await rejection(services.authentication.authenticate(text))).to.include({ code: 'TOKEN_REVOKED' });
      now = at('12:40:00');
      await services.tokens.revoke(token.id);
      expect((await services.tokens.get(token.id)).revokedAt?.toString()).to.equal(at('12:30:00').toString());
    });

    it('admits a token up to its end and refuses it from that moment on', async () => {
      await services.roles.grant(alice.id, 'reader');
      const { text } = await services.tokens.create({ userId: alice.id, name: 'short', expiresAt: at('13:00:00') });
      now = at('12:59:59.999999');
      await services.authentication.authenticate(text);
      now = at('13:00:00');
      expect(await rejection(services.authentication.authenticate(text))).to.include({ code: 'TOKEN_EXPIRED' });
    });

    it('tells who has a wrong secret nothing about the token', async () => {
      const { token, text } = await tokenOf(['reader']);
      await services.tokens.revoke(token.id);
      const guess = new Secret(`${text.reveal().slice(0, -5)}xxxxx`);
      expect(await rejection(services.authentication.authenticate(guess))).to.include({ code: 'TOKEN_UNKNOWN' });
    });

    it('notes the use of a token at most once a minute', async () => {
      const { token, text } = await tokenOf(['reader']);
      const used = async () => (await services.tokens.get(token.id)).lastUsedAt?.toString();
      const times: (string | undefined)[] = [];
      for (const time of ['12:00:00', '12:00:30', '12:01:00', '12:01:00.000001', '12:30:00', '12:29:00']) {
        now = at(time);
        await services.authentication.authenticate(text);
        times.push(await used());
      }
      const noted = ['12:00:00', '12:00:00', '12:00:00', '12:01:00.000001', '12:30:00', '12:30:00'];
      expect(times).to.deep.equal(noted.map((time) => at(time).toString()));
    });

    it('refuses a token for more than its user may do, and makes none', async () => {
      await services.roles.grant(alice.id, 'reader');
      const beyond = services.tokens.create({ userId: alice.id, name: 'more', scopes: [READ, OPERATE] });
      expect(await rejection(beyond)).to.include({
        code: 'TOKEN_SCOPE_NOT_HELD',
        message: 'TOKEN_SCOPE_NOT_HELD: the user does not have observatory:operate',
      });
      expect(await services.tokens.listOfUser(alice.id)).to.deep.equal([]);
    });

    it('narrows the tokens when a role is revoked, by what no other role allows', async () => {
      const { text } = await tokenOf(['reader', 'operator']);
      await services.roles.revoke(alice.id, 'operator');
      expect((await services.authentication.authenticate(text)).permissions).to.deep.equal([READ]);
      await services.roles.revoke(alice.id, 'reader');
      expect((await services.authentication.authenticate(text)).permissions).to.deep.equal([]);
      await services.roles.grant(alice.id, 'operator');
      expect((await services.authentication.authenticate(text)).permissions, 'granted again').to.deep.equal([]);
    });

    it('narrows the tokens of all who have a role when it loses a permission', async () => {
      const { text } = await tokenOf(['operator']);
      await services.roles.redefine('operator', { permissions: [READ] });
      expect((await services.authentication.authenticate(text)).permissions).to.deep.equal([READ]);
      expect(await services.roles.permissionsOf(alice.id)).to.deep.equal([READ]);
    });

    it('lets no token keep what a role revoked at the same moment allowed', async () => {
      await services.roles.grant(alice.id, 'reader');
      for (let round = 0; round < 5; round += 1) {
        await services.roles.grant(alice.id, 'operator');
        const creations = [1, 2, 3].map(() => services.tokens.create({ userId: alice.id, name: 'raced' }));
        await Promise.all([services.roles.revoke(alice.id, 'operator'), ...creations]);
        for (const { scopes } of await services.tokens.listOfUser(alice.id)) expect(scopes).to.deep.equal([READ]);
      }
    });

    it('grants a role once and says which roles a user has', async () => {
      const first = await services.roles.grant(alice.id, 'reader');
      now = at('14:00:00');
      expect(await services.roles.grant(alice.id, 'reader')).to.deep.equal(first);
      await services.roles.grant(alice.id, 'operator');
      expect((await services.roles.listOfUser(alice.id)).map(({ name }) => name)).to.deep.equal(['operator', 'reader']);
      expect(await services.roles.permissionsOf(alice.id)).to.deep.equal([OPERATE, READ]);
    });

    it('takes everything of a user away with the user', async () => {
      const { token, text } = await tokenOf(['operator']);
      await services.users.remove(alice.id);
      expect(await rejection(services.authentication.authenticate(text))).to.include({ code: 'TOKEN_UNKNOWN' });
      expect(await rejection(services.tokens.get(token.id))).to.include({ code: 'TOKEN_NOT_FOUND' });
      await services.roles.remove('operator');
    });

    it('gives every token another id and another secret', async () => {
      const made = await Promise.all(Array.from({ length: 4 }, () => services.tokens.create({ userId: alice.id, name: 'same' })));
      expect(new Set(made.map(({ text }) => text.reveal().split('_')[2])).size).to.equal(4);
      expect(new Set(made.map(({ token }) => token.id)).size).to.equal(4);
      expect(made.every(({ token, text }) => text.reveal().startsWith(`${token.prefix}_`))).to.equal(true);
    });
  });
}
