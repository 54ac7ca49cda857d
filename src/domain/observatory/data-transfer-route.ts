import { InvalidValue } from '../shared/invalid-value.js';
import { observatoryName, oneOf } from './observatory-text.js';

/**
 * `direct`: one copy from the origin to the destination. `relay`: by a location between them. `custom`: the bytes are brought
 * by other means, such as disks in a suitcase; the workflow waits until they are there and verifies them.
 */
export const ROUTE_KINDS = ['direct', 'relay', 'custom'] as const;

export type RouteKind = (typeof ROUTE_KINDS)[number];

export interface RouteLeg {
  readonly origin: string;
  readonly destination: string;
}

/** A way from one data location to another. */
export class DataTransferRoute {
  /** The key, such as `ccat_to_cologne`. */
  readonly name: string;
  readonly kind: RouteKind;
  readonly origin: string;
  readonly destination: string;
  /** The location between them; only of a relay. */
  readonly relay: string | undefined;

  /** @throws InvalidValue, also for a route back to its origin, and for a relay without or another kind with a relay location. */
  constructor(fields: {
    readonly name: string;
    readonly kind: string;
    readonly origin: string;
    readonly destination: string;
    readonly relay?: string | undefined;
  }) {
    this.name = observatoryName('route', fields.name);
    this.kind = oneOf('kind of the route', ROUTE_KINDS, fields.kind);
    this.origin = observatoryName('origin', fields.origin);
    this.destination = observatoryName('destination', fields.destination);
    this.relay = fields.relay === undefined ? undefined : observatoryName('relay', fields.relay);
    const stops = this.legs.flatMap((leg) => [leg.destination]);
    if (new Set([this.origin, ...stops]).size !== stops.length + 1)
      throw new InvalidValue('route', fields.name, 'locations that differ from each other');
    if ((this.kind === 'relay') !== (this.relay !== undefined))
      throw new InvalidValue('relay', fields.relay, 'a location for a route of kind relay, and none for the others');
  }

  /** What has to be moved, in order. */
  get legs(): readonly RouteLeg[] {
    const { origin, relay, destination } = this;
    if (relay === undefined) return [{ origin, destination }];
    return [
      { origin, destination: relay },
      { origin: relay, destination },
    ];
  }

  /** The leg that begins where another one ended. */
  legFrom(location: string): RouteLeg | undefined {
    return this.legs.find((leg) => leg.origin === location);
  }
}
