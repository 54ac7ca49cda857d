import type { Net } from './nets.js';
import { GEOMETRY } from './geometry.js';

/** Where a line enters the space between two columns: from the column left of it, or from the one right of it. */
export interface Pin {
  readonly from: 'left' | 'right';
  readonly y: number;
}

/** The space between two columns of tables: each line in it has one vertical part, on a track that nobody else uses there. */
export class Gutter {
  private readonly pinsOf = new Map<Net, Pin[]>();
  private known: ReadonlyMap<Net, number> | undefined;

  add(net: Net, pin: Pin): void {
    this.pinsOf.set(net, [...(this.pinsOf.get(net) ?? []), pin]);
    this.known = undefined;
  }

  get isEmpty(): boolean {
    return this.pinsOf.size === 0;
  }

  get width(): number {
    return 2 * GEOMETRY.clearance + Math.max(0, ...this.tracks.values()) * GEOMETRY.lane;
  }

  /** The track of each line, from the left, 0 first: the next free one from top to bottom. */
  get tracks(): ReadonlyMap<Net, number> {
    return (this.known ??= tracksOf([...this.pinsOf].map(([net, pins]) => ({ net, ...spanOf(pins) }))));
  }
}

export function spanOf(pins: readonly Pin[]): { readonly top: number; readonly bottom: number } {
  const heights = pins.map(({ y }) => y);
  return { top: Math.min(...heights), bottom: Math.max(...heights) };
}

function tracksOf(spans: readonly { readonly net: Net; readonly top: number; readonly bottom: number }[]): ReadonlyMap<Net, number> {
  const ends: number[] = [];
  const tracks = new Map<Net, number>();
  for (const { net, top, bottom } of spans.toSorted((one, other) => one.top - other.top || one.bottom - other.bottom)) {
    const free = ends.findIndex((end) => end + GEOMETRY.lane < top);
    const track = free < 0 ? ends.length : free;
    ends[track] = bottom;
    tracks.set(net, track);
  }
  return tracks;
}
