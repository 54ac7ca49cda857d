import { Container, type ContainerOptions } from '../../container/index.js';

/** Starts a container, works with it and stops it. The failure of the work outweighs one of the stop. */
export async function withContainer<Result>(options: ContainerOptions, work: (container: Container) => Promise<Result>): Promise<Result> {
  const container = await Container.start(options);
  let result: Result;
  try {
    result = await work(container);
  } catch (error) {
    await container.stop().catch(() => undefined);
    throw error;
  }
  await container.stop();
  return result;
}
