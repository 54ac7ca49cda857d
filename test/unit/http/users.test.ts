import { expect } from 'chai';
import type { FastifyInstance } from 'fastify';
import { userPageSchema, userSchema } from '../../../src/adapters/http/identity/user.http.js';
import { CommitOutcomeUnknown } from '../../../src/ports/shared/database.errors.js';
import { Components, serviceOn } from './doubles.js';

const USERS = '/api/identity/users';

describe('HTTP users', () => {
  let components: Components;
  let app: FastifyInstance;

  beforeEach(() => {
    components = new Components();
    app = serviceOn(components);
  });

  afterEach(() => app.close());

  const register = (email: string) => app.inject({ method: 'POST', url: USERS, payload: { email, name: 'Vera Rubin' } });

  it('registers a user and says where it is', async () => {
    const response = await register('vera@example.org');
    expect(response.statusCode).to.equal(201);
    expect(response.headers.location).to.equal(`${USERS}/1`);
    expect(userSchema.parse(response.json())).to.deep.equal({
      id: '1',
      email: 'vera@example.org',
      name: 'Vera Rubin',
      created_at: '2020-04-28T05:26:57.001441Z',
    });
    expect((await app.inject(`${USERS}/1`)).json()).to.deep.equal(response.json());
  });

  it('commits before it answers', async () => {
    await register('vera@example.org');
    expect(components.database.events).to.deep.equal(['begin', 'commit']);
  });

  it('reads in a read-only transaction with a bound and a signal', async () => {
    await app.inject(USERS);
    expect(components.database.events).to.deep.equal(['begin read only', 'commit']);
    expect(components.database.lastOptions?.deadline?.remainingMilliseconds).to.be.within(1, 30_000);
    expect(components.database.lastOptions?.signal?.aborted).to.equal(false);
  });

  it('answers a commit that failed as an error', async () => {
    components.database.failCommit = new CommitOutcomeUnknown('identity');
    const response = await register('vera@example.org');
    expect(response.statusCode).to.equal(503);
    expect(response.json()).to.include({ code: 'DATABASE_COMMIT_OUTCOME_UNKNOWN' });
    expect(response.headers).to.not.have.any.keys('location', 'retry-after');
  });

  it('pages through the list and knows exactly whether there is more', async () => {
    for (const name of ['a', 'b', 'c']) await register(`${name}@example.org`);
    const page = async (query: string) => userPageSchema.parse((await app.inject(`${USERS}${query}`)).json());
    const first = await page('?limit=2');
    expect(first.items.map((user) => user.id)).to.deep.equal(['1', '2']);
    expect(first).to.include({ limit: 2, offset: 0, has_next: true });
    const second = await page('?limit=2&offset=2');
    expect(second.items.map((user) => user.id)).to.deep.equal(['3']);
    expect(second.has_next).to.equal(false);
    expect((await page('?limit=3')).has_next).to.equal(false);
  });
});
