import { expect } from 'chai';
import {
  adapter,
  all,
  ComponentNotFound,
  Container,
  factory,
  inject,
  instance,
  optional,
  override,
  Profile,
  Scope,
  service,
  type Class,
} from '../../../src/container/index.js';
import { thrown } from './made-components.js';

abstract class Clock {
  abstract now(): number;
}
abstract class Reader {
  abstract read(): string;
}
abstract class Writer {
  abstract write(text: string): void;
}

const start = (components: readonly Class[]): Promise<Container> => Container.start({ profile: Profile.TEST, components });

describe('container: resolving', () => {
  it('gives one instance for every port of a class and for the class itself', async () => {
    @adapter.for(Reader, { profile: Profile.TEST })
    @adapter.for(Writer, { profile: Profile.ALL })
    class File implements Reader, Writer {
      read(): string {
        return '';
      }
      write(): void {}
    }
    const container = await start([File]);
    expect(container.resolve(Reader)).to.equal(container.resolve(File));
    expect(container.resolve(Writer)).to.equal(container.resolve(File));
    expect(container.adaptersOf(Reader)).to.deep.equal([File]);
  });

  it('gives a new transient to everyone who asks', async () => {
    @service({ scope: Scope.TRANSIENT })
    class Draft {}
    @service()
    class Editor {
      constructor(
        readonly first: Draft,
        readonly second: Draft,
      ) {}
    }
    const container = await start([Draft, Editor]);
    const { first, second } = container.resolve(Editor);
    expect(new Set([first, second, container.resolve(Draft), container.resolve(Draft)]).size).to.equal(4);
  });

  it('injects every multi adapter of the profile by priority, then as listed, and an empty list where there is none', async () => {
    abstract class Check {
      abstract readonly check: string;
    }
    const makeCheck = (check: string, priority: number, profile: string): Class<Check> => {
      class Made extends Check {
        readonly check = check;
      }
      adapter.for(Check, { profile, multi: true, priority })(Made);
      return Made;
    };
    @service()
    class Inspection {
      constructor(@all(Check) readonly checks: readonly Check[]) {}
    }
    const checks = [
      makeCheck('late', 9, Profile.TEST),
      makeCheck('b', 0, Profile.ALL),
      makeCheck('c', 0, Profile.TEST),
      makeCheck('early', -1, Profile.TEST),
    ];
    const absent = makeCheck('production only', 0, Profile.PRODUCTION);
    const container = await start([...checks, absent, Inspection]);
    expect(container.resolve(Inspection).checks.map(({ check }) => check)).to.deep.equal(['early', 'b', 'c', 'late']);
    expect(container.resolveAll(Check)).to.deep.equal(container.resolve(Inspection).checks);
    expect(thrown(() => container.resolve(Check), ComponentNotFound).message).to.contain('multi-binding');
    expect((await start([Inspection])).resolve(Inspection).checks).to.deep.equal([]);
  });

  it('leaves out what is optional and absent, and what has a default and no token', async () => {
    @service()
    class Tolerant {
      constructor(
        @optional(Clock) readonly clock: Clock | undefined,
        @optional() readonly reader?: Reader,
        readonly limit: number = 10,
      ) {}
    }
    const { clock, reader, limit } = (await start([Tolerant])).resolve(Tolerant);
    expect([clock, reader, limit]).to.deep.equal([undefined, undefined, 10]);
  });

  it('passes inherited constructor parameters and explicit tokens', async () => {
    @adapter.for(Clock, { profile: Profile.TEST })
    class FixedClock extends Clock {
      now(): number {
        return 7;
      }
    }
    interface Timed {
      now(): number;
    }
    @service()
    class Base {
      constructor(@inject(Clock) readonly timed: Timed) {}
    }
    @service()
    class Derived extends Base {}
    expect((await start([FixedClock, Base, Derived])).resolve(Derived).timed.now()).to.equal(7);
  });

  it('binds settings under their class and every class that one extends', async () => {
    class SharedSettings {
      readonly shared = 1;
    }
    class AppSettings extends SharedSettings {
      readonly own = 2;
    }
    @service()
    class Uses {
      constructor(
        readonly shared: SharedSettings,
        readonly app: AppSettings,
      ) {}
    }
    const settings = new AppSettings();
    const container = await Container.start({ profile: Profile.TEST, components: [Uses], settings });
    expect([container.resolve(Uses).shared, container.resolve(Uses).app]).to.deep.equal([settings, settings]);
    expect(() => Container.build({ profile: Profile.TEST, components: [], settings: { plain: true } })).to.throw('plain object');
  });

  it('hands out given instances and what factories make, with their dependencies, in their scope', async () => {
    class Seed {
      constructor(readonly value: number) {}
    }
    class Dice {
      constructor(readonly seed: Seed) {}
    }
    @service()
    class Game {
      constructor(readonly dice: Dice) {}
    }
    for (const scope of [Scope.SINGLETON, Scope.TRANSIENT])
      for (const value of [1, 2]) {
        const container = await Container.start({
          profile: Profile.TEST,
          components: gameComponents(Game),
          instances: [instance(Seed, new Seed(value))],
          factories: [factory(Dice, { dependencies: [Seed], create: (seed) => new Dice(seed), scope })],
        });
        expect(container.resolve(Game).dice.seed.value).to.equal(value);
        expect(container.resolve(Dice) === container.resolve(Dice)).to.equal(scope === Scope.SINGLETON);
      }
  });

  const lists = new Map<Class, readonly Class[]>();
  function gameComponents(game: Class): readonly Class[] {
    if (!lists.has(game)) lists.set(game, [game]);
    return lists.get(game)!;
  }

  it('lets an override win by class or by instance, for one container only', async () => {
    let started = 0;
    @adapter.for(Clock, { profile: Profile.TEST })
    class SystemClock extends Clock {
      readonly place = ++started;
      now(): number {
        return 1;
      }
    }
    class SlowClock extends Clock {
      now(): number {
        return 2;
      }
    }
    @service()
    class Diary {
      constructor(readonly clock: Clock) {}
    }
    const components = [SystemClock, Diary];
    const times = [];
    for (const overrides of [[], [override(Clock, SlowClock)], [override(Clock, { now: () => 3 })], [override(Clock, { now: () => 4 })]])
      times.push((await Container.start({ profile: Profile.TEST, components, overrides })).resolve(Diary).clock.now());
    expect(times).to.deep.equal([1, 2, 3, 4]);
    expect(started).to.equal(1);
  });

  it('lets an override point to a component that is listed anyway, as one instance', async () => {
    @adapter.for(Clock, { profile: Profile.TEST })
    class FirstClock extends Clock {
      now(): number {
        return 1;
      }
    }
    @service()
    class SecondClock extends Clock {
      now(): number {
        return 2;
      }
    }
    const components = [FirstClock, SecondClock];
    const container = await Container.start({ profile: Profile.TEST, components, overrides: [override(Clock, SecondClock)] });
    expect(container.resolve(Clock)).to.equal(container.resolve(SecondClock));
  });

  it('says why there is nothing to resolve', async () => {
    @adapter.for(Clock, { profile: Profile.ALL })
    class Outranked extends Clock {
      now(): number {
        return 1;
      }
    }
    @adapter.for(Clock, { profile: Profile.TEST })
    class Chosen extends Clock {
      now(): number {
        return 2;
      }
    }
    const container = await start([Outranked, Chosen]);
    expect(thrown(() => container.resolve(Outranked), ComponentNotFound).message).to.contain('another component takes its place');
    expect(thrown(() => container.resolve(Writer), ComponentNotFound).message).to.contain('no listed component answers to it');
    expect([container.has(Clock), container.has(Outranked), container.has(Writer)]).to.deep.equal([true, false, false]);
  });
});
