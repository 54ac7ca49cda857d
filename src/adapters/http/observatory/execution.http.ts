import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Checksum } from '../../../domain/observatory/file-content.js';
import { ExecutedObsUnitId } from '../../../domain/observatory/ids.js';
import { ObservatoryDatabase } from '../../../ports/observatory/observatory.database.js';
import { RawDataFileService } from '../../../services/observatory/raw-data-file.service.js';
import type { ComponentSource } from '../component-source.js';
import { itemName, itemText } from './observatory-wire.js';
import { problemResponse } from '../problem.schema.js';
import { executionSchema, presentExecution, presentFile, rawDataFileSchema } from './raw-data.http.js';
import { transactional } from '../transactional.js';
import { domainText } from '../wire.js';

const CREATED = 201;
const PATH = '/api/observatory/executions';
const operating = { permission: 'observatory:operate' } as const;

export const newExecutionSchema = z.strictObject({
  obs_unit: itemText('obs unit'),
  id: domainText(ExecutedObsUnitId).optional().meta({ format: 'uuid', description: 'Default: a new one' }),
});

export const newRawDataFileSchema = z.strictObject({
  module: itemName('instrument module'),
  name: itemName('file name'),
  location: itemName('location').meta({ description: 'A source, where the file is under <execution>/<module>/<name>' }),
  size_bytes: z
    .string()
    .regex(/^\d{1,18}$/, { error: 'expected the digits of a whole number' })
    .transform(BigInt),
  checksum: domainText(Checksum).meta({ description: 'SHA-256 in hexadecimal digits' }),
});

/** What an instrument tells: that an execution begins, which files it wrote, that it ended. */
export function executionRoutes(app: FastifyInstance, components: ComponentSource): void {
  const executions = components.resolve(RawDataFileService);
  const database = components.resolve(ObservatoryDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['observatory'];
  const params = z.object({ id: domainText(ExecutedObsUnitId) });

  routes.post(
    PATH,
    {
      config: operating,
      schema: {
        tags,
        summary: 'Begin an execution of a planned obs unit whose instruments are available',
        body: newExecutionSchema,
        response: { 201: executionSchema, default: problemResponse },
      },
    },
    async ({ body }, reply) => {
      const begin = () => executions.beginExecution(body.obs_unit, body.id);
      const begun = await transactional(database, { readOnly: false }, reply, begin);
      return reply.code(CREATED).header('location', `${PATH}/${begun.id}`).send(presentExecution(begun));
    },
  );

  routes.post(
    `${PATH}/:id/files`,
    {
      config: operating,
      schema: {
        tags,
        summary: 'Record a file that is at a source; its bytes are read, and must be what is said. Again: the file that is recorded',
        params,
        body: newRawDataFileSchema,
        response: { 200: rawDataFileSchema, default: problemResponse },
      },
    },
    // In no transaction: the service reads the bytes first, which may take long, and then records them in one.
    async ({ params: { id }, body: { size_bytes: sizeBytes, ...written } }) =>
      presentFile(await executions.record({ ...written, sizeBytes, executedObsUnitId: id })),
  );

  routes.post(
    `${PATH}/:id/end`,
    {
      config: operating,
      schema: {
        tags,
        summary: 'End an execution: it takes no more files, and those it has can be packaged',
        params,
        response: { 200: executionSchema, default: problemResponse },
      },
    },
    async ({ params: { id } }, reply) =>
      presentExecution(await transactional(database, { readOnly: false }, reply, () => executions.endExecution(id))),
  );
}
