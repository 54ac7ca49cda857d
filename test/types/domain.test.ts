import { CandidateId, ObjectId, UserId } from '../../src/domain/shared/ids.js';
import type { Secret } from '../../src/domain/shared/secret.js';
import type { Database } from '../../src/ports/shared/database.js';
import { compiles, holds, type Equal } from './equal.js';

declare const database: Database;
declare const secret: Secret;

describe('The types of the domain', () => {
  it('keep the ids of different things apart', () => {
    const remove = (id: UserId): UserId => id;
    compiles(() => remove(UserId(1n)));
    // @ts-expect-error a candidate is no user
    compiles(() => remove(CandidateId(1n)));
    // @ts-expect-error neither is a plain number
    compiles(() => remove(1n));
    // @ts-expect-error nor is an object a candidate
    compiles((): CandidateId => ObjectId('ZTF18aazeood'));
  });

  it('let no secret be used as a text', () => {
    // @ts-expect-error it has to be revealed by name
    compiles((): string => secret);
  });

  it('give a transaction the type of its work', () => {
    compiles(() => {
      const done = database.transaction(async () => 42);
      holds<Equal<typeof done, Promise<number>>>();
    });
  });

  it('know no isolation level that an engine lacks', () => {
    // @ts-expect-error PostgreSQL has no dirty reads, nor have the others
    compiles(() => database.transaction(async () => 42, { isolation: 'read uncommitted' }));
  });
});
