import { defineTable, type RowOf } from '../shared/table.js';

/** ALeRCE's `dataquality`. */
export const dataQualityTable = defineTable({
  name: 'dataquality',
  columns: {
    candid: { kind: 'bigint' },
    oid: { kind: 'text' },
    fid: { kind: 'integer' },
    xpos: { kind: 'double', nullable: true },
    ypos: { kind: 'double', nullable: true },
    chipsf: { kind: 'double', nullable: true },
    sky: { kind: 'double', nullable: true },
    fwhm: { kind: 'double', nullable: true },
    classtar: { kind: 'double', nullable: true },
    mindtoedge: { kind: 'double', nullable: true },
    seeratio: { kind: 'double', nullable: true },
    aimage: { kind: 'double', nullable: true },
    bimage: { kind: 'double', nullable: true },
    aimagerat: { kind: 'double', nullable: true },
    bimagerat: { kind: 'double', nullable: true },
    nneg: { kind: 'integer', nullable: true },
    nbad: { kind: 'integer', nullable: true },
    sumrat: { kind: 'double', nullable: true },
    scorr: { kind: 'double', nullable: true },
    dsnrms: { kind: 'double', nullable: true },
    ssnrms: { kind: 'double', nullable: true },
    magzpsci: { kind: 'double', nullable: true },
    magzpsciunc: { kind: 'double', nullable: true },
    magzpscirms: { kind: 'double', nullable: true },
    nmatches: { kind: 'integer', nullable: true },
    clrcoeff: { kind: 'double', nullable: true },
    clrcounc: { kind: 'double', nullable: true },
    zpclrcov: { kind: 'double', nullable: true },
    zpmed: { kind: 'double', nullable: true },
    clrmed: { kind: 'double', nullable: true },
    clrrms: { kind: 'double', nullable: true },
    exptime: { kind: 'double', nullable: true },
  },
  primaryKey: ['candid', 'oid'],
  foreignKeys: {
    dataquality_candid_oid_fkey: { columns: ['candid', 'oid'], references: { table: 'detection', columns: ['candid', 'oid'] } },
  },
});

export type DataQualityRow = RowOf<typeof dataQualityTable>;
