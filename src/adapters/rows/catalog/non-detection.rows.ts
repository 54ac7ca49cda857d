import type { NonDetection } from '../../../domain/catalog/non-detection.js';
import type { ObjectId } from '../../../domain/shared/ids.js';
import { NonDetectionRepository } from '../../../ports/catalog/non-detection.repository.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import { nonDetectionMapper } from '../../schema/catalog/non-detection.mapper.js';
import type { nonDetectionTable } from '../../schema/catalog/non-detection.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { MappedRows } from '../shared/mapped-rows.js';

/** Non-detections over the rows of one table, the same on every engine. */
export abstract class NonDetectionRows extends NonDetectionRepository {
  constructor(protected readonly nonDetections: TableGateway<typeof nonDetectionTable>) {
    super();
  }

  async listByObject(oid: ObjectId, options?: CallOptions): Promise<NonDetection[]> {
    return (await this.nonDetections.select({ where: { oid }, orderBy: ['mjd', 'fid'] }, options)).map(nonDetectionMapper.toDomain);
  }

  async listByObjects(oids: readonly ObjectId[], options?: CallOptions): Promise<NonDetection[]> {
    return (await this.nonDetections.select({ where: { oid: { in: oids } }, orderBy: ['mjd'] }, options)).map(nonDetectionMapper.toDomain);
  }

  count(): Promise<number> {
    return this.nonDetections.count();
  }

  async addNew(nonDetections: readonly NonDetection[], options?: CallOptions): Promise<void> {
    await this.nonDetections.insertMany(new MappedRows(nonDetections, nonDetectionMapper.toRow), { ...options, onConflict: 'error' });
  }

  async addMissing(nonDetections: readonly NonDetection[], options?: CallOptions): Promise<number> {
    const rows = nonDetections.map(nonDetectionMapper.toRow);
    return (await this.nonDetections.insertMany(rows, { ...options, onConflict: 'ignore' })).inserted;
  }
}
