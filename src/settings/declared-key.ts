import type { z } from 'zod';
import type { KeyPath } from './key-path.js';

/** The form a declared key expects; `text` stands for everything that is written as a plain string. */
export type DeclaredKind = 'number' | 'bigint' | 'boolean' | 'array' | 'json' | 'text';

/** The parts of zod's definitions that are read here. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
}

const definitionOf = (schema: z.ZodType): Definition => schema.def;

function inner(schema: z.ZodType): z.ZodType | undefined {
  const definition = definitionOf(schema);
  return definition.innerType ?? (definition.type === 'pipe' ? definition.in : undefined);
}

/** The keys directly below an object schema, or undefined when the schema is a value (a leaf). */
export function keysBelow(schema: z.ZodType): Readonly<Record<string, z.ZodType>> | undefined {
  const next = inner(schema);
  return next ? keysBelow(next) : definitionOf(schema).shape;
}

/** The schema declared at `path`, or undefined when there is none. */
export function declaredAt(root: z.ZodType, path: KeyPath): z.ZodType | undefined {
  let schema: z.ZodType | undefined = root;
  for (const key of path) {
    const below: Readonly<Record<string, z.ZodType>> | undefined = schema && keysBelow(schema);
    schema = below && Object.hasOwn(below, key) ? below[key] : undefined;
  }
  return schema;
}

/** Every leaf below a schema, in order of declaration. */
export function leavesOf(root: z.ZodType, at: KeyPath = []): { readonly path: KeyPath; readonly schema: z.ZodType }[] {
  const below = keysBelow(root);
  if (!below) return [{ path: at, schema: root }];
  return Object.entries(below).flatMap(([key, schema]) => leavesOf(schema, [...at, key]));
}

export function kindOf(schema: z.ZodType): DeclaredKind {
  const next = inner(schema);
  if (next) return kindOf(next);
  const { type } = definitionOf(schema);
  if (type === 'int') return 'number';
  if (type === 'record' || type === 'object' || type === 'map' || type === 'tuple') return 'json';
  return type === 'number' || type === 'bigint' || type === 'boolean' || type === 'array' ? type : 'text';
}

export function elementOf(schema: z.ZodType): z.ZodType | undefined {
  const next = inner(schema);
  return next ? elementOf(next) : definitionOf(schema).element;
}

export function isSecret(schema: z.ZodType): boolean {
  return isMarked(schema, 'secret');
}

export function isFilePath(schema: z.ZodType): boolean {
  return isMarked(schema, 'filePath');
}

export function isDatabaseUrl(schema: z.ZodType): boolean {
  return isMarked(schema, 'databaseUrl');
}

function isMarked(schema: z.ZodType, mark: 'secret' | 'filePath' | 'databaseUrl'): boolean {
  if (schema.meta()?.[mark] === true) return true;
  const next = inner(schema) ?? definitionOf(schema).element;
  return next !== undefined && isMarked(next, mark);
}
