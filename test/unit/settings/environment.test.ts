import { expect } from 'chai';
import { z } from 'zod';
import { loadSettings, secret } from '../../../src/settings/index.js';
import { BUILT_IN_DATABASES } from '../../../src/settings/settings-schema.js';
import { faultsOf, isolated } from './settings-fixture.js';

const OWN = z.object({
  mail: z.object({
    password: secret(),
    retries: z.int().default(2),
    ids: z.array(z.bigint()).default([]),
    enabled: z.boolean().default(false),
  }),
});

describe('settings from the environment', () => {
  it('nest with two underscores and write camelCase keys in capitals', () => {
    const settings = loadSettings(isolated({ SEXTANT_DATABASES__CATALOG__POOL_SIZE: '7' }));
    expect(settings.database('catalog').poolSize).to.equal(7);
    expect(settings.database('identity').poolSize).to.equal(10);
  });

  it('keep the declared type of their key, so that a password of digits stays a string', () => {
    const settings = loadSettings({
      ...isolated({
        SEXTANT_MAIL__PASSWORD: '0123456',
        SEXTANT_MAIL__RETRIES: '5',
        SEXTANT_MAIL__ENABLED: 'yes',
        SEXTANT_MAIL__IDS: '9223372036854775807,1',
      }),
      extend: OWN,
    });
    expect(settings.mail.password.reveal()).to.equal('0123456');
    expect(settings.mail).to.deep.include({ retries: 5, enabled: true, ids: [9223372036854775807n, 1n] });
  });

  it('refuse text that is not of the declared type', () => {
    const faults = faultsOf(
      isolated({ SEXTANT_HTTP__PORT: '80a', SEXTANT_DATABASES__CATALOG__RUN_MIGRATIONS: 'maybe', SEXTANT_HTTP__HOST: '' }),
    );
    expect(faults.map(({ key, problem }) => `${key} ${problem}`)).to.deep.equal([
      'http.port is "80a"; expected a number',
      'databases.catalog.runMigrations is "maybe"; expected true or false',
      'http.host is ""; expected a host name or address',
    ]);
  });

  it('understand the names that services carry over from elsewhere', () => {
    const settings = loadSettings(
      isolated({
        DATABASE_URL: 'postgresql://one/all',
        SEXTANT_DB_URL_CATALOG: 'postgresql://two/catalog',
        DB_POOL_SIZE: '5',
        DB_POOL_TIMEOUT: '30',
        RUN_MIGRATIONS: 'false',
      }),
    );
    expect(settings.database('identity').url.reveal()).to.equal('postgresql://one/all');
    expect(settings.database('catalog').url.reveal()).to.equal('postgresql://two/catalog');
    expect(settings.database('catalog')).to.deep.include({ poolSize: 5, acquireTimeoutMilliseconds: 30_000, runMigrations: false });
  });

  it('let the particular name win over the general one', () => {
    const all = { DATABASE_URL: 'postgresql://a/x', DATABASE_PRIMARY_URL: 'postgresql://b/x' };
    const one = { ...all, SEXTANT_DB_URL_CATALOG: 'postgresql://c/x' };
    const full = { ...one, SEXTANT_DATABASES__CATALOG__URL: 'postgresql://d/x' };
    const catalogUrl = (environment: Record<string, string>) => loadSettings(isolated(environment)).database('catalog').url.reveal();
    expect([all, one, full].map(catalogUrl)).to.deep.equal(['postgresql://b/x', 'postgresql://c/x', 'postgresql://d/x']);
  });

  it('take the standbys of PostgreSQL from DATABASE_REPLICA_URL', () => {
    const environment = { DATABASE_PRIMARY_URL: 'postgresql://a/x', DATABASE_REPLICA_URL: 'postgresql://b,c/x' };
    expect(loadSettings(isolated(environment)).database('catalog').replicaUrl?.reveal()).to.equal('postgresql://b,c/x');
    expect(loadSettings(isolated()).database('catalog').replicaUrl).to.equal(undefined);
  });

  it('refuse standbys that are not PostgreSQL, or of a database that is not', () => {
    const replicas = faultsOf(isolated({ DATABASE_URL: 'postgresql://a/x', DATABASE_REPLICA_URL: 'sqlite:///x.db' }));
    expect(replicas.map(({ source, problem }) => `${source} ${problem}`)).to.deep.equal([
      'DATABASE_REPLICA_URL is not PostgreSQL, and only that has standbys',
    ]);
    const primary = faultsOf(isolated({ DATABASE_REPLICA_URL: 'postgresql://b/x' }));
    expect(primary.map(({ source, problem }) => `${source} ${problem}`)).to.deep.equal([
      'DATABASE_REPLICA_URL is set, but the database itself is sqlite, which has no standbys',
    ]);
  });

  it('name the variable that was probably meant', () => {
    const faults = faultsOf(
      isolated({ SEXTANT_HTTP_PORT: '1', SEXTANT_DATABASES__CATALGO__URL: 'x', SEXTANT_DB_URL_CATALOGE: 'y', SEXTANT_WINDOW: '1' }),
    );
    expect(faults.map(({ key, remedy }) => `${key}: ${remedy}`)).to.have.members([
      'SEXTANT_HTTP_PORT: Did you mean SEXTANT_HTTP__PORT?',
      'SEXTANT_DATABASES__CATALGO__URL: Did you mean SEXTANT_DATABASES__CATALOG__URL?',
      'SEXTANT_DB_URL_CATALOGE: Did you mean SEXTANT_DB_URL_CATALOG?',
      'SEXTANT_WINDOW: Remove it; the keys there are databases, http, catalog, observatory, log.',
    ]);
  });

  it('overlook what Kubernetes adds for a service called sextant', () => {
    const environment = {
      SEXTANT_SERVICE_HOST: '10.0.0.1',
      SEXTANT_SERVICE_PORT_HTTP: '80',
      SEXTANT_PORT: 'tcp://10.0.0.1:80',
      SEXTANT_PORT_80_TCP_ADDR: '10.0.0.1',
    };
    expect(faultsOf(isolated(environment))).to.deep.equal([]);
  });

  it('tell one mistake in DATABASE_URL once, with every key it reaches', () => {
    const faults = faultsOf(isolated({ DATABASE_URL: 'mysql://root@db/x' }));
    expect(faults).to.have.length(1);
    expect(faults[0]).to.deep.include({
      key: BUILT_IN_DATABASES.map((name) => `databases.${name}.url`).join(', '),
      source: 'DATABASE_URL',
    });
  });
});
