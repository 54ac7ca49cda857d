import { chmod, chown, copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverAccount } from '../../../src/testing/postgres/server-account.js';
import { ThrowawayPostgres } from '../../../src/testing/postgres/throwaway-postgres.js';
import { ROOT } from '../../e2e/project-root.js';

/**
 * Who gets in how: `tls_only` and `plain_only` as they say, `tls_client` by a certificate in that name, `with_password`
 * by a password, everybody else either way.
 */
const ACCESS_RULES = `hostssl   all tls_only      all trust
host      all tls_only      all reject
hostnossl all plain_only    all trust
host      all plain_only    all reject
hostssl   all tls_client    all cert
host      all with_password all scram-sha-256
host      all all           all trust
`;

/** A folder of its own with the committed certificates, readable by nobody else, as both sides demand of keys. */
export async function certificateFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sextant-tls-'));
  const committed = join(ROOT, 'test', 'integration', 'connections', 'certificates');
  for (const name of await readdir(committed)) {
    await copyFile(join(committed, name), join(folder, name));
    await chmod(join(folder, name), 0o600);
  }
  return folder;
}

/** A server whose certificate bears the names `localhost` and `db.sextant.test`, and the files to trust it or not. */
export class TlsServer implements AsyncDisposable {
  private constructor(
    /** Holds `root.crt`, which signed the server's certificate, `stranger.crt`, which did not, and the client's files. */
    readonly folder: string,
    readonly postgres: ThrowawayPostgres,
  ) {}

  static async start(): Promise<TlsServer> {
    const folder = await certificateFolder();
    await writeFile(join(folder, 'access-rules'), ACCESS_RULES);
    const { uid, gid } = serverAccount();
    if (uid !== undefined && gid !== undefined)
      for (const path of [folder, ...['server.crt', 'server.key', 'root.crt', 'access-rules'].map((name) => join(folder, name))])
        await chown(path, uid, gid);
    const postgres = await ThrowawayPostgres.start({
      settings: {
        ssl: 'on',
        ssl_cert_file: join(folder, 'server.crt'),
        ssl_key_file: join(folder, 'server.key'),
        ssl_ca_file: join(folder, 'root.crt'),
        hba_file: join(folder, 'access-rules'),
      },
    });
    const server = new TlsServer(folder, postgres);
    for (const role of ['tls_only', 'plain_only', 'tls_client']) await postgres.query(`create role ${role} login`);
    await postgres.query(`create role with_password login password 'canary'`);
    return server;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.postgres[Symbol.asyncDispose]();
    await rm(this.folder, { recursive: true, force: true });
  }
}
