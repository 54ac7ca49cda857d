import { service } from '../../container/index.js';
import type { NewPhysicalCopy, PhysicalCopy } from '../../domain/observatory/physical-copy.js';
import { PhysicalCopyRepository } from '../../ports/observatory/physical-copy.repository.js';

/** Records copies; called inside the transaction of the step that made them. */
@service()
export class CopyRegister {
  constructor(private readonly copies: PhysicalCopyRepository) {}

  /** A copy that is recorded already stays, with the time of its latest verification; one that was deleted is there again. */
  async record(copy: NewPhysicalCopy): Promise<PhysicalCopy> {
    const known = await this.copies.find(copy.item, copy.location);
    if (!known) return this.copies.add(copy);
    const there = known.status === 'deleted' ? known.movedTo(copy.status, copy.at) : known;
    const changed = copy.verified === 'verified' ? there.verified(copy.at) : there;
    if (changed !== known) await this.copies.change(known, changed);
    return changed;
  }
}
