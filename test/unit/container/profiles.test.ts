import { expect } from 'chai';
import {
  adapter,
  checkProfiles,
  Container,
  ContainerInvalid,
  Profile,
  ProfilesInvalid,
  service,
  type Class,
} from '../../../src/container/index.js';
import { thrown } from './made-components.js';

abstract class Store {
  abstract readonly kind: string;
}
@adapter.for(Store, { profile: Profile.ALL })
class AnyStore extends Store {
  readonly kind: string = 'any';
}
@adapter.for(Store, { profile: [Profile.TEST, Profile.CI] })
class ListedStore extends Store {
  readonly kind = 'listed';
}
@adapter.for(Store, { profile: Profile.TEST })
class TestStore extends Store {
  readonly kind = 'test';
}
@adapter.for(Store, { profile: 'night-shift' })
class NightStore extends Store {
  readonly kind = 'night';
}
@service()
class Shop {
  constructor(readonly store: Store) {}
}

describe('container: profiles', () => {
  const kindIn = async (profile: string, components: readonly Class[]): Promise<string> =>
    (await Container.start({ profile, components, customProfiles: ['night-shift'] })).resolve(Shop).store.kind;

  it('prefers the adapter whose profile is the most specific, in whatever order they are listed', async () => {
    const components = [AnyStore, ListedStore, TestStore, NightStore, Shop];
    for (const listed of [components, components.toReversed()]) {
      expect(await kindIn(Profile.TEST, listed)).to.equal('test');
      expect(await kindIn(Profile.CI, listed)).to.equal('listed');
      expect(await kindIn(Profile.PRODUCTION, listed)).to.equal('any');
      expect(await kindIn('night-shift', listed)).to.equal('night');
    }
  });

  it('builds an outranked adapter only for those who ask for its class', async () => {
    let built = 0;
    @adapter.for(Store, { profile: Profile.ALL })
    class Inner extends Store {
      readonly kind = 'inner';
      readonly number = ++built;
    }
    @adapter.for(Store, { profile: Profile.TEST })
    class Caching extends Store {
      constructor(readonly inner: Inner) {
        super();
      }
      get kind(): string {
        return `caching ${this.inner.kind}`;
      }
    }
    expect(await kindIn(Profile.TEST, [Inner, Caching, Shop])).to.equal('caching inner');
    expect(built).to.equal(1);
    expect(await kindIn(Profile.TEST, [Inner, TestStore, Shop])).to.equal('test');
    expect(built).to.equal(1);
  });

  it('suggests the profile that was meant', () => {
    for (const [given, meant] of [
      ['tset', 'test'],
      ['producton', 'production'],
      ['night-shft', 'night-shift'],
    ] as const) {
      const error = thrown(
        () => Container.build({ profile: given, components: [TestStore, Shop], customProfiles: ['night-shift'] }),
        ContainerInvalid,
      );
      expect(error.faults[0]).to.include({ kind: 'unknown-profile', subject: given });
      expect(error.message).to.contain(`Did you mean "${meant}"?`);
    }
  });

  it('has a subclass take the place of what it replaces, under the port and under its class', async () => {
    abstract class Ledger {
      abstract entries(): number;
    }
    @adapter.for(Store, { profile: Profile.TEST })
    @adapter.for(Ledger, { profile: Profile.TEST })
    class Original extends Store implements Ledger {
      readonly kind: string = 'original';
      entries(): number {
        return 1;
      }
    }
    @adapter.for(Store, { profile: Profile.TEST, replaces: Original })
    class Extended extends Original {
      override readonly kind = 'extended';
    }
    @adapter.for(Store, { profile: Profile.TEST, replaces: Extended })
    class Further extends Extended {}
    @service()
    class AsksForClass {
      constructor(readonly original: Original) {}
    }
    const two = await Container.start({ profile: Profile.TEST, components: [Original, Extended, Shop, AsksForClass] });
    expect(two.resolve(Shop).store).to.be.instanceOf(Extended);
    expect([two.resolve(AsksForClass).original, two.resolve(Ledger), two.resolve(Original)]).to.deep.equal(
      Array(3).fill(two.resolve(Extended)),
    );
    expect(two.list().map(({ name }) => name)).to.not.include('Original');
    const three = await Container.start({ profile: Profile.TEST, components: [Further, Original, Extended, Shop] });
    expect(three.resolve(Shop).store).to.be.instanceOf(Further);
    expect(three.resolve(Original)).to.equal(three.resolve(Ledger));
    const none = await Container.start({ profile: Profile.TEST, components: [Original, Shop] });
    expect(none.resolve(Shop).store.kind).to.equal('original');
  });

  it('refuses replacements that cannot work', () => {
    @adapter.for(Store, { profile: Profile.TEST, replaces: TestStore })
    class One extends TestStore {}
    @adapter.for(Store, { profile: Profile.TEST, replaces: TestStore })
    class Two extends TestStore {}
    @adapter.for(Store, { profile: Profile.TEST, replaces: ListedStore })
    class Stranger extends Store {
      readonly kind = 'stranger';
    }
    const messages = (components: readonly Class[]): string =>
      thrown(() => Container.build({ profile: Profile.TEST, components }), ContainerInvalid).message;
    expect(messages([TestStore, One, Two])).to.contain('TestStore is replaced by One, Two');
    expect(messages([ListedStore, Stranger])).to.contain('Stranger replaces ListedStore and does not extend it');
    expect(messages([One])).to.contain('One replaces TestStore, which the profile does not list');
  });

  it('checks every profile in one call and says which lacks what', () => {
    const components = [TestStore, NightStore, Shop];
    const error = thrown(
      () =>
        checkProfiles({
          components,
          profiles: [Profile.TEST, Profile.CI, Profile.PRODUCTION, 'night-shift'],
          customProfiles: ['night-shift'],
        }),
      ProfilesInvalid,
    );
    expect(error.checks.map(({ profile, faults }) => [profile, faults.length])).to.deep.equal([
      ['test', 0],
      ['ci', 1],
      ['production', 1],
      ['night-shift', 0],
    ]);
    expect(error.message)
      .to.contain('2 of 4 profiles cannot be built')
      .and.to.contain('Bound in: test (TestStore), night-shift (NightStore).');
  });

  it('accepts profiles whose settings are known only later', () => {
    class Settings {}
    @service()
    class NeedsSettings {
      constructor(readonly settings: Settings) {}
    }
    expect(() => checkProfiles({ components: [NeedsSettings], profiles: [Profile.TEST] })).to.throw('NeedsSettings -> Settings -> ???');
    expect(Container.checkProfiles({ components: [NeedsSettings], profiles: [Profile.TEST], provided: [Settings] })).to.deep.equal([
      { profile: 'test', faults: [], components: 2 },
    ]);
  });
});
