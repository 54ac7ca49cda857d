import { expect } from 'chai';
import { CommandFolder } from './cli-process.js';

describe('The commands of the contexts', function () {
  this.timeout(120_000);
  let folder: CommandFolder;

  beforeEach(() => {
    folder = new CommandFolder();
  });
  afterEach(() => folder.remove());

  const run = (...args: string[]) => folder.run(args, { DATABASE_URL: 'sqlite:///./contexts.db' });
  const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).stdout) as unknown;

  it('add compute elements, submit pilots and sum them up', async () => {
    expect((await run('pilots', 'available')).stdout).to.equal('no compute element has room\n');
    expect(await json('pilots', 'add-ce', 'ce', '--capacity', '1', '--success-rate', '0.75')).to.deep.equal({
      name: 'ce',
      capacity: 1,
      successRate: 0.75,
      enabled: true,
    });
    expect((await run('pilots', 'available')).stdout).to.equal(
      'COMPUTE ELEMENT  CAPACITY  AVAILABLE  SUCCESS RATE\nce               1         1          0.75\n',
    );
    expect((await run('pilots', 'submit', 'ce')).stdout).to.equal('submitted pilot 1 to ce\n');
    const full = await run('pilots', 'submit', 'ce');
    expect(full.code).to.equal(75);
    expect(full.stderr).to.contain('COMPUTE_ELEMENT_FULL: compute element ce has no free slot of its 1');
    expect(await json('pilots', 'summary')).to.deep.equal({ submitted: 1, running: 0, done: 0, failed: 0 });
    expect(await json('pilots', 'available')).to.deep.equal({ available: [] });
    expect((await run('pilots', 'add-ce', 'x', '--capacity', 'many')).stderr).to.contain('INVALID_VALUE: capacity is NaN');
  });

  it('open accounts, transfer once for each key and state it', async () => {
    expect(await json('ledger', 'open', 'Ann', '100', 'EUR')).to.include({ id: '1', owner: 'Ann', balance: '100.00', currency: 'EUR' });
    await run('ledger', 'open', 'Bob', '0', 'EUR');
    const transfer = () => run('ledger', 'transfer', '1', '2', '40', 'EUR', '--key', 'order-1041');
    const first = await transfer();
    expect(first.stdout).to.equal('transfer 1\nACCOUNT  EUR     BALANCE\n1        -40.00  60.00\n2        40.00   40.00\n');
    expect((await transfer()).stdout).to.equal(first.stdout);
    const poor = await run('ledger', 'transfer', '2', '1', '40.01', 'EUR', '--key', 'k');
    expect(poor.stderr).to.contain('LEDGER_INSUFFICIENT_FUNDS: account 2 holds 40.00 EUR, the transfer needs 40.01 EUR');
    const { entries, next } = (await json('ledger', 'statement', '1')) as { entries: object[]; next: null };
    expect(entries).to.have.length(1);
    expect(entries[0]).to.include({ transferId: '1', counterparty: '2', amount: '-40.00', balance: '60.00', currency: 'EUR' });
    expect(next).to.equal(null);
    expect((await run('ledger', 'statement', 'one')).code).to.equal(2);
  });
});
