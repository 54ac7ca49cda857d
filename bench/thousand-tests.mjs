// A thousand unit tests, each with a fresh container of the whole test profile, through mocha: what a suite costs.
// Run with `npm run bench:tests` (builds first).
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import 'reflect-metadata';
import Mocha from 'mocha';

const dist = path.resolve(process.env.SEXTANT_DIST ?? path.join(import.meta.dirname, '..', 'dist'));
const load = (file) => import(pathToFileURL(path.join(dist, file)).href);
const { Container } = await load('src/container/index.js');
const { componentsOf } = await load('profiles/index.js');
const components = await componentsOf('test');
const { UserService } = await load('src/services/identity/user.service.js');
const TESTS = 1_000;

const mocha = new Mocha({ reporter: class {} });
const suite = Mocha.Suite.create(mocha.suite, 'fresh containers');
for (let index = 0; index < TESTS; index++)
  suite.addTest(
    new Mocha.Test(`registers and finds user ${index}`, async () => {
      const app = await Container.start({ profile: 'test', components });
      const users = app.resolve(UserService);
      const { id } = await users.register({ email: `u${index}@example.org`, name: 'U' });
      if ((await users.get(id)).name !== 'U') throw new Error('not found');
      await app.stop();
    }),
  );
const began = performance.now();
const failures = await new Promise((resolve) => mocha.run(resolve));
console.log(`${TESTS} tests, ${failures} failures, each with a fresh container: ${Math.round(performance.now() - began)} ms`);
