import { expect } from 'chai';
import type { FastifyInstance } from 'fastify';
import { accountPageSchema, accountSchema, statementSchema } from '../../../src/adapters/http/ledger/account.http.js';
import { transferSchema } from '../../../src/adapters/http/ledger/transfer.http.js';
import { Components, serviceOn } from './doubles.js';

const LEDGER = '/api/ledger';
const AT = '2020-04-28T05:26:57.001441Z';
const euros = (amount: string) => ({ amount, currency: 'EUR' });

describe('HTTP ledger', () => {
  let app: FastifyInstance;

  beforeEach(async () => {
    app = serviceOn(new Components());
    await post('/accounts', { owner: 'Ann', balance: euros('100') });
    await post('/accounts', { owner: 'Bob', balance: euros('0.50') });
  });

  afterEach(() => app.close());

  const post = (path: string, payload: object) => app.inject({ method: 'POST', url: LEDGER + path, payload });
  const get = async (path: string) => (await app.inject(LEDGER + path)).json<Record<string, unknown>>();
  const transfer = (change: object = {}) =>
    post('/transfers', { from: '1', to: '2', amount: euros('40.05'), idempotency_key: 'k', ...change });

  it('opens accounts and says where they are', async () => {
    const response = await post('/accounts', { owner: ' Yoko ', balance: { amount: '7', currency: 'JPY' } });
    expect(response.statusCode).to.equal(201);
    expect(response.headers.location).to.equal('/api/ledger/accounts/3');
    expect(accountSchema.parse(response.json())).to.deep.equal({
      id: '3',
      owner: 'Yoko',
      balance: { amount: '7', currency: 'JPY' },
      opened_at: AT,
    });
    const page = accountPageSchema.parse(await get('/accounts?limit=2'));
    expect(page.items.map(({ balance }) => balance.amount)).to.deep.equal(['100.00', '0.50']);
    expect(page.has_next).to.equal(true);
  });

  it('transfers, and answers a repeated request with the first transfer', async () => {
    const first = await transfer();
    expect(first.statusCode).to.equal(201);
    expect(transferSchema.parse(first.json())).to.deep.equal({
      id: '1',
      from: '1',
      to: '2',
      amount: euros('40.05'),
      from_balance: euros('59.95'),
      to_balance: euros('40.55'),
      idempotency_key: 'k',
      created_at: AT,
    });
    expect((await transfer()).json()).to.deep.equal(first.json());
    expect(await get('/accounts/1')).to.deep.include({ balance: euros('59.95') });
  });

  it('states what came and went', async () => {
    await transfer();
    const { items } = statementSchema.parse(await get('/accounts/2/statement'));
    expect(items).to.deep.equal([{ transfer_id: '1', counterparty: '1', amount: euros('40.05'), balance: euros('40.55'), created_at: AT }]);
  });

  for (const [what, change, status, code] of [
    ['more than there is', { amount: euros('100.01') }, 409, 'LEDGER_INSUFFICIENT_FUNDS'],
    ['an account to itself', { to: '1' }, 400, 'LEDGER_SAME_ACCOUNT'],
    ['nothing', { amount: euros('0') }, 400, 'LEDGER_AMOUNT_NOT_POSITIVE'],
    ['another currency', { amount: { amount: '1', currency: 'JPY' } }, 400, 'LEDGER_CURRENCY_MISMATCH'],
    ['an unknown account', { to: '404' }, 404, 'LEDGER_ACCOUNT_NOT_FOUND'],
    ['half a cent', { amount: euros('0.005') }, 400, 'HTTP_REQUEST_INVALID'],
    ['a currency that is none', { amount: { amount: '1', currency: 'eur' } }, 400, 'HTTP_REQUEST_INVALID'],
    ['an amount that is a number', { amount: { amount: 1, currency: 'EUR' } }, 400, 'HTTP_REQUEST_INVALID'],
    ['a key with a NUL', { idempotency_key: '\0' }, 400, 'HTTP_REQUEST_INVALID'],
  ] as const)
    it(`refuses ${what} and moves nothing`, async () => {
      const response = await transfer(change);
      expect(response.json()).to.include({ code, status });
      expect(await get('/accounts/1')).to.deep.include({ balance: euros('100.00') });
    });

  it('refuses another request under the same key', async () => {
    await transfer();
    expect((await transfer({ amount: euros('1') })).json()).to.include({ code: 'LEDGER_IDEMPOTENCY_KEY_REUSED', status: 409 });
  });
});
