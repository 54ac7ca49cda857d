import { expect } from 'chai';
import type { AstronomicalObject } from '../../../domain/catalog/astronomical-object.js';
import { Cone } from '../../../domain/catalog/cone.js';
import { anObject } from '../../builders/catalog/astronomical-object.builder.js';
import { bruteForce, randomCones, scatteredObjects, type Found } from '../../builders/catalog/scattered-sky.js';
import type { CatalogSubject } from './catalog-subject.js';

const at = (oid: string, meanra: number | null, meandec: number | null): AstronomicalObject => anObject(oid, { meanra, meandec });
const ARCSECOND = 1 / 3600;

/** How much of the sky `describeConeSearch` looks at. */
export interface ConeScale {
  readonly objects: number;
  readonly cones: number;
}

/** What every `ObjectRepository` owes those who look for objects in a part of the sky, on an empty store. */
export function describeConeSearch(
  engine: string,
  subject: () => Pick<CatalogSubject, 'objects'>,
  { objects: count, cones }: ConeScale,
): void {
  describe(`cones on ${engine}`, () => {
    const near = async (ra: number, dec: number, radius: number, limit = 100): Promise<string[]> =>
      (await subject().objects.listInCone(new Cone({ ra, dec, radius }), limit)).map(({ object }) => object.oid);

    it('come nearest first, objects at the same distance by oid, and no more than asked for', async () => {
      await subject().objects.saveMany([at('C', 10, 0.1), at('a', 10, -0.2), at('B', 10, 0.2), at('A', 10, 0), at('far', 10, 2)]);
      expect(await near(10, 0, 1)).to.deep.equal(['A', 'C', 'B', 'a']);
      expect(await near(10, 0, 1, 2)).to.deep.equal(['A', 'C']);
      expect(await near(10, 0, 0)).to.deep.equal(['A']);
      expect(await near(190, 0, 1)).to.deep.equal([]);
      const [first, second] = await subject().objects.listInCone(new Cone({ ra: 10, dec: 0, radius: 1 }), 2);
      expect(first).to.deep.equal({ object: at('A', 10, 0), distance: 0 });
      expect(second?.distance).to.be.closeTo(0.1, 1e-15);
    });

    it('go across 0h from both sides', async () => {
      await subject().objects.saveMany([
        at('before', 360 - 2 ** -14, 10),
        at('after', 2 ** -14, 10),
        at('there', 0, 10),
        at('not', 0.1, 10),
      ]);
      expect(await near(360 - 2 ** -14, 10, ARCSECOND)).to.deep.equal(['before', 'there', 'after']);
      expect(await near(2 ** -14, 10, ARCSECOND)).to.deep.equal(['after', 'there', 'before']);
      expect(await near(0, 10, ARCSECOND)).to.deep.equal(['there', 'after', 'before']);
    });

    for (const pole of [90, -90])
      it(`go around and over the pole at ${String(pole)}`, async () => {
        const beside = pole - Math.sign(pole) * ARCSECOND;
        await subject().objects.saveMany([at('pole', 123, pole), ...[0, 90, 180, 270].map((ra) => at(`ra${String(ra)}`, ra, beside))]);
        expect(await near(45, pole, 1.1 * ARCSECOND)).to.have.members(['pole', 'ra0', 'ra90', 'ra180', 'ra270']);
        expect(await near(0, beside, 2.1 * ARCSECOND)).to.deep.equal(['ra0', 'pole', 'ra270', 'ra90', 'ra180']);
        expect(await near(0, beside, 1.5 * ARCSECOND)).to.deep.equal(['ra0', 'pole', 'ra270', 'ra90']);
      });

    it('hold the whole sky at 180 degrees, and nothing without a position', async () => {
      await subject().objects.saveMany([at('N', 0, 90), at('S', 0, -90), at('other', 180, 0), at('unknown', null, null)]);
      expect(await near(0, 0, 180)).to.deep.equal(['N', 'S', 'other']);
      expect(await near(0, 90, 179)).to.deep.equal(['N', 'other']);
    });

    it(`hold what brute force finds, in ${count.toLocaleString('en')} objects and ${cones.toLocaleString('en')} random cones`, async function () {
      this.timeout(3_600_000);
      const sky = scatteredObjects(count);
      const { objects } = subject();
      for (let from = 0; from < sky.length; from += 50_000) await objects.addMissing(sky.slice(from, from + 50_000));
      const oracle = bruteForce(sky);
      let found = 0;
      for (const question of randomCones(cones, sky)) {
        const given = (await objects.listInCone(question.cone, question.limit)).map(({ object, distance }) => ({
          oid: object.oid,
          distance,
        }));
        const expected = oracle(question);
        if (!areSame(given, expected)) expect(given, JSON.stringify(question)).to.deep.equal(expected);
        found += given.length;
      }
      expect(found, 'objects in all cones').to.be.greaterThan(cones);
    });
  });
}

/** Chai takes minutes over the millions that are equal. */
function areSame(given: readonly Found[], expected: readonly Found[]): boolean {
  return (
    given.length === expected.length &&
    given.every(({ oid, distance }, index) => oid === expected[index]?.oid && distance === expected[index].distance)
  );
}
