import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Instrument } from '../../../domain/observatory/instrument.js';
import type { Telescope } from '../../../domain/observatory/telescope.js';
import { ObservatoryDatabase } from '../../../ports/observatory/observatory.database.js';
import { HardwareService, type InstrumentOverview } from '../../../services/observatory/hardware.service.js';
import type { ComponentSource } from '../component-source.js';
import { configurationValues, itemName } from './observatory-wire.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';

const PATH = '/api/observatory';
const CREATED = 201;
const reading = { permission: 'observatory:read' } as const;
const operating = { permission: 'observatory:operate' } as const;

export const newObservatorySchema = z.strictObject({ name: itemName('observatory'), description: z.string() });
export const observatorySchema = z.object({ name: z.string(), description: z.string() });

export const newTelescopeSchema = z.strictObject({
  name: itemName('telescope'),
  observatory: itemName('observatory'),
  description: z.string(),
  altitude_metres: z.number(),
  latitude: z.number().meta({ description: 'Degrees north, WGS 84' }),
  longitude: z.number().meta({ description: 'Degrees east, WGS 84' }),
});
export const telescopeSchema = z.object({ ...newTelescopeSchema.shape, name: z.string(), observatory: z.string() });

export const newInstrumentSchema = z.strictObject({
  name: itemName('instrument'),
  telescope: itemName('telescope'),
  description: z.string(),
  available: z.boolean().default(true),
});
export const instrumentSchema = z.object({ name: z.string(), telescope: z.string(), description: z.string(), available: z.boolean() });

const ownName = z.object({ name: z.string(), description: z.string() });
export const moduleConfigurationSchema = ownName.extend({ parameters: configurationValues });
export const instrumentOverviewSchema = instrumentSchema.extend({
  modules: z.array(ownName.extend({ configurations: z.array(moduleConfigurationSchema) })),
});

export const availabilitySchema = z.strictObject({ availability: z.enum(['available', 'unavailable']) });
export const newModuleSchema = z.strictObject({ name: itemName('instrument module'), description: z.string() });
export const newConfigurationSchema = newModuleSchema.extend({ parameters: configurationValues });

/** Observatories, telescopes, and instruments with their modules and configurations; few enough to be listed whole. */
export function hardwareRoutes(app: FastifyInstance, components: ComponentSource): void {
  const hardware = components.resolve(HardwareService);
  const database = components.resolve(ObservatoryDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['observatory'];
  const oneInstrument = z.object({ instrument: itemName('instrument') });
  const oneModule = z.object({ module: itemName('instrument module') });
  const listed = <Shown extends z.ZodType>(shown: Shown) => ({ 200: z.array(shown), default: problemResponse });
  const added = <Shown extends z.ZodType>(shown: Shown) => ({ 201: shown, default: problemResponse });

  routes.get(
    `${PATH}/observatories`,
    { config: reading, schema: { tags, summary: 'Every observatory, by name', response: listed(observatorySchema) } },
    (_request, reply) => transactional(database, { readOnly: true }, reply, () => hardware.listObservatories()),
  );

  routes.post(
    `${PATH}/observatories`,
    {
      config: operating,
      schema: { tags, summary: 'Add an observatory', body: newObservatorySchema, response: added(observatorySchema) },
    },
    async ({ body }, reply) =>
      reply.code(CREATED).send(await transactional(database, { readOnly: false }, reply, () => hardware.addObservatory(body))),
  );

  routes.get(
    `${PATH}/telescopes`,
    { config: reading, schema: { tags, summary: 'Every telescope, by name', response: listed(telescopeSchema) } },
    async (_request, reply) => {
      const telescopes = await transactional(database, { readOnly: true }, reply, () => hardware.listTelescopes());
      return telescopes.map(presentTelescope);
    },
  );

  routes.post(
    `${PATH}/telescopes`,
    { config: operating, schema: { tags, summary: 'Add a telescope', body: newTelescopeSchema, response: added(telescopeSchema) } },
    async ({ body: { altitude_metres: altitudeMetres, ...fields } }, reply) => {
      const add = () => hardware.addTelescope({ ...fields, altitudeMetres });
      return reply.code(CREATED).send(presentTelescope(await transactional(database, { readOnly: false }, reply, add)));
    },
  );

  routes.get(
    `${PATH}/instruments`,
    {
      config: reading,
      schema: {
        tags,
        summary: 'Every instrument with its modules and configurations, by name',
        response: listed(instrumentOverviewSchema),
      },
    },
    async (_request, reply) => {
      const instruments = await transactional(database, { readOnly: true }, reply, () => hardware.listInstruments());
      return instruments.map(presentOverview);
    },
  );

  routes.post(
    `${PATH}/instruments`,
    { config: operating, schema: { tags, summary: 'Add an instrument', body: newInstrumentSchema, response: added(instrumentSchema) } },
    async ({ body }, reply) => {
      const instrument = await transactional(database, { readOnly: false }, reply, () => hardware.addInstrument(body));
      return reply.code(CREATED).send(presentInstrument(instrument));
    },
  );

  routes.put(
    `${PATH}/instruments/:instrument/availability`,
    {
      config: operating,
      schema: {
        tags,
        summary: 'Say whether an instrument can be observed with; running executions go on',
        params: oneInstrument,
        body: availabilitySchema,
        response: { 200: instrumentSchema, default: problemResponse },
      },
    },
    async ({ params: { instrument }, body: { availability } }, reply) =>
      presentInstrument(
        await transactional(database, { readOnly: false }, reply, () => hardware.setAvailability(instrument, availability)),
      ),
  );

  routes.post(
    `${PATH}/instruments/:instrument/modules`,
    {
      config: operating,
      schema: { tags, summary: 'Add a module of an instrument', params: oneInstrument, body: newModuleSchema, response: added(ownName) },
    },
    async ({ params: { instrument }, body }, reply) => {
      const add = () => hardware.addModule({ ...body, instrument });
      const { name, description } = await transactional(database, { readOnly: false }, reply, add);
      return reply.code(CREATED).send({ name, description });
    },
  );

  routes.post(
    `${PATH}/modules/:module/configurations`,
    {
      config: operating,
      schema: {
        tags,
        summary: 'Add a way to set up a module',
        params: oneModule,
        body: newConfigurationSchema,
        response: added(moduleConfigurationSchema),
      },
    },
    async ({ params: { module }, body }, reply) => {
      const add = () => hardware.addConfiguration({ ...body, module });
      const { name, description, parameters } = await transactional(database, { readOnly: false }, reply, add);
      return reply.code(CREATED).send({ name, description, parameters: { ...parameters } });
    },
  );
}

function presentTelescope({ altitudeMetres, ...fields }: Telescope): z.output<typeof telescopeSchema> {
  return { ...fields, altitude_metres: altitudeMetres };
}

function presentInstrument({ name, telescope, description, available }: Instrument): z.output<typeof instrumentSchema> {
  return { name, telescope, description, available };
}

function presentOverview({ instrument, modules }: InstrumentOverview): z.output<typeof instrumentOverviewSchema> {
  const shown = modules.map(({ module, configurations }) => ({
    name: module.name,
    description: module.description,
    configurations: configurations.map(({ name, description, parameters }) => ({ name, description, parameters: { ...parameters } })),
  }));
  return { ...presentInstrument(instrument), modules: shown };
}
