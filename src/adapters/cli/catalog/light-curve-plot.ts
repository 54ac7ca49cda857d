import type { LightCurve } from '../../../domain/catalog/light-curve.js';

const BANDS = ['g', 'r', 'i'] as const;
const HEIGHT = 15;
const LABEL = 7;
const LIMIT = '.';
const SEVERAL = '*';

interface Point {
  readonly mjd: number;
  readonly magnitude: number;
  readonly mark: string;
}

/**
 * A light curve as text of at most `width` columns: time to the right, bright above. Detections are letters of their bands
 * (`*` where bands meet), and a dot says that the object was fainter than this. Empty when nothing was observed.
 */
export function plotLightCurve({ detections, nonDetections }: LightCurve, width: number): string {
  const seen = detections.map(({ mjd, magpsf, fid }): Point => ({ mjd, magnitude: magpsf, mark: BANDS[fid - 1] ?? SEVERAL }));
  const limits = nonDetections.flatMap(({ mjd, diffmaglim }): Point[] =>
    diffmaglim === null ? [] : [{ mjd, magnitude: diffmaglim, mark: LIMIT }],
  );
  const points = [...limits, ...seen];
  if (points.length === 0) return '';
  const columns = Math.max(20, width - LABEL - 3);
  const time = extent(points.map(({ mjd }) => mjd));
  const brightness = extent(points.map(({ magnitude }) => magnitude));
  const canvas = Array.from({ length: HEIGHT }, () => new Array<string>(columns).fill(' '));
  for (const { mjd, magnitude, mark } of points) {
    const line = canvas[cell(magnitude, brightness, HEIGHT)] as string[];
    const column = cell(mjd, time, columns);
    line[column] = marked(line[column] as string, mark);
  }
  const drawn = canvas.map((line, index) => {
    const magnitude = brightness.least + (index / (HEIGHT - 1)) * (brightness.most - brightness.least);
    return `${(index % 7 === 0 ? magnitude.toFixed(2) : '').padStart(LABEL)} |${line.join('')}`.trimEnd();
  });
  const [from, to] = [time.least.toFixed(1), time.most.toFixed(1)];
  const dates = `${from}${to.padStart(Math.max(columns - from.length, to.length + 1))}`;
  return [...drawn, `${'mag'.padStart(LABEL)} +${'-'.repeat(columns)}`, `${'mjd'.padStart(LABEL)}  ${dates}`].join('\n');
}

function marked(there: string, mark: string): string {
  return there === ' ' || there === LIMIT || there === mark ? mark : SEVERAL;
}

interface Extent {
  readonly least: number;
  readonly most: number;
}

/** By hand: a light curve may have more points than a call takes arguments. */
function extent(values: readonly number[]): Extent {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return { least, most };
}

function cell(value: number, { least, most }: Extent, count: number): number {
  return most > least ? Math.round(((value - least) / (most - least)) * (count - 1)) : Math.floor(count / 2);
}
