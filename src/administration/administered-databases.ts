import { TypeormDatabase } from '../adapters/typeorm/index.js';
import { Container, type ContainerOptions } from '../container/index.js';
import { InvalidValue } from '../domain/shared/invalid-value.js';

/**
 * Runs `work` with the databases of a composition that live on PostgreSQL or SQLite, those of the given names or all, open.
 * The settings should say that they do not migrate by themselves. @throws InvalidValue for a name that is none of theirs.
 */
export async function withAdministered<Result>(
  options: ContainerOptions,
  names: readonly string[],
  work: (databases: readonly TypeormDatabase[]) => Promise<Result>,
): Promise<Result> {
  const classes = options.components.filter((component) => component.prototype instanceof TypeormDatabase);
  await using container = await Container.start(options);
  const databases = classes.map((component) => container.resolve(component) as TypeormDatabase);
  const known = databases.map(({ name }) => name);
  for (const name of names) if (!known.includes(name)) throw new InvalidValue('database', name, `one of ${known.join(', ')}`);
  return await work(names.length === 0 ? databases : databases.filter(({ name }) => names.includes(name)));
}
