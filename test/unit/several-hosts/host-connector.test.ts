import { expect } from 'chai';
import type { RoleBearer } from '../../../src/adapters/typeorm/postgres/connect/host-attempts.js';
import { HostConnector } from '../../../src/adapters/typeorm/postgres/connect/host-connector.js';
import type { ServerRole } from '../../../src/adapters/typeorm/postgres/connect/server-role.js';
import type { LoadBalanceHosts, PostgresCandidate, ResolvedPostgres, TargetSessionAttributes } from '../../../src/connections/index.js';
import { DatabaseUnavailable } from '../../../src/ports/shared/database.errors.js';
import { ManualTimers, settled } from '../pools/manual-timers.js';

type ServerState = ServerRole | 'gone' | 'silent';

const PRIMARY: ServerRole = { standby: false, readOnly: false };
const STANDBY: ServerRole = { standby: true, readOnly: true };
const POOL = { active: 0, idle: 0, waiting: 1, capacity: 4 };

describe('connecting to one of several servers', () => {
  it('tries them as given, and begins with the one that was fit last where the role decides', async () => {
    const servers = lab({ a: STANDBY, b: PRIMARY }, { target: 'primary' });
    await servers.connect();
    await servers.connect();
    expect(servers.dialled).to.deep.equal(['a', 'b', 'b']);
  });

  it('begins with the first again where the order decides', async () => {
    const servers = lab({ a: 'gone', b: PRIMARY }, { target: 'any' });
    await servers.connect();
    servers.states['a'] = PRIMARY;
    await servers.connect();
    expect(servers.dialled, 'one that did not answer just now comes last').to.deep.equal(['a', 'b', 'b']);

    await servers.timers.pass(5_000);
    await servers.connect();
    expect(servers.dialled.at(-1)).to.equal('a');
  });

  it('takes what there is in a second round with prefer-standby', async () => {
    const servers = lab({ a: PRIMARY, b: 'gone' }, { target: 'prefer-standby' });
    expect((await servers.connect()).server).to.equal('a');
    expect(servers.dialled).to.deep.equal(['a', 'b', 'a']);
    expect(servers.ended).to.deep.equal(['a']);
  });

  it('fails at once when nobody answers', async () => {
    const servers = lab({ a: 'gone', b: 'gone' }, { target: 'primary' });
    const failure: unknown = await servers.connect().catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(DatabaseUnavailable);
    expect((failure as Error).message).to.include('a:5432: gone; b:5432: gone');
    expect(servers.dialled).to.have.length(2);
  });

  it('goes on looking while somebody answers, one caller on behalf of all, and less and less often', async () => {
    const servers = lab({ a: 'gone', b: STANDBY }, { target: 'primary', patience: 10_000 });
    const callers = Array.from({ length: 20 }, () => servers.connect());
    await servers.timers.pass(0);
    const first = servers.dialled.length;
    await servers.timers.pass(4_000);
    // With chance at its middle the pauses end up at 200 ms, and a round asks two servers.
    expect(servers.dialled.length - first)
      .to.be.at.least(30)
      .and.at.most(60);

    servers.states['b'] = PRIMARY;
    await servers.timers.pass(400);

    expect((await Promise.all(callers)).map(({ server }) => server)).to.deep.equal(Array.from({ length: 20 }, () => 'b'));
  });

  it('gives up when its patience is over, and says why', async () => {
    const servers = lab({ a: STANDBY, b: STANDBY }, { target: 'read-write', patience: 1_000 });
    const failure = servers.connect().catch((error: unknown) => error);
    await servers.timers.pass(1_000);
    expect(await failure)
      .to.be.instanceOf(DatabaseUnavailable)
      .with.nested.property('facts.servers')
      .that.deep.equals(['a', 'b'].map((name) => ({ server: `${name}:5432`, reason: 'session is read-only' })));
  });

  it('gives up when it is closed', async () => {
    const servers = lab({ a: STANDBY, b: STANDBY }, { target: 'primary', patience: 60_000 });
    const failure = servers.connect().catch((error: unknown) => error);
    await servers.timers.pass(10);
    servers.connector.close();
    expect(await failure).to.be.instanceOf(DatabaseUnavailable);
  });

  it('tries the next beside one that is silent, and closes what comes too late', async () => {
    const servers = lab({ a: 'silent', b: PRIMARY }, { target: 'any' });
    const found = servers.connect();
    await servers.timers.pass(999);
    expect(servers.dialled).to.deep.equal(['a']);
    await servers.timers.pass(1);
    expect((await found).server).to.equal('b');

    servers.answer('a');
    await settled();
    expect(servers.ended).to.deep.equal(['a']);
  });

  it('takes a silent one after all when it is the only one left', async () => {
    const servers = lab({ a: 'silent', b: 'gone' }, { target: 'any' });
    const found = servers.connect();
    await servers.timers.pass(1_000);
    servers.answer('a');
    expect((await found).server).to.equal('a');
  });

  it('shuffles with load_balance_hosts=random', async () => {
    const servers = lab({ a: PRIMARY, b: PRIMARY, c: PRIMARY }, { target: 'any', loadBalanceHosts: 'random', chance: [0, 0, 0.9, 0.9] });
    await servers.connect();
    await servers.connect();
    expect(servers.dialled).to.deep.equal(['b', 'a']);
  });
});

interface LabOptions {
  readonly target: TargetSessionAttributes;
  readonly patience?: number;
  readonly loadBalanceHosts?: LoadBalanceHosts;
  /** What chance gives, in turn; 0.5 after that. */
  readonly chance?: readonly number[];
}

interface LabConnection extends RoleBearer {
  readonly server: string;
}

/** Servers by name, each in a state that the test changes at will. */
function lab(states: Record<string, ServerState>, { target, patience = 0, loadBalanceHosts = 'disable', chance = [] }: LabOptions) {
  const timers = new ManualTimers();
  const dialled: string[] = [];
  const ended: string[] = [];
  const silent = new Map<string, () => void>();
  const fortune = [...chance];
  const connection = (server: string, role: ServerRole): LabConnection => ({
    server,
    findRole: () => Promise.resolve(role),
    end: () => Promise.resolve(void ended.push(server)),
  });
  const dial = async ({ host }: PostgresCandidate): Promise<LabConnection> => {
    dialled.push(host);
    const state = states[host] ?? 'gone';
    if (state === 'silent') await new Promise<void>((resolve) => silent.set(host, resolve));
    if (state === 'gone') throw new DatabaseUnavailable('lab', host, {}, new Error('gone'));
    return connection(host, typeof state === 'string' ? PRIMARY : state);
  };
  const connector = new HostConnector<LabConnection>({
    database: 'lab',
    resolve: () => Promise.resolve(resolved(Object.keys(states), target, loadBalanceHosts)),
    dial: ({ candidate }) => dial(candidate),
    patienceMilliseconds: patience,
    timers,
    random: () => fortune.shift() ?? 0.5,
  });
  return {
    connector,
    connect: () => connector.connect(() => POOL),
    timers,
    states,
    dialled,
    ended,
    answer: (server: string) => silent.get(server)?.(),
  };
}

function resolved(
  hosts: readonly string[],
  targetSessionAttributes: TargetSessionAttributes,
  loadBalanceHosts: LoadBalanceHosts,
): ResolvedPostgres {
  const candidates = hosts.map((host) => ({
    // An address saves the look-up of a name.
    ...{ host, hostAddress: host, port: 5432, user: 'u', database: 'd' },
    tls: { attempts: [{}] as const, channelBinding: 'prefer' as const },
  })) as unknown as ResolvedPostgres['candidates'];
  return {
    ...{ candidates, targetSessionAttributes, loadBalanceHosts, database: 'd', location: 'postgresql://lab/d' },
    ...{ serverOptions: '', origins: {}, warnings: [] },
  };
}
