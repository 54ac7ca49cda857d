import { expect } from 'chai';
import { listenForStop } from '../../../src/adapters/cli/stop-request.js';
import { CapturedTerminal } from './captured-terminal.js';

describe('a request to stop', () => {
  let terminal: CapturedTerminal;
  let now: number;
  beforeEach(() => {
    terminal = new CapturedTerminal();
    now = 0;
  });

  it('is the first signal, and ends nothing by force', async () => {
    using stop = listenForStop(terminal, () => now);
    expect(stop.received).to.equal(undefined);
    terminal.send('SIGTERM');
    expect(await stop.requested).to.equal('SIGTERM');
    expect(stop.signal.aborted).to.equal(true);
    expect(terminal.exits).to.deep.equal([]);
  });

  it('becomes an end at once with a second signal', () => {
    using _ = listenForStop(terminal, () => now);
    terminal.send('SIGINT');
    now = 600;
    terminal.send('SIGINT');
    now = 700;
    terminal.send('SIGTERM');
    expect(terminal.exits).to.deep.equal([130, 143]);
  });

  it('is one wish when the same key press arrives twice, from the terminal and from npm', () => {
    using _ = listenForStop(terminal, () => now);
    terminal.send('SIGINT');
    now = 20;
    terminal.send('SIGINT');
    expect(terminal.exits).to.deep.equal([]);
  });

  it('is listened for only as long as the command runs', () => {
    {
      using _ = listenForStop(terminal, () => now);
      expect(terminal.listeners).to.equal(1);
    }
    expect(terminal.listeners).to.equal(0);
  });
});
