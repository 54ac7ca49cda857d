import { anAllwiseSource } from '../../builders/catalog/allwise-source.builder.js';
import { aCrossMatch } from '../../builders/catalog/cross-match.builder.js';
import { aDataQuality } from '../../builders/catalog/data-quality.builder.js';
import { aGaiaMatch } from '../../builders/catalog/gaia-match.builder.js';
import { aPs1Match } from '../../builders/catalog/ps1-match.builder.js';
import { aReferenceImage } from '../../builders/catalog/reference-image.builder.js';
import { aSolarSystemMatch } from '../../builders/catalog/solar-system-match.builder.js';
import { describeRecords } from './record.contract.js';
import type { RecordSubject } from './record-subject.js';
import { IDS, nulls, OBJECTS, TEXTS } from './record-case.js';

const [A, B, C] = OBJECTS;

/** What the repositories of matches with other catalogs owe their callers, and those of what came with a detection; on an empty catalog. */
export function describeMatchRecords(engine: string, subject: () => RecordSubject): void {
  describeRecords({
    engine,
    table: 'allwise',
    subject,
    repository: () => subject().allwiseSource,
    item: (n) => anAllwiseSource({ oidCatalog: `J1222${String(n)}` }),
    bare: (n) =>
      anAllwiseSource({
        oidCatalog: `J1222${String(n)}`,
        ...nulls(
          'w1mpro',
          'w2mpro',
          'w3mpro',
          'w4mpro',
          'w1sigmpro',
          'w2sigmpro',
          'w3sigmpro',
          'w4sigmpro',
          'jM2mass',
          'hM2mass',
          'kM2mass',
          'jMsig2mass',
          'hMsig2mass',
          'kMsig2mass',
        ),
      }),
    ordered: TEXTS.map((oidCatalog) => anAllwiseSource({ oidCatalog })),
    refused: () => anAllwiseSource({ dec: 91 }),
  });
  describeRecords({
    engine,
    table: 'xmatch',
    subject,
    repository: () => subject().crossMatch,
    item: (n) => aCrossMatch({ oid: A, catid: `catalog ${String(n)}` }),
    bare: (n) => aCrossMatch({ oid: A, catid: `catalog ${String(n)}`, classCatalog: null, period: null }),
    changed: (n) => aCrossMatch({ oid: A, catid: `catalog ${String(n)}`, oidCatalog: 'changed', dist: 0 }),
    ordered: [A, B].flatMap((oid) => TEXTS.map((catid) => aCrossMatch({ oid, catid }))),
    refused: () => aCrossMatch({ dist: Infinity }),
    references: [{ constraint: 'xmatch_oid_fkey', orphan: aCrossMatch({ oid: 'ZTF99missing' }) }],
  });
  describeRecords({
    engine,
    table: 'dataquality',
    subject,
    repository: () => subject().dataQuality,
    item: (n) => aDataQuality({ oid: A, candid: BigInt(n) }),
    bare: (n) =>
      aDataQuality({
        oid: A,
        candid: BigInt(n),
        ...nulls(
          'xpos',
          'ypos',
          'chipsf',
          'sky',
          'fwhm',
          'classtar',
          'mindtoedge',
          'seeratio',
          'aimage',
          'bimage',
          'aimagerat',
          'bimagerat',
          'nneg',
          'nbad',
          'sumrat',
          'scorr',
          'dsnrms',
          'ssnrms',
          'magzpsci',
          'magzpsciunc',
          'magzpscirms',
          'nmatches',
          'clrcoeff',
          'clrcounc',
          'zpclrcov',
          'zpmed',
          'clrmed',
          'clrrms',
          'exptime',
        ),
      }),
    ordered: [
      aDataQuality({ oid: A, candid: 1n }),
      ...OBJECTS.map((oid) => aDataQuality({ oid, candid: 2n })),
      aDataQuality({ oid: A, candid: 3n }),
      aDataQuality({ oid: A, candid: 10n }),
    ],
    kept: ['candid'],
    changed: (n) => aDataQuality({ oid: A, candid: BigInt(n), fid: 2, xpos: null }),
    refused: () => aDataQuality({ fid: 4 }),
    references: [{ constraint: 'dataquality_candid_oid_fkey', orphan: aDataQuality({ oid: A, candid: 99n }) }],
  });
  describeRecords({
    engine,
    table: 'gaia_ztf',
    subject,
    repository: () => subject().gaiaMatch,
    item: (n) => aGaiaMatch({ oid: OBJECTS[n - 1] as string }),
    bare: (n) => aGaiaMatch({ oid: OBJECTS[n - 1] as string, neargaia: null, neargaiabright: null, maggaia: null, maggaiabright: null }),
    ordered: OBJECTS.map((oid) => aGaiaMatch({ oid })),
    refused: () => aGaiaMatch({ candid: 0n }),
    references: [{ constraint: 'gaia_ztf_oid_fkey', orphan: aGaiaMatch({ oid: 'ZTF99missing' }) }],
  });
  describeRecords({
    engine,
    table: 'ps1_ztf',
    subject,
    repository: () => subject().ps1Match,
    item: (n) => aPs1Match({ oid: A, candid: 2n ** 60n + BigInt(n) }),
    bare: (n) =>
      aPs1Match({
        oid: A,
        candid: 2n ** 60n + BigInt(n),
        ...nulls(
          'objectidps1',
          'sgmag1',
          'srmag1',
          'simag1',
          'szmag1',
          'sgscore1',
          'distpsnr1',
          'objectidps2',
          'sgmag2',
          'srmag2',
          'simag2',
          'szmag2',
          'sgscore2',
          'distpsnr2',
          'objectidps3',
          'sgmag3',
          'srmag3',
          'simag3',
          'szmag3',
          'sgscore3',
          'distpsnr3',
        ),
      }),
    ordered: [A, C].flatMap((oid) => IDS.map((candid) => aPs1Match({ oid, candid }))),
    refused: () => aPs1Match({ objectidps1: 2n ** 63n }),
    references: [{ constraint: 'ps1_ztf_oid_fkey', orphan: aPs1Match({ oid: 'ZTF99missing' }) }],
  });
  describeRecords({
    engine,
    table: 'ss_ztf',
    subject,
    repository: () => subject().solarSystemMatch,
    item: (n) => aSolarSystemMatch({ oid: OBJECTS[n - 1] as string }),
    bare: (n) => aSolarSystemMatch({ oid: OBJECTS[n - 1] as string, ssdistnr: null, ssmagnr: null, ssnamenr: null }),
    ordered: OBJECTS.map((oid) => aSolarSystemMatch({ oid })),
    refused: () => aSolarSystemMatch({ oid: 'a b' }),
    references: [{ constraint: 'ss_ztf_oid_fkey', orphan: aSolarSystemMatch({ oid: 'ZTF99missing' }) }],
  });
  describeRecords({
    engine,
    table: 'reference',
    subject,
    repository: () => subject().referenceImage,
    item: (n) => aReferenceImage({ oid: A, rfid: 2n ** 60n + BigInt(n) }),
    bare: (n) =>
      aReferenceImage({
        oid: A,
        rfid: 2n ** 60n + BigInt(n),
        ...nulls('rcid', 'field', 'magnr', 'sigmagnr', 'chinr', 'sharpnr'),
      }),
    ordered: [A, B].flatMap((oid) => [-(2n ** 63n), -1n, 0n, ...IDS].map((rfid) => aReferenceImage({ oid, rfid }))),
    changed: (n) => aReferenceImage({ oid: A, rfid: 2n ** 60n + BigInt(n), candid: 7n, fid: 2, magnr: null }),
    refused: () => aReferenceImage({ ranr: 360 }),
    references: [{ constraint: 'reference_oid_fkey', orphan: aReferenceImage({ oid: 'ZTF99missing' }) }],
  });
}
