/** What a row of a password file is looked up by. */
export interface PassfileKey {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
}

export interface PassfileRow {
  readonly password: string;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * The first row of a `.pgpass` file that matches, exactly as libpq finds it: `host:port:database:user:password`, a `*`
 * for anything, `\:` and `\\` for the characters themselves, and rows that begin with `#` left out. What follows an
 * unescaped colon in the password is not part of it.
 */
export function passfileRow(content: string, { host, port, database, user }: PassfileKey): PassfileRow | undefined {
  // libpq looks nothing up without a database or a user.
  if (database === '' || user === '') return undefined;
  for (const [index, row] of content.split('\n').entries()) {
    if (row.startsWith('#')) continue;
    let rest: string | undefined = row.replace(/\r+$/, '');
    for (const wanted of [host, String(port), database, user]) rest = rest === undefined ? undefined : afterMatch(rest, wanted);
    if (rest !== undefined) return { password: firstField(rest), line: index + 1 };
  }
  return undefined;
}

/** What follows the first field of `row` when that field is `*` or `wanted`. */
function afterMatch(row: string, wanted: string): string | undefined {
  if (row.startsWith('*:')) return row.slice(2);
  let at = 0;
  for (const character of wanted) {
    if (row[at] === '\\') at += 1;
    if (!row.startsWith(character, at)) return undefined;
    at += character.length;
  }
  return row[at] === ':' ? row.slice(at + 1) : undefined;
}

function firstField(text: string): string {
  const [field = ''] = /^(?:\\.|[^:])*/s.exec(text) ?? [];
  return field.replaceAll(/\\(.)/gs, '$1');
}
