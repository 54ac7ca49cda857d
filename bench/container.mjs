// What a fresh container costs: 50 bindings in a graph of 5 levels, all fakes, every one of them constructed.
// Run with `npm run bench:container` (builds first). Peers are installed by `npm ci` in this folder.
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import os from 'node:os';
import 'reflect-metadata';
import { asClass, createContainer, InjectionMode } from 'awilix';
import { Container as InversifyContainer, decorate, inject as inversifyInject, injectable as inversifyInjectable } from 'inversify';
import { container as tsyringeRoot, inject as tsyringeInject, injectable as tsyringeInjectable } from 'tsyringe';

const dist = path.resolve(process.env.SEXTANT_DIST ?? path.join(import.meta.dirname, '..', 'dist'));
const { adapter, Container, inject, Profile } = await import(pathToFileURL(path.join(dist, 'src/container/index.js')).href);

const LEVELS = [20, 15, 10, 4, 1]; // from the components that need nothing to the one that needs everything
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 40);

/** Index lists: `shape[i]` are the components that component i needs; the last one reaches all. */
function graphShape() {
  const shape = [];
  let lower = [];
  for (const [level, size] of LEVELS.entries()) {
    const current = Array.from({ length: size }, (_, place) => shape.length + place);
    for (let place = 0; place < size; place++) {
      const share = lower.filter((_, position) => position % size === place);
      const extra = lower[(place * 7 + level) % lower.length];
      shape.push(extra === undefined || share.includes(extra) || size === 1 ? share : [...share, extra]);
    }
    lower = current;
  }
  return shape;
}

const shape = graphShape();
const top = shape.length - 1;

/** A class of its own for every component: positional arguments, as people write them. */
function positional() {
  switch (arguments[0].length) {
    case 0:
      return class {
        constructor() {
          this.calls = 0;
        }
      };
    case 1:
      return class {
        constructor(a) {
          this.a = a;
        }
      };
    case 2:
      return class {
        constructor(a, b) {
          this.a = a;
          this.b = b;
        }
      };
    case 3:
      return class {
        constructor(a, b, c) {
          this.a = a;
          this.b = b;
          this.c = c;
        }
      };
    default:
      return class {
        constructor(a, b, c, d) {
          this.a = a;
          this.b = b;
          this.c = c;
          this.d = d;
        }
      };
  }
}
const named = (type, name) => Object.defineProperty(type, 'name', { value: name });
const ports = shape.map((_, index) => named(class {}, `Port${index}`));

const contenders = {
  sextant() {
    const components = shape.map((needs, index) => {
      const type = named(positional(needs), `Fake${index}`);
      needs.forEach((need, place) => inject(ports[need])(type, undefined, place));
      adapter.for(ports[index], { profile: Profile.TEST })(type);
      return type;
    });
    const options = { profile: Profile.TEST, components };
    return { start: () => Container.start(options), resolve: (container) => container.resolve(ports[top]) };
  },
  inversify() {
    const types = shape.map((needs, index) => {
      const type = named(positional(needs), `Fake${index}`);
      decorate(inversifyInjectable(), type);
      needs.forEach((need, place) => decorate(inversifyInject(ports[need]), type, place));
      return type;
    });
    const start = () => {
      const container = new InversifyContainer();
      types.forEach((type, index) => container.bind(ports[index]).to(type).inSingletonScope());
      return container;
    };
    return { start, resolve: (container) => container.get(ports[top]) };
  },
  awilix() {
    const types = shape.map((needs) => {
      const [a, b, c, d] = needs.map((need) => `port${need}`);
      switch (needs.length) {
        case 0:
          return class {
            constructor() {
              this.calls = 0;
            }
          };
        case 1:
          return class {
            constructor(cradle) {
              this.a = cradle[a];
            }
          };
        case 2:
          return class {
            constructor(cradle) {
              this.a = cradle[a];
              this.b = cradle[b];
            }
          };
        case 3:
          return class {
            constructor(cradle) {
              this.a = cradle[a];
              this.b = cradle[b];
              this.c = cradle[c];
            }
          };
        default:
          return class {
            constructor(cradle) {
              this.a = cradle[a];
              this.b = cradle[b];
              this.c = cradle[c];
              this.d = cradle[d];
            }
          };
      }
    });
    const start = () => {
      const container = createContainer({ injectionMode: InjectionMode.PROXY });
      types.forEach((type, index) => container.register(`port${index}`, asClass(type).singleton()));
      return container;
    };
    return { start, resolve: (container) => container.resolve(`port${top}`) };
  },
  tsyringe() {
    const types = shape.map((needs, index) => {
      const type = named(positional(needs), `Fake${index}`);
      needs.forEach((need, place) => tsyringeInject(ports[need])(type, undefined, place));
      Reflect.defineMetadata(
        'design:paramtypes',
        needs.map((need) => ports[need]),
        type,
      );
      tsyringeInjectable()(type);
      return type;
    });
    const start = () => {
      const container = tsyringeRoot.createChildContainer();
      types.forEach((type, index) => container.registerSingleton(ports[index], type));
      return container;
    };
    return { start, resolve: (container) => container.resolve(ports[top]) };
  },
  'map by hand'() {
    const types = shape.map((needs) => positional(needs));
    const start = () => {
      const map = new Map();
      types.forEach((type, index) => map.set(ports[index], new type(...shape[index].map((need) => map.get(ports[need])))));
      return map;
    };
    return { start, resolve: (map) => map.get(ports[top]) };
  },
};

function median(numbers) {
  return numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)];
}

/** Microseconds of CPU (this process, all threads, so garbage collection counts) and of wall clock for one build and resolve. */
async function cold({ start, resolve }, times) {
  const cpu = [];
  const wall = [];
  for (let round = 0; round < ROUNDS + 10; round++) {
    const used = process.cpuUsage();
    const began = process.hrtime.bigint();
    for (let time = 0; time < times; time++) {
      const pending = start();
      const container = pending instanceof Promise ? await pending : pending;
      if (!resolve(container)) throw new Error('nothing resolved');
    }
    const elapsed = Number(process.hrtime.bigint() - began) / 1000 / times;
    const { user, system } = process.cpuUsage(used);
    if (round < 10) continue; // the compiler warms up
    cpu.push((user + system) / times);
    wall.push(elapsed);
  }
  return { cpu: median(cpu), wall: median(wall), best: Math.min(...wall) };
}

/** Nanoseconds of CPU for resolving what exists already. */
async function cached({ start, resolve }) {
  const container = await start();
  resolve(container);
  const times = 500_000;
  const rounds = [];
  let found = 0;
  for (let round = 0; round < 30; round++) {
    const used = process.cpuUsage();
    for (let time = 0; time < times; time++) if (resolve(container)) found++;
    const { user, system } = process.cpuUsage(used);
    rounds.push(((user + system) * 1000) / times);
  }
  if (found !== times * 30) throw new Error('nothing resolved');
  return { median: median(rounds.slice(10)), best: Math.min(...rounds) };
}

const rows = [];
for (const [name, make] of Object.entries(contenders)) {
  const contender = make();
  const began = process.hrtime.bigint();
  contender.resolve(await contender.start());
  const first = Number(process.hrtime.bigint() - began) / 1000;
  const { cpu, wall, best } = await cold(contender, name === 'inversify' || name === 'awilix' ? 50 : 1000);
  rows.push({ name, cpu, wall, best, cached: await cached(contender), first });
}

const began = process.hrtime.bigint();
const { start, resolve } = contenders.sextant();
for (let test = 0; test < 1000; test++) {
  const container = await start();
  resolve(container);
  await container.stop();
}
const thousand = Number(process.hrtime.bigint() - began) / 1e6;

if (process.argv.includes('--json')) console.log(JSON.stringify({ node: process.version, cpu: os.cpus()[0]?.model, rows, thousand }));
else {
  console.log(`${shape.length} bindings, ${LEVELS.length} levels, all constructed; Node ${process.version}, ${os.cpus()[0]?.model}`);
  console.log('                 cold: CPU us   wall us   best us | cached ns:   CPU    best | very first us');
  for (const { name, cpu, wall, best, cached: warm, first } of rows)
    console.log(
      `${name.padEnd(14)} ${cpu.toFixed(2).padStart(13)} ${wall.toFixed(2).padStart(9)} ${best.toFixed(2).padStart(9)} | ${warm.median.toFixed(1).padStart(15)} ${warm.best.toFixed(1).padStart(7)} | ${first.toFixed(0).padStart(13)}`,
    );
  console.log(
    'cold = build a container of a profile seen before and resolve its root, median of rounds; sextant also constructs and starts',
  );
  console.log('everything, the others construct on demand (here: everything as well). "very first" includes validation and planning.');
  console.log(`1,000 containers started, resolved and stopped: ${thousand.toFixed(0)} ms`);
}
