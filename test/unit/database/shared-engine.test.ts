import { expect } from 'chai';
import { setImmediate as turn } from 'node:timers/promises';
import { SharedEngine } from '../../../src/adapters/typeorm/database/shared-engine.js';
import type { SqlEngine } from '../../../src/adapters/typeorm/shared/sql-engine.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';
import { defineTable } from '../../../src/adapters/schema/shared/table.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';

const starTable = defineTable({ name: 'star', columns: { name: { kind: 'text' } }, primaryKey: ['name'] });

describe('a shared engine', () => {
  let events: string[];
  let failing: Error | undefined;
  let shared: SharedEngine;
  const [one, two] = [{}, {}];

  beforeEach(() => {
    events = [];
    failing = undefined;
    const step = async (name: string): Promise<void> => {
      events.push(name);
      await turn();
      events.push(`${name} done`);
      if (failing) throw failing;
    };
    const engine = { open: () => step('open'), close: () => step('close') } as Partial<SqlEngine> as SqlEngine;
    const settings = new FixedSettings({ databases: { lab: 'memory:' } }).database('lab');
    shared = new SharedEngine(settings, () => engine);
    shared.join(one, 'one', []);
    shared.join(two, 'two', []);
  });

  it('never opens while it closes, nor closes while it opens', async () => {
    await shared.opened(one, undefined);
    await Promise.all([shared.closed(one), shared.opened(two, undefined), shared.closed(two)]);
    expect(events).to.deep.equal(['open', 'close', 'open', 'close'].flatMap((name) => [name, `${name} done`]));
  });

  it('opens once for all its users, and again only for new tables', async () => {
    await Promise.all([shared.opened(one, undefined), shared.opened(two, undefined)]);
    expect(events).to.deep.equal(['open', 'open done']);
    const three = {};
    shared.join(three, 'three', [starTable]);
    await shared.opened(three, undefined);
    expect([events.length, shared.tables()]).to.deep.equal([4, [starTable]]);
  });

  it('lets the next user try when the first could not open it', async () => {
    failing = new Error('not yet');
    expect(await rejection(shared.opened(one, undefined))).to.equal(failing);
    failing = undefined;
    await shared.opened(two, undefined);
    expect([shared.openUsers, events.length]).to.deep.equal([1, 4]);
  });
});
