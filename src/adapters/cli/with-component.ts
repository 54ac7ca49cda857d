import type { Token } from '../../container/index.js';
import { loadCommandSettings } from './command-settings.js';
import type { CommonOptions } from './common-options.js';
import { compositionOf } from './composition.js';
import { interruptible } from './interruptible.js';
import type { Terminal } from './terminal.js';
import { withContainer } from './with-container.js';

/** Starts the active profile, works with one of its components, and stops it again; Ctrl-C ends the work. */
export async function withComponent<Component extends object, Result>(
  terminal: Terminal,
  options: CommonOptions,
  token: Token<Component>,
  work: (component: Component) => Promise<Result>,
): Promise<Result> {
  const settings = await loadCommandSettings(terminal, options);
  const composition = await compositionOf(terminal, settings);
  return interruptible(terminal, (signal) => withContainer({ ...composition, signal }, (container) => work(container.resolve(token))));
}
