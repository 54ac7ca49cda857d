import { expect } from 'chai';
import type { FastifyInstance } from 'fastify';
import { componentsOf } from '../../../profiles/index.js';
import { createHttpService } from '../../../src/adapters/http/index.js';
import { TypeormCatalogDatabase } from '../../../src/adapters/typeorm/catalog/catalog.database.typeorm.js';
import { TypeormIdentityDatabase } from '../../../src/adapters/typeorm/identity/identity.database.typeorm.js';
import { Container } from '../../../src/container/index.js';
import type { UserId } from '../../../src/domain/shared/ids.js';
import { ObjectRepository } from '../../../src/ports/catalog/astronomical-object.repository.js';
import { ApiTokenService } from '../../../src/services/identity/api-token.service.js';
import { RoleService } from '../../../src/services/identity/role.service.js';
import { UserService } from '../../../src/services/identity/user.service.js';
import { BUILT_IN_DATABASES } from '../../../src/settings/settings-schema.js';
import { ALL_ENGINES, type Backend } from '../../../src/testing/backends/backend.js';
import { newBackend } from '../../../src/testing/backends/new-backend.js';
import { anObject } from '../../../src/testing/builders/catalog/index.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';

const OIDS = ['ZTF18aaaaaaa', 'ZTF18bbbbbbb', 'ZTF18ccccccc'].map((oid) => anObject(oid).oid);

for (const engine of ALL_ENGINES.filter((name) => name !== 'memory'))
  describe(`statements of a request on ${engine}`, () => {
    let backend: Backend;
    let container: Container;
    let app: FastifyInstance;
    let open: FastifyInstance;
    let token: string;
    let userId: UserId;
    let sent: string[];

    before(async () => {
      backend = await newBackend(engine);
      const databases = Object.fromEntries(BUILT_IN_DATABASES.map((name) => [name, backend.url]));
      const settings = new FixedSettings({ databases, profile: 'production' });
      container = await Container.start({ profile: 'production', components: await componentsOf('production'), settings });
      const serviceWith = (authentication: 'all' | 'off') =>
        createHttpService(container, { http: { authentication }, log: { level: 'silent' } });
      [app, open] = [serviceWith('all'), serviceWith('off')];
      await container.resolve(ObjectRepository).addMissing(OIDS.map((oid) => anObject(oid)));
      ({ id: userId } = await container.resolve(UserService).register({ email: 'vera@example.org', name: 'Vera' }));
      await container.resolve(RoleService).define({ name: 'reader', description: '', permissions: ['catalog:read'] });
      await container.resolve(RoleService).grant(userId, 'reader');
      token = (await container.resolve(ApiTokenService).create({ userId, name: 'laptop' })).text.reveal();
      for (const database of [container.resolve(TypeormIdentityDatabase), container.resolve(TypeormCatalogDatabase)]) {
        const execute = database.execute.bind(database);
        database.execute = (sql, values, mode, options) => {
          sent.push(`${database.name} ${sql.text.slice(0, 6).toLowerCase()}`);
          return execute(sql, values, mode, options);
        };
      }
      // Notes the first use, so that the next minute has none to note.
      sent = [];
      await app.inject({ url: '/api/catalog/objects', headers: { authorization: `Bearer ${token}` } });
    });
    after(async () => {
      await app.close();
      await open.close();
      await container.stop();
      await backend.remove();
    });

    const sentBy = async (service: FastifyInstance, url: string, authorization = `Bearer ${token}`, status = 200): Promise<string[]> => {
      sent = [];
      const answer = await service.inject({ url, headers: { authorization } });
      expect(answer.statusCode, answer.body).to.equal(status);
      return sent;
    };
    const selects = (database: string, count: number): string[] => Array.from({ length: count }, () => `${database} select`);

    it('are one to know who calls, and one more when the use is noted for the first time in a minute', async () => {
      const fresh = (await container.resolve(ApiTokenService).create({ userId, name: 'fresh' })).text.reveal();
      const identityOf = (all: readonly string[]) => all.filter((one) => one.startsWith('identity'));
      const url = '/api/catalog/objects';
      expect(identityOf(await sentBy(app, url, `Bearer ${fresh}`))).to.deep.equal(['identity select', 'identity update']);
      for (let round = 0; round < 3; round += 1)
        expect(identityOf(await sentBy(app, url, `Bearer ${fresh}`))).to.deep.equal(['identity select']);
    });

    it('are one for a wrong secret or a missing permission, and none for what is no token', async () => {
      expect(await sentBy(app, '/api/catalog/objects', `Bearer ${token.slice(0, -3)}xyz`, 401)).to.deep.equal(['identity select']);
      expect(await sentBy(app, '/api/identity/users', undefined, 403)).to.deep.equal(['identity select']);
      expect(await sentBy(app, '/api/catalog/objects', 'Bearer x', 401)).to.deep.equal([]);
    });

    it('are one more with authentication than without it, for light curves and dossiers of any number of objects', async () => {
      for (const [route, count] of [
        ['lightcurves', 3],
        ['dossiers', 10],
      ] as const)
        for (const oids of [OIDS.slice(0, 1), OIDS]) {
          const url = `/api/catalog/${route}?oids=${oids.join(',')}`;
          expect(await sentBy(open, url), url).to.deep.equal(selects('catalog', count));
          expect(await sentBy(app, url), url).to.deep.equal([...selects('identity', 1), ...selects('catalog', count)]);
        }
    });
  });
