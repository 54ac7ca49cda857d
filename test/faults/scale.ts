const FULL = process.env.SEXTANT_FAULTS === 'full';

/** How often a fault is repeated: a few times in `npm test`, as often as the guarantee says in `npm run test:faults`. */
export function times({ short, full }: { readonly short: number; readonly full: number }): number {
  return FULL ? full : short;
}
