/** The value as it is stored: no engine keeps the sign of a zero, because SQLite cannot. */
export function unsignedZero(value: unknown): unknown {
  return value === 0 ? 0 : value;
}
