import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { DataLocation } from '../../../domain/observatory/data-location.js';
import { FileStoreFailed } from '../../../ports/observatory/file-content.errors.js';
import type { FilePlace, FileStore } from '../../../ports/observatory/file-content.store.js';
import { rejection } from '../rejection.js';

export interface FileStoreSubject {
  readonly store: FileStore;
  /** An empty folder, or what stands for one. */
  readonly root: string;
  write(place: FilePlace, text: string): void | Promise<void>;
  read(place: FilePlace): string | undefined | Promise<string | undefined>;
}

/** What every `FileStore` owes its callers. */
export function describeFileStore(name: string, subject: () => FileStoreSubject): void {
  const at = (location: string): DataLocation =>
    new DataLocation({
      name: location,
      site: 'ccat',
      purpose: 'buffer',
      storage: 'disk',
      priority: 0,
      root: `${subject().root}/${location}`,
    });
  const place = (path: string, location = 'here'): FilePlace => ({ location: at(location), path });
  const checksum = (text: string): string => createHash('sha256').update(text).digest('hex');

  describe(`file store: ${name}`, () => {
    it('tells size and checksum of the bytes, and that there is no file', async () => {
      const { store, write } = subject();
      await write(place('a/b.fits'), 'ä star');
      expect(await store.inspect(place('a/b.fits'))).to.deep.equal({ sizeBytes: 7n, checksum: checksum('ä star') });
      expect(await store.inspect(place('a/c.fits'))).to.equal(undefined);
      expect(await store.inspect(place('a/b.fits', 'there'))).to.equal(undefined);
    });

    it('copies over what was there, and again', async () => {
      const { store, write, read } = subject();
      await write(place('a.fits'), 'new');
      await write(place('a.fits', 'there'), 'old and longer');
      for (let turn = 0; turn < 2; turn += 1) await store.copy(place('a.fits'), place('a.fits', 'there'));
      expect(await read(place('a.fits', 'there'))).to.equal('new');
      expect(await read(place('a.fits'))).to.equal('new');
    });

    it('packs the same files into the same bytes, and unpacks what is wanted of them', async () => {
      const { store, write, read } = subject();
      const long = `${'0123456789abcdef/'.repeat(8)}file.fits`;
      const texts: Readonly<Record<string, string>> = {
        'one/a.fits': 'x'.repeat(513),
        'one/b.fits': '',
        [long]: 'deep',
        c: '512'.padEnd(512, '.'),
      };
      const files = Object.keys(texts).map((path) => place(path));
      for (const [path, text] of Object.entries(texts)) await write(place(path), text);
      await store.pack(files, place('first.tar'));
      await store.pack(files, place('second.tar'));
      expect(await store.inspect(place('first.tar'))).to.deep.equal(await store.inspect(place('second.tar')));
      const held = await store.contents(place('first.tar'));
      expect([...held].map(([path, content]) => [path, content.checksum])).to.deep.equal(
        Object.entries(texts).map(([path, text]) => [path, checksum(text)]),
      );
      await store.unpack(place('first.tar'), at('there'), ['one/a.fits', 'one/b.fits', long, 'not in it']);
      for (const path of ['one/a.fits', 'one/b.fits', long]) expect(await read(place(path, 'there'))).to.equal(texts[path]);
      expect(await read(place('c', 'there'))).to.equal(undefined);
    });

    it('settles what is there, however often, and fails where nothing is', async () => {
      const { store, write, read } = subject();
      await write(place('deep/er/a.fits'), 'text');
      for (let turn = 0; turn < 2; turn += 1) await store.settle(place('deep/er/a.fits'));
      expect(await read(place('deep/er/a.fits'))).to.equal('text');
      expect(await rejection(store.settle(place('deep/er/b.fits')))).to.be.instanceOf(FileStoreFailed);
    });

    it('removes once, and does nothing where there is no file', async () => {
      const { store, write, read } = subject();
      await write(place('a.fits'), 'text');
      await store.remove(place('a.fits'));
      expect(await read(place('a.fits'))).to.equal(undefined);
      await store.remove(place('a.fits'));
      await store.remove(place('no/such/folder/a.fits'));
    });

    it('fails where a file to be read is missing or no archive, and leaves nothing', async () => {
      const { store, write, read } = subject();
      await write(place('text'), 'no archive, but longer than one block '.repeat(20));
      for (const failure of [
        (): Promise<unknown> => store.copy(place('missing'), place('copy')),
        () => store.pack([place('text'), place('missing')], place('copy')),
        () => store.contents(place('text')),
        () => store.unpack(place('text'), at('there'), ['text']),
        () => store.unpack(place('missing'), at('there'), ['text']),
      ])
        expect(await rejection(failure()))
          .to.be.instanceOf(FileStoreFailed)
          .and.include({ code: 'FILE_STORE_FAILED' });
      expect(await read(place('copy'))).to.equal(undefined);
    });

    it('never leaves its location', async () => {
      const { store, write } = subject();
      await write(place('a.fits'), 'text');
      for (const path of ['../a.fits', 'x/../../a.fits', '/a.fits', 'x//a.fits', ''])
        for (const failure of [
          (): Promise<unknown> => store.inspect(place(path)),
          () => store.copy(place('a.fits'), place(path)),
          () => store.remove(place(path)),
        ])
          expect(await rejection(failure()), path).to.be.instanceOf(FileStoreFailed);
    });
  });
}
