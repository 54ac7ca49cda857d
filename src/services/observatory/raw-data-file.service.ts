import { randomUUID } from 'node:crypto';
import { service } from '../../container/index.js';
import { ExecutedObsUnit } from '../../domain/observatory/executed-obs-unit.js';
import { fileContent, type FileContent } from '../../domain/observatory/file-content.js';
import { ExecutedObsUnitId } from '../../domain/observatory/ids.js';
import { ObservatoryItemExists, ObservatoryItemNotFound } from '../../domain/observatory/observatory.errors.js';
import { ExecutionEnded } from '../../domain/observatory/raw-data-file.errors.js';
import { RawDataFile, rawDataFilePath } from '../../domain/observatory/raw-data-file.js';
import type { Instant } from '../../domain/shared/instant.js';
import { InvalidValue } from '../../domain/shared/invalid-value.js';
import { ExecutedObsUnitRepository } from '../../ports/observatory/executed-obs-unit.repository.js';
import type { FilePlace } from '../../ports/observatory/file-content.store.js';
import { ObservatoryDatabase } from '../../ports/observatory/observatory.database.js';
import { RawDataFileRepository } from '../../ports/observatory/raw-data-file.repository.js';
import { Clock } from '../../ports/shared/clock.js';
import { CopyRegister } from './copy-register.js';
import { PlannedObservations } from './planned-observations.js';
import { StoredContent } from './stored-content.js';

export interface StoredFile {
  readonly executedObsUnitId: string;
  readonly module: string;
  readonly name: string;
  /** A source, where the file is under `<execution>/<module>/<name>`. */
  readonly location: string;
}

export interface WrittenFile extends StoredFile {
  readonly sizeBytes: bigint;
  /** SHA-256 in hexadecimal digits. */
  readonly checksum: string;
}

/** Executions, and the files that instruments write during them. */
@service()
export class RawDataFileService {
  constructor(
    private readonly units: ExecutedObsUnitRepository,
    private readonly files: RawDataFileRepository,
    private readonly copies: CopyRegister,
    private readonly content: StoredContent,
    private readonly planned: PlannedObservations,
    private readonly database: ObservatoryDatabase,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins an execution of a planned obs unit.
   * @throws InvalidValue; ObservatoryItemExists for the id; ObservatoryItemNotFound for the obs unit; InstrumentUnavailable
   */
  async beginExecution(obsUnit: string, id: string = randomUUID()): Promise<ExecutedObsUnit> {
    const named = new ExecutedObsUnit({ id, obsUnit, startedAt: this.clock.now() });
    return this.database.transaction(
      async () => {
        if (await this.units.findById(named.id)) throw new ObservatoryItemExists('executed obs unit', named.id);
        const { name: plannedObsUnit } = await this.planned.executable(named.obsUnit);
        const unit = new ExecutedObsUnit({ ...named, plannedObsUnit });
        await this.units.add(unit);
        return unit;
      },
      { name: 'begin execution' },
    );
  }

  /** From now on its files can be packaged, and it takes no more. @throws ObservatoryItemNotFound, ExecutionEnded */
  async endExecution(id: string, at: Instant = this.clock.now()): Promise<ExecutedObsUnit> {
    const key = ExecutedObsUnitId(id);
    return this.database.transaction(
      async () => {
        const ended = (await this.getExecution(key)).ended(at);
        await this.units.save(ended);
        return ended;
      },
      { name: 'end execution' },
    );
  }

  /**
   * Records a file that is at a source. Its bytes are read first and must be what the instrument says. Recording it again
   * gives the file that is recorded.
   *
   * @throws InvalidValue; ObservatoryItemNotFound for the execution, location or module; ExecutionEnded; ContentMismatch;
   * ObservatoryItemExists for another content under the name.
   */
  async record(written: WrittenFile): Promise<RawDataFile> {
    const content = fileContent(written);
    const place = await this.sourcePlace(written);
    await this.content.verify(place, content);
    return this.recordVerified(place, written, content);
  }

  /**
   * Records a file as it is at a source now, for who does not know what the instrument wrote: damage from before is not noticed.
   * As `record` otherwise.
   *
   * @throws InvalidValue; ObservatoryItemNotFound for the execution, location, module or file; ExecutionEnded; ObservatoryItemExists
   * for another content under the name.
   */
  async recordStored(stored: StoredFile): Promise<RawDataFile> {
    const place = await this.sourcePlace(stored);
    return this.recordVerified(place, stored, await this.content.read(place));
  }

  private async sourcePlace({ location, ...file }: StoredFile): Promise<FilePlace> {
    const place = await this.content.placeOf(location, rawDataFilePath(file));
    if (place.location.purpose !== 'source') throw new InvalidValue('location', location, 'a source location');
    await this.getExecution(ExecutedObsUnitId(file.executedObsUnitId));
    return place;
  }

  private async recordVerified({ location, path }: FilePlace, stored: StoredFile, content: FileContent): Promise<RawDataFile> {
    const at = this.clock.now();
    const file = new RawDataFile({ ...stored, id: randomUUID(), content, createdAt: at });
    return this.database.transaction(
      async () => {
        const known = await this.files.findByName(file, file.name);
        if (known && known.content.checksum !== content.checksum) throw new ObservatoryItemExists('raw data file', path);
        if (known) return known;
        const unit = await this.getExecution(file.executedObsUnitId);
        if (unit.endedAt) throw new ExecutionEnded(unit.id);
        const { name: instrumentModule } = await this.planned.module(file.module);
        const linked = new RawDataFile({ ...file, instrumentModule });
        await this.files.add(linked);
        const item = { kind: 'file', id: linked.id } as const;
        await this.copies.record({ item, location: location.name, path, status: 'present', at, verified: 'verified' });
        return linked;
      },
      { name: 'record file' },
    );
  }

  /** @throws ObservatoryItemNotFound */
  async getExecution(id: ExecutedObsUnitId): Promise<ExecutedObsUnit> {
    const unit = await this.units.findById(id);
    if (!unit) throw new ObservatoryItemNotFound('executed obs unit', id);
    return unit;
  }
}
