import type { Container } from '../../container/index.js';

/** What the HTTP service asks of the started container; a test may hand it a small double. */
export type ComponentSource = Pick<Container, 'resolve' | 'health'>;
