import { expect } from 'chai';
import { astronomicalObjectTable } from '../../../src/adapters/schema/catalog/astronomical-object.schema.js';
import { detectionTable } from '../../../src/adapters/schema/catalog/detection.schema.js';
import { nonDetectionTable } from '../../../src/adapters/schema/catalog/non-detection.schema.js';
import type { TableSchema } from '../../../src/adapters/schema/shared/table.js';

const SHORT = { text: 'text', double: 'f8', integer: 'i4', bigint: 'i8', boolean: 'bool', instant: 'ts' } as const;

/** A table's columns as `name type`, with `!` where null is refused. */
function columnsOf(table: TableSchema): string {
  return Object.entries(table.columns)
    .map(([name, { kind, nullable }]) => `${name} ${SHORT[kind]}${nullable ? '' : '!'}`)
    .join(', ');
}

/** What ALeRCE db-plugins 4.2.6 creates, read back from PostgreSQL; `pid` is f8 there. */
describe('catalog schema', () => {
  it('has the columns of object', () => {
    expect(columnsOf(astronomicalObjectTable)).to.equal(
      'oid text!, ndethist i4, ncovhist i4, mjdstarthist f8, mjdendhist f8, corrected bool, stellar bool, ndet i4, g_r_max f8, ' +
        'g_r_max_corr f8, g_r_mean f8, g_r_mean_corr f8, meanra f8, meandec f8, sigmara f8, sigmadec f8, deltajd f8, firstmjd f8, ' +
        'lastmjd f8, step_id_corr text, diffpos bool, reference_change bool',
    );
    expect(astronomicalObjectTable.name).to.equal('object');
    expect(astronomicalObjectTable.primaryKey).to.deep.equal(['oid']);
  });

  it('has the columns of detection, with exact 64-bit integers', () => {
    expect(columnsOf(detectionTable)).to.equal(
      'candid i8!, oid text!, mjd f8!, fid i4!, pid i8, diffmaglim f8, isdiffpos i4!, nid i4, ra f8!, dec f8!, magpsf f8!, ' +
        'sigmapsf f8!, magap f8, sigmagap f8, distnr f8, rb f8, rbversion text, drb f8, drbversion text, magapbig f8, sigmagapbig f8, ' +
        'rfid i4, magpsf_corr f8, sigmapsf_corr f8, sigmapsf_corr_ext f8, corrected bool!, dubious bool!, parent_candid i8, ' +
        'has_stamp bool!, step_id_corr text!',
    );
    expect(detectionTable.name).to.equal('detection');
    expect(detectionTable.primaryKey).to.deep.equal(['candid', 'oid']);
  });

  it('has the columns of non_detection', () => {
    expect(columnsOf(nonDetectionTable)).to.equal('oid text!, fid i4!, mjd f8!, diffmaglim f8');
    expect(nonDetectionTable.name).to.equal('non_detection');
    expect(nonDetectionTable.primaryKey).to.deep.equal(['oid', 'fid', 'mjd']);
  });

  it('has the foreign keys and indexes under their names', () => {
    const toObject = { columns: ['oid'], references: { table: 'object', columns: ['oid'] } };
    expect(detectionTable.foreignKeys).to.deep.equal({ detection_oid_fkey: toObject });
    expect(nonDetectionTable.foreignKeys).to.deep.equal({ non_detection_oid_fkey: toObject });
    expect(detectionTable.indexes).to.deep.equal({ ix_ndetection_oid: { columns: ['oid'], method: 'hash' } });
    expect(nonDetectionTable.indexes).to.deep.equal({ ix_non_detection_oid: { columns: ['oid'], method: 'hash' } });
    const indexed = ['firstmjd', 'g_r_max', 'g_r_mean_corr', 'meandec', 'meanra', 'ndet'];
    expect(astronomicalObjectTable.indexes).to.deep.equal({
      ...Object.fromEntries(indexed.map((column) => [`ix_object_${column}`, { columns: [column] }])),
      // Ours, for cones.
      ix_object_position: { columns: ['meandec', 'meanra'] },
    });
  });
});
