import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ObservatoryDatabase } from '../../../ports/observatory/observatory.database.js';
import { ObservingProgramService } from '../../../services/observatory/observing-program.service.js';
import type { ComponentSource } from '../component-source.js';
import { itemName } from './observatory-wire.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';

const CREATED = 201;
const PATH = '/api/observatory/programs';

export const newProgramSchema = z.strictObject({ short_name: itemName('observing program'), title: z.string() });
export const newSubProgramSchema = z.strictObject({ name: itemName('sub observing program'), title: z.string() });

const subProgramSchema = z.object({ name: z.string(), title: z.string() });
export const programSchema = z.object({ short_name: z.string(), title: z.string(), sub_programs: z.array(subProgramSchema) });

/** Observing programs with their parts; few enough to be listed whole. */
export function observingProgramRoutes(app: FastifyInstance, components: ComponentSource): void {
  const programs = components.resolve(ObservingProgramService);
  const database = components.resolve(ObservatoryDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['observatory'];

  routes.get(
    PATH,
    {
      config: { permission: 'observatory:read' },
      schema: {
        tags,
        summary: 'Every observing program with its parts, by short name',
        response: { 200: z.array(programSchema), default: problemResponse },
      },
    },
    async (_request, reply) => {
      const found = await transactional(database, { readOnly: true }, reply, () => programs.listPrograms());
      return found.map(({ program: { shortName, title }, subPrograms }) => ({
        short_name: shortName,
        title,
        sub_programs: subPrograms.map((part) => ({ name: part.name, title: part.title })),
      }));
    },
  );

  routes.post(
    PATH,
    {
      config: { permission: 'observatory:operate' },
      schema: {
        tags,
        summary: 'Add an observing program',
        body: newProgramSchema,
        response: { 201: programSchema, default: problemResponse },
      },
    },
    async ({ body: { short_name: shortName, title } }, reply) => {
      const added = await transactional(database, { readOnly: false }, reply, () => programs.addProgram({ shortName, title }));
      return reply.code(CREATED).send({ short_name: added.shortName, title: added.title, sub_programs: [] });
    },
  );

  routes.post(
    `${PATH}/:program/sub_programs`,
    {
      config: { permission: 'observatory:operate' },
      schema: {
        tags,
        summary: 'Add a part of an observing program',
        params: z.object({ program: itemName('observing program') }),
        body: newSubProgramSchema,
        response: { 201: subProgramSchema, default: problemResponse },
      },
    },
    async ({ params: { program }, body }, reply) => {
      const { name, title } = await transactional(database, { readOnly: false }, reply, () => programs.addSubProgram({ ...body, program }));
      return reply.code(CREATED).send({ name, title });
    },
  );
}
