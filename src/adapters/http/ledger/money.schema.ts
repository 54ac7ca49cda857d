import { z } from 'zod';
import { Money } from '../../../domain/ledger/money.js';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';

/** Money in an answer: a decimal number in a string, with all decimals of its currency. */
export const moneySchema = z.object({ amount: z.string(), currency: z.string() });

/** Money as clients send it; gives `Money`. Never a JSON number, which is a floating-point one. */
export const newMoneySchema = z
  .strictObject({
    amount: z.string().meta({ examples: ['40.00'] }),
    currency: z.string().meta({ examples: ['EUR'] }),
  })
  .transform(({ amount, currency }, context): Money => {
    try {
      return Money.parse(amount, currency);
    } catch (error) {
      if (!(error instanceof InvalidValue)) throw error;
      context.issues.push({ code: 'custom', input: amount, path: [error.field], message: `expected ${error.expected}` });
      return z.NEVER;
    }
  });

export function presentMoney({ amount, currency }: Money): z.output<typeof moneySchema> {
  return { amount, currency };
}
