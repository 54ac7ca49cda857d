import { InvalidValue, type Instant } from 'sextant-db';

/** A remark in an observing log; `id` numbers them in the order they were written. */
export class Note {
  constructor(
    readonly id: bigint,
    readonly text: string,
    readonly writtenAt: Instant,
  ) {
    if (text === '') throw new InvalidValue('text', text, 'at least one character');
  }
}
