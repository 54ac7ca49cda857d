import { expect } from 'chai';
import { catalogTables } from '../../../src/adapters/schema/catalog/catalog.schema.js';
import type { TableSchema } from '../../../src/adapters/schema/shared/table.js';

const SHORT = { text: 'text', double: 'f8', integer: 'i4', bigint: 'i8', boolean: 'bool', instant: 'ts' } as const;

interface Described {
  readonly columns: string;
  readonly key: string;
  readonly references: readonly string[];
  readonly indexes: readonly string[];
}

/** What ALeRCE db-plugins 4.2.6 creates, read back from PostgreSQL; `objectidps*` are f8 there and `classes` is text[]. */
const ALERCE: Readonly<Record<string, Described>> = {
  step: {
    columns: 'step_id text!, name text!, version text!, comments text!, date ts!',
    key: 'step_id',
    references: [],
    indexes: [],
  },
  pipeline: {
    columns:
      'pipeline_id text!, step_id_corr text, step_id_feat text, step_id_clf text, step_id_out text, step_id_stamp text, ' + 'date ts!',
    key: 'pipeline_id',
    references: [],
    indexes: [],
  },
  feature_version: {
    columns: 'version text!, step_id_feature text, step_id_preprocess text',
    key: 'version',
    references: [
      'feature_version_step_id_feature_fkey(step_id_feature) -> step(step_id)',
      'feature_version_step_id_preprocess_fkey(step_id_preprocess) -> step(step_id)',
    ],
    indexes: [],
  },
  taxonomy: {
    columns: 'classifier_name text!, classifier_version text!, classes text!',
    key: 'classifier_name, classifier_version',
    references: [],
    indexes: [],
  },
  magstat: {
    columns:
      'oid text!, fid i4!, stellar bool!, corrected bool!, ndet i4!, ndubious i4!, dmdt_first f8, dm_first f8, ' +
      'sigmadm_first f8, dt_first f8, magmean f8, magmedian f8, magmax f8, magmin f8, magsigma f8, maglast f8, magfirst f8, ' +
      'magmean_corr f8, magmedian_corr f8, magmax_corr f8, magmin_corr f8, magsigma_corr f8, maglast_corr f8, ' +
      'magfirst_corr f8, firstmjd f8, lastmjd f8, step_id_corr text!, saturation_rate f8',
    key: 'oid, fid',
    references: ['magstat_oid_fkey(oid) -> object(oid)'],
    indexes: [
      'ix_magstats_dmdt_first btree(dmdt_first)',
      'ix_magstats_firstmjd btree(firstmjd)',
      'ix_magstats_lastmjd btree(lastmjd)',
      'ix_magstats_magfirst btree(magfirst)',
      'ix_magstats_maglast btree(maglast)',
      'ix_magstats_magmean btree(magmean)',
      'ix_magstats_magmin btree(magmin)',
      'ix_magstats_ndet btree(ndet)',
      'ix_magstats_oid hash(oid)',
    ],
  },
  probability: {
    columns: 'oid text!, class_name text!, classifier_name text!, classifier_version text!, probability f8!, ranking i4!',
    key: 'oid, class_name, classifier_name, classifier_version',
    references: ['probability_oid_fkey(oid) -> object(oid)'],
    indexes: [
      'ix_classification_rank1 btree(ranking) where ranking = 1',
      'ix_probabilities_oid hash(oid)',
      'ix_probabilities_probability btree(probability)',
      'ix_probabilities_ranking btree(ranking)',
    ],
  },
  feature: {
    columns: 'oid text!, name text!, value f8, fid i4!, version text!',
    key: 'oid, name, fid, version',
    references: ['feature_oid_fkey(oid) -> object(oid)', 'feature_version_fkey(version) -> feature_version(version)'],
    indexes: ['ix_feature_oid_2 hash(oid)'],
  },
  allwise: {
    columns:
      'oid_catalog text!, ra f8!, dec f8!, w1mpro f8, w2mpro f8, w3mpro f8, w4mpro f8, w1sigmpro f8, w2sigmpro f8, ' +
      'w3sigmpro f8, w4sigmpro f8, j_m_2mass f8, h_m_2mass f8, k_m_2mass f8, j_msig_2mass f8, h_msig_2mass f8, ' +
      'k_msig_2mass f8',
    key: 'oid_catalog',
    references: [],
    indexes: ['ix_allwise_dec btree(dec)', 'ix_allwise_ra btree(ra)'],
  },
  xmatch: {
    columns: 'oid text!, catid text!, oid_catalog text!, dist f8!, class_catalog text, period f8',
    key: 'oid, catid',
    references: ['xmatch_oid_fkey(oid) -> object(oid)'],
    indexes: [],
  },
  dataquality: {
    columns:
      'candid i8!, oid text!, fid i4!, xpos f8, ypos f8, chipsf f8, sky f8, fwhm f8, classtar f8, mindtoedge f8, ' +
      'seeratio f8, aimage f8, bimage f8, aimagerat f8, bimagerat f8, nneg i4, nbad i4, sumrat f8, scorr f8, dsnrms f8, ' +
      'ssnrms f8, magzpsci f8, magzpsciunc f8, magzpscirms f8, nmatches i4, clrcoeff f8, clrcounc f8, zpclrcov f8, ' +
      'zpmed f8, clrmed f8, clrrms f8, exptime f8',
    key: 'candid, oid',
    references: ['dataquality_candid_oid_fkey(candid, oid) -> detection(candid, oid)'],
    indexes: [],
  },
  gaia_ztf: {
    columns: 'oid text!, candid i8!, neargaia f8, neargaiabright f8, maggaia f8, maggaiabright f8, unique1 bool!',
    key: 'oid',
    references: ['gaia_ztf_oid_fkey(oid) -> object(oid)'],
    indexes: [],
  },
  ps1_ztf: {
    columns:
      'oid text!, candid i8!, objectidps1 i8, sgmag1 f8, srmag1 f8, simag1 f8, szmag1 f8, sgscore1 f8, distpsnr1 f8, ' +
      'objectidps2 i8, sgmag2 f8, srmag2 f8, simag2 f8, szmag2 f8, sgscore2 f8, distpsnr2 f8, objectidps3 i8, sgmag3 f8, ' +
      'srmag3 f8, simag3 f8, szmag3 f8, sgscore3 f8, distpsnr3 f8, nmtchps i4!, unique1 bool!, unique2 bool!, ' +
      'unique3 bool!',
    key: 'oid, candid',
    references: ['ps1_ztf_oid_fkey(oid) -> object(oid)'],
    indexes: [],
  },
  ss_ztf: {
    columns: 'oid text!, candid i8!, ssdistnr f8, ssmagnr f8, ssnamenr text',
    key: 'oid',
    references: ['ss_ztf_oid_fkey(oid) -> object(oid)'],
    indexes: ['ix_ss_ztf_candid btree(candid)', 'ix_ss_ztf_ssnamenr btree(ssnamenr)'],
  },
  reference: {
    columns:
      'oid text!, rfid i8!, candid i8!, fid i4!, rcid i4, field i4, magnr f8, sigmagnr f8, chinr f8, sharpnr f8, ranr f8!, ' +
      'decnr f8!, mjdstartref f8!, mjdendref f8!, nframesref i4!',
    key: 'oid, rfid',
    references: ['reference_oid_fkey(oid) -> object(oid)'],
    indexes: ['ix_reference_fid btree(fid)'],
  },
};

/** Indexes that ALeRCE has not, by table. */
const OURS: Readonly<Record<string, readonly string[]>> = {
  probability: ['ix_probability_leading btree(classifier_name, classifier_version, class_name, probability, oid) where ranking = 1'],
};

function described(table: TableSchema): Described {
  const list = (names: readonly string[]): string => names.join(', ');
  return {
    columns: list(Object.entries(table.columns).map(([name, { kind, nullable }]) => `${name} ${SHORT[kind]}${nullable ? '' : '!'}`)),
    key: list(table.primaryKey),
    references: Object.entries(table.foreignKeys ?? {})
      .map(([name, { columns, references }]) => `${name}(${list(columns)}) -> ${references.table}(${list(references.columns)})`)
      .sort(),
    indexes: Object.entries(table.indexes ?? {})
      .map(
        ([name, { columns, method = 'btree', where }]) =>
          `${name} ${method}(${list(columns)})${where ? ` where ${where.column} = ${String(where.equals)}` : ''}`,
      )
      .sort(),
  };
}

describe('the 17 tables of the catalog', () => {
  it('are all there', () => {
    expect(catalogTables.map(({ name }) => name)).to.have.members(['object', 'detection', 'non_detection', ...Object.keys(ALERCE)]);
    expect(catalogTables).to.have.length(17);
  });

  for (const [name, expected] of Object.entries(ALERCE))
    it(`have the columns, keys, references and indexes of ${name}`, () => {
      const table = catalogTables.find((one) => one.name === name) as TableSchema;
      const { indexes } = expected;
      expect(described(table)).to.deep.equal({ ...expected, indexes: [...indexes, ...(OURS[name] ?? [])] });
    });
});
