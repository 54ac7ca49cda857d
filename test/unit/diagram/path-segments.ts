/** A straight piece of a line. */
export interface Segment {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
}

/** The pieces of an SVG path of the commands M, H, V and Q; of a curve the two legs that it stays inside of. */
export function segmentsOf(path: string): Segment[] {
  const segments: Segment[] = [];
  let [x, y] = [0, 0];
  const to = (toX: number, toY: number): void => {
    segments.push({ fromX: x, fromY: y, toX, toY });
    [x, y] = [toX, toY];
  };
  for (const [, command, text = ''] of path.matchAll(/([MHVQ])([^MHVQ]*)/g)) {
    const numbers = text
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const [first = NaN, second = NaN, third = NaN, fourth = NaN] = numbers;
    if (command === 'M') [x, y] = [first, second];
    else if (command === 'H') to(first, y);
    else if (command === 'V') to(x, first);
    else {
      to(first, second);
      to(third, fourth);
    }
  }
  return segments;
}
