import type { z } from 'zod';
import { elementOf, kindOf } from './declared-key.js';

/** A value read from text, or what the text should have been. */
export type TextValue = { readonly value: unknown } | { readonly expected: string };

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const INTEGER = /^[+-]?\d+$/;
const TRUE = new Set(['true', '1', 'yes', 'on']);
const FALSE = new Set(['false', '0', 'no', 'off']);

/**
 * Reads the text of an environment variable or a flag as the type its key declares; so a password of digits stays a
 * string. Lists are separated by commas, or written as a JSON array.
 */
export function readText(schema: z.ZodType, text: string): TextValue {
  switch (kindOf(schema)) {
    case 'number':
      return NUMBER.test(text.trim()) ? { value: Number(text) } : { expected: 'a number' };
    case 'bigint':
      return INTEGER.test(text.trim()) ? { value: BigInt(text.trim()) } : { expected: 'a whole number' };
    case 'boolean':
      return readBoolean(text.trim().toLowerCase());
    case 'array':
      return readList(schema, text.trim());
    case 'json':
      return readJson(text, 'JSON');
    case 'text':
      return { value: text };
  }
}

function readBoolean(text: string): TextValue {
  if (TRUE.has(text)) return { value: true };
  return FALSE.has(text) ? { value: false } : { expected: 'true or false' };
}

function readList(schema: z.ZodType, text: string): TextValue {
  if (text.startsWith('[')) return readJson(text, 'a JSON array, or values separated by commas');
  const element = elementOf(schema);
  const values: unknown[] = [];
  for (const part of text === '' ? [] : text.split(',')) {
    const read: TextValue = element ? readText(element, part.trim()) : { value: part.trim() };
    if ('expected' in read) return { expected: `a list, each value ${read.expected}` };
    values.push(read.value);
  }
  return { value: values };
}

function readJson(text: string, expected: string): TextValue {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { expected };
  }
}
