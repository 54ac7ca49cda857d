import { expect } from 'chai';
import { MemoryFileStore, type FileOperation } from '../../../adapters/memory/observatory/file-content.memory.js';
import type { PhysicalCopy } from '../../../domain/observatory/physical-copy.js';
import { Instant } from '../../../domain/shared/instant.js';
import { SextantError } from '../../../domain/shared/sextant-error.js';
import type { FilePlace } from '../../../ports/observatory/file-content.store.js';
import {
  addTwoSites,
  observatoryServices,
  observe,
  type ObservatoryServices,
  type ObservatorySubject,
  type TwoSites,
} from '../../builders/observatory/index.js';
import { KeptObservatory } from './kept-observatory.js';

const NOON = Instant.parse('2026-11-21T12:00:00Z');
const MINUTE = 60_000_000n;
const FAILING = ['inspect', 'copy', 'pack', 'contents', 'unpack', 'settle', 'remove'] as const satisfies readonly FileOperation[];
const DAMAGING = ['copy', 'pack', 'unpack'] as const satisfies readonly FileOperation[];

/** Numbers below a limit, the same for the same seed. */
export type Dice = (below: number) => number;

export interface RandomRun {
  readonly actions: number;
  readonly dice: Dice;
}

/** A store that tells of removals before it makes them. */
class ToldFileStore extends MemoryFileStore {
  beforeRemoval: (place: FilePlace) => Promise<void> = () => Promise.resolve();

  override async remove(place: FilePlace): Promise<void> {
    // What is not there cannot be lost.
    if (this.read(place) !== undefined) await this.beforeRemoval(place);
    await super.remove(place);
  }
}

/**
 * Executions, runs of the workflow by one worker and by several, stagings, deletions by hand, faults of the medium and workers that
 * vanish, all in random order: what is promised holds after each of them, and in the end everything is archived and comes back.
 */
export async function runRandomObservatory(
  subject: ObservatorySubject,
  { actions, dice }: RandomRun,
): Promise<Readonly<Record<string, number>>> {
  const store = new ToldFileStore();
  let now = NOON;
  const services = observatoryServices(subject, store, { now: () => now });
  const sites = await addTwoSites(services.network, '/data');
  const kept = new KeptObservatory(subject, store, sites);
  store.beforeRemoval = (place) => kept.beforeRemoval(place);
  const done: Record<string, number> = {};
  const menu = actionsOn({ subject, store, services, sites, kept, dice }, (minutes) => {
    now = Instant.fromEpochMicroseconds(now.epochMicroseconds + BigInt(minutes) * MINUTE);
  });
  for (let turn = 0; turn < actions; turn += 1) {
    const [name, act] = menu[dice(menu.length)] ?? ['', () => Promise.resolve()];
    await allowing(act());
    done[name] = (done[name] ?? 0) + 1;
    await kept.expectKept(`action ${String(turn + 1)}, ${name}`);
  }
  store.forgetPlans();
  now = Instant.fromEpochMicroseconds(now.epochMicroseconds + 120n * MINUTE);
  for (let turn = 0; turn < 3; turn += 1) await services.workflow.advance({ deletion: 'delete', retry: 'all' });
  const report = await services.workflow.advance({ deletion: 'delete', retry: 'all' });
  expect(report.failures, 'at the end').to.deep.equal([]);
  expect((await services.workflow.status()).failing, 'at the end').to.equal(0);
  await kept.expectKept('at the end');
  await kept.expectRecordsTrue('at the end');
  await kept.expectRestorable('at the end');
  for (const { files } of kept.nights) for (const { place } of files) expect(store.read(place), 'at the end').to.equal(undefined);
  return { ...done, nights: kept.nights.length };
}

interface World {
  readonly subject: ObservatorySubject;
  readonly store: ToldFileStore;
  readonly services: ObservatoryServices;
  readonly sites: TwoSites;
  readonly kept: KeptObservatory;
  readonly dice: Dice;
}

type Action = readonly [name: string, act: () => Promise<unknown>];

function actionsOn({ subject, store, services, sites, kept, dice }: World, pass: (minutes: number) => void): readonly Action[] {
  const advance = (): Promise<unknown> =>
    services.workflow.advance({ deletion: dice(3) === 0 ? 'mark' : 'delete', retry: dice(4) === 0 ? 'all' : 'due' });
  const anyCopy = async (): Promise<PhysicalCopy | undefined> => {
    const copies = await kept.everyCopy();
    return copies[dice(copies.length || 1)];
  };
  return [
    [
      'a night',
      async () => {
        const files = Object.fromEntries(
          Array.from({ length: 1 + dice(3) }, (_, file) => [
            `scan-${String(file)}.fits`,
            `night ${String(kept.nights.length)}, ${String(dice(1e9))}`,
          ]),
        );
        // What the instrument writes it keeps until it is recorded: a fault here is tried again at once.
        store.forgetPlans();
        kept.nights.push(await observe(services.rawFiles, sites, (place, text) => store.put(place, text), files));
      },
    ],
    ['a run', advance],
    ['a run', advance],
    ['two workers', () => Promise.all([advance(), advance()])],
    ['a failure', () => Promise.resolve(store.plan(FAILING[dice(FAILING.length)] ?? 'copy', 'fails'))],
    ['damage', () => Promise.resolve(store.plan(DAMAGING[dice(DAMAGING.length)] ?? 'copy', 'damages'))],
    ['time', () => Promise.resolve(pass(1 + dice(40)))],
    [
      'a staging',
      async () => {
        const night = kept.nights[dice(kept.nights.length || 1)];
        const group = night && { executedObsUnitId: night.executedObsUnitId, module: 'LFA' };
        const rawPackage = group && (await subject.packages.findByGroup(group));
        if (rawPackage) await services.staging.request(rawPackage.id, sites.processing.name);
      },
    ],
    [
      'a deletion by hand',
      async () => {
        const copy = await anyCopy();
        if (!copy) return;
        const moves = [
          () => services.copies.allowDeletion(copy.id),
          () => services.copies.scheduleDeletion(copy.id),
          () => services.copies.delete(copy.id),
        ];
        for (const move of moves) await allowing(move());
      },
    ],
    [
      'a worker that vanishes',
      async () => {
        const kind = (['transfer', 'archive', 'staging'] as const)[dice(3)] ?? 'archive';
        const [open] = (await services.movements.listOpen(kind, { limit: 1 })).items;
        if (open && open.status !== 'in progress') await subject.movements.move(open, open.begun(open.updatedAt, 900_000));
      },
    ],
    [
      'rot of a copy',
      async () => {
        const copy = await anyCopy();
        const location = copy && (await subject.locations.find(copy.location));
        // A source or an archive that rots is beyond any program: only the copies that are brought again may.
        if (!copy || location?.purpose !== 'processing') return;
        kept.rotten.add(copy.id);
        store.put({ location, path: copy.path }, 'rotten');
      },
    ],
  ];
}

/** A refusal is an answer; anything else is a defect. */
async function allowing(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof SextantError) || error.kind === 'internal') throw error;
  });
}
