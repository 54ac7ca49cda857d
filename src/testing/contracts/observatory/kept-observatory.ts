import { expect } from 'chai';
import type { MemoryFileStore } from '../../../adapters/memory/observatory/file-content.memory.js';
import { sameContent, type FileContent } from '../../../domain/observatory/file-content.js';
import type { CopiedItem, PhysicalCopy } from '../../../domain/observatory/physical-copy.js';
import type { FilePlace } from '../../../ports/observatory/file-content.store.js';
import type { ObservatorySubject, ObservedNight, TwoSites } from '../../builders/observatory/index.js';

/** What must hold between any two steps, whatever has failed. */
export class KeptObservatory {
  readonly nights: ObservedNight[] = [];
  /** Ids of copies whose medium lost their bytes after they were verified; their records cannot know. */
  readonly rotten = new Set<bigint>();
  /** Bytes that were removed while their archive was not whole. */
  readonly unsafe: string[] = [];

  constructor(
    private readonly subject: ObservatorySubject,
    private readonly store: MemoryFileStore,
    private readonly sites: TwoSites,
  ) {}

  /** Called by the store before it removes a file: is there, just now, a verified whole copy in the archive of all it holds? */
  async beforeRemoval(place: FilePlace): Promise<void> {
    for (const night of this.nights) {
      if (!place.path.includes(night.executedObsUnitId)) continue;
      const why = await this.missingInArchive(night);
      if (why !== undefined) this.unsafe.push(`${place.path} at ${place.location.name} was removed: ${why}`);
    }
  }

  /** No file lost, and nothing removed before its time. */
  async expectKept(when: string): Promise<void> {
    expect(this.unsafe, when).to.deep.equal([]);
    for (const night of this.nights)
      for (const { place, text } of night.files) {
        if (this.store.read(place) === text) continue;
        const why = await this.missingInArchive(night);
        expect(why, `${when}: ${place.path} is neither at its source nor in the archive`).to.equal(undefined);
      }
  }

  /** Every copy that is recorded as whole and verified is there with the recorded bytes. */
  async expectRecordsTrue(when: string): Promise<void> {
    for (const copy of await this.everyCopy()) {
      if (!copy.isWhole || !copy.verifiedAt || this.rotten.has(copy.id)) continue;
      const location = await this.subject.locations.find(copy.location);
      const recorded = await this.recordedContent(copy.item);
      const found = location && (await this.store.inspect({ location, path: copy.path }));
      const what = `${when}: ${copy.path} at ${copy.location}, which is ${copy.status} and verified`;
      expect(found && recorded && sameContent(found, recorded), what).to.equal(true);
    }
  }

  /** Brings every night back from the archive, byte for byte. */
  async expectRestorable(when: string): Promise<void> {
    for (const night of this.nights) {
      expect(await this.missingInArchive(night), when).to.equal(undefined);
      const archive = { location: this.sites.archive, path: await this.pathOf(night) };
      const there = { ...this.sites.processing, root: '/restored' };
      await this.store.unpack(
        archive,
        there,
        night.files.map(({ place }) => place.path),
      );
      for (const { place, text } of night.files)
        expect(this.store.read({ ...place, location: there }), `${when}: ${place.path}`).to.equal(text);
    }
  }

  async everyCopy(): Promise<readonly PhysicalCopy[]> {
    const copies: PhysicalCopy[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.subject.copies.list({}, { limit: 500, cursor });
      copies.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
    return copies;
  }

  private async pathOf({ executedObsUnitId }: ObservedNight): Promise<string> {
    return String((await this.subject.packages.findByGroup({ executedObsUnitId, module: 'LFA' }))?.path);
  }

  /** Read past the planned faults of the store, as somebody with the medium in hand would. */
  private async missingInArchive(night: ObservedNight): Promise<string | undefined> {
    const { executedObsUnitId } = night;
    const rawPackage = await this.subject.packages.findByGroup({ executedObsUnitId, module: 'LFA' });
    if (!rawPackage) return 'it has no package';
    const copy = await this.subject.copies.find({ kind: 'package', id: rawPackage.id }, this.sites.archive.name);
    if (!copy?.verifiedAt || copy.status !== 'present') return 'its archive copy is not recorded as verified';
    const archived = this.store.read({ location: this.sites.archive, path: rawPackage.path });
    if (archived === undefined) return 'its package is not in the archive';
    const held = new Map(JSON.parse(archived) as [string, string][]);
    for (const { place, text } of night.files) if (held.get(place.path) !== text) return `${place.path} is not whole in the archive`;
    return undefined;
  }

  private async recordedContent(item: CopiedItem): Promise<FileContent | undefined> {
    if (item.kind === 'file') return (await this.subject.files.findById(item.id))?.content;
    if (item.kind === 'package') return (await this.subject.packages.findById(item.id))?.content;
    return (await this.subject.transferPackages.findById(item.id))?.content;
  }
}
