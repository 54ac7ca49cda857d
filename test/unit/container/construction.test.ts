import { expect } from 'chai';
import fc from 'fast-check';
import { CompiledConstruction } from '../../../src/container/plan/compiled-construction.js';
import type { Construction } from '../../../src/container/plan/frame.js';
import { InversifyConstruction } from '../../../src/container/plan/inversify-construction.js';
import { Plan } from '../../../src/container/plan/plan.js';
import { inspect } from '../../../src/container/validation/validate.js';
import { adapter, all, Container, factory, inject, optional, Profile, Scope, service, type Class } from '../../../src/container/index.js';
import { Journal, Made, makeComponents } from './made-components.js';

/** What a frame holds, with each instance written as its class and what it was given. */
function drawn(plan: Plan, construction: Construction, values: readonly unknown[] = []): readonly (string | undefined)[] {
  const frame = { instances: [] as unknown[], values };
  for (const slot of plan.singletons) frame.instances[slot] = construction.construct(slot, frame);
  const identity = (given: unknown): string => {
    if (Array.isArray(given)) return `[${given.map(identity).join(' ')}]`;
    const slot = frame.instances.indexOf(given);
    return slot >= 0
      ? `#${slot}`
      : given instanceof Made
        ? `new ${given.constructor.name}(${given.given.map(identity).join(' ')})`
        : String(given);
  };
  return frame.instances.map((instance) =>
    instance instanceof Made ? `${instance.constructor.name}(${instance.given.map(identity).join(' ')})` : 'value',
  );
}

describe('container: construction', () => {
  it('gives the same objects through Inversify and through the compiled plan, in any graph', () =>
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(), { maxLength: 7 }), { minLength: 1, maxLength: 20 }), (needs) => {
        const graph = needs.map((list, index) => ({ needs: index === 0 ? [] : list.map((need) => need % index), opens: false }));
        const plan = new Plan(inspect({ profile: Profile.TEST, components: makeComponents(graph, new Journal()) }).graph);
        expect(drawn(plan, new InversifyConstruction(plan.components))).to.deep.equal(
          drawn(plan, new CompiledConstruction(plan.components)),
        );
      }),
    ));

  it('gives the same objects for lists, transients, factories and values', () => {
    abstract class Plugin {
      abstract readonly plugin: true;
    }
    class Value {}
    class Product {}
    const named = (name: string, needs: readonly { token?: Class; all?: typeof Plugin }[]): Class<Made & { plugin: true }> => {
      const type = class extends Made {
        readonly plugin = true;
      };
      Object.defineProperty(type, 'name', { value: name });
      needs.forEach((need, position) => (need.all ? all(need.all) : inject(need.token!))(type, undefined, position));
      return type;
    };
    const first = named('First', []);
    const second = named('Second', [{ token: Value }]);
    const fresh = named('Fresh', [{ token: first }]);
    const host = named('Host', [{ all: Plugin }, { token: fresh }, { token: fresh }, { token: Product }]);
    adapter.for(Plugin, { profile: Profile.TEST, multi: true, priority: 2 })(first);
    adapter.for(Plugin, { profile: Profile.TEST, multi: true, priority: 1 })(second);
    service({ scope: Scope.TRANSIENT })(fresh);
    service()(host);
    const composition = {
      profile: Profile.TEST,
      components: [host, fresh, first, second],
      instances: [[Value, new Value()]] as const,
      factories: [factory(Product, { dependencies: [Value], create: () => new Product() })],
    };
    const { graph, faults } = inspect(composition);
    expect(faults).to.deep.equal([]);
    const plan = new Plan(graph);
    const values = [new Value(), () => new Product()];
    const compiled = drawn(plan, new CompiledConstruction(plan.components), values);
    expect(compiled.find((line) => line?.startsWith('Host'))).to.match(/^Host\(\[#\d #\d\] new Fresh\(#\d\) new Fresh\(#\d\) #\d\)$/);
    expect(drawn(plan, new InversifyConstruction(plan.components), values)).to.deep.equal(compiled);
  });

  it('keeps two containers of one plan apart, even when a constructor starts the other', async () => {
    class Label {
      constructor(readonly text: string) {}
    }
    let inner: Outer | undefined;
    @service()
    class Nested {
      constructor(readonly label: Label) {
        if (label.text !== 'outer') return;
        const container = Container.build({ ...composition, instances: [[Label, new Label('inner')]] });
        void container.start();
        inner = container.resolve(Outer);
      }
    }
    @service()
    class Outer {
      constructor(
        readonly before: Nested,
        readonly label: Label,
      ) {}
    }
    const composition = { profile: Profile.TEST, components: [Outer, Nested] };
    for (const round of ['by Inversify', 'compiled']) {
      const container = await Container.start({ ...composition, instances: [[Label, new Label('outer')]] });
      const outer = container.resolve(Outer);
      expect([outer.label.text, outer.before.label.text], round).to.deep.equal(['outer', 'outer']);
      expect([inner?.label.text, inner?.before.label.text], round).to.deep.equal(['inner', 'inner']);
    }
  });

  it('does not share instances or values between containers of one plan', async () => {
    class Settings {
      constructor(readonly name: string) {}
    }
    @service()
    class Reader {
      constructor(readonly settings: Settings) {}
    }
    const components = [Reader];
    const readers = [];
    for (const name of ['a', 'b', 'c'])
      readers.push((await Container.start({ profile: Profile.TEST, components, settings: new Settings(name) })).resolve(Reader));
    expect(readers.map(({ settings }) => settings.name)).to.deep.equal(['a', 'b', 'c']);
    expect(new Set(readers).size).to.equal(3);
  });

  it('keeps the plans of other settings and other custom profiles apart', async () => {
    class Red {}
    class Blue {}
    @service({ profile: 'own' })
    class Picky {
      constructor(
        @optional() readonly red?: Red,
        @optional() readonly blue?: Blue,
      ) {}
    }
    const composition = { profile: 'own', components: [Picky], customProfiles: ['own'] };
    const red = await Container.start({ ...composition, settings: new Red() });
    const blue = await Container.start({ ...composition, settings: new Blue() });
    expect([red.resolve(Picky).red, red.resolve(Picky).blue]).to.deep.equal([new Red(), undefined]);
    expect([blue.resolve(Picky).red, blue.resolve(Picky).blue]).to.deep.equal([undefined, new Blue()]);
    expect(Container.build(composition).has(Picky)).to.equal(true);
    expect(() => Container.build({ ...composition, customProfiles: ['other'] })).to.throw('the active profile "own" is not known');
  });

  it('notices that the array of components has changed since its plan was made', async () => {
    @service()
    class First {}
    @service()
    class Second {}
    const components: Class[] = [First];
    expect((await Container.start({ profile: Profile.TEST, components })).has(Second)).to.equal(false);
    components.push(Second);
    expect((await Container.start({ profile: Profile.TEST, components })).has(Second)).to.equal(true);
    components[0] = Second;
    expect(() => Container.build({ profile: Profile.TEST, components })).to.throw(/listed 2 times/);
  });

  it('builds, starts and stops 1,000 containers of fifty fakes in well under a second of processor time', async () => {
    const graph = Array.from({ length: 50 }, (_, index) => ({ needs: index < 10 ? [] : [index - 10, index - 9, index - 8], opens: false }));
    const components = makeComponents(graph, new Journal());
    const used = process.cpuUsage();
    for (let test = 0; test < 1000; test++) {
      await using container = await Container.start({ profile: Profile.TEST, components });
      container.resolve(components.at(-1)!);
    }
    const { user, system } = process.cpuUsage(used);
    expect((user + system) / 1000).to.be.below(1000);
  });
});
