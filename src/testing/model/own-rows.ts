type Row = Readonly<Record<string, unknown>>;

/**
 * Makes a call with copies of some rows, spoils the copies while the call is under way and its result once it is told:
 * a store that shares objects with its caller gives itself away.
 */
export async function ownRows<T>(given: readonly Row[], call: (own: readonly Row[]) => Promise<T>): Promise<T> {
  const own = given.map((row) => ({ ...row }));
  const running = call(own);
  own.forEach(spoil);
  const result = await running;
  const told = (Array.isArray(result) ? result.map(copied) : copied(result)) as T;
  if (Array.isArray(result)) result.forEach(spoil);
  else spoil(result);
  return told;
}

function copied(value: unknown): unknown {
  return isRow(value) ? { ...value } : value;
}

function spoil(value: unknown): void {
  if (isRow(value)) for (const name of Object.keys(value)) (value as Record<string, unknown>)[name] = 'spoilt by its owner';
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
