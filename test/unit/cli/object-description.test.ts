import { expect } from 'chai';
import { describeObject, type ShownObject } from '../../../src/adapters/cli/catalog/object-description.js';
import { LightCurve } from '../../../src/domain/catalog/light-curve.js';
import {
  aCrossMatch,
  aDetection,
  aFeature,
  aGaiaMatch,
  aMagnitudeStatistics,
  anObject,
  aProbability,
  aSolarSystemMatch,
} from '../../../src/testing/builders/catalog/index.js';

const object = anObject('ZTF18a', { meanra: 185.7289, meandec: -15.8236, grMax: 0.25 });
const bare: ShownObject = {
  object,
  lightCurve: new LightCurve(object.oid, [], []),
  statistics: [],
  mostLikely: [],
  features: [],
  crossMatches: [],
  allwiseSources: [],
  gaia: undefined,
  solarSystem: undefined,
  ps1: [],
  referenceImages: [],
  dataQuality: [],
};

describe('an object described', () => {
  it('is its place alone when nothing else is known', () => {
    expect(describeObject(bare, 100)).to.equal(
      [
        'ZTF18a',
        'position  ra 185.728900°  dec -15.823600°',
        'observed  0 detections, 0 non-detections',
        'seen      mjd unknown to unknown',
        'g - r     0.250 at brightest',
      ].join('\n'),
    );
  });

  it('names its likely classes, its matches and its features, and draws it', () => {
    const shown: ShownObject = {
      ...bare,
      lightCurve: new LightCurve(object.oid, [aDetection({ oid: object.oid })], []),
      statistics: [aMagnitudeStatistics({ oid: object.oid, fid: 2, ndet: 7, magmean: 18.5, magsigma: null, stellar: true })],
      mostLikely: [aProbability({ className: 'SN', probability: 0.75, classifierName: 'stamps', classifierVersion: '1' })],
      crossMatches: [
        aCrossMatch({ catid: 'allwise', oidCatalog: 'J1', dist: 0.305, classCatalog: 'RRLyr', period: 0.5 }),
        aCrossMatch({ catid: 'other', oidCatalog: 'X', dist: 1, classCatalog: null, period: null }),
      ],
      gaia: aGaiaMatch({ neargaia: 1.5, maggaia: 17.25 }),
      solarSystem: aSolarSystemMatch({ ssnamenr: 'Ceres', ssmagnr: null }),
      features: [aFeature({ name: 'Amplitude', fid: 1, value: 0.125, version: 'v1' }), aFeature({ name: 'Period', fid: 12, value: null })],
    };
    const text = describeObject(shown, 80);
    for (const line of [
      'class     SN 0.750 by stamps 1',
      'match     allwise J1, 0.30″, RRLyr, 0.5 d',
      'match     other X, 1.00″',
      'gaia      1.50″, 17.25 mag',
      'near      Ceres',
      'features  2 features by v1',
    ])
      expect(text.split('\n')).to.include(line);
    expect(text).to.match(/^BAND +DETECTIONS +MEAN +SIGMA .*\nr +7 +18\.500 +- .* yes$/m);
    expect(text.split('\n').filter((line) => line.includes(' |'))).to.have.length(15);
    expect(text).not.to.contain('Amplitude');
    const listed = describeObject(shown, 80, { features: 'listed' });
    expect(listed).to.match(/^FEATURE +BAND +VALUE\nAmplitude +g +0\.125\nPeriod +12 +-$/m);
  });
});
