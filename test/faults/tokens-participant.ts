import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { SqlEngines, TypeormApiTokenRepository, TypeormIdentityDatabase } from '../../src/adapters/typeorm/index.js';
import { ApiTokenId } from '../../src/domain/identity/ids.js';
import { Instant } from '../../src/domain/shared/instant.js';
import { Secret } from '../../src/domain/shared/secret.js';
import { AuthenticationService } from '../../src/services/identity/authentication.service.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';

// Started by tokens.test.ts as a process of its own: it calls with a token, many times or once, or revokes it, and says what came of it.

export type TokenTask =
  | { readonly call: string; readonly times: number }
  /** Its clock is two minutes further with every call, so that each call notes a use. */
  | { readonly callMinutesApart: string; readonly times: number }
  | { readonly revoke: string }
  | 'end';

/** Codes of errors, and `admitted`, in order; or whether the revocation was the first. */
export type TokenReport = { readonly outcomes: readonly string[] } | { readonly first: boolean };

const [url = ''] = process.argv.slice(2);
const settings = new FixedSettings({ databases: { identity: url }, database: { poolSize: 3, runMigrations: false } });
const database = new TypeormIdentityDatabase(settings, new SqlEngines(), new SystemClock());
const tokens = new TypeormApiTokenRepository(database);

let minutes = 0n;
const leaping = { now: () => Instant.fromEpochMicroseconds(BigInt(Date.now()) * 1000n + (minutes += 2n) * 60_000_000n) };

async function call(text: string, times: number, clock: { now(): Instant }): Promise<string[]> {
  const callers = new AuthenticationService(tokens, clock);
  const outcomes: string[] = [];
  for (let turn = 0; turn < times; turn += 1)
    outcomes.push(
      await callers.authenticate(new Secret(text)).then(
        () => 'admitted',
        (error: unknown) => (error as { code?: string }).code ?? String(error),
      ),
    );
  return outcomes;
}

async function reportOf(task: Exclude<TokenTask, 'end'>): Promise<TokenReport> {
  if ('revoke' in task) return { first: await tokens.revoke(ApiTokenId(BigInt(task.revoke)), new SystemClock().now()) };
  if ('call' in task) return { outcomes: await call(task.call, task.times, new SystemClock()) };
  return { outcomes: await call(task.callMinutesApart, task.times, leaping) };
}

await database.initialize();
process.on('message', (task: TokenTask) => {
  if (task === 'end') void database.dispose().then(() => process.disconnect());
  else void reportOf(task).then((report) => process.send?.(report));
});
process.send?.({ ready: 1 });
