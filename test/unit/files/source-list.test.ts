import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { FileSourceListReader } from '../../../src/adapters/files/observatory/source-list.files.js';
import type { SourceListRecord } from '../../../src/ports/observatory/source-list.reader.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';

describe('a list of sources in a file', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sextant-sources-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function read(content: string | Buffer): Promise<SourceListRecord[]> {
    const file = path.join(folder, 'list.csv');
    writeFileSync(file, content);
    const found: SourceListRecord[] = [];
    for await (const records of new FileSourceListReader().read(file)) found.push(...records);
    return found;
  }
  const told = (records: readonly SourceListRecord[]): string[] =>
    records.map((record) =>
      record.kind === 'source' ? `${record.source.name} ${String(record.source.ra)} ${String(record.source.dec)}` : record.reason,
    );

  it('is read with a byte order mark, lines that end as on Windows, columns in any order, and others passed over', async () => {
    const records = await read('\ufeff"DEC",flux,SOURCE,Ra\r\n-5.25,9,"Orion-KL ""BN""",83.809\r\n1,2,x,3');
    expect(told(records)).to.deep.equal(['Orion-KL "BN" 83.809 -5.25', 'x 3 1']);
    expect(records.map(({ line }) => line)).to.deep.equal([2, 3]);
  });

  it('has the lines of the file, also behind names with line breaks', async () => {
    const records = await read('name,ra,dec\n"two\nlines",1,1\nx,400,1\n');
    expect(records.map(({ kind, line }) => [kind, line])).to.deep.equal([
      ['problem', 2],
      ['problem', 4],
    ]);
  });

  it('is read in pieces as well: names and letters that lie across them are whole', async () => {
    const names = Array.from({ length: 20_000 }, (_, n) => `${'海'.repeat(20)} ${String(n)}`);
    const records = await read(`name,ra,dec\n${names.map((name) => `${name},1.5,-1.5`).join('\n')}\n`);
    expect(records.map((record) => (record.kind === 'source' ? record.source.name : record.reason))).to.deep.equal(names);
  });

  for (const [what, content, code] of [
    ['is empty', '', 'SOURCE_LIST_UNKNOWN_FORMAT'],
    ['is no text', Buffer.from([0x6e, 0xff, 0xfe, 0x0a]), 'SOURCE_LIST_UNKNOWN_FORMAT'],
    ['ends within a letter', Buffer.from('name,ra,dec\nGrö', 'utf8').subarray(0, -1), 'SOURCE_LIST_UNKNOWN_FORMAT'],
    ['has no position', 'name,ra\nx,1\n', 'SOURCE_LIST_UNKNOWN_FORMAT'],
    ['has two right ascensions', 'name,ra,RAJ2000,dec\nx,1,1,1\n', 'SOURCE_LIST_UNKNOWN_FORMAT'],
  ] as const)
    it(`is refused when it ${what}`, async () => expect(await rejection(read(content))).to.include({ code }));

  it('is refused when it is not there, or a folder', async () => {
    const drain = async (file: string): Promise<void> => {
      for await (const records of new FileSourceListReader().read(file)) expect(records).to.deep.equal([]);
    };
    expect(await rejection(drain(path.join(folder, 'none')))).to.include({ code: 'SOURCE_LIST_UNREADABLE' });
    expect(await rejection(drain(folder))).to.include({ code: 'SOURCE_LIST_UNREADABLE' });
  });

  it('is given up when it is no longer wanted', async () => {
    const file = path.join(folder, 'list.csv');
    writeFileSync(file, 'name,ra,dec\nx,1,1\n');
    const reading = new FileSourceListReader().read(file, { signal: AbortSignal.abort(new Error('no longer wanted')) });
    expect(await rejection(reading[Symbol.asyncIterator]().next() as Promise<unknown>)).to.have.property('message', 'no longer wanted');
  });
});
