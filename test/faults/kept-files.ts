import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { LocalDiskFileStore } from '../../src/adapters/files/observatory/file-content.files.js';
import { sameContent } from '../../src/domain/observatory/file-content.js';
import { RawDataPackageId } from '../../src/domain/observatory/ids.js';
import type { FilePlace } from '../../src/ports/observatory/file-content.store.js';
import type { ObservatorySubject, ObservedNight, TwoSites } from '../../src/testing/builders/observatory/index.js';

const EVERYTHING = { limit: 1_000 };

export const diskPathOf = ({ location, path: file }: FilePlace): string => path.join(location.root, file);

/** Writes a file as an instrument would. */
export function writeToDisk(place: FilePlace, text: string): void {
  mkdirSync(path.dirname(diskPathOf(place)), { recursive: true });
  writeFileSync(diskPathOf(place), text);
}

/**
 * Whatever happened: each file that was observed is at its source as it was written, or its package is in the archive, recorded
 * as verified there, with exactly the recorded bytes, and the file in it. And what the records call verified is so.
 */
export async function expectNothingLost(subject: ObservatorySubject, sites: TwoSites, night: ObservedNight, when: string): Promise<void> {
  const store = new LocalDiskFileStore();
  const group = { executedObsUnitId: night.executedObsUnitId, module: 'LFA' };
  for (const { place, text } of night.files) {
    if (existsSync(diskPathOf(place))) {
      expect(readFileSync(diskPathOf(place), 'utf8'), `${when}: ${place.path}`).to.equal(text);
      continue;
    }
    const rawPackage = await subject.packages.findByGroup(group);
    const id = RawDataPackageId(String(rawPackage?.id));
    const copy = await subject.copies.find({ kind: 'package', id }, sites.archive.name);
    expect(copy?.verifiedAt, `${when}: ${place.path} is gone before its package was verified in the archive`).to.not.equal(undefined);
    const archive = { location: sites.archive, path: String(rawPackage?.path) };
    expect(await store.inspect(archive), `${when}: the archived package`).to.deep.equal(rawPackage?.content);
    expect((await store.contents(archive)).has(place.path), `${when}: ${place.path} in the archive`).to.equal(true);
  }
  await expectRecordsTrue(subject, when);
}

/** Every copy that is recorded as verified, and that nobody has begun to remove, is on the disk with the recorded bytes. */
async function expectRecordsTrue(subject: ObservatorySubject, when: string): Promise<void> {
  const store = new LocalDiskFileStore();
  for (const copy of (await subject.copies.list({}, EVERYTHING)).items) {
    if (!copy.isWhole || !copy.verifiedAt) continue;
    const location = await subject.locations.find(copy.location);
    if (!location) throw new Error(`no location ${copy.location}`);
    const { item } = copy;
    const recorded =
      item.kind === 'file'
        ? (await subject.files.findById(item.id))?.content
        : item.kind === 'package'
          ? (await subject.packages.findById(item.id))?.content
          : (await subject.transferPackages.findById(item.id))?.content;
    const found = await store.inspect({ location, path: copy.path });
    const what = `${when}: ${copy.path} at ${copy.location}, recorded as ${copy.status} and verified`;
    expect(found && recorded && sameContent(found, recorded), what).to.equal(true);
  }
}

/** The archive alone has the night, and it is all there, byte for byte. */
export async function expectOnlyTheArchive(sites: TwoSites, night: ObservedNight, when: string): Promise<void> {
  for (const { place } of night.files) expect(existsSync(diskPathOf(place)), `${when}: ${place.path}`).to.equal(false);
  const name = `${night.executedObsUnitId}_LFA.tar`;
  const folder = path.join(sites.archive.root, 'packages');
  expect(
    readdirSync(folder).filter((file) => file.endsWith('.tar')),
    when,
  ).to.include(name);
  const store = new LocalDiskFileStore();
  const restored = { ...sites.processing, root: path.join(sites.processing.root, 'restored') };
  const wanted = night.files.map(({ place }) => place.path);
  await store.unpack({ location: sites.archive, path: `packages/${name}` }, restored, wanted);
  for (const { place, text } of night.files)
    expect(readFileSync(diskPathOf({ ...place, location: restored }), 'utf8'), `${when}: ${place.path}`).to.equal(text);
}
