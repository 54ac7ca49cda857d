import type { Ps1Match } from '../../../domain/catalog/ps1-match.js';
import type { Ps1Sources } from '../../../domain/catalog/ps1-uniqueness.js';
import { ObjectId } from '../../../domain/shared/ids.js';
import type { Ps1MatchRepository } from '../../../ports/catalog/ps1-match.repository.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import { ps1MatchMapper } from '../../schema/catalog/ps1-match.mapper.js';
import type { ps1MatchTable } from '../../schema/catalog/ps1-match.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { DetectionRecordRows } from '../shared/detection-record-rows.js';

/** `Ps1MatchRepository` over the rows of one table, the same on every engine. */
export abstract class Ps1MatchRows extends DetectionRecordRows<typeof ps1MatchTable, Ps1Match> implements Ps1MatchRepository {
  constructor(table: TableGateway<typeof ps1MatchTable>) {
    super(table, ps1MatchMapper);
  }

  async listSources(oids: readonly ObjectId[], options?: CallOptions): Promise<Ps1Sources[]> {
    const ids = ['objectidps1', 'objectidps2', 'objectidps3'] as const;
    const groups = await this.table.summarize({ by: ['oid'], where: { oid: { in: oids } }, least: ids, greatest: ids }, options);
    return groups.map(({ by, least, greatest }) => {
      const [first, second, third] = ids.map((name) => ({ least: least[name] ?? null, greatest: greatest[name] ?? null }));
      return { oid: ObjectId(by.oid as string), places: [first, second, third] as Ps1Sources['places'] };
    });
  }
}
