import type { AvailableComputeElement, ComputeElement } from '../../domain/pilots/compute-element.js';
import type { CursorPage, CursorPageRequest } from '../shared/paging.js';

/** The compute elements. Joins the current transaction of `PilotsDatabase`. */
export abstract class ComputeElementRepository {
  abstract findByName(name: string): Promise<ComputeElement | undefined>;

  /** @throws UniqueViolation when the name is taken. */
  abstract add(element: ComputeElement): Promise<void>;

  /** Overwrites a known one. @throws ComputeElementNotFound */
  abstract save(element: ComputeElement): Promise<void>;

  /**
   * An enabled compute element that nobody else can hold or change until the current transaction ends; `undefined` when it is
   * unknown or disabled. Only in a transaction of at least `PilotsDatabase.holdIsolation`.
   */
  abstract holdEnabled(name: string): Promise<ComputeElement | undefined>;

  /** The enabled ones with a free slot, ordered by name; one statement on a database. */
  abstract listAvailable(): Promise<AvailableComputeElement[]>;

  /** All, ordered by name. @throws CursorRefused, InvalidValue */
  abstract list(page: CursorPageRequest): Promise<CursorPage<ComputeElement>>;
}
