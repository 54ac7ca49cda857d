import { service } from '../../container/index.js';
import { ComputeElementExists, ComputeElementNotFound } from '../../domain/pilots/compute-element.errors.js';
import { ComputeElement, type AvailableComputeElement, type ComputeElementFields } from '../../domain/pilots/compute-element.js';
import { computeElementName } from '../../domain/pilots/compute-element-name.js';
import { Page } from '../../domain/shared/page.js';
import { ComputeElementRepository } from '../../ports/pilots/compute-element.repository.js';
import { PilotsDatabase } from '../../ports/pilots/pilots.database.js';
import { UniqueViolation } from '../../ports/shared/database.errors.js';
import type { CursorPage } from '../../ports/shared/paging.js';

/** Adds, enables, disables and lists compute elements. Each call is one transaction, or joins its caller's. */
@service()
export class ComputeElementService {
  constructor(
    private readonly elements: ComputeElementRepository,
    private readonly database: PilotsDatabase,
  ) {}

  /** Enabled unless told otherwise. @throws ComputeElementExists, InvalidValue */
  async add(fields: Omit<ComputeElementFields, 'enabled'> & { readonly enabled?: boolean | undefined }): Promise<ComputeElement> {
    const element = new ComputeElement({ ...fields, enabled: fields.enabled ?? true });
    try {
      await this.elements.add(element);
    } catch (error) {
      if (error instanceof UniqueViolation) throw new ComputeElementExists(element.name, error);
      throw error;
    }
    return element;
  }

  /** @throws ComputeElementNotFound, InvalidValue */
  async get(name: string): Promise<ComputeElement> {
    const found = await this.elements.findByName(computeElementName(name));
    if (!found) throw new ComputeElementNotFound(name);
    return found;
  }

  /** The expected share of successes, 0 to 1. @throws ComputeElementNotFound, InvalidValue */
  async successRate(name: string): Promise<number> {
    return (await this.get(name)).successRate;
  }

  /** It takes pilots from now on. @throws ComputeElementNotFound, InvalidValue */
  async enable(name: string): Promise<ComputeElement> {
    return this.change(name, (element) => element.enable());
  }

  /** It takes no further pilots; those it has go on. @throws ComputeElementNotFound, InvalidValue */
  async disable(name: string): Promise<ComputeElement> {
    return this.change(name, (element) => element.disable());
  }

  /** The enabled ones with a free slot, ordered by name. */
  async available(): Promise<AvailableComputeElement[]> {
    return this.elements.listAvailable();
  }

  /** All, ordered by name, 100 on a page unless told otherwise. @throws CursorRefused, InvalidValue */
  async list({ limit, cursor }: { readonly limit?: number | undefined; readonly cursor?: string | undefined } = {}): Promise<
    CursorPage<ComputeElement>
  > {
    return this.elements.list({ limit: new Page({ limit }).limit, cursor });
  }

  private change(name: string, changed: (element: ComputeElement) => ComputeElement): Promise<ComputeElement> {
    return this.database.transaction(
      async () => {
        const element = changed(await this.get(name));
        await this.elements.save(element);
        return element;
      },
      { name: 'change compute element' },
    );
  }
}
