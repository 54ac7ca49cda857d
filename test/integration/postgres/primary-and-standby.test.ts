import { expect } from 'chai';
import { PrimaryAndStandby, type ThrowawayPostgres } from '../../../src/testing/postgres/index.js';

const NOTES = { database: 'kept' };

describe('a throwaway primary and standby', function () {
  this.timeout(60_000);

  it('shows on the standby what the primary wrote, and refuses writes there', async () => {
    await using pair = await pairWithNotes();
    await write(pair.primary, 'one');
    await pair.caughtUp();

    expect(await notes(pair.standby)).to.deep.equal(['one']);
    const refusal: unknown = await write(pair.standby, 'two').catch((error: unknown) => error);
    expect(refusal).to.have.property('code', '25006');
  });

  it('keeps every acknowledged write when a primary with a synchronous standby is killed', async () => {
    await using pair = await pairWithNotes({ synchronous: true });
    for (const text of ['one', 'two', 'three']) await write(pair.primary, text);

    await pair.primary.stop('kill');
    await pair.promote();
    await write(pair.standby, 'four');

    expect(await notes(pair.standby)).to.deep.equal(['one', 'two', 'three', 'four']);
  });

  it('lets the standby fall behind and catch up at will', async () => {
    await using pair = await pairWithNotes();
    await pair.pauseReplay();
    await write(pair.primary, 'unseen');
    expect(await notes(pair.standby)).to.deep.equal([]);

    await pair.resumeReplay();
    await pair.caughtUp();

    expect(await notes(pair.standby)).to.deep.equal(['unseen']);
  });

  it('lets the two change places without a loss', async () => {
    await using pair = await pairWithNotes();
    await write(pair.primary, 'before');

    await pair.switchRoles();
    await write(pair.standby, 'after');

    expect(await pair.primary.query('select pg_is_in_recovery() as standby')).to.deep.equal([{ standby: true }]);
    expect(await notes(pair.standby)).to.deep.equal(['before', 'after']);
  });

  it('starts again on its port and streams on after either server was stopped', async () => {
    await using pair = await pairWithNotes();
    await pair.standby.stop('immediate');
    await write(pair.primary, 'while one was away');
    await pair.standby.restart();
    await pair.primary.restart('immediate');
    await pair.caughtUp();

    expect(await notes(pair.standby)).to.deep.equal(['while one was away']);
  });

  it('names both servers in one URL, in either order', async () => {
    await using pair = await PrimaryAndStandby.start();
    const [primary, standby] = [pair.primary, pair.standby].map(({ port }) => `127.0.0.1:${port}`);

    expect(pair.url('kept')).to.equal(`postgresql://postgres@${primary},${standby}/kept`);
    expect(pair.url('kept', { first: 'standby', target: 'primary' })).to.equal(
      `postgresql://postgres@${standby},${primary}/kept?target_session_attrs=primary`,
    );
  });
});

async function pairWithNotes(options: { readonly synchronous?: true } = {}): Promise<PrimaryAndStandby> {
  const pair = await PrimaryAndStandby.start(options);
  await pair.createDatabase('kept');
  await pair.primary.query('create table note (number serial, text text)', [], NOTES);
  await pair.caughtUp();
  return pair;
}

async function write(server: ThrowawayPostgres, text: string): Promise<void> {
  await server.query('insert into note (text) values ($1)', [text], NOTES);
}

async function notes(server: ThrowawayPostgres): Promise<string[]> {
  const rows = await server.query<{ text: string }>('select text from note order by number', [], NOTES);
  return rows.map(({ text }) => text);
}
