import { expect } from 'chai';
import {
  Container,
  ContainerStopFailed,
  lifecycle,
  Profile,
  RequestScopeClosed,
  RequestScopeRequired,
  Scope,
  service,
} from '../../../src/container/index.js';
import { Journal, rejection, thrown } from './made-components.js';

describe('container: request scopes', () => {
  const journal = new Journal();
  beforeEach(() => {
    journal.lines.length = 0;
  });

  @service()
  class Shared {}
  @service({ scope: Scope.REQUEST })
  class Identity {
    constructor(readonly shared: Shared) {}
  }
  @service({ scope: Scope.TRANSIENT })
  class Step {
    constructor(readonly identity: Identity) {}
  }
  @service({ scope: Scope.REQUEST })
  class Handler {
    constructor(
      readonly identity: Identity,
      readonly first: Step,
      readonly second: Step,
    ) {}
  }
  const components = [Handler, Step, Identity, Shared];

  it('builds one instance a scope, shares singletons, and gives transients anew', async () => {
    const container = await Container.start({ profile: Profile.TEST, components });
    await using one = await container.createScope();
    await using two = await container.createScope();
    const handler = one.resolve(Handler);
    expect([handler.first.identity, handler.second.identity, one.resolve(Identity)]).to.deep.equal(Array(3).fill(handler.identity));
    expect(handler.first).to.not.equal(handler.second);
    expect(one.resolve(Handler)).to.equal(handler);
    expect(two.resolve(Handler).identity).to.not.equal(handler.identity);
    expect(two.resolve(Identity).shared).to.equal(container.resolve(Shared));
    expect(one.resolve(Shared)).to.equal(container.resolve(Shared));
  });

  it('says that a scope is needed, or that it has ended', async () => {
    const container = await Container.start({ profile: Profile.TEST, components });
    expect(thrown(() => container.resolve(Handler), RequestScopeRequired).requestScoped).to.include('Identity');
    expect(thrown(() => container.resolve(Step), RequestScopeRequired).message).to.contain('Step needs a request scope (for Identity)');
    const scope = await container.createScope();
    await scope.dispose();
    await scope.dispose();
    expect(thrown(() => scope.resolve(Handler), RequestScopeClosed).message).to.contain('Handler');
  });

  @lifecycle()
  @service({ scope: Scope.REQUEST })
  class Session {
    async initialize(): Promise<void> {
      journal.write('initialize Session');
    }
    async dispose(): Promise<void> {
      journal.write('dispose Session');
    }
  }
  @lifecycle()
  @service({ scope: Scope.REQUEST })
  class Work {
    constructor(readonly session: Session) {}
    async initialize(): Promise<void> {
      journal.write('initialize Work');
      if (failing) throw new Error('no work today');
    }
    async dispose(): Promise<void> {
      journal.write('dispose Work');
      if (failing) throw new Error('and no end to it');
    }
  }
  let failing = false;

  it('initialises request-scoped lifecycles when the scope opens and disposes them in reverse at its end', async () => {
    failing = false;
    const container = await Container.start({ profile: Profile.TEST, components: [Work, Session] });
    expect(journal.lines).to.deep.equal([]);
    {
      await using scope = await container.createScope();
      expect(scope.resolve(Work).session).to.equal(scope.resolve(Session));
    }
    expect(journal.lines).to.deep.equal(['initialize Session', 'initialize Work', 'dispose Work', 'dispose Session']);
  });

  it('opens a scope whose lifecycles depend on those of the container', async () => {
    @lifecycle()
    @service()
    class Pool {
      open = false;
      async initialize(): Promise<void> {
        this.open = true;
      }
      async dispose(): Promise<void> {
        this.open = false;
      }
    }
    @lifecycle()
    @service({ scope: Scope.REQUEST })
    class Lease {
      constructor(readonly pool: Pool) {}
      async initialize(): Promise<void> {
        journal.write(`lease of a pool that is ${this.pool.open ? 'open' : 'closed'}`);
      }
      async dispose(): Promise<void> {}
    }
    await using container = await Container.start({ profile: Profile.TEST, components: [Lease, Pool] });
    await using scope = await container.createScope();
    expect(scope.resolve(Lease).pool).to.equal(container.resolve(Pool));
    expect(journal.lines).to.deep.equal(['lease of a pool that is open']);
  });

  it('keeps to its own instances when a constructor resolves from the container meanwhile', async () => {
    let container: Container | undefined;
    @service({ scope: Scope.TRANSIENT })
    class Note {}
    @service({ scope: Scope.TRANSIENT })
    class Meddler {
      readonly note = container?.resolve(Note);
    }
    @service({ scope: Scope.REQUEST })
    class Ticket {}
    @service({ scope: Scope.REQUEST })
    class Desk {
      constructor(
        readonly meddler: Meddler,
        readonly ticket: Ticket,
      ) {}
    }
    const desk = [Desk, Meddler, Note, Ticket];
    for (const round of ['by Inversify', 'compiled']) {
      container = await Container.start({ profile: Profile.TEST, components: desk });
      await using scope = await container.createScope();
      expect(scope.resolve(Desk).ticket, round).to.equal(scope.resolve(Ticket));
    }
  });

  it('rolls a scope back that cannot open, and keeps every error', async () => {
    failing = true;
    const container = await Container.start({ profile: Profile.TEST, components: [Work, Session] });
    const error = await rejection(container.createScope(), AggregateError);
    expect(error.errors[0]).to.have.property('message', 'no work today');
    expect(error.errors[1]).to.be.instanceOf(ContainerStopFailed).and.have.property('message').that.contains('and no end to it');
    expect(journal.of('dispose')).to.deep.equal(['Work', 'Session']);
    await container.stop();
  });

  it('ends scopes that are still open when the container stops', async () => {
    failing = false;
    const container = await Container.start({ profile: Profile.TEST, components: [Work, Session] });
    const scope = await container.createScope();
    await container.stop();
    expect(journal.of('dispose')).to.deep.equal(['Work', 'Session']);
    expect(() => scope.resolve(Work)).to.throw(RequestScopeClosed);
  });
});
