import { expect } from 'chai';
import { UnknownObservationFormat } from '../../../src/ports/catalog/observation-source.errors.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import { detectionsIn, nonDetectionsIn, problemsIn, recordsOf } from './piped-reader.js';

const HEADER = 'oid,candid,mjd,fid,isdiffpos,ra,dec,magpsf,sigmapsf,rbversion';
const row = (id: number, rest = '58300.5,1,1,10,20,18,0.1,t17'): string => `ZTF18aazeood,121322704101501500${String(id)},${rest}`;
const NON_DETECTIONS = 'objectId,fid,jd,diffmaglim\nZTF18aazeood,2,2458383.8020023,20.5\n';

describe('reading observations from CSV', () => {
  it('reads detections by the names in the header, whatever their order', async () => {
    const [detection] = detectionsIn(await recordsOf(`${HEADER}\n${row(5)}\n`));
    expect(detection).to.include({ candid: 1_213_227_041_015_015_005n, oid: 'ZTF18aazeood', mjd: 58_300.5, rbversion: 't17', pid: null });
    const turned =
      'magpsf,sigmapsf,unknown,dec,ra,fid,isdiffpos,candid,jd,objectId\n18,0.1,x,20,10,1,t,1213227041015015005,2458301,ZTF18aazeood';
    expect(detectionsIn(await recordsOf(turned))[0]).to.include({
      ra: 10,
      dec: 20,
      magpsf: 18,
      sigmapsf: 0.1,
      mjd: 58_300.5,
      isdiffpos: 1,
    });
  });

  it('gives columns a source does not have their documented values', async () => {
    expect(detectionsIn(await recordsOf(`${HEADER}\n${row(5)}`))[0]).to.include({
      corrected: false,
      dubious: false,
      hasStamp: false,
      stepIdCorr: 'unknown',
      pid: null,
      parentCandid: null,
      rfid: null,
    });
  });

  it('refuses with its line what no statistics could be made of: steps and magnitudes beyond their limits', async () => {
    const header = `${HEADER},step_id_corr,magpsf_corr`;
    const cells = (magpsf: string, sigma: string, step: string, corrected: string) =>
      `58300.5,1,1,10,20,${magpsf},${sigma},t17,${step},${corrected}`;
    const fit = cells('1e9', '-1e9', 's'.repeat(255), '-1e9');
    const unfit = [
      cells('1.1e9', '0.1', 'step', '18'),
      cells('18', '1e200', 'step', '18'),
      cells('18', '0.1', 's'.repeat(256), '18'),
      cells('18', '0.1', ' ', '18'),
      cells('18', '0.1', 'step', '-1e308'),
    ];
    const records = await recordsOf([header, ...[fit, ...unfit].map((rest, id) => row(id + 1, rest))].join('\n'));
    expect(detectionsIn(records)).to.have.length(1);
    const named = problemsIn(records).map((problem) => /^(\d+):.*?(magpsf_corr|sigmapsf|magpsf|step_id_corr)/.exec(problem)?.slice(1));
    expect(named).to.deep.equal([
      ['3', 'magpsf'],
      ['4', 'sigmapsf'],
      ['5', 'step_id_corr'],
      ['6', 'step_id_corr'],
      ['7', 'magpsf_corr'],
    ]);
    expect(problemsIn(await recordsOf(`objectId,fid,jd,diffmaglim\nZTF18aazeood,2,2458383.8,1e10\n`))[0]).to.match(/^2:.*diffmaglim/);
  });

  it('reads non-detections', async () => {
    expect(nonDetectionsIn(await recordsOf(NON_DETECTIONS))[0]).to.deep.equal({
      oid: 'ZTF18aazeood',
      fid: 2,
      mjd: 2_458_383.802_002_3 - 2_400_000.5,
      diffmaglim: 20.5,
    });
  });

  for (const [given, expected] of [
    ['t', 1],
    ['f', -1],
    ['1', 1],
    ['0', -1],
    ['-1', -1],
  ] as const)
    it(`takes isdiffpos ${given} for ${String(expected)}`, async () => {
      expect(detectionsIn(await recordsOf(`${HEADER}\n${row(5, `58300,1,${given},10,20,18,0.1,x`)}`))[0]?.isdiffpos).to.equal(expected);
    });

  for (const missing of ['', 'null', 'NaN', '-999', '-999.0', 'None'])
    it(`takes ${JSON.stringify(missing)} for missing`, async () => {
      const text = `${HEADER},rb,drbversion\n${row(5)},${missing},${missing}`;
      expect(detectionsIn(await recordsOf(text))[0]).to.include({ rb: null, drbversion: null });
      const needed = await recordsOf(`${HEADER}\n${row(5, `58300,1,1,10,20,${missing},0.1,x`)}`);
      expect(problemsIn(needed)[0]).to.match(/^2: magpsf is "missing"/);
    });

  it('keeps a parent of 0 and of -1 as the file has it', async () => {
    const text = `${HEADER},parent_candid\n${row(5)},0\n${row(6)},-1\n${row(7)},\n${row(8)},1213227041015015009`;
    expect(detectionsIn(await recordsOf(text)).map((one) => one.parentCandid)).to.deep.equal([0n, -1n, null, 1_213_227_041_015_015_009n]);
  });

  it('rejects the row with a bad value and keeps its neighbours', async () => {
    const bad = [
      row(2, '58300,1,1,370,20,18,0.1,x'),
      row(3, '58300,1,1,10,ninety,18,0.1,x'),
      row(4, '58300,9,1,10,20,18,0.1,x'),
      row(5, '58300,1,2,10,20,18,0.1,x'),
      'not an oid,1213227041015015006,58300,1,1,10,20,18,0.1,x',
      'ZTF18aazeood,abc,58300,1,1,10,20,18,0.1,x',
      row(8, '2458300,1,1,10,20,18,0.1,x'),
      row(9, '58300,1,1,0x10,20,18,0.1,x'),
    ];
    const records = await recordsOf([HEADER, row(1), ...bad, row(7)].join('\n'));
    expect(detectionsIn(records).map((one) => one.candid % 10n)).to.deep.equal([1n, 7n]);
    expect(problemsIn(records).map((problem) => problem.split(' is ')[0])).to.deep.equal(
      ['ra', 'dec', 'fid', 'isdiffpos', 'oid', 'candid', 'mjd', 'ra'].map((field, index) => `${String(index + 3)}: ${field}`),
    );
  });

  it('numbers lines as an editor does: blank lines, CRLF, quoted line breaks', async () => {
    const text = `${HEADER}\r\n\r\n${row(1, '58300,1,1,10,20,18,0.1,"a\nb\n,""c"""')}\r\nbad\r\n${row(2)}\n\n${row(3)},extra\n`;
    const records = await recordsOf(text);
    expect(problemsIn(records)).to.deep.equal(['6: 1 columns, where the header has 10', '9: 11 columns, where the header has 10']);
    expect(detectionsIn(records).map((one) => one.rbversion)).to.deep.equal(['a\nb\n,"c"', 't17']);
    expect(records.map((record) => record.line)).to.deep.equal([3, 6, 7, 9]);
  });

  it('gives up only the line whose quote is never closed', async () => {
    for (const broken of [
      row(2, '58300,1,1,10,20,18,0.1,"open'),
      row(2, '58300,1,1,10,20,18,0.1,"ab"c'),
      row(2, '58300,1,1,10,20,18,0.1,a"b'),
    ]) {
      const records = await recordsOf([HEADER, row(1), broken, row(3), row(4)].join('\n'));
      expect(detectionsIn(records).map((one) => one.candid % 10n)).to.deep.equal([1n, 3n, 4n]);
      expect(problemsIn(records))
        .to.have.length(1)
        .and.satisfy(([problem]: string[]) => problem?.startsWith('3: '));
    }
  });

  it('gives up an endless line and goes on behind it', async () => {
    const records = await recordsOf(`${HEADER}\n${row(1)}\n${'x'.repeat(3_000_000)}\n${row(2)}\n`);
    expect(problemsIn(records)).to.deep.equal(['3: the line is longer than 1048576 characters']);
    expect(records.at(-1)).to.include({ kind: 'detection', line: 4 });
  });

  it('reads the same records however the bytes arrive', async () => {
    const text = `\uFEFF${HEADER}\r\n${row(1)}\r\n${row(2, '58300,1,1,10,20,18,0.1,"é\n""x"')}\n\n"ZTF18aazeood",1213227041015015003,58300,1,1,10,20,18,0.1,"q"\nbad\n${row(4)}`;
    const whole = await recordsOf(text);
    expect(whole.map(({ kind, line }) => `${kind} ${String(line)}`)).to.deep.equal([
      'detection 2',
      'detection 3',
      'detection 6',
      'problem 7',
      'detection 8',
    ]);
    for (const size of [1, 2, 3, 5, 7, 11, 64, 100]) expect(await recordsOf(text, size), `pieces of ${String(size)}`).to.deep.equal(whole);
  });

  it('takes no notice of a byte order mark, also before a quoted name', async () => {
    for (const size of [1, 100]) expect(detectionsIn(await recordsOf(`\uFEFF"oid"${HEADER.slice(3)}\n${row(1)}`, size))).to.have.length(1);
  });

  it('reads the last line without its line break', async () => {
    expect(detectionsIn(await recordsOf(`${HEADER}\n${row(1)}\n${row(2)}`))).to.have.length(2);
  });

  it('passes over magnitude statistics and says why', async () => {
    const records = await recordsOf('objectId,fid,ndet,magpsf_mean\nZTF18aazeood,1,5,18\n');
    expect(records).to.have.length(1);
    expect(records[0]).to.include({ kind: 'ignored' });
  });

  it('in a table of detections, takes a row without id and magnitude for a non-detection, and one with a magnitude for a fault', async () => {
    const records = await recordsOf(
      `${HEADER},diffmaglim\nZTF18aazeood,,58300,1,,,,,,,20.5\nZTF18aazeood,,58300,1,1,10,20,18,0.1,x,20.5\n`,
    );
    expect(nonDetectionsIn(records)).to.have.length(1);
    expect(problemsIn(records)).to.deep.equal(['3: candid is missing']);
  });

  const refused: readonly [string, string, RegExp][] = [
    ['an empty file', '', /empty/],
    ['blanks', ' \n\n ', /empty/],
    ['another table', 'name,age\nalice,3\n', /no header of detections/],
    ['a header without a needed column', 'oid,candid,mjd,fid,isdiffpos,ra,magpsf,sigmapsf\n', /no dec/],
    ['a column given twice', `${HEADER},ra\n`, /ra is given twice/],
    ['a column given under both of its names', `${HEADER},objectId\n`, /objectId is given twice/],
    ['a compressed file', '\u001f\u008b\u0008\u0000data', /gunzip/],
  ];
  for (const [what, text, why] of refused)
    it(`refuses ${what}`, async () => {
      const error = await rejection(recordsOf(text));
      expect(error).to.be.instanceOf(UnknownObservationFormat);
      expect((error as Error).message).to.match(why);
    });
});
