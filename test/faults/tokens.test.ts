import { expect } from 'chai';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { SystemRandom } from '../../src/adapters/system/system-random.js';
import {
  SqlEngines,
  TypeormApiTokenRepository,
  TypeormIdentityDatabase,
  TypeormRoleGrantRepository,
  TypeormRoleRepository,
  TypeormUserRepository,
} from '../../src/adapters/typeorm/index.js';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { aUser, identityServices } from '../../src/testing/builders/identity/index.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';
import { times } from './scale.js';
import type { TokenReport, TokenTask } from './tokens-participant.js';

const PARTICIPANT = fileURLToPath(new URL('./tokens-participant.js', import.meta.url));
const ROUNDS = times({ short: 5, full: 50 });
const CALLS = 20;

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const answered = new AbortController();
  const { signal } = answered;
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`a participant ended with ${String(code)}`);
  });
  try {
    return ((await Promise.race([once(child, 'message', { signal }), ended])) as [Answer])[0];
  } finally {
    answered.abort();
  }
}

async function ask(child: ChildProcess, task: TokenTask): Promise<TokenReport> {
  const answer = answerOf<TokenReport>(child);
  child.send(task);
  return answer;
}

const outcomesOf = (report: TokenReport): readonly string[] => ('outcomes' in report ? report.outcomes : []);

describe('tokens used and revoked by several processes', function () {
  this.timeout(times({ short: 120_000, full: 600_000 }));

  for (const engine of ['sqlite', 'sqlite (better-sqlite3)', 'postgres'] as const)
    it(`are refused on ${engine} from the moment the revocation was acknowledged, and stay revoked`, async () => {
      const backend = await newBackend(engine);
      const database = new TypeormIdentityDatabase(
        new FixedSettings({ databases: { identity: backend.url } }),
        new SqlEngines(),
        new SystemClock(),
      );
      await database.initialize();
      const subject = {
        database,
        users: new TypeormUserRepository(database),
        roles: new TypeormRoleRepository(database),
        grants: new TypeormRoleGrantRepository(database),
        tokens: new TypeormApiTokenRepository(database),
      };
      const { tokens } = identityServices(subject, new SystemClock(), new SystemRandom());
      const { id: userId } = await subject.users.save(aUser());
      const children = Array.from({ length: 4 }, () => fork(PARTICIPANT, [backend.url]));
      const [caller, noter, ...revokers] = children as [ChildProcess, ChildProcess, ...ChildProcess[]];
      try {
        await Promise.all(children.map((child) => answerOf(child)));
        for (let round = 0; round < ROUNDS; round += 1) {
          const { token, text } = await tokens.create({ userId, name: `round ${String(round)}` });
          const call = { call: text.reveal(), times: CALLS };
          expect(new Set(outcomesOf(await ask(caller, call)))).to.deep.equal(new Set(['admitted']));
          const using = [ask(caller, call), ask(noter, { callMinutesApart: text.reveal(), times: CALLS })];
          const revoked = await Promise.all(revokers.map((revoker) => ask(revoker, { revoke: String(token.id) })));
          expect(revoked.filter((report) => 'first' in report && report.first)).to.have.length(1);
          for (const report of await Promise.all(using)) {
            const outcomes = outcomesOf(report);
            const refusedFrom = outcomes.indexOf('TOKEN_REVOKED');
            const admitted = refusedFrom < 0 ? outcomes.length : refusedFrom;
            const expected = outcomes.map((_, turn) => (turn < admitted ? 'admitted' : 'TOKEN_REVOKED'));
            expect(outcomes).to.deep.equal(expected);
          }
          expect(outcomesOf(await ask(caller, { ...call, times: 1 }))).to.deep.equal(['TOKEN_REVOKED']);
          expect(outcomesOf(await ask(noter, { callMinutesApart: text.reveal(), times: 1 }))).to.deep.equal(['TOKEN_REVOKED']);
          const stored = await tokens.get(token.id);
          expect([stored.revokedAt !== undefined, stored.lastUsedAt !== undefined]).to.deep.equal([true, true]);
        }
      } finally {
        for (const child of children) child.kill();
        await database.dispose();
        await backend.remove();
      }
    });
});
