import { expect } from 'chai';
import fc from 'fast-check';
import { Container, Profile } from '../../../src/container/index.js';
import { Journal, makeComponents, yieldTimes, type MadeComponent } from './made-components.js';

/** Graphs without cycles: component i asks only for components before it. */
const graphs = fc
  .array(fc.record({ needs: fc.array(fc.nat(), { maxLength: 4 }), opens: fc.boolean(), yields: fc.nat({ max: 5 }) }), {
    minLength: 1,
    maxLength: 25,
  })
  .map((drawn) =>
    drawn.map(({ needs, opens, yields }, index): MadeComponent => ({
      needs: index === 0 ? [] : [...new Set(needs.map((need) => need % index))],
      opens,
      initialize: () => yieldTimes(yields),
      dispose: () => yieldTimes(yields),
    })),
  );

/** Everything a component depends on, directly or not. */
function dependenciesOf(graph: readonly MadeComponent[], index: number): ReadonlySet<number> {
  const reached = new Set(graph[index]!.needs);
  for (const need of reached) for (const further of graph[need]!.needs) reached.add(further);
  return reached;
}

function opening(graph: readonly MadeComponent[]): readonly [number, number][] {
  return graph.flatMap(({ opens }, index) =>
    opens ? [...dependenciesOf(graph, index)].filter((need) => graph[need]!.opens).map((need): [number, number] => [index, need]) : [],
  );
}

describe('container: order', () => {
  for (const concurrency of [1, 2, 8])
    it(`initialises dependencies before dependents and disposes in reverse, ${concurrency} at a time, in any graph`, () =>
      // A failing run prints its seed and the smallest graph that fails.
      fc.assert(
        fc.asyncProperty(graphs, fc.boolean(), async (graph, shuffled) => {
          const journal = new Journal();
          const components = makeComponents(graph, journal);
          const listed = shuffled ? components.toReversed() : components;
          const container = await Container.start({
            profile: Profile.TEST,
            components: listed,
            concurrency,
            disposeConcurrency: concurrency,
          });
          await container.stop();
          for (const [dependent, dependency] of opening(graph)) {
            expect(journal.position(`initialized C${dependency}`)).to.be.below(journal.position(`initialize C${dependent}`));
            expect(journal.position(`disposed C${dependent}`)).to.be.below(journal.position(`dispose C${dependency}`));
          }
          const opened = graph.flatMap(({ opens }, index) => (opens ? [`C${index}`] : []));
          expect(journal.of('initialized')).to.have.members(opened);
          expect(journal.of('disposed')).to.have.members(opened);
        }),
        { numRuns: 60 },
      ));

  it('disposes what has begun, dependents first, whichever component of any graph fails', () =>
    fc.assert(
      fc.asyncProperty(graphs, fc.nat(), async (graph, drawn) => {
        const failing = drawn % graph.length;
        const journal = new Journal();
        const broken = graph.map((made, index) =>
          index === failing ? { ...made, opens: true, initialize: () => Promise.reject(new Error('broken')) } : made,
        );
        const outcome = await Container.start({ profile: Profile.TEST, components: makeComponents(broken, journal) }).catch(
          (error: unknown) => error,
        );
        expect((outcome as Error).cause).to.have.property('message', 'broken');
        expect(journal.of('disposed')).to.have.members(journal.of('initialize'));
        expect(journal.of('disposed')).to.include(`C${failing}`);
        for (const [dependent, dependency] of opening(broken))
          if (journal.lines.includes(`dispose C${dependent}`))
            expect(journal.position(`disposed C${dependent}`)).to.be.below(journal.position(`dispose C${dependency}`));
      }),
      { numRuns: 60 },
    ));

  it('runs independent components side by side, up to the cap', async () => {
    let running = 0;
    let most = 0;
    const busy = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await yieldTimes(10);
      running -= 1;
    };
    const graph = Array.from({ length: 10 }, () => ({ needs: [], opens: true, initialize: busy, dispose: busy }));
    const components = makeComponents(graph, new Journal());
    const container = await Container.start({ profile: Profile.TEST, components, concurrency: 3 });
    expect(most).to.equal(3);
    most = 0;
    await container.stop();
    expect(most).to.equal(1);
  });
});
