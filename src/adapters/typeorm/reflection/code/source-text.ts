/** Width that generated lines keep to. */
const WIDTH = 140;

/** Source text of data: objects and lists on one line when they fit into it, else one entry a line. */
export function sourceOf(value: unknown, indent = '', room = WIDTH): string {
  if (value === null || typeof value !== 'object') return typeof value === 'string' ? quoted(value) : String(value);
  const flat = flatSource(value);
  if (indent.length + flat.length <= room) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((item) => `${inner}${sourceOf(item, inner)},\n`).join('')}${indent}]`;
  return brokenObject(Object.entries(value), indent);
}

/** An object with an entry a line, whatever its size. */
export function brokenObject(entries: readonly (readonly [string, unknown])[], indent: string): string {
  const inner = `${indent}  `;
  const lines = entries.map(
    ([name, value]) => `${inner}${keyText(name)}: ${sourceOf(value, inner, WIDTH - keyText(name).length - ': ,'.length)},\n`,
  );
  return `{\n${lines.join('')}${indent}}`;
}

function flatSource(value: unknown): string {
  if (value === null || typeof value !== 'object') return sourceOf(value);
  if (Array.isArray(value)) return `[${value.map(flatSource).join(', ')}]`;
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([name, item]) => `${keyText(name)}: ${flatSource(item)}`).join(', ')} }`;
}

const PLAIN = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

function isPlain(name: string): boolean {
  return PLAIN.test(name);
}

/** A property name as an object literal spells it. */
export function keyText(name: string): string {
  return isPlain(name) ? name : quoted(name);
}

/** `row.id`, `row['Mixed Case']` */
export function access(object: string, name: string): string {
  return isPlain(name) ? `${object}.${name}` : `${object}[${quoted(name)}]`;
}

/** With single quotes, unless only double ones need no escaping. */
export function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1);
  return text.includes("'") && !text.includes('"')
    ? `"${inner}"`
    : `'${inner.replaceAll(String.raw`\"`, '"').replaceAll("'", String.raw`\'`)}'`;
}

/** Text of the database inside a comment: it must not end the comment or the line. */
export function commentText(text: string): string {
  return text.replaceAll('*/', '*\\/').replaceAll(/\s+/g, ' ').trim();
}

/** A documentation comment; nothing without lines. */
export function documentation(lines: readonly string[], indent = ''): string {
  const [first, ...more] = lines;
  if (first === undefined) return '';
  if (more.length === 0) return `${indent}/** ${first} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}
