import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { LocalDiskFileStore } from '../../src/adapters/files/observatory/file-content.files.js';
import { MemoryFileStore } from '../../src/adapters/memory/observatory/file-content.memory.js';
import { DataLocation } from '../../src/domain/observatory/data-location.js';
import { FileStoreFailed } from '../../src/ports/observatory/file-content.errors.js';
import type { FilePlace } from '../../src/ports/observatory/file-content.store.js';
import { describeFileStore, type FileStoreSubject } from '../../src/testing/contracts/observatory/file-content.contract.js';
import { rejection } from '../../src/testing/contracts/rejection.js';

describe('file stores', () => {
  let root: string;
  let subject: FileStoreSubject;

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'sextant-files-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  describe('in memory', () => {
    beforeEach(() => {
      const store = new MemoryFileStore();
      subject = { store, root, write: (place, text) => store.put(place, text), read: (place) => store.read(place) };
    });
    describeFileStore('memory', () => subject);
  });

  describe('on a disk', () => {
    const fileOf = ({ location, path: file }: FilePlace): string => path.join(location.root, file);
    beforeEach(() => {
      subject = {
        store: new LocalDiskFileStore(),
        root,
        write: (place, text) => {
          mkdirSync(path.dirname(fileOf(place)), { recursive: true });
          writeFileSync(fileOf(place), text);
        },
        read: (place) => {
          try {
            return readFileSync(fileOf(place), 'utf8');
          } catch {
            return undefined;
          }
        },
      };
    });
    describeFileStore('local disk', () => subject);

    it('leaves no part of a file behind when it fails', async () => {
      const location = new DataLocation({ name: 'here', site: 'ccat', purpose: 'buffer', storage: 'disk', priority: 0, root });
      await rejection(subject.store.pack([{ location, path: 'missing' }], { location, path: 'a.tar' }));
      expect(readdirSync(root)).to.deep.equal([]);
    });

    it('refuses a location that is not mounted as a folder', async () => {
      const location = new DataLocation({ name: 's3', site: 'ccat', purpose: 'buffer', storage: 's3', priority: 0, root: 's3://bucket' });
      expect(await rejection(subject.store.inspect({ location, path: 'a' }))).to.be.instanceOf(FileStoreFailed);
    });
  });
});
