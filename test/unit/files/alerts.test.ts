import { expect } from 'chai';
import { RoundedIdentifiers } from '../../../src/ports/catalog/observation-source.errors.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import { detectionsIn, nonDetectionsIn, problemsIn, recordsOf } from './piped-reader.js';

const CANDIDATE = { jd: 2_458_967.727_048_6, fid: 1, isdiffpos: 't', ra: 185.7, dec: 15.8, magpsf: 18.6, sigmapsf: 0.1, magap: -999 };
const id = (last: number): string => `12132270410150150${String(last).padStart(2, '0')}`;

function alert(last: number, more: object = {}): object {
  return { objectId: 'ZTF20aaelulu', candid: id(last), candidate: { ...CANDIDATE, candid: id(last) }, prv_candidates: null, ...more };
}

const lines = (...alerts: readonly object[]): string => alerts.map((one) => JSON.stringify(one)).join('\n');

describe('reading observations from alerts', () => {
  it('takes the candidate for a detection with a stamp', async () => {
    const [detection] = detectionsIn(await recordsOf(JSON.stringify(alert(5))));
    expect(detection).to.include({
      candid: 1_213_227_041_015_015_005n,
      oid: 'ZTF20aaelulu',
      hasStamp: true,
      parentCandid: null,
      isdiffpos: 1,
      magap: null,
    });
    expect(detection?.mjd).to.equal(2_458_967.727_048_6 - 2_400_000.5);
  });

  it('takes previous candidates for detections of this alert, and those without candid for non-detections', async () => {
    const previous = [
      { ...CANDIDATE, candid: id(1) },
      { jd: 2_458_939.859_919, fid: 2, candid: null, magpsf: null, diffmaglim: 18.4 },
    ];
    const records = await recordsOf(JSON.stringify(alert(5, { prv_candidates: previous })));
    expect(detectionsIn(records)[1]).to.include({ candid: BigInt(id(1)), parentCandid: BigInt(id(5)), hasStamp: false });
    expect(nonDetectionsIn(records)[0]).to.include({ oid: 'ZTF20aaelulu', fid: 2, diffmaglim: 18.4 });
  });

  it('hands on what the alert says of its object', async () => {
    const candidate = { ...CANDIDATE, candid: id(5), ndethist: 259, ncovhist: 792, jdstarthist: 2_458_855.5, jdendhist: 2_458_967.5 };
    const [record] = await recordsOf(JSON.stringify(alert(5, { candidate })));
    expect(record).to.deep.include({ history: { ndethist: 259, ncovhist: 792, mjdstarthist: 58_855, mjdendhist: 58_967 } });
  });

  it('keeps every digit of integers that are JSON numbers', async () => {
    const text = JSON.stringify(alert(5, { candidate: { ...CANDIDATE, candid: id(5), pid: 'PID' } }))
      .replaceAll(`"${id(5)}"`, id(5))
      .replace('"PID"', '-9223372036854775808');
    expect(text).to.include(`"candid":${id(5)},`);
    expect(detectionsIn(await recordsOf(text))[0]).to.include({ candid: BigInt(id(5)), pid: -9_223_372_036_854_775_808n });
  });

  it('refuses a file whose ids went through JavaScript numbers', async () => {
    const text = lines(...[1, 2, 3].map((last) => alert(last))).replace(/"(\d{19})"/g, (_, digits: string) => String(Number(digits)));
    expect(await rejection(recordsOf(text))).to.be.instanceOf(RoundedIdentifiers);
  });

  const layouts: readonly [string, string][] = [
    ['one after another on lines', lines(alert(1), alert(2), alert(3))],
    ['in an array', JSON.stringify([alert(1), alert(2), alert(3)])],
    ['in an array over many lines', JSON.stringify([alert(1), alert(2), alert(3)], undefined, 2)],
    ['over many lines each', [alert(1), alert(2), alert(3)].map((one) => JSON.stringify(one, undefined, 1)).join('\n')],
    ['on one line without anything between', lines(alert(1), alert(2), alert(3)).replaceAll('\n', '')],
    ['with braces, quotes and brackets in a text', lines(alert(1, { note: '}]\\"{[' }), alert(2, { note: '\\' }), alert(3, { note: '"' }))],
    ['after a byte order mark and blank lines', `\uFEFF\r\n\n${lines(alert(1), alert(2), alert(3))}\r\n\r\n`],
  ];
  for (const [layout, text] of layouts)
    it(`reads alerts ${layout}, however the bytes arrive`, async () => {
      const whole = await recordsOf(text);
      expect(detectionsIn(whole).map((one) => String(one.candid))).to.deep.equal([id(1), id(2), id(3)]);
      expect(problemsIn(whole)).to.deep.equal([]);
      for (const size of [1, 2, 3, 7, 50]) expect(await recordsOf(text, size), `pieces of ${String(size)}`).to.deep.equal(whole);
    });

  it('tells the line on which each alert begins', async () => {
    const text = JSON.stringify([alert(1), alert(2)], undefined, 1);
    const secondBegins = text.slice(0, text.lastIndexOf(' {\n  "objectId"')).split('\n').length;
    expect((await recordsOf(text)).map((record) => record.line)).to.deep.equal([2, secondBegins]);
  });

  const broken: readonly [string, string, RegExp][] = [
    ['is not valid JSON', '{"objectId": nothing}', /^2: not valid JSON/],
    ['is never closed', '{"objectId": "ZTF20aaelulu", "candidate": {', /^2: an object is opened and never closed/],
    ['has a text that is never closed', '{"objectId": "ZTF20aaelulu', /^2: a text is not closed/],
    ['is no object', 'garbage', /^2: "g" stands outside of any object/],
    ['is another object', '{"hello": "world"}', /^2: no alert: it has no objectId/],
    ['has no candidate', '{"objectId": "ZTF20aaelulu"}', /^2: no alert: it has no candidate/],
    ['has a candidate without id', JSON.stringify(alert(9, { candid: null, candidate: CANDIDATE })), /^2: candidate: candid is missing/],
    ['has a bad value', JSON.stringify(alert(9, { candidate: { ...CANDIDATE, candid: id(9), ra: 400 } })), /^2: candidate: ra is 400/],
    [
      'has a bad previous candidate',
      JSON.stringify({ ...alert(1), prv_candidates: [{ ...CANDIDATE, candid: id(8), dec: 'x' }] }),
      /prv_candidates\[0\]: dec/,
    ],
    ['has previous candidates that are none', JSON.stringify({ ...alert(1), prv_candidates: [5] }), /prv_candidates\[0\]: no candidate/],
  ];
  for (const [what, line, reason] of broken)
    it(`reports an alert that ${what}, and reads its neighbours`, async () => {
      const text = [JSON.stringify(alert(1)), line, JSON.stringify(alert(2)), JSON.stringify(alert(3))].join('\n');
      const whole = await recordsOf(text);
      expect(problemsIn(whole)).to.have.length(1);
      expect(problemsIn(whole)[0]).to.match(reason);
      const found = new Set(detectionsIn(whole).map((one) => String(one.candid)));
      expect([...found]).to.deep.equal([id(1), id(2), id(3)]);
      for (const size of [1, 3, 50]) expect(await recordsOf(text, size), `pieces of ${String(size)}`).to.deep.equal(whole);
    });
});
