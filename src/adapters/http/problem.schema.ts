import { z } from 'zod';

/** `Problem` as the documentation shows it. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  remedy: z.string(),
  request_id: z.string(),
  errors: z.array(z.object({ in: z.enum(['body', 'query', 'path', 'header']), field: z.string(), detail: z.string() })).optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
});

/** The part of a route's documentation that describes its failures. */
export const problemResponse = {
  description: 'Every failure is a problem document (RFC 9457).',
  content: { 'application/problem+json': { schema: problemSchema } },
};
