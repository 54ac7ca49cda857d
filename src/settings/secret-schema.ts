import { z } from 'zod';
import { Secret } from '../domain/shared/secret.js';

/**
 * Schema of a secret of your own: a text that is not empty, kept as a `Secret`, shown as `***` by `sextant settings`
 * and left out of every fault.
 *
 * @example loadSettings({ extend: z.object({ mail: z.object({ password: secret() }) }) })
 */
export function secret(): z.ZodType<Secret, string> {
  return z
    .string()
    .min(1, 'Invalid input: expected a text that is not empty')
    .transform((text) => new Secret(text))
    .meta({ secret: true });
}

/** Schema of a path to a file: in a settings file it is relative to that file's folder, elsewhere to the working directory. */
export function filePath(): z.ZodType<string, string> {
  return z.string().min(1, 'Invalid input: expected the path of a file').meta({ filePath: true });
}
