import { expect } from 'chai';
import { reportFailure } from '../../../src/adapters/cli/failure-report.js';
import { ContainerStartFailed } from '../../../src/container/index.js';
import { CallCancelled, DatabaseUnavailable } from '../../../src/ports/shared/database.errors.js';
import { CapturedTerminal } from './captured-terminal.js';

const QUIET = { json: false, debug: false };
const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });

function report(failure: unknown, style = QUIET, terminal = new CapturedTerminal()): { code: number; text: string; out: string } {
  const code = reportFailure(terminal, failure, style);
  return { code, text: terminal.err, out: terminal.out };
}

describe('a failure on the command line', () => {
  it('is told by code, detail, cause and remedy, on standard error', () => {
    const { code, text, out } = report(new DatabaseUnavailable('catalog', 'it cannot be reached', {}, refused));
    expect(text.split('\n')).to.deep.equal([
      'DATABASE_UNAVAILABLE: catalog: it cannot be reached',
      '  because: connect ECONNREFUSED 127.0.0.1:5432',
      `  remedy: ${DatabaseUnavailable.definition.remedy}`,
      '',
    ]);
    expect(code).to.equal(69);
    expect(out).to.equal('');
  });

  it('never shows a stack, whatever was thrown', () => {
    for (const thrown of [refused, new DatabaseUnavailable('x', 'y', {}, refused), new AggregateError([refused], ''), 'text', undefined])
      expect(report(thrown).text).not.to.match(/\n\s+at |node:internal|\.js:\d+/);
  });

  it('of a start is told by its first cause, without those that were only withdrawn because of it', () => {
    const down = new DatabaseUnavailable('catalog', 'it cannot be reached', {}, refused);
    const alsoDown = new DatabaseUnavailable('identity', 'it is starting');
    const errors = [down, new CallCancelled('identity'), alsoDown];
    const { code, text } = report(new ContainerStartFailed('CatalogDatabase', errors, []));
    expect(text.split('\n')).to.deep.equal([
      'DATABASE_UNAVAILABLE: catalog: it cannot be reached',
      '  because: connect ECONNREFUSED 127.0.0.1:5432',
      '  while: starting CatalogDatabase',
      '  also: DATABASE_UNAVAILABLE: identity: it is starting',
      `  remedy: ${DatabaseUnavailable.definition.remedy}`,
      '',
    ]);
    expect(code).to.equal(69);
  });

  it('does not repeat in a cause what the message says already', () => {
    expect(report(new DatabaseUnavailable('catalog', refused.message, {}, refused)).text).not.to.contain('because');
  });

  it('shows the first attempt when Node tried several addresses', () => {
    expect(report(new DatabaseUnavailable('catalog', 'down', {}, new AggregateError([refused, refused], ''))).text).to.contain(
      'because: connect ECONNREFUSED',
    );
  });

  it('ends with a cause that is its own cause', () => {
    const circle = new Error('round');
    circle.cause = circle;
    const typed = new DatabaseUnavailable('catalog', 'round');
    typed.cause = typed;
    expect(report(circle).text).to.contain('CLI_UNEXPECTED_FAILURE: round');
    expect(report(typed).text).to.contain('DATABASE_UNAVAILABLE: catalog: round');
  });

  it('is one JSON object with --json', () => {
    const { code, text } = report(new DatabaseUnavailable('catalog', 'down', {}, refused), { json: true, debug: false });
    expect(JSON.parse(text)).to.deep.equal({
      error: {
        code: 'DATABASE_UNAVAILABLE',
        kind: 'unavailable',
        detail: 'catalog: down',
        remedy: DatabaseUnavailable.definition.remedy,
        causes: ['connect ECONNREFUSED 127.0.0.1:5432'],
        context: [],
        facts: { database: 'catalog' },
        exitCode: 69,
      },
    });
    expect(code).to.equal(69);
  });

  it('shows its stack with --debug', () => {
    expect(report(refused, { json: false, debug: true }).text).to.match(/\n\s+at /);
  });
});
