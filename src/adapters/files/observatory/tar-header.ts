const BLOCK = 512;
const NAME = { offset: 0, length: 100 };
const SIZE = { offset: 124, length: 12 };
const CHECKSUM = { offset: 148, length: 8 };
const PREFIX = { offset: 345, length: 155 };
/** The largest size that eleven octal digits hold. */
const LARGEST = 8 ** 11 - 1;

/** One file in an archive: its path, and how many bytes follow the header. */
export interface TarEntry {
  readonly path: string;
  readonly size: number;
}

/**
 * The header of a regular file in the ustar format (POSIX.1-1988). Times, owners and modes are constant, so that the same
 * files give the same archive. @throws RangeError for a path or size the format cannot hold.
 */
export function tarHeader({ path, size }: TarEntry): Buffer {
  const header = Buffer.alloc(BLOCK);
  const { prefix, name } = splitPath(path);
  if (size > LARGEST) throw new RangeError(`${path} is larger than the 8 GiB that one file in a tar can have`);
  header.write(name, NAME.offset, 'utf8');
  header.write('0000644\0', 100, 'ascii');
  header.write('0000000\0', 108, 'ascii');
  header.write('0000000\0', 116, 'ascii');
  header.write(`${size.toString(8).padStart(11, '0')}\0`, SIZE.offset, 'ascii');
  header.write('00000000000\0', 136, 'ascii');
  header.write('0', 156, 'ascii');
  header.write('ustar\u{0}00', 257, 'ascii');
  header.write(prefix, PREFIX.offset, 'utf8');
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, CHECKSUM.offset, 'ascii');
  return header;
}

/** `undefined` for the block of zeros that ends an archive. @throws RangeError for what is no header. */
export function readTarHeader(header: Buffer): TarEntry | undefined {
  if (header.every((byte) => byte === 0)) return undefined;
  if (Number.parseInt(textAt(header, CHECKSUM), 8) !== sumOf(header)) throw new RangeError('the archive is damaged');
  const prefix = textAt(header, PREFIX);
  const name = textAt(header, NAME);
  return { path: prefix === '' ? name : `${prefix}/${name}`, size: Number.parseInt(textAt(header, SIZE), 8) };
}

/** How many zero bytes fill the last block of a file. */
export function tarPadding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

export const TAR_BLOCK = BLOCK;
/** Two blocks of zeros. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

function splitPath(path: string): { readonly prefix: string; readonly name: string } {
  if (Buffer.byteLength(path) <= NAME.length) return { prefix: '', name: path };
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)];
    if (Buffer.byteLength(prefix) <= PREFIX.length && Buffer.byteLength(name) <= NAME.length) return { prefix, name };
  }
  throw new RangeError(`${path} is too long for a tar`);
}

function textAt(header: Buffer, { offset, length }: { readonly offset: number; readonly length: number }): string {
  const end = header.indexOf(0, offset);
  return header.toString('utf8', offset, end === -1 || end > offset + length ? offset + length : end);
}

/** Of all bytes, those of the checksum itself counted as blanks. */
function sumOf(header: Buffer): number {
  let sum = CHECKSUM.length * 0x20;
  for (let index = 0; index < BLOCK; index += 1)
    if (index < CHECKSUM.offset || index >= CHECKSUM.offset + CHECKSUM.length) sum += header[index] ?? 0;
  return sum;
}
