import type { Container } from '../../src/container/index.js';
import { adapter, factory, instance, lifecycle, override, Profile, type Class } from '../../src/container/index.js';
import { compiles, holds, type Equal } from './equal.js';

abstract class Telescope {
  abstract slew(degrees: number): Promise<void>;
}

class Dobson extends Telescope {
  async slew(): Promise<void> {
    // A telescope that is moved by hand.
  }
}

class Camera {
  expose(seconds: number): number {
    return seconds;
  }
}

declare const container: Container;

describe('The types of the container', () => {
  it('resolve a port to its own type', () => {
    compiles(() => {
      const telescope = container.resolve(Telescope);
      holds<Equal<typeof telescope, Telescope>>();
      const telescopes = container.resolveAll(Telescope);
      holds<Equal<typeof telescopes, readonly Telescope[]>>();
    });
  });

  it('accept only a class that fulfils the port as its adapter', () => {
    const forTelescope = adapter.for(Telescope, { profile: Profile.TEST });
    compiles(() => forTelescope(Dobson));
    // @ts-expect-error a camera is no telescope
    compiles(() => forTelescope(Camera));
  });

  it('accept only a class that can be opened and closed as a lifecycle component', () => {
    // @ts-expect-error it lacks initialize and dispose
    compiles(() => lifecycle()(Camera));
  });

  it('accept only a fitting replacement', () => {
    compiles(() => override(Telescope, Dobson));
    // @ts-expect-error a camera is no telescope
    compiles(() => override(Telescope, Camera));
    // @ts-expect-error neither is one of its instances
    compiles(() => instance(Telescope, new Camera()));
  });

  it('give a factory what its dependencies resolve to', () => {
    compiles(() =>
      factory(Telescope, {
        dependencies: [Camera],
        create: (camera) => {
          holds<Equal<typeof camera, Camera>>();
          return new Dobson();
        },
      }),
    );
  });

  it('accept no abstract class as a component', () => {
    // @ts-expect-error nobody could construct a port
    compiles((): Class => Telescope);
  });
});
