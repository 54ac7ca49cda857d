interface KnownPath {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

/** Remembers which methods each path of the service has, so that a wrong method is told from an unknown path. */
export class AllowedMethods {
  readonly #paths = new Map<string, KnownPath>();

  /** Adds a route; `path` as the router writes it, with `:name` for one segment and a closing `*` for any rest. */
  add(path: string, methods: string | readonly string[]): void {
    const known = this.#paths.get(path) ?? { pattern: patternOf(path), methods: new Set() };
    for (const method of [methods].flat()) known.methods.add(method);
    this.#paths.set(path, known);
  }

  /** Methods of the path of this URL, sorted; empty when there is no such path. */
  of(url: string): readonly string[] {
    const path = url.split(/[?#;]/, 1)[0] ?? '';
    const methods = [...this.#paths.values()].filter(({ pattern }) => pattern.test(path)).flatMap((known) => [...known.methods]);
    return [...new Set(methods)].sort();
  }
}

function patternOf(path: string): RegExp {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/:[^/]+/g, '[^/]+').replace(/\*$/, '.*')}$`);
}
