import { expect } from 'chai';
import {
  ConstructionFailed,
  Container,
  ContainerStartFailed,
  LifecycleTimedOut,
  Profile,
  service,
  StartWithdrawn,
  type ContainerEvent,
} from '../../../src/container/index.js';
import { Journal, makeComponents, ManualTimers, never, rejection, yieldTimes } from './made-components.js';

const refuse = (reason: string) => (): Promise<void> => Promise.reject(new Error(reason));

describe('container: a start that fails', () => {
  it('disposes everything begun in reverse, the failing component included, and gives the original error first', async () => {
    const journal = new Journal();
    const components = makeComponents(
      [
        { needs: [], opens: true },
        { needs: [0], opens: true, dispose: refuse('cannot close C1') },
        { needs: [1], opens: false },
        { needs: [2], opens: true, initialize: refuse('no route to C3'), dispose: refuse('cannot close C3') },
        { needs: [3], opens: true },
      ],
      journal,
    );
    const container = Container.build({ profile: Profile.TEST, components });
    const error = await rejection(container.start(), ContainerStartFailed);
    expect(journal.of('dispose')).to.deep.equal(['C3', 'C1', 'C0']);
    expect(journal.of('initialize')).to.not.include('C4');
    expect(error.errors.map((each) => (each as Error).message)).to.deep.equal(['no route to C3', 'cannot close C3', 'cannot close C1']);
    expect(error.cause).to.equal(error.errors[0]);
    expect(error.message).to.contain('C3 failed to start: no route to C3; also: cannot close C3; also: cannot close C1');
    expect(error.disposed).to.deep.equal(['C0']);
    expect(container.undisposed).to.deep.equal(['C1', 'C3']);
    expect(container.state).to.equal('failed');
  });

  it('can be started again, with everything built anew', async () => {
    const journal = new Journal();
    let down = true;
    const components = makeComponents(
      [
        { needs: [], opens: true },
        { needs: [0], opens: true, initialize: () => (down ? Promise.reject(new Error('down')) : Promise.resolve()) },
      ],
      journal,
    );
    const container = Container.build({ profile: Profile.TEST, components });
    await rejection(container.start(), ContainerStartFailed);
    down = false;
    await container.start();
    expect(container.state).to.equal('started');
    expect(container.resolve(components[1]!)).to.have.nested.property('given[0]', container.resolve(components[0]!));
    await container.stop();
    expect(journal.of('disposed')).to.deep.equal(['C1', 'C0', 'C1', 'C0']);
  });

  it('aborts what initialises beside the failing component and does not report its giving up', async () => {
    const journal = new Journal();
    let aborted = false;
    const components = makeComponents(
      [
        {
          needs: [],
          opens: true,
          initialize: ({ signal }) =>
            new Promise((_, reject) => {
              signal.addEventListener('abort', () => {
                aborted = true;
                reject(signal.reason as Error);
              });
            }),
        },
        { needs: [], opens: true, initialize: () => yieldTimes(3).then(refuse('refused')) },
      ],
      journal,
    );
    const error = await rejection(Container.start({ profile: Profile.TEST, components }), ContainerStartFailed);
    expect(aborted).to.equal(true);
    expect(error.errors.map((each) => (each as Error).message)).to.deep.equal(['refused']);
    expect(journal.of('disposed')).to.have.members(['C0', 'C1']);
  });

  it('gives up on a component that takes too long', async () => {
    const journal = new Journal();
    const timers = new ManualTimers();
    const components = makeComponents(
      [
        { needs: [], opens: true },
        { needs: [0], opens: true, initialize: never },
      ],
      journal,
    );
    const starting = Container.start({ profile: Profile.TEST, components, initializeTimeoutMilliseconds: 500, timers: timers.start });
    const outcome = rejection(starting, ContainerStartFailed);
    await yieldTimes(20);
    timers.advance(499);
    await yieldTimes(20);
    expect(journal.of('dispose')).to.deep.equal([]);
    timers.advance(1);
    const error = await outcome;
    expect(error.errors).to.have.length(1);
    expect(error.cause)
      .to.be.instanceOf(LifecycleTimedOut)
      .and.have.property('message')
      .that.contains('C1.initialize() took longer than 500 ms');
    expect(journal.of('disposed')).to.deep.equal(['C1', 'C0']);
    expect(timers.waiting).to.equal(0);
  });

  it('lets a component have a timeout of its own', async () => {
    const timers = new ManualTimers();
    const patient = { needs: [], opens: true, initialize: never, timeoutMilliseconds: 50_000 };
    const components = makeComponents([patient, { ...patient, timeoutMilliseconds: 300 }], new Journal());
    const starting = Container.start({ profile: Profile.TEST, components, initializeTimeoutMilliseconds: 200, timers: timers.start });
    const outcome = rejection(starting, ContainerStartFailed);
    await yieldTimes(20);
    timers.advance(200);
    await yieldTimes(20);
    timers.advance(100);
    await yieldTimes(20);
    timers.advance(10_000);
    expect((await outcome).errors.map((each) => (each as Error).message)).to.have.length(1);
    expect((await outcome).message).to.contain('C1.initialize() took longer than 300 ms');
  });

  it('does not wait for ever for a component that ignores the abort', async () => {
    const journal = new Journal();
    const timers = new ManualTimers();
    const components = makeComponents(
      [
        { needs: [], opens: true, initialize: never },
        { needs: [], opens: true, initialize: refuse('refused') },
      ],
      journal,
    );
    const starting = Container.start({ profile: Profile.TEST, components, timers: timers.start, disposeTimeoutMilliseconds: 100 });
    const outcome = rejection(starting, ContainerStartFailed);
    await yieldTimes(20);
    timers.advance(100);
    expect((await outcome).errors.map((each) => (each as Error).message)).to.deep.equal(['refused']);
    expect(journal.of('disposed')).to.have.members(['C0', 'C1']);
  });

  it('reports what an aborted component complains of, unless it only says that it was aborted', async () => {
    const onAbort = (complaint: Error) => ({
      needs: [],
      opens: true,
      initialize: ({ signal }: { signal: AbortSignal }): Promise<void> =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(complaint))),
    });
    const failing = { needs: [], opens: true, initialize: () => yieldTimes(3).then(refuse('refused')) };
    const graph = [onAbort(new DOMException('This operation was aborted', 'AbortError')), onAbort(new Error('lost a socket')), failing];
    const components = makeComponents(graph, new Journal());
    const error = await rejection(Container.start({ profile: Profile.TEST, components }), ContainerStartFailed);
    expect(error.errors.map((each) => (each as Error).message)).to.deep.equal(['refused', 'lost a socket']);
  });

  it('is rolled back when its signal withdraws it', async () => {
    const journal = new Journal();
    const controller = new AbortController();
    const components = makeComponents(
      [
        { needs: [], opens: true },
        {
          needs: [0],
          opens: true,
          initialize: async ({ signal }) => {
            controller.abort(new Error('Ctrl-C'));
            await yieldTimes(1);
            signal.throwIfAborted();
          },
        },
        { needs: [1], opens: true },
      ],
      journal,
    );
    const error = await rejection(Container.start({ profile: Profile.TEST, components, signal: controller.signal }), ContainerStartFailed);
    expect(error.errors).to.have.length(1);
    expect(error.cause).to.be.instanceOf(StartWithdrawn).and.have.property('message').that.contains('Ctrl-C');
    expect(journal.of('initialize')).to.deep.equal(['C0', 'C1']);
    expect(journal.of('disposed')).to.deep.equal(['C1', 'C0']);
  });

  it('constructs nothing when its signal was withdrawn before', async () => {
    let constructed = 0;
    @service()
    class Counted {
      readonly place = ++constructed;
    }
    const starting = Container.start({ profile: Profile.TEST, components: [Counted], signal: AbortSignal.abort() });
    expect((await rejection(starting, ContainerStartFailed)).cause).to.be.instanceOf(StartWithdrawn);
    expect(constructed).to.equal(0);
  });

  it('names the component whose constructor threw and initialises nothing', async () => {
    const journal = new Journal();
    @service()
    class Explosive {
      constructor() {
        throw new RangeError('boom');
      }
    }
    for (const round of ['by Inversify', 'compiled']) {
      const components = [...makeComponents([{ needs: [], opens: true }], journal), Explosive];
      const container = Container.build({ profile: Profile.TEST, components });
      const error = await rejection(container.start(), ContainerStartFailed);
      expect(error.cause, round).to.be.instanceOf(ConstructionFailed).and.have.property('component', 'Explosive');
      expect((error.cause as Error).cause, round).to.be.instanceOf(RangeError);
    }
    expect(journal.lines).to.deep.equal([]);
  });

  it('tells a listener of every step, and survives a listener that throws', async () => {
    const events: ContainerEvent[] = [];
    const components = makeComponents(
      [
        { needs: [], opens: true },
        { needs: [0], opens: true, initialize: refuse('refused') },
      ],
      new Journal(),
    );
    const on = (event: ContainerEvent): void => {
      events.push(event);
      throw new Error('the progress bar broke');
    };
    const error = await rejection(Container.start({ profile: Profile.TEST, components, on }), ContainerStartFailed);
    expect(error.errors.map((each) => (each as Error).message)).to.deep.equal(['refused']);
    expect(events.map(({ type, component }) => `${type} ${component}`)).to.deep.equal([
      'initializing C0',
      'initialized C0',
      'initializing C1',
      'initialize-failed C1',
      'disposing C1',
      'disposed C1',
      'disposing C0',
      'disposed C0',
    ]);
  });
});
