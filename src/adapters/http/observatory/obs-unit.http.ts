import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ObsUnit } from '../../../domain/observatory/obs-unit.js';
import { ObservatoryDatabase } from '../../../ports/observatory/observatory.database.js';
import { ObsUnitService } from '../../../services/observatory/obs-unit.service.js';
import type { ComponentSource } from '../component-source.js';
import { cursorEnvelope, cursorPageOf, cursorQuery } from '../cursor-paging.js';
import { configurationValues, itemName, itemText } from './observatory-wire.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';

const CREATED = 201;
const PATH = '/api/observatory/obs_units';
const name = itemText('obs unit');

export const newObsUnitSchema = z.strictObject({
  name,
  program: itemName('observing program'),
  sub_program: itemName('sub observing program'),
  source: itemText('source'),
  obs_mode: itemText('obs mode'),
  observation_configuration: configurationValues,
  modules: z.array(z.strictObject({ module: itemName('instrument module'), configuration: itemName('configuration of the module') })),
  priority: z.int(),
  planned_executions: z.int(),
});

export const obsUnitSchema = z.object({
  name: z.string(),
  program: z.string(),
  sub_program: z.string(),
  source: z.string(),
  obs_mode: z.string(),
  observation_configuration: configurationValues,
  modules: z.array(z.object({ module: z.string(), configuration: z.string() })),
  priority: z.int(),
  planned_executions: z.int(),
});

export const obsUnitPageSchema = cursorPageOf(obsUnitSchema);

export const waitingObsUnitSchema = z.object({ obs_unit: obsUnitSchema, executed: z.int() });

/** What is planned to be observed, and what of a source comes next. */
export function obsUnitRoutes(app: FastifyInstance, components: ComponentSource): void {
  const units = components.resolve(ObsUnitService);
  const database = components.resolve(ObservatoryDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['observatory'];

  routes.get(
    PATH,
    {
      config: { permission: 'observatory:read' },
      schema: {
        tags,
        summary: 'List obs units, ordered by name; all, or those of a program or one of its parts',
        querystring: cursorQuery.extend({
          program: itemName('observing program').optional(),
          sub_program: itemName('sub observing program').optional(),
        }),
        response: { 200: obsUnitPageSchema, default: problemResponse },
      },
    },
    async ({ query }, reply) => {
      const filter = { program: query.program, subProgram: query.sub_program };
      return cursorEnvelope(await transactional(database, { readOnly: true }, reply, () => units.list(filter, query)), presentObsUnit);
    },
  );

  routes.get(
    `${PATH}/:name`,
    {
      config: { permission: 'observatory:read' },
      schema: {
        tags,
        summary: 'Read one obs unit',
        params: z.object({ name }),
        response: { 200: obsUnitSchema, default: problemResponse },
      },
    },
    async ({ params }, reply) => presentObsUnit(await transactional(database, { readOnly: true }, reply, () => units.get(params.name))),
  );

  routes.post(
    PATH,
    {
      config: { permission: 'observatory:operate' },
      schema: { tags, summary: 'Plan an obs unit', body: newObsUnitSchema, response: { 201: obsUnitSchema, default: problemResponse } },
    },
    async ({ body }, reply) => {
      const { sub_program: subProgram, obs_mode: obsMode, planned_executions: plannedExecutions, modules: moduleSettings } = body;
      const { program, source, priority, observation_configuration: observationConfiguration } = body;
      const fields = { name: body.name, program, subProgram, source, obsMode, observationConfiguration, moduleSettings, priority };
      const unit = await transactional(database, { readOnly: false }, reply, () => units.plan({ ...fields, plannedExecutions }));
      return reply
        .code(CREATED)
        .header('location', `${PATH}/${encodeURIComponent(unit.name)}`)
        .send(presentObsUnit(unit));
    },
  );

  routes.get(
    '/api/observatory/sources/:source/next',
    {
      config: { permission: 'observatory:read' },
      schema: {
        tags,
        summary: 'What can be observed of a source now, the lowest priority number first',
        params: z.object({ source: itemText('source') }),
        response: { 200: z.array(waitingObsUnitSchema), default: problemResponse },
      },
    },
    async ({ params }, reply) => {
      const waiting = await transactional(database, { readOnly: true }, reply, () => units.next(params.source));
      return waiting.map(({ obsUnit, executed }) => ({ obs_unit: presentObsUnit(obsUnit), executed }));
    },
  );
}

function presentObsUnit(unit: ObsUnit): z.output<typeof obsUnitSchema> {
  return {
    name: unit.name,
    program: unit.program,
    sub_program: unit.subProgram,
    source: unit.source,
    obs_mode: unit.obsMode,
    observation_configuration: { ...unit.observationConfiguration },
    modules: unit.moduleSettings.map(({ module, configuration }) => ({ module, configuration })),
    priority: unit.priority,
    planned_executions: unit.plannedExecutions,
  };
}
