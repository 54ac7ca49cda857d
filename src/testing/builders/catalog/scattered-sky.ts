import type { AstronomicalObject } from '../../../domain/catalog/astronomical-object.js';
import { angularDistance } from '../../../domain/catalog/angular-distance.js';
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

/** As many objects crowd where searching is hard: an index on declination has all of a pole on one page, and 0h is two ends of a range. */
const MOST_CROWDED = 20_000;

/** Objects all over the sky, evenly, with one in ten (at most 20,000) crowded at the poles and along 0h. */
export function scatteredObjects(count: number, seed = 1): AstronomicalObject[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, index) => {
    const place = index % 10 === 0 && index < 10 * MOST_CROWDED ? hardPlace(random) : anyPlace(random);
    return anObject(`SKY${String(index).padStart(8, '0')}`, { meanra: place.ra, meandec: place.dec });
  });
}

/** A cone to search, and the most objects to ask for. */
export interface ConeQuestion {
  readonly cone: Cone;
  readonly limit: number;
}

/** Asks for more than any cone holds. */
const ALL = 10_000_000;
/** One in so many cones is wider than `LARGEST`, up to a half of the sky: few, because their answers are large. */
const WIDE_EVERY = 1_250;
const SMALLEST = 0.1 / 3600;
const LARGEST = 5;

/**
 * Cones of every size from a tenth of an arcsecond up: anywhere, around objects, at the poles and across 0h, and some whose
 * radius is exactly the distance of an object, 0 among them.
 */
export function randomCones(count: number, sky: readonly AstronomicalObject[], seed = 2): ConeQuestion[] {
  const random = randomNumbers(seed);
  const anObjectOf = (): Place => {
    const { meanra, meandec } = sky[Math.floor(random() * sky.length)] ?? {};
    return { ra: meanra ?? 0, dec: meandec ?? 0 };
  };
  const middles = [anyPlace, anObjectOf, hardPlace] as const;
  const onTheRim = (index: number): Cone => {
    const object = index % 40 === 0 ? hardPlaceOf(sky, random) : anObjectOf();
    const aside = index % 20 === 0 ? 0 : 10 ** (-5 * random()) * 3;
    const middle = {
      ra: (object.ra + aside * random() + 360) % 360,
      dec: Math.max(-90, Math.min(90, object.dec + aside * (random() - 0.5))),
    };
    return new Cone({ ...middle, radius: angularDistance(middle, object) });
  };
  return Array.from({ length: count }, (_, index) => {
    const limit = index % 3 === 0 ? 5 : ALL;
    if (index % 5 === 0) return { cone: onTheRim(index), limit };
    const wide = index % WIDE_EVERY === 1;
    const radius = wide ? 10 + random() * 80 : (SMALLEST / LARGEST) ** random() * LARGEST;
    const middle = middles[index % middles.length] ?? anyPlace;
    return { cone: new Cone({ ...middle(random), radius }), limit: wide ? 1_000 : limit };
  });
}

/** What an object is found as. */
export interface Found {
  readonly oid: string;
  readonly distance: number;
}

/**
 * What is in a cone, nearest first, by looking at every object: the oracle of cone searches. It shares the formula of the
 * distance with them, which has a test of its own, and nothing else: no bands, no ranges, no index, no SQL. What it passes
 * over is decided by unit vectors, with room for their rounding: a scalar product below that of the rim.
 */
export function bruteForce(sky: readonly AstronomicalObject[]): (question: ConeQuestion) => Found[] {
  const places = sky.map(({ meanra, meandec }) => ({ ra: meanra ?? Number.NaN, dec: meandec ?? Number.NaN }));
  const vectors = places.map(unitVector);
  const [x, y, z] = ([0, 1, 2] as const).map((axis) => Float64Array.from(vectors, (vector) => vector[axis])) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return ({ cone, limit }) => {
    const [cx, cy, cz] = unitVector(cone);
    const rim = Math.cos(cone.radius * RADIANS) - ROUNDING;
    const found: Found[] = [];
    for (let index = 0; index < x.length; index++) {
      if (!((x[index] as number) * cx + (y[index] as number) * cy + (z[index] as number) * cz >= rim)) continue;
      const distance = cone.distanceTo(places[index] as Place);
      if (distance <= cone.radius) found.push({ oid: sky[index]?.oid ?? '', distance });
    }
    return found.sort((one, other) => one.distance - other.distance || (one.oid < other.oid ? -1 : 1)).slice(0, limit);
  };
}

const RADIANS = Math.PI / 180;
/** Of a scalar product of two unit vectors: twenty times what it can be wrong by. */
const ROUNDING = 1e-14;

function unitVector({ ra, dec }: Place): readonly [number, number, number] {
  const [alpha, delta] = [ra * RADIANS, dec * RADIANS];
  return [Math.cos(delta) * Math.cos(alpha), Math.cos(delta) * Math.sin(alpha), Math.sin(delta)];
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

/** One of the objects that `scatteredObjects` put where searching is hard. */
function hardPlaceOf(sky: readonly AstronomicalObject[], random: () => number): Place {
  const crowded = Math.min(MOST_CROWDED, Math.floor(sky.length / 10));
  const { meanra, meandec } = sky[10 * Math.floor(random() * crowded)] ?? {};
  return { ra: meanra ?? 0, dec: meandec ?? 0 };
}
