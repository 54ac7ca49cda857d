import { expect } from 'chai';
import type { Companions } from '../../../src/domain/catalog/companions.js';
import type { ObservationRecord } from '../../../src/ports/catalog/observation.reader.js';
import { problemsIn, recordsOf } from './piped-reader.js';

const PLAIN = {
  oid: 'ZTF18a',
  candid: '1213227041015015005',
  mjd: '58000',
  fid: '1',
  isdiffpos: '1',
  ra: '10',
  dec: '20',
  magpsf: '18',
  sigmapsf: '0.1',
};
const REFERENCE = {
  rfid: '576120110',
  ranr: '10.5',
  decnr: '20.5',
  jdstartref: '2458166.905324',
  jdendref: '2458278.691134',
  nframesref: '15',
};

const csv = (cells: Readonly<Record<string, string>>): string =>
  `${Object.keys({ ...PLAIN, ...cells }).join()}\n${Object.values({ ...PLAIN, ...cells }).join()}\n`;
const inCsv = (cells: Readonly<Record<string, string>>): Promise<ObservationRecord[]> => recordsOf(csv(cells));
const inAlert = (cells: Readonly<Record<string, unknown>>): Promise<ObservationRecord[]> =>
  recordsOf(JSON.stringify({ objectId: 'ZTF18a', candid: PLAIN.candid, candidate: { ...PLAIN, ...cells }, prv_candidates: null }));

function companionsIn(records: readonly ObservationRecord[]): Companions | undefined {
  const [record] = records;
  if (record?.kind !== 'detection') throw new Error(`it is a ${String(record?.kind)}`);
  return record.companions;
}

for (const [source, read] of [
  ['a CSV', inCsv],
  ['an alert', inAlert],
] as const)
  // prettier-ignore
  describe(`what a detection in ${source} brings for other tables`, () => {
    const companions = async (cells: Readonly<Record<string, string>>) => companionsIn(await read(cells));
    const reason = async (cells: Readonly<Record<string, string>>) => problemsIn(await read(cells))[0];

    it('is nothing where there are no such columns, or nothing in them', async () => {
      expect(await companions({})).to.equal(undefined);
      expect(await companions({ xpos: '-999', neargaia: 'NaN', nmtchps: '', ssnamenr: 'null', ssdistnr: '-999.0', rfid: '' })).to.equal(undefined);
    });

    it('is a row of data quality for any of its columns, missing values null', async () => {
      expect((await companions({ xpos: '12.5', nneg: '-999' }))?.dataQuality).to.include({ fid: 1, xpos: 12.5, nneg: null, exptime: null });
    });

    it('is a match of Gaia and of the solar system for any value', async () => {
      expect((await companions({ maggaia: '17.25', neargaia: '-999' }))?.gaiaMatch).to.include({ maggaia: 17.25, neargaia: null, unique1: true });
      expect((await companions({ ssnamenr: '(1) Ceres' }))?.solarSystemMatch).to.include({ ssnamenr: '(1) Ceres', ssdistnr: null });
    });

    it('is a match of Pan-STARRS with exact ids, and none without the number of sources', async () => {
      const ids = { objectidps1: '174503154641052437', objectidps2: '-999', objectidps3: '9223372036854775807', distpsnr1: '0.25' };
      expect((await companions({ ...ids, nmtchps: '3' }))?.ps1Match).to.include({
        objectidps1: 174_503_154_641_052_437n,
        objectidps2: null,
        objectidps3: 9_223_372_036_854_775_807n,
        distpsnr1: 0.25,
        nmtchps: 3,
      });
      expect(await companions(ids)).to.equal(undefined);
    });

    it('is a reference image with its dates as mjd, and none where a value is missing without which it cannot be', async () => {
      expect((await companions(REFERENCE))?.referenceImage).to.include({
        rfid: 576_120_110n,
        mjdstartref: 2_458_166.905_324 - 2_400_000.5,
        mjdendref: 2_458_278.691_134 - 2_400_000.5,
        magnr: null,
      });
      const { jdendref: _, ...withoutEnd } = REFERENCE;
      expect((await companions({ ...withoutEnd, mjdendref: '58278.25' }))?.referenceImage).to.include({ mjdendref: 58_278.25 });
      for (const name of Object.keys(REFERENCE)) expect(await companions({ ...REFERENCE, [name]: '-999' }), name).to.equal(undefined);
    });

    for (const [name, value, expected] of [
      ['magnr', 'bright', 'a decimal number'],
      ['sky', '0x10', 'a decimal number'],
      ['nneg', '1.5', 'a 32-bit integer'],
      ['nmtchps', '-3', 'a whole number from 0 up'],
      ['objectidps1', '9223372036854775808', 'a 64-bit integer'],
      ['objectidps2', '1.7450315464105243e17', 'all of its digits'],
      ['ranr', '400', '[0, 360'],
      ['jdendref', 'soon', 'a decimal number'],
    ] as const)
      it(`refuses the whole row, and says why, when ${name} is ${value}`, async () => {
        const found = await reason({ ...REFERENCE, nmtchps: '1', [name]: value });
        expect(found).to.contain(name).and.to.contain(expected);
      });
  });
