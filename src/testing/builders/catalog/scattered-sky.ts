import type { AstronomicalObject } from '../../../domain/catalog/astronomical-object.js';
import { Cone } from '../../../domain/catalog/cone.js';
import { anObject } from './astronomical-object.builder.js';

/** Numbers in [0, 1), the same each time for a seed. Source: mulberry32, public domain. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Objects all over the sky, evenly, with one in ten crowded at the poles and along 0h, where searching is hard. */
export function scatteredObjects(count: number, seed = 1): AstronomicalObject[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, index) => {
    const place = index % 10 === 0 ? hardPlace(random) : anyPlace(random);
    return anObject(`SKY${String(index).padStart(8, '0')}`, { meanra: place.ra, meandec: place.dec });
  });
}

/** Cones of every size from an arcsecond up to `largest` degrees, half of them around an object; and how many objects to ask for. */
export function randomCones(count: number, sky: readonly AstronomicalObject[], seed = 2, largest = 10): { cone: Cone; limit: number }[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, index) => {
    const object = sky[Math.floor(random() * sky.length)];
    const place = index % 4 === 0 ? hardPlace(random) : anyPlace(random);
    const around = index % 2 === 0 ? place : { ra: object?.meanra ?? 0, dec: object?.meandec ?? 0 };
    const radius = (largest / 36_000) ** random() * largest;
    return { cone: new Cone({ ...around, radius }), limit: index % 3 === 0 ? 5 : 1_000_000 };
  });
}

/**
 * What is in a cone, by measuring every object, as `oid distance`, nearest first: the oracle of cone searches. It passes
 * over an object only where the difference of declinations alone is more than the radius.
 */
export function bruteForce(sky: readonly AstronomicalObject[]): (cone: Cone, limit: number) => string[] {
  const oids = sky.map(({ oid }) => oid);
  const ra = Float64Array.from(sky, ({ meanra }) => meanra ?? Number.NaN);
  const dec = Float64Array.from(sky, ({ meandec }) => meandec ?? Number.NaN);
  return (cone, limit) => {
    const found: { oid: string; distance: number }[] = [];
    for (let index = 0; index < oids.length; index++) {
      if (Math.abs((dec[index] as number) - cone.dec) > cone.radius + 1e-6) continue;
      const distance = cone.distanceTo({ ra: ra[index] as number, dec: dec[index] as number });
      if (distance <= cone.radius) found.push({ oid: oids[index] as string, distance });
    }
    found.sort((one, other) => one.distance - other.distance || (one.oid < other.oid ? -1 : 1));
    return found.slice(0, limit).map(({ oid, distance }) => `${oid} ${String(distance)}`);
  };
}

interface Place {
  readonly ra: number;
  readonly dec: number;
}

/** Evenly over the sphere. */
function anyPlace(random: () => number): Place {
  return { ra: random() * 360, dec: (Math.asin(2 * random() - 1) * 180) / Math.PI };
}

/** Within some degrees of a pole or of 0h, mostly very near. */
function hardPlace(random: () => number): Place {
  const aside = 10 ** (-6 * random()) * 3;
  const side = random() < 0.5 ? -1 : 1;
  if (random() < 0.5) return { ra: random() * 360, dec: side * (90 - aside) };
  return { ra: side < 0 ? 360 - aside : aside, dec: (random() - 0.5) * 178 };
}
