import { expect } from 'chai';
import {
  adapter,
  all,
  Container,
  lifecycle,
  optional,
  Profile,
  Scope,
  service,
  type Health,
  type HealthReporter,
} from '../../../src/container/index.js';
import { Journal, makeComponents, ManualTimers, yieldTimes } from './made-components.js';

abstract class Database {
  abstract readonly open: boolean;
}
abstract class Users {
  abstract count(): number;
}
abstract class Rule {
  abstract readonly rule: string;
}
abstract class Mail {
  abstract send(): void;
}
let health: () => Promise<Health> = () => Promise.resolve({ status: 'up' });

@lifecycle()
@adapter.for(Database, { profile: Profile.TEST })
class MemoryDatabase extends Database implements HealthReporter {
  open = false;
  async initialize(): Promise<void> {
    this.open = true;
  }
  async dispose(): Promise<void> {
    this.open = false;
  }
  health(): Promise<Health> {
    return health();
  }
}
@adapter.for(Users, { profile: Profile.TEST })
class MemoryUsers extends Users {
  constructor(readonly database: Database) {
    super();
  }
  count(): number {
    return 0;
  }
}
@adapter.for(Rule, { profile: Profile.TEST, multi: true })
class Polite extends Rule {
  readonly rule = 'polite';
}
@service({ scope: Scope.TRANSIENT })
class Form {}
@service()
class UserService {
  constructor(
    readonly users: Users,
    readonly database: Database,
    @all(Rule) readonly rules: readonly Rule[],
    readonly form: Form,
    @optional() readonly mail?: Mail,
  ) {}
}
const components = [UserService, MemoryUsers, MemoryDatabase, Polite, Form];

describe('container: diagnostics', () => {
  const build = (): Container => Container.build({ profile: Profile.TEST, components });

  it('explains a token as a tree, before anything is started', () => {
    expect(build().explain(UserService)).to.equal(
      [
        'UserService (service, singleton)',
        '├─ Users: MemoryUsers (adapter, singleton)',
        '│  └─ Database: MemoryDatabase (adapter, singleton, lifecycle)',
        '├─ Database: MemoryDatabase (adapter, singleton, lifecycle)',
        '├─ Rule: Polite (adapter, singleton)',
        '├─ Form (service, transient)',
        '└─ Mail: nothing bound (optional)',
      ].join('\n'),
    );
    expect(build().explain(Mail)).to.equal('Mail: nothing is bound');
  });

  it('draws the graph for Mermaid and Graphviz, each arrow from a component to what it asks for', () => {
    const mermaid = build().graph('mermaid');
    expect(mermaid).to.match(/^flowchart LR\n/);
    const id = (label: string): string => new RegExp(`(n\\d+)\\["${label}`).exec(mermaid)![1]!;
    expect(mermaid).to.contain(`${id('UserService')} -->|Users| ${id('MemoryUsers')}`);
    expect(mermaid).to.contain(`${id('MemoryUsers')} -->|Database| ${id('MemoryDatabase')}`);
    expect(mermaid).to.contain(`${id('UserService')} --> ${id('Form')}`);
    expect(mermaid).to.contain('["MemoryDatabase (lifecycle)"]').and.to.contain('["Form (transient)"]');
    const dot = build().graph('dot');
    expect(dot)
      .to.match(/^digraph sextant \{\n/)
      .and.to.contain('[label="Users"];')
      .and.to.match(/\}$/);
  });

  it('lists every component with its tokens and what it depends on, dependencies first', () => {
    const list = build().list();
    expect(list.find(({ name }) => name === 'MemoryUsers')).to.deep.equal({
      name: 'MemoryUsers',
      tokens: ['MemoryUsers', 'Users'],
      origin: 'adapter',
      scope: 'singleton',
      lifecycle: false,
      dependsOn: ['MemoryDatabase'],
    });
    expect(list.at(-1)!.name).to.equal('UserService');
    expect(build().activeProfile).to.equal('test');
  });

  it('reports health, and who suffers from a component that is down', async () => {
    const container = build();
    expect(await container.health()).to.deep.equal({ status: 'down', ready: false, components: [] });
    await container.start();
    health = () => Promise.resolve({ status: 'degraded', detail: 'one replica left' });
    expect(await container.health()).to.include({ status: 'degraded', ready: true });
    health = () => Promise.reject(new Error('connection refused'));
    const report = await container.health();
    expect(report).to.include({ status: 'down', ready: false });
    expect(report.components[0]).to.include({ component: 'MemoryDatabase', status: 'down', detail: 'connection refused' });
    expect(report.components[0]!.affects).to.deep.equal(['MemoryUsers', 'UserService']);
    health = () => Promise.resolve({ status: 'up' });
    expect((await container.health()).components[0]).to.deep.include({ status: 'up', affects: [] });
  });

  it('does not wait for ever for a component that does not answer', async () => {
    const timers = new ManualTimers();
    const container = await Container.start({ profile: Profile.TEST, components, timers: timers.start });
    health = () => new Promise(() => undefined);
    const asking = container.health({ timeoutMilliseconds: 20 });
    await yieldTimes(5);
    timers.advance(20);
    expect((await asking).components[0]!.detail).to.contain('MemoryDatabase.health() took longer than 20 ms');
  });

  it('counts the timeline of an initialisation from the beginning of the start, construction included', async () => {
    let clock = 0;
    @service()
    class Slow {
      readonly built = (clock += 30);
    }
    @lifecycle()
    @service()
    class Opens {
      constructor(readonly slow: Slow) {}
      async initialize(): Promise<void> {
        clock += 10;
      }
      async dispose(): Promise<void> {}
    }
    const container = await Container.start({ profile: Profile.TEST, components: [Opens, Slow], now: () => clock });
    const { construction, start, entries } = container.timeline!.toJSON();
    expect([construction, start, entries[0]!.began, entries[0]!.took]).to.deep.equal([30, 40, 30, 10]);
  });

  it('keeps a timeline with the critical path, for people and as JSON', async () => {
    let clock = 0;
    const takes = (milliseconds: number) => (): Promise<void> => {
      clock += milliseconds;
      return Promise.resolve();
    };
    const made = makeComponents(
      [
        { needs: [], opens: true, initialize: takes(40), dispose: takes(4) },
        { needs: [], opens: true, initialize: takes(5), dispose: takes(1) },
        { needs: [0], opens: false },
        { needs: [2], opens: true, initialize: takes(20), dispose: takes(2) },
      ],
      new Journal(),
    );
    const container = await Container.start({ profile: Profile.TEST, components: made, now: () => clock, concurrency: 1 });
    await container.stop();
    const { start, stop, entries, criticalPath } = container.timeline!.toJSON();
    expect([start, stop]).to.deep.equal([65, 7]);
    expect(criticalPath).to.deep.equal(['C0', 'C3']);
    expect(entries.map(({ component, phase, began, took }) => [phase, component, began, took])).to.deep.equal([
      ['initialize', 'C0', 0, 40],
      ['initialize', 'C1', 40, 5],
      ['initialize', 'C3', 45, 20],
      ['dispose', 'C3', 0, 2],
      ['dispose', 'C1', 2, 1],
      ['dispose', 'C0', 3, 4],
    ]);
    expect(entries[2]!.waitedFor).to.deep.equal(['C0']);
    const text = String(container.timeline);
    expect(text)
      .to.contain('start 65.0 ms')
      .and.to.contain('critical path: C0 -> C3')
      .and.to.match(/C3 .*█+ .*20\.0 ms {2}after C0/);
    expect(JSON.parse(JSON.stringify(container.timeline))).to.have.property('criticalPath');
  });
});
