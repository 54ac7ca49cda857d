import { expect } from 'chai';
import {
  Container,
  ContainerNotStarted,
  ContainerStartFailed,
  ContainerStateConflict,
  ContainerStopFailed,
  LifecycleTimedOut,
  Profile,
  StartWithdrawn,
} from '../../../src/container/index.js';
import { Journal, makeComponents, ManualTimers, never, rejection, thrown, yieldTimes } from './made-components.js';

describe('container: states', () => {
  it('resolves only while it is started, and says which state it is in', async () => {
    const components = makeComponents([{ needs: [], opens: true }], new Journal());
    const first = components[0]!;
    const container = Container.build({ profile: Profile.TEST, components });
    expect(thrown(() => container.resolve(first), ContainerNotStarted).message).to.contain('resolve(C0) while the container is created');
    const starting = container.start();
    expect(thrown(() => container.resolve(first), ContainerNotStarted).state).to.equal('starting');
    await starting;
    expect(container.resolve(first)).to.be.instanceOf(first);
    const stopping = container.stop();
    expect(thrown(() => container.resolveAll(first), ContainerNotStarted).state).to.equal('stopping');
    await stopping;
    expect(thrown(() => container.resolve(first), ContainerNotStarted).state).to.equal('stopped');
    expect((await rejection(container.createScope(), ContainerNotStarted)).state).to.equal('stopped');
  });

  it('initialises once however often it is started', async () => {
    const journal = new Journal();
    const container = Container.build({ profile: Profile.TEST, components: makeComponents([{ needs: [], opens: true }], journal) });
    await Promise.all([container.start(), container.start()]);
    await container.start();
    expect(journal.of('initialize')).to.deep.equal(['C0']);
  });

  it('disposes once however often it is stopped, and stopping what never started is nothing', async () => {
    const journal = new Journal();
    const components = makeComponents([{ needs: [], opens: true }], journal);
    await Container.build({ profile: Profile.TEST, components }).stop();
    const container = await Container.start({ profile: Profile.TEST, components });
    const first = container.stop();
    await container.stop();
    expect(journal.of('disposed')).to.deep.equal(['C0']);
    await first;
    await container.stop();
    expect(journal.of('dispose')).to.deep.equal(['C0']);
  });

  it('stops at the end of an await using block', async () => {
    const journal = new Journal();
    {
      await using container = await Container.start({
        profile: Profile.TEST,
        components: makeComponents([{ needs: [], opens: true }], journal),
      });
      expect(container.state).to.equal('started');
    }
    expect(journal.of('disposed')).to.deep.equal(['C0']);
  });

  it('starts again after a stop, with new instances', async () => {
    const components = makeComponents([{ needs: [], opens: true }], new Journal());
    const container = await Container.start({ profile: Profile.TEST, components });
    const before = container.resolve(components[0]!);
    await container.stop();
    await container.start();
    expect(container.resolve(components[0]!)).to.not.equal(before);
    await container.stop();
    expect(container.state).to.equal('stopped');
  });

  it('refuses to start while it is stopping', async () => {
    const container = await Container.start({
      profile: Profile.TEST,
      components: makeComponents([{ needs: [], opens: true }], new Journal()),
    });
    const stopping = container.stop();
    await rejection(container.start(), ContainerStateConflict);
    await stopping;
  });

  it('withdraws a start that is told to stop, and waits until it is rolled back', async () => {
    const journal = new Journal();
    const components = makeComponents(
      [
        { needs: [], opens: true },
        {
          needs: [0],
          opens: true,
          initialize: ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
        },
      ],
      journal,
    );
    const container = Container.build({ profile: Profile.TEST, components });
    const starting = rejection(container.start(), ContainerStartFailed);
    while (!journal.lines.includes('initialize C1')) await yieldTimes(1);
    await container.stop();
    expect(container.state).to.equal('stopped');
    expect(journal.of('disposed')).to.deep.equal(['C1', 'C0']);
    expect((await starting).cause).to.be.instanceOf(StartWithdrawn);
  });

  it('disposes the rest when a component cannot be disposed, and reports every failure', async () => {
    const journal = new Journal();
    const timers = new ManualTimers();
    const components = makeComponents(
      [
        { needs: [], opens: true },
        { needs: [0], opens: true, dispose: () => Promise.reject(new Error('stuck')) },
        { needs: [1], opens: true, dispose: never },
      ],
      journal,
    );
    const container = await Container.start({ profile: Profile.TEST, components, timers: timers.start, disposeTimeoutMilliseconds: 50 });
    const stopping = rejection(container.stop(), ContainerStopFailed);
    await yieldTimes(20);
    timers.advance(50);
    const error = await stopping;
    expect(error.components).to.deep.equal(['C2', 'C1']);
    expect(error.errors[0]).to.be.instanceOf(LifecycleTimedOut);
    expect(error.errors[1]).to.have.property('message', 'stuck');
    expect(journal.of('disposed')).to.deep.equal(['C0']);
    expect(container.undisposed).to.deep.equal(['C1', 'C2']);
    expect(container.state).to.equal('stopped');
  });
});
