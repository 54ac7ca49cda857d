import { expect } from 'chai';
import { MemoryFileStore } from '../../../adapters/memory/observatory/file-content.memory.js';
import type { SourceFields } from '../../../domain/observatory/source.js';
import { Instant } from '../../../domain/shared/instant.js';
import {
  addChai,
  anInstrument,
  anInstrumentModule,
  aModuleConfiguration,
  anObservatory,
  anObservingProgram,
  anObsUnit,
  aFixedSource,
  aSolarSystemObject,
  aSubObservingProgram,
  aTelescope,
  observatoryServices,
  type ObservatoryServices,
  type ObservatorySubject,
} from '../../builders/observatory/index.js';
import { rejection } from '../rejection.js';

const NOON = Instant.parse('2026-11-21T12:00:00Z');
const LONG = 'x'.repeat(256);
const observatory = { ...anObservatory({ name: 'new' }) };
const telescope = { ...aTelescope({ name: 'new' }) };
const instrument = { ...anInstrument({ name: 'new' }) };
const module = { ...anInstrumentModule({ name: 'new' }) };
const configuration = { ...aModuleConfiguration({ name: 'new' }) };
const program = { ...anObservingProgram({ shortName: 'new' }) };
const part = { ...aSubObservingProgram({ name: 'new' }) };
const star = { ...aFixedSource({ name: 'new' }) };
const planet = { ...aSolarSystemObject({ name: 'new' }) };
const scan = { kind: 'constant elevation', name: 'new', azimuthFrom: 0, azimuthTo: 10, elevation: 45 } as const;
const unit = { ...anObsUnit({ name: 'new' }) };
const [setting] = unit.moduleSettings;
const otherSetting = { module: 'LFA', configuration: 'none' };

type Call = (services: ObservatoryServices) => Promise<unknown>;

const REFUSALS: readonly (readonly [what: string, code: string, call: Call])[] = [
  ['an observatory without a name', 'INVALID_VALUE', ({ hardware }) => hardware.addObservatory({ ...observatory, name: '' })],
  ['an observatory with a NUL', 'INVALID_VALUE', ({ hardware }) => hardware.addObservatory({ ...observatory, description: 'a\0b' })],
  ['an observatory that is there', 'OBSERVATORY_ITEM_EXISTS', ({ hardware }) => hardware.addObservatory({ ...observatory, name: 'CCAT' })],
  ['a telescope of nobody', 'OBSERVATORY_ITEM_NOT_FOUND', ({ hardware }) => hardware.addTelescope({ ...telescope, observatory: 'none' })],
  ['a telescope in space', 'INVALID_VALUE', ({ hardware }) => hardware.addTelescope({ ...telescope, altitudeMetres: 500_000 })],
  ['a telescope north of the pole', 'INVALID_VALUE', ({ hardware }) => hardware.addTelescope({ ...telescope, latitude: 90.5 })],
  ['a telescope at no longitude', 'INVALID_VALUE', ({ hardware }) => hardware.addTelescope({ ...telescope, longitude: Number.NaN })],
  ['a telescope that is there', 'OBSERVATORY_ITEM_EXISTS', ({ hardware }) => hardware.addTelescope({ ...telescope, name: 'FYST' })],
  [
    'an instrument of no telescope',
    'OBSERVATORY_ITEM_NOT_FOUND',
    ({ hardware }) => hardware.addInstrument({ ...instrument, telescope: 'none' }),
  ],
  ['an instrument that is there', 'OBSERVATORY_ITEM_EXISTS', ({ hardware }) => hardware.addInstrument({ ...instrument, name: 'CHAI' })],
  [
    'an instrument with half a surrogate pair',
    'INVALID_VALUE',
    ({ hardware }) => hardware.addInstrument({ ...instrument, description: '\ud800' }),
  ],
  ['the availability of what is not there', 'OBSERVATORY_ITEM_NOT_FOUND', ({ hardware }) => hardware.setAvailability('none', 'available')],
  ['a module whose name leads out of a folder', 'INVALID_VALUE', ({ hardware }) => hardware.addModule({ ...module, name: '../new' })],
  ['a module of no instrument', 'OBSERVATORY_ITEM_NOT_FOUND', ({ hardware }) => hardware.addModule({ ...module, instrument: 'none' })],
  ['a module that is there', 'OBSERVATORY_ITEM_EXISTS', ({ hardware }) => hardware.addModule({ ...module, name: 'LFA' })],
  [
    'a configuration of no module',
    'OBSERVATORY_ITEM_NOT_FOUND',
    ({ hardware }) => hardware.addConfiguration({ ...configuration, module: 'none' }),
  ],
  [
    'a configuration that is there',
    'OBSERVATORY_ITEM_EXISTS',
    ({ hardware }) => hardware.addConfiguration({ ...configuration, name: 'CI-492' }),
  ],
  [
    'a configuration that is not finite',
    'INVALID_VALUE',
    ({ hardware }) => hardware.addConfiguration({ ...configuration, parameters: { power: Number.POSITIVE_INFINITY } }),
  ],
  [
    'an endless configuration',
    'INVALID_VALUE',
    ({ hardware }) =>
      hardware.addConfiguration({
        ...configuration,
        parameters: Object.fromEntries([...'abcdefghij'].map((name) => [name, 'x'.repeat(250)])),
      }),
  ],
  ['a program without a short name', 'INVALID_VALUE', ({ programs }) => programs.addProgram({ ...program, shortName: '' })],
  ['a program with an endless title', 'INVALID_VALUE', ({ programs }) => programs.addProgram({ ...program, title: LONG })],
  ['a program that is there', 'OBSERVATORY_ITEM_EXISTS', ({ programs }) => programs.addProgram({ ...program, shortName: 'GEco' })],
  ['a part of no program', 'OBSERVATORY_ITEM_NOT_FOUND', ({ programs }) => programs.addSubProgram({ ...part, program: 'none' })],
  ['a part that is there', 'OBSERVATORY_ITEM_EXISTS', ({ programs }) => programs.addSubProgram({ ...part, name: 'Orion' })],
  ['a source of an unknown kind', 'INVALID_VALUE', ({ sources }) => sources.add({ ...star, kind: 'comet' } as unknown as SourceFields)],
  ['a source at 360 degrees', 'INVALID_VALUE', ({ sources }) => sources.add({ ...star, ra: 360 })],
  ['a source south of the pole', 'INVALID_VALUE', ({ sources }) => sources.add({ ...star, dec: -90.1 })],
  ['a body without a whole number', 'INVALID_VALUE', ({ sources }) => sources.add({ ...planet, naifId: 599.5 })],
  ['a range of no width', 'INVALID_VALUE', ({ sources }) => sources.add({ ...scan, azimuthTo: 0 })],
  ['an elevation below the horizon', 'INVALID_VALUE', ({ sources }) => sources.add({ ...scan, elevation: -1 })],
  ['a source that is there as another kind', 'OBSERVATORY_ITEM_EXISTS', ({ sources }) => sources.add({ ...planet, name: 'Orion-KL' })],
  ['an unknown source', 'OBSERVATORY_ITEM_NOT_FOUND', ({ sources }) => sources.get('none')],
  ['sources from a cursor that is none', 'QUERY_CURSOR_REFUSED', ({ sources }) => sources.list({}, { limit: 1, cursor: 'x' })],
  ['a page of no sources', 'INVALID_VALUE', ({ sources }) => sources.list({}, { limit: 0 })],
  ['an obs unit without a name', 'INVALID_VALUE', ({ obsUnits }) => obsUnits.plan({ ...unit, name: ' ' })],
  ['an obs unit without a module', 'INVALID_VALUE', ({ obsUnits }) => obsUnits.plan({ ...unit, moduleSettings: [] })],
  [
    'an obs unit with a module twice',
    'INVALID_VALUE',
    ({ obsUnits }) => obsUnits.plan({ ...unit, moduleSettings: [...unit.moduleSettings, ...unit.moduleSettings] }),
  ],
  ['an obs unit that is never executed', 'INVALID_VALUE', ({ obsUnits }) => obsUnits.plan({ ...unit, plannedExecutions: 0 })],
  ['an obs unit of half a priority', 'INVALID_VALUE', ({ obsUnits }) => obsUnits.plan({ ...unit, priority: 0.5 })],
  ['an obs unit of no program', 'OBSERVATORY_ITEM_NOT_FOUND', ({ obsUnits }) => obsUnits.plan({ ...unit, program: 'none' })],
  ['an obs unit of no part', 'OBSERVATORY_ITEM_NOT_FOUND', ({ obsUnits }) => obsUnits.plan({ ...unit, subProgram: 'none' })],
  ['an obs unit of no source', 'OBSERVATORY_ITEM_NOT_FOUND', ({ obsUnits }) => obsUnits.plan({ ...unit, source: 'none' })],
  [
    'an obs unit with an unknown configuration',
    'OBSERVATORY_ITEM_NOT_FOUND',
    ({ obsUnits }) => obsUnits.plan({ ...unit, moduleSettings: [otherSetting] }),
  ],
  ['an obs unit that is there', 'OBSERVATORY_ITEM_EXISTS', ({ obsUnits }) => obsUnits.plan({ ...unit, name: 'Orion-KL map' })],
  ['an unknown obs unit', 'OBSERVATORY_ITEM_NOT_FOUND', ({ obsUnits }) => obsUnits.get('none')],
  ['what is next of an unknown source', 'OBSERVATORY_ITEM_NOT_FOUND', ({ obsUnits }) => obsUnits.next('none')],
  ['an execution of an unknown obs unit', 'OBSERVATORY_ITEM_NOT_FOUND', ({ rawFiles }) => rawFiles.beginExecution('none')],
  ['an execution with an unavailable instrument', 'INSTRUMENT_UNAVAILABLE', ({ rawFiles }) => rawFiles.beginExecution('with the camera')],
];

/** Bad input of hardware and planning: one typed error each, the same on every engine, and nothing is written. */
export function describePlanningRefusals(engine: string, subject: () => ObservatorySubject): void {
  describe(`refusals of hardware and planning on ${engine}`, () => {
    it('gives each its code and writes nothing', async () => {
      const services = observatoryServices(subject(), new MemoryFileStore(), { now: () => NOON }, { unplanned: 'is refused' });
      await addChai(subject());
      await services.hardware.addInstrument({ ...instrument, name: 'Prime-Cam', available: false });
      await services.hardware.addModule({ ...module, name: '280GHz', instrument: 'Prime-Cam' });
      await services.hardware.addConfiguration({ ...configuration, module: '280GHz', name: 'all' });
      await services.obsUnits.plan({ ...unit, name: 'Orion-KL map' });
      const camera = { module: '280GHz', configuration: 'all' };
      await services.obsUnits.plan({ ...unit, name: 'with the camera', moduleSettings: setting ? [setting, camera] : [camera] });
      const before = await stored(services);
      for (const [what, code, call] of REFUSALS) {
        expect(await rejection(call(services)), what).to.include({ code });
        expect(await stored(services), what).to.deep.equal(before);
      }
    });

    async function stored({ hardware, programs, sources, obsUnits }: ObservatoryServices): Promise<unknown> {
      const { units } = subject();
      return {
        observatories: await hardware.listObservatories(),
        telescopes: await hardware.listTelescopes(),
        instruments: await hardware.listInstruments(),
        programs: await programs.listPrograms(),
        sources: (await sources.list({}, { limit: 100 })).items,
        obsUnits: (await obsUnits.list({}, { limit: 100 })).items,
        ended: await units.countEnded(['Orion-KL map', 'with the camera']),
      };
    }
  });
}
