import pg from 'pg';
import { parseDatabaseUrl, resolvePostgresAddress, type PostgresAddress } from '../../../src/connections/index.js';
import { connectionFactory, type DriverConnectionClass } from '../../../src/adapters/typeorm/postgres/connect/candidate-connection.js';
import { clientOptions } from '../../../src/adapters/typeorm/postgres/connect/client-options.js';
import { connectCandidate } from '../../../src/adapters/typeorm/postgres/connect/connect-candidate.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';

/** How a connection is protected, as the server sees it: `plain`, or the TLS version. */
export async function protectionOf(url: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const resolved = await resolvePostgresAddress(parseDatabaseUrl(url) as PostgresAddress, { environment });
  const [candidate] = resolved.candidates;
  const settings = new FixedSettings({ databases: { lab: url } }).database('lab');
  const connectionFor = connectionFactory(pg.Connection as unknown as DriverConnectionClass);
  const client = await connectCandidate(candidate, connectionFor, async (connection) => {
    const options = clientOptions({ candidate, resolved, settings, databaseName: 'lab' });
    const config = { ...options, connection };
    const connected = new pg.Client(config);
    connected.on('error', () => undefined);
    await connected.connect();
    return connected;
  });
  try {
    const { rows } = await client.query<{ version: string | null }>('select version from pg_stat_ssl where pid = pg_backend_pid()');
    return rows[0]?.version ?? 'plain';
  } finally {
    await client.end();
  }
}
