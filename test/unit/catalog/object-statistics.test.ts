import { expect } from 'chai';
import fc from 'fast-check';
import { summarize } from '../../../src/domain/catalog/detection-summary.js';
import type { Detection } from '../../../src/domain/catalog/detection.js';
import { aDetection } from '../../../src/testing/builders/catalog/detection.builder.js';
import { anObject } from '../../../src/testing/builders/catalog/astronomical-object.builder.js';

const seen = (fields: Parameters<typeof aDetection>[0]): Detection => aDetection(fields);

describe('object statistics', () => {
  it('follow from the detections', () => {
    const object = anObject().observed(
      summarize([
        seen({ mjd: 58_302, ra: 10.2, dec: -1, isdiffpos: 1, stepIdCorr: 'late' }),
        seen({ mjd: 58_300, ra: 10.1, dec: -2, isdiffpos: 1, stepIdCorr: 'early' }),
        seen({ mjd: 58_301, ra: 10.3, dec: -3, isdiffpos: 1, stepIdCorr: 'middle' }),
      ]),
    );
    expect(object).to.include({ ndet: 3, firstmjd: 58_300, lastmjd: 58_302, deltajd: 2, diffpos: true, stepIdCorr: 'late', meandec: -2 });
    expect(object.meanra).to.be.closeTo(10.2, 1e-13);
    expect(object.sigmara).to.be.closeTo(0.1, 1e-13);
    expect(object.sigmadec).to.equal(1);
  });

  it('of one detection have no scatter, and of none nothing at all', () => {
    expect(anObject().observed(summarize([seen({})]))).to.include({ ndet: 1, sigmara: null, sigmadec: null, deltajd: 0 });
    expect(anObject().observed(undefined)).to.deep.equal(anObject());
    expect(anObject()).to.include({ ndet: 0, meanra: null, firstmjd: null });
    expect(() => summarize([])).to.throw(RangeError);
  });

  it('go round through 0h', () => {
    const object = anObject().observed(summarize([seen({ ra: 359.9 }), seen({ ra: 0.3 })]));
    expect(object.meanra).to.be.closeTo(0.1, 1e-12);
    expect(object.sigmara).to.be.closeTo(0.4 / Math.SQRT2, 1e-12);
    const west = anObject().observed(summarize([seen({ ra: 0.1 }), seen({ ra: 359.7 })]));
    expect(west.meanra).to.be.closeTo(359.9, 1e-12);
  });

  it('are false about diffpos after a single negative detection, early or late', () => {
    const positive = summarize([seen({ isdiffpos: 1 })]);
    const negative = summarize([seen({ isdiffpos: -1 })]);
    expect(anObject().observed(positive).observed(negative).diffpos).to.equal(false);
    expect(anObject().observed(negative).observed(positive).diffpos).to.equal(false);
  });

  it('are the same whether the detections come at once or in parts, in any order', () => {
    const detection = fc
      .record({
        mjd: fc.double({ min: 58_000, max: 60_000, noNaN: true }),
        ra: fc.double({ min: -1e-4, max: 1e-4, noNaN: true }).map((offset) => (offset < 0 ? 360 + offset : offset) % 360),
        dec: fc.double({ min: 55.418, max: 55.4182, noNaN: true }),
        isdiffpos: fc.constantFrom(1, -1),
        stepIdCorr: fc.constantFrom('a', 'b'),
      })
      .map(seen);
    fc.assert(
      fc.property(fc.array(fc.array(detection, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }), (parts) => {
        const whole = anObject().observed(summarize(parts.flat()));
        const inParts = parts.reduce((object, part) => object.observed(summarize(part)), anObject());
        const backwards = parts.toReversed().reduce((object, part) => object.observed(summarize(part)), anObject());
        for (const other of [inParts, backwards]) {
          expect(other).to.include({
            ndet: whole.ndet,
            firstmjd: whole.firstmjd,
            lastmjd: whole.lastmjd,
            diffpos: whole.diffpos,
            stepIdCorr: whole.stepIdCorr,
          });
          expect(other.meandec).to.be.closeTo(whole.meandec ?? NaN, 1e-11);
          const apart = Math.abs((other.meanra ?? NaN) - (whole.meanra ?? NaN));
          expect(Math.min(apart, 360 - apart)).to.be.lessThan(1e-11);
          expect(other.sigmadec ?? 0).to.be.closeTo(whole.sigmadec ?? 0, 1e-9);
          expect(other.sigmara ?? 0).to.be.closeTo(whole.sigmara ?? 0, 1e-9);
        }
      }),
    );
  });

  it('keep the largest counts and the widest span that alerts report, in any order', () => {
    const early = { ndethist: 5, ncovhist: 9, mjdstarthist: 58_000, mjdendhist: 58_010 };
    const late = { ndethist: 7, ncovhist: null, mjdstarthist: 58_001, mjdendhist: 58_020 };
    const expected = { ndethist: 7, ncovhist: 9, mjdstarthist: 58_000, mjdendhist: 58_020 };
    expect(anObject().observed(undefined, early).observed(undefined, late)).to.include(expected);
    expect(anObject().observed(undefined, late).observed(undefined, early)).to.include(expected);
  });

  it('leave alone what other tables decide', () => {
    const object = anObject('ZTF18aazeood', { stellar: true, corrected: true, grMax: 0.5, referenceChange: false });
    expect(object.observed(summarize([seen({})]))).to.include({ stellar: true, corrected: true, grMax: 0.5, referenceChange: false });
  });

  it('are known to be incomplete when another program left some out', () => {
    const counted = anObject().observed(summarize([seen({ mjd: 1 }), seen({ mjd: 2 })]));
    expect(counted.hasCompleteStatistics).to.equal(true);
    expect(anObject().hasCompleteStatistics).to.equal(true);
    for (const lost of ['meanra', 'sigmadec', 'lastmjd', 'ndet'])
      expect(anObject('ZTF18aazeood', { ...counted, [lost]: null }).hasCompleteStatistics, lost).to.equal(false);
    expect(anObject('ZTF18aazeood', { ...counted, meanra: null }).recounted(summarize([seen({ mjd: 1 }), seen({ mjd: 2 })]))).to.deep.equal(
      counted,
    );
  });
});
