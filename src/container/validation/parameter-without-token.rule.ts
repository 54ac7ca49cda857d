import { nameOf } from '../token.js';
import { renderPath } from './fault.js';
import type { Rule } from './rule.js';

/** Every constructor parameter must say which token it asks for. */
export const parameterWithoutToken: Rule = ({ graph, paths }) =>
  graph.nodes.flatMap((node) =>
    node.parameters.flatMap((parameter, position) => {
      if (parameter.mode !== 'unknown') return [];
      const path = paths.to(node);
      return {
        kind: 'parameter-without-token' as const,
        subject: node.name,
        path,
        message: `parameter ${position + 1} of ${node.name} has no token (the compiler wrote ${parameter.written}): ${renderPath(path)}`,
        hints: [remedyFor(parameter.written)],
      };
    }),
  );

function remedyFor(written: string): string {
  if (written === 'nothing')
    return 'Decorator metadata is missing: compile with emitDecoratorMetadata (tsc or swc; esbuild and tsx drop it), or write @inject(Port).';
  if (written === nameOf(Array)) return 'For every adapter of a port write @all(Port).';
  if (written === nameOf(Object))
    return 'Ask for an abstract class instead of an interface, import it as a value (not with "import type") and not in a circle, or write @inject(Port); for a union with undefined write @optional(Port).';
  return 'Put plain values into a settings class, or give the parameter a default.';
}
