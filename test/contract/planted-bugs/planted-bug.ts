/** A defect put into the in-memory engine for a while, to see whether the checks find it. */
export interface PlantedBug {
  readonly name: string;
  /** Puts it in and returns what takes it out again. */
  plant(): () => void;
}

type Method = (this: never, ...given: never[]) => unknown;
type MethodName<Target> = { [Name in keyof Target]: Target[Name] extends Method ? Name : never }[keyof Target] & string;

/** Replaces a method of a class; the replacement is given the object and the original, bound to it. */
export function replaced<Target extends object, Name extends MethodName<Target>>(
  type: { readonly prototype: Target },
  name: Name,
  replacement: (self: Target, original: Target[Name]) => Target[Name],
): () => void {
  const prototype = type.prototype as Record<string, unknown>;
  const original = prototype[name] as (...given: unknown[]) => unknown;
  prototype[name] = function (this: Target, ...given: unknown[]) {
    const now = replacement(this, original.bind(this) as unknown as Target[Name]) as unknown as (...given: unknown[]) => unknown;
    return now.apply(this, given);
  };
  return () => {
    prototype[name] = original;
  };
}
