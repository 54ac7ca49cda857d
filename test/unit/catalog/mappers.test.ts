import { expect } from 'chai';
import { astronomicalObjectMapper } from '../../../src/adapters/schema/catalog/astronomical-object.mapper.js';
import type { AstronomicalObjectRow } from '../../../src/adapters/schema/catalog/astronomical-object.schema.js';
import { detectionMapper } from '../../../src/adapters/schema/catalog/detection.mapper.js';
import { detectionTable } from '../../../src/adapters/schema/catalog/detection.schema.js';
import { nonDetectionMapper } from '../../../src/adapters/schema/catalog/non-detection.mapper.js';
import { aCompleteDetection, aDetection } from '../../../src/testing/builders/catalog/detection.builder.js';

const OBJECT: AstronomicalObjectRow = {
  oid: 'ZTF18aazeood',
  ndethist: 1,
  ncovhist: 2,
  mjdstarthist: 3.5,
  mjdendhist: 4.5,
  corrected: true,
  stellar: false,
  ndet: 5,
  g_r_max: 6.5,
  g_r_max_corr: 7.5,
  g_r_mean: 8.5,
  g_r_mean_corr: 9.5,
  meanra: 10.5,
  meandec: 11.5,
  sigmara: 12.5,
  sigmadec: 13.5,
  deltajd: 14.5,
  firstmjd: 15.5,
  lastmjd: 16.5,
  step_id_corr: 'step',
  diffpos: true,
  reference_change: false,
};

describe('catalog mappers', () => {
  it('give back the row of an object, every column of it', () => {
    const { toDomain, toRow } = astronomicalObjectMapper;
    expect(toRow(toDomain(OBJECT))).to.deep.equal(OBJECT);
    const unknown = Object.fromEntries(Object.keys(OBJECT).map((name) => [name, name === 'oid' ? OBJECT.oid : null]));
    expect(toRow(toDomain(unknown as AstronomicalObjectRow))).to.deep.equal(unknown);
  });

  it('give back the row of a detection, every column of it, in the order of the table', () => {
    const { toDomain, toRow } = detectionMapper;
    for (const detection of [aCompleteDetection(), aDetection()]) {
      const row = toRow(detection);
      expect(Object.keys(row)).to.deep.equal(Object.keys(detectionTable.columns));
      expect(Object.values(row)).to.not.include(undefined);
      expect(toRow(toDomain(row))).to.deep.equal(row);
      expect(toDomain(row)).to.deep.equal(detection);
    }
    expect(new Set(Object.values(toRow(aCompleteDetection()))).size, 'values that tell the columns apart').to.be.greaterThan(25);
  });

  it('give back the row of a non-detection', () => {
    const row = { oid: 'ZTF18aazeood', fid: 2, mjd: 58_000.123_456_789, diffmaglim: null };
    expect(nonDetectionMapper.toRow(nonDetectionMapper.toDomain(row))).to.deep.equal(row);
  });
});
