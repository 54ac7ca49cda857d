import { randomUUID } from 'node:crypto';
import { MemoryFileStore } from '../../../adapters/memory/observatory/file-content.memory.js';
import { DataTransferPackage } from '../../../domain/observatory/data-transfer-package.js';
import { ExecutedObsUnit } from '../../../domain/observatory/executed-obs-unit.js';
import { Checksum } from '../../../domain/observatory/file-content.js';
import { RawDataPackage } from '../../../domain/observatory/raw-data-package.js';
import { Instant } from '../../../domain/shared/instant.js';
import { addTwoSites, observatoryServices, type ObservatorySubject } from '../../builders/observatory/index.js';

export const NOON = Instant.parse('2026-11-21T12:00:00.123456Z');
/** The ends of what can be stored. */
export const EARLIEST = Instant.parse('0001-01-01T00:00:00Z');
export const LATEST = Instant.parse('9999-12-31T23:59:59.999999Z');
export const LARGEST_SIZE = 9_223_372_036_854_775_807n;
export const CHECKSUM = Checksum('0123456789abcdef'.repeat(4));
export const NOBODY = '00000000-0000-4000-8000-000000000000';

/** The n-th of some ids, in order. */
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A moment some microseconds after noon. */
export const afterNoon = (microseconds: number): Instant => Instant.fromEpochMicroseconds(NOON.epochMicroseconds + BigInt(microseconds));

/** How many microseconds after noon. */
export const sinceNoon = (at: Instant | undefined): number => Number((at ?? NOON).epochMicroseconds - NOON.epochMicroseconds);

/** The sites, locations and route of `addTwoSites`. */
export async function storedNetwork(subject: ObservatorySubject): Promise<void> {
  await addTwoSites(observatoryServices(subject, new MemoryFileStore(), { now: () => NOON }).network, '/data');
}

/** An ended execution under an id. */
export async function storedUnit({ units }: ObservatorySubject, id: string = randomUUID()): Promise<ExecutedObsUnit> {
  const unit = new ExecutedObsUnit({ id, obsUnit: 'Orion-KL map', startedAt: NOON, endedAt: NOON });
  await units.add(unit);
  return unit;
}

/** A package of a module of an execution. */
export async function storedPackage({ packages }: ObservatorySubject, executedObsUnitId: string, module: string): Promise<RawDataPackage> {
  const content = { sizeBytes: 1n, checksum: CHECKSUM };
  const stored = new RawDataPackage({ id: randomUUID(), executedObsUnitId, module, content, createdAt: NOON });
  await packages.add(stored);
  return stored;
}

/** A transfer package on the route of the network. */
export async function storedTransferPackage(
  { transferPackages }: ObservatorySubject,
  id: string = randomUUID(),
): Promise<DataTransferPackage> {
  const stored = new DataTransferPackage({ id, route: 'ccat_to_cologne', createdAt: NOON });
  await transferPackages.add(stored);
  return stored;
}
