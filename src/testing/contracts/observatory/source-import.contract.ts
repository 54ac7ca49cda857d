import { expect } from 'chai';
import { SourceListRows } from '../../../adapters/files/observatory/source-list-rows.js';
import { SourceListUnreadable } from '../../../ports/observatory/source-list.errors.js';
import { SourceListReader, type SourceListRecord } from '../../../ports/observatory/source-list.reader.js';
import { SourceImportService, type SourceImportReport } from '../../../services/observatory/source-import.service.js';
import type { ObservatorySubject } from '../../builders/observatory/observatory-subject.js';
import { aFixedSource, aSolarSystemObject } from '../../builders/observatory/source.builder.js';
import { rejection } from '../rejection.js';

/** Lists in code, by the names of their files. */
class ListsInCode extends SourceListReader {
  constructor(private readonly lists: Readonly<Record<string, string>>) {
    super();
  }

  async *read(file: string): AsyncIterable<readonly SourceListRecord[]> {
    const text = this.lists[file];
    if (text === undefined) throw new SourceListUnreadable(file, 'there is no such file');
    const rows = new SourceListRows(file);
    rows.push(text);
    rows.finish();
    yield await Promise.resolve(rows.take());
  }
}

const LIST = `Name,RAJ2000,DEJ2000,flux
Orion-KL,05:35:14.16,-05:22:21.5,9
IRC10216,146.9891929,13.278768,1
"Sgr A*, the centre",17h45m40.0409s,-29d00m28.118s,2
`;
const BAD = `name,ra,dec
good,10,10
,10,10
no position,,
north,10,91
west,-0.1,10
late,25:00:00,10
narrow,10
Orion-KL,83.8,-5.4
Jupiter,10,10
good,10,10
good,10.5,10
`;

/** Importing lists of sources: whole, once, and with every row that is none told by its line. On an empty database each. */
export function describeSourceImport(engine: string, subject: () => ObservatorySubject): void {
  describe(`import of sources on ${engine}`, () => {
    const lists: Record<string, string> = { 'list.csv': LIST, 'bad.csv': BAD };
    const importFrom = (files: readonly string[], dryRun = false): Promise<SourceImportReport> =>
      new SourceImportService(new ListsInCode(lists), subject().planning.sources, subject().database).importFrom(files, { dryRun });
    const stored = async (): Promise<string[]> =>
      (await subject().planning.sources.list({}, { limit: 2000 })).items.map((source) =>
        source.kind === 'fixed' ? `${source.name} ${String(source.ra)} ${String(source.dec)}` : source.name,
      );

    it('adds the sources of a list, in degrees or sexagesimal, and nothing the second time', async () => {
      expect(await importFrom(['list.csv'])).to.deep.equal({ read: 3, added: 3, unchanged: 0, rejected: [] });
      const before = await stored();
      expect(before).to.deep.equal([
        'IRC10216 146.9891929 13.278768',
        `Orion-KL ${String((5 * 3600 + 35 * 60 + 14.16) / 240)} ${String(-(5 * 3600 + 22 * 60 + 21.5) / 3600)}`,
        `Sgr A*, the centre ${String((17 * 3600 + 45 * 60 + 40.0409) / 240)} ${String(-(29 * 3600 + 28.118) / 3600)}`,
      ]);
      expect(await importFrom(['list.csv'])).to.deep.equal({ read: 3, added: 0, unchanged: 3, rejected: [] });
      expect(await stored()).to.deep.equal(before);
    });

    it('says of every row that is rejected in which file and line it is and why, and adds the others', async () => {
      await subject().planning.sources.addNew([aFixedSource({ ra: 83.809, dec: -5.25 }), aSolarSystemObject()]);
      const { rejected, ...counts } = await importFrom(['bad.csv']);
      expect(counts).to.deep.equal({ read: 11, added: 1, unchanged: 1 });
      expect(rejected.map(({ file, line, reason }) => `${file}:${String(line)}: ${reason}`)).to.deep.equal([
        'bad.csv:3: source is ""; expected 1 to 255 printable characters',
        'bad.csv:4: ra is ""; expected degrees in [0, 360), or hours such as 05:35:14.16 or 05h35m14.16s',
        'bad.csv:5: dec is "91"; expected degrees in [-90, 90], such as -5.3725, -05:22:21 or -05d22m21s',
        'bad.csv:6: ra is "-0.1"; expected degrees in [0, 360), or hours such as 05:35:14.16 or 05h35m14.16s',
        'bad.csv:7: ra is "25:00:00"; expected degrees in [0, 360), or hours such as 05:35:14.16 or 05h35m14.16s',
        'bad.csv:8: 2 columns, where the header has 3',
        'bad.csv:9: Orion-KL is there already, at ra 83.809, dec -5.25',
        'bad.csv:10: Jupiter is there already, of kind solar system',
        'bad.csv:12: good is there already, at ra 10, dec 10',
      ]);
      expect(await stored()).to.deep.equal(['Jupiter', 'Orion-KL 83.809 -5.25', 'good 10 10']);
    });

    it('tells in a dry run the same as it would do, over several lists, and adds nothing', async () => {
      const rehearsed = await importFrom(['list.csv', 'bad.csv', 'list.csv'], true);
      expect(await stored()).to.deep.equal([]);
      expect(await importFrom(['list.csv', 'bad.csv', 'list.csv'])).to.deep.equal(rehearsed);
      expect(rehearsed).to.include({ read: 17, added: 5, unchanged: 4 });
    });

    it('keeps what came before a list that cannot be read', async () => {
      expect(await rejection(importFrom(['list.csv', 'missing.csv']))).to.include({ code: 'SOURCE_LIST_UNREADABLE' });
      expect(await stored()).to.have.length(3);
      lists['odd.csv'] = 'name,ra\nx,1\n';
      lists['twice.csv'] = 'name,ra,RAJ2000,dec\nx,1,1,1\n';
      lists['empty.csv'] = '';
      for (const [file, why] of [
        ['odd.csv', 'its header has no column for the dec'],
        ['twice.csv', 'ra and RAJ2000 both say the ra'],
        ['empty.csv', 'there is no header line to read'],
      ] as const)
        expect(await rejection(importFrom([file]))).to.include({ code: 'SOURCE_LIST_UNKNOWN_FORMAT', detail: `${file}: ${why}` });
      expect(await stored()).to.have.length(3);
    });

    it('adds each source once when the same list is imported by several at once, and in batches', async () => {
      lists['long.csv'] = `name,ra,dec\n${Array.from({ length: 1_200 }, (_, n) => `s${String(n)},${String(n / 4)},0`).join('\n')}`;
      const reports = await Promise.all(Array.from({ length: 3 }, () => importFrom(['long.csv'])));
      expect(reports.reduce((sum, { added }) => sum + added, 0)).to.equal(1_200);
      expect(reports.every(({ added, unchanged }) => added + unchanged === 1_200)).to.equal(true);
      expect(await stored()).to.have.length(1_200);
    });
  });
}
