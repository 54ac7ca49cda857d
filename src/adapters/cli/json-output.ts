/** JSON of anything a command reports: 64-bit integers as text, errors as their message. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === 'bigint') return String(item);
    return item instanceof Error ? item.message : item;
  });
}
