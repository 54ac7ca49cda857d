import { expect } from 'chai';
import { NonDetection } from '../../../src/domain/catalog/non-detection.js';
import { fromJulianDate } from '../../../src/domain/catalog/modified-julian-date.js';
import { objectId } from '../../../src/domain/catalog/catalog-id.js';
import { InvalidValue } from '../../../src/domain/shared/invalid-value.js';
import { aCompleteDetection, aDetection } from '../../../src/testing/builders/catalog/detection.builder.js';
import type { DetectionFields } from '../../../src/domain/catalog/detection.js';

describe('detection', () => {
  const refused: readonly [keyof DetectionFields, unknown][] = [
    ['candid', 0n],
    ['candid', -1n],
    ['candid', 2n ** 63n],
    ['oid', ''],
    ['oid', 'null'],
    ['oid', 'ZTF18 aazeood'],
    ['oid', "ZTF'; DROP TABLE object"],
    ['oid', 'Z'.repeat(65)],
    ['ra', 360],
    ['ra', -0.000_001],
    ['ra', NaN],
    ['dec', 90.000_1],
    ['dec', -91],
    ['mjd', 2_458_967.7],
    ['mjd', 0],
    ['mjd', NaN],
    ['fid', 0],
    ['fid', 4],
    ['fid', 1.5],
    ['isdiffpos', 0],
    ['magpsf', NaN],
    ['sigmapsf', Infinity],
    ['rb', NaN],
    ['nid', 2 ** 31],
    ['rfid', 0.5],
    ['pid', 2n ** 63n],
    ['parentCandid', -(2n ** 63n) - 1n],
  ];
  for (const [field, value] of refused)
    it(`refuses ${field} ${String(value).slice(0, 24)}`, () => {
      expect(() => aDetection({ [field]: value })).to.throw(InvalidValue);
    });

  it('takes the edges of the sky and of 64 bits', () => {
    const edge = aDetection({ ra: 0, dec: 90, candid: 2n ** 63n - 1n, pid: -(2n ** 63n) });
    expect([edge.ra, edge.dec, edge.candid, edge.pid]).to.deep.equal([0, 90, 9_223_372_036_854_775_807n, -9_223_372_036_854_775_808n]);
    expect(aDetection({ ra: 359.999_999_9, dec: -90 }).dec).to.equal(-90);
  });

  it('keeps every digit of every field', () => {
    const detection = aCompleteDetection();
    expect(detection.pid).to.equal(987_654_321_123_456_789n);
    expect(detection.mjd).to.equal(58_967.227_048_600_09);
    expect(detection.sigmapsfCorrExt).to.equal(5e-324);
  });

  it('takes the names of other surveys too', () => {
    for (const name of ['ZTF17aaaecgt', 'ATLAS18abc', 'LSST-123.4', 'A']) expect(objectId(name)).to.equal(name);
  });
});

describe('non-detection', () => {
  it('may lack a limiting magnitude, but not a number where it has one', () => {
    expect(new NonDetection({ oid: 'ZTF18aazeood', fid: 3, mjd: 58_000, diffmaglim: null }).diffmaglim).to.equal(null);
    expect(() => new NonDetection({ oid: 'ZTF18aazeood', fid: 3, mjd: 58_000, diffmaglim: NaN })).to.throw(InvalidValue, 'diffmaglim');
  });
});

describe('modified Julian date', () => {
  it('is the Julian date less 2400000.5, as the survey computes it', () => {
    expect(fromJulianDate(2_458_304.936_099_5)).to.equal(58_304.436_099_499_93);
  });
});
