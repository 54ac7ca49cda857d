/** All lengths of the picture, in pixels. Letters are of one width, so text needs no measuring. */
export const GEOMETRY = {
  letter: 7.2,
  fontSize: 12,
  row: 19,
  header: 26,
  padding: 10,
  /** Of the column of keys at the left of a table. */
  keys: 38,
  /** Between the name of a column and its type. */
  betweenNameAndType: 18,
  /** Between tables above each other. */
  gap: 26,
  /** Between lines that run beside each other. */
  lane: 9,
  /** Between a table and the nearest line that runs past it. */
  clearance: 20,
  margin: 28,
  corner: 6,
  /** Of a line of the legend. */
  legend: 16,
  title: 34,
} as const;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a table is drawn. */
export interface Box extends Point {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}
