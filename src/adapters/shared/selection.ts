import { InvalidValue } from '../../domain/shared/invalid-value.js';

export interface CheckedPage {
  readonly limit: number | undefined;
  readonly offset: number;
}

/** The window of a selection. @throws InvalidValue unless limit and offset are whole numbers from 0 up. */
export function checkedPage({ limit, offset = 0 }: { readonly limit?: number; readonly offset?: number }): CheckedPage {
  if (limit !== undefined) checkWhole('limit', limit);
  checkWhole('offset', offset);
  return { limit, offset };
}

function checkWhole(field: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidValue(field, value, 'a whole number from 0 up');
}
