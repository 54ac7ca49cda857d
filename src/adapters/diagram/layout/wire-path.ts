import { GEOMETRY, type Point } from './geometry.js';
import { spanOf, type Pin } from './gutter.js';

/** What is drawn of a line in one gutter: an SVG path, and dots where it branches. */
export interface WirePart {
  readonly path: string;
  readonly joints: readonly Point[];
}

/** From each pin to the vertical part at `x`, round at its two ends; the gutter reaches from `left` to `right`. */
export function wirePart(pins: readonly Pin[], x: number, left: number, right: number): WirePart {
  const { top, bottom } = spanOf(pins);
  const radius = Math.min(GEOMETRY.corner, (bottom - top) / 2);
  const edge = ({ from }: Pin): number => (from === 'left' ? left : right);
  const alone = ({ y }: Pin): boolean => pins.filter((other) => other.y === y).length === 1;
  const bent = (pin: Pin): boolean => radius > 0 && (pin.y === top || pin.y === bottom) && alone(pin);
  const parts = pins.map((pin) => {
    const { y } = pin;
    if (!bent(pin)) return `M${number(edge(pin))} ${number(y)}H${number(x)}`;
    const before = pin.from === 'left' ? x - radius : x + radius;
    return `M${number(edge(pin))} ${number(y)}H${number(before)}Q${number(x)} ${number(y)} ${number(x)} ${number(y === top ? y + radius : y - radius)}`;
  });
  const ends = [top, bottom].map((y) => (pins.some((pin) => pin.y === y && bent(pin)) ? radius : 0));
  const vertical = bottom > top ? [`M${number(x)} ${number(top + (ends[0] ?? 0))}V${number(bottom - (ends[1] ?? 0))}`] : [];
  const joints = pins.filter((pin) => bottom > top && !bent(pin)).map(({ y }) => ({ x, y }));
  return { path: [...parts, ...vertical].join(''), joints };
}

/** As short as it can be written without a difference one could see. */
export function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}
