import { expect } from 'chai';
import { ingestProgress } from '../../../src/adapters/cli/ingest-progress.js';
import { ingestSummary } from '../../../src/adapters/cli/ingest-summary.js';
import { toJson } from '../../../src/adapters/cli/json-output.js';
import { duration } from '../../../src/adapters/cli/wording.js';
import { loadedCounts, type IngestReport } from '../../../src/domain/catalog/ingest-report.js';
import { CapturedTerminal } from './captured-terminal.js';

function reportOf(rejected: number): IngestReport {
  return {
    read: 2581,
    inserted: 2581 - rejected,
    updated: 0,
    skipped: 0,
    rejected: Array.from({ length: rejected }, (_, index) => ({ file: 'a.csv', line: index + 2, reason: 'ra is 400' })),
    rejectedCount: rejected,
    ignored: [{ file: 'm.csv', reason: 'magnitude statistics' }],
    tables: loadedCounts({ detection: { inserted: 1381, updated: 0, skipped: 0 } }),
  };
}

describe('what an ingest prints', () => {
  it('is counts, tables, files passed over and rejected rows with their lines', () => {
    expect(ingestSummary(reportOf(1), 2000).split('\n')).to.deep.equal([
      '2,581 rows read in 2.0 s (1,291 rows/s): 2,580 inserted, 0 stored already, 1 rejected',
      '',
      'TABLE          INSERTED  UPDATED  SKIPPED',
      'object         0         0        0',
      'detection      1,381     0        0',
      'non_detection  0         0        0',
      'dataquality    0         0        0',
      'gaia_ztf       0         0        0',
      'ps1_ztf        0         0        0',
      'ss_ztf         0         0        0',
      'reference      0         0        0',
      'magstat        0         0        0',
      '',
      'passed over m.csv: magnitude statistics',
      '',
      'rejected:',
      '  a.csv:2  ra is 400',
    ]);
  });

  it('stays short when many rows are rejected', () => {
    const lines = ingestSummary(reportOf(500), 2000).split('\n');
    expect(lines).to.have.length.below(40);
    expect(lines.at(-1)).to.equal('  and 480 more; --json lists them');
  });

  it('is one line of JSON, integers of 64 bits as text', () => {
    expect(toJson({ candid: 1213227041015015005n, cause: new Error('why') })).to.equal('{"candid":"1213227041015015005","cause":"why"}');
  });

  it('shows a bar with rows, rows/s and ETA on a terminal', async () => {
    const terminal = new CapturedTerminal({}, { interactive: true });
    let now = 0;
    const progress = await ingestProgress(Object.assign(terminal.stderr, { cursorTo: () => true, clearLine: () => true }), () => now);
    progress.show({ rows: 0, bytes: 0, totalBytes: 1000 });
    now = 500;
    progress.show({ rows: 1200, bytes: 500, totalBytes: 1000 });
    progress.end();
    expect(terminal.err).to.contain('50%').and.to.contain('1,200 rows').and.to.contain('2,400 rows/s').and.to.contain('ETA');
  });

  it('shows no bar where nobody watches', async () => {
    const terminal = new CapturedTerminal();
    const progress = await ingestProgress(terminal.stderr);
    progress.show({ rows: 1, bytes: 1, totalBytes: undefined });
    progress.end();
    expect(terminal.err).to.equal('');
  });

  it('says durations as people do', () => {
    expect([40, 1234, 59_000, 200_000].map(duration)).to.deep.equal(['0.0 s', '1.2 s', '59 s', '3 min 20 s']);
  });
});
