import { expect } from 'chai';
import { adapter, Container, lifecycle, LifecycleIncomplete, override, Profile, service } from '../../../src/container/index.js';
import { thrown } from './made-components.js';

abstract class Port {
  abstract work(): number;
}

describe('container: declarations', () => {
  it('refuses a lifecycle without both methods, in the compiler and when the class is declared', () => {
    const declare = (): unknown => {
      // @ts-expect-error there is no dispose()
      @lifecycle()
      class OpensOnly {
        async initialize(): Promise<void> {}
      }
      return OpensOnly;
    };
    expect(thrown(declare, LifecycleIncomplete).message).to.contain('OpensOnly is marked @lifecycle() and has no dispose()');
    const neither = (): unknown => {
      // @ts-expect-error there is neither
      @lifecycle()
      class Plain {}
      return Plain;
    };
    expect(thrown(neither, LifecycleIncomplete).missing).to.deep.equal(['initialize', 'dispose']);
  });

  it('has the compiler refuse an adapter that does not implement its port, and a synchronous lifecycle', () => {
    // @ts-expect-error work() is missing
    @adapter.for(Port, { profile: Profile.TEST })
    class Idle {}
    // @ts-expect-error work() gives a number
    @adapter.for(Port, { profile: Profile.TEST })
    class Wordy {
      work(): string {
        return '';
      }
    }
    // @ts-expect-error initialize() must be asynchronous
    @lifecycle()
    class Hasty {
      initialize(): void {}
      dispose(): void {}
    }
    expect([Idle, Wordy, Hasty]).to.have.length(3);
  });

  it('has the compiler refuse an override that is not what its token promises', () => {
    class Good extends Port {
      work(): number {
        return 1;
      }
    }
    // @ts-expect-error an object without work()
    override(Port, { rest: () => 1 });
    // @ts-expect-error a class without work()
    override(Port, class {});
    expect(override(Port, Good).replacement).to.deep.equal({ type: Good });
    expect(override(Port, { work: () => 2 }).replacement).to.have.nested.property('instance.work');
  });

  it('registers nothing: a decorated class takes no part until it is listed', async () => {
    @service()
    class Unlisted {}
    const container = await Container.start({ profile: Profile.TEST, components: [] });
    expect(container.has(Unlisted)).to.equal(false);
    expect(container.list()).to.deep.equal([]);
  });

  it('inherits a lifecycle, and nothing else', async () => {
    const closed: string[] = [];
    @lifecycle()
    @service()
    class Base {
      async initialize(): Promise<void> {}
      async dispose(): Promise<void> {
        closed.push(this.constructor.name);
      }
    }
    class Bare extends Base {}
    @service()
    class Derived extends Base {}
    expect(() => Container.build({ profile: Profile.TEST, components: [Bare] })).to.throw('Bare is listed and carries neither');
    await (await Container.start({ profile: Profile.TEST, components: [Derived] })).stop();
    expect(closed).to.deep.equal(['Derived']);
  });
});
