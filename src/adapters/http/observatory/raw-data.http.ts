import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ExecutedObsUnit } from '../../../domain/observatory/executed-obs-unit.js';
import { ExecutedObsUnitId, RawDataFileId, RawDataPackageId } from '../../../domain/observatory/ids.js';
import { observatoryName } from '../../../domain/observatory/observatory-text.js';
import type { RawDataFile } from '../../../domain/observatory/raw-data-file.js';
import type { RawDataPackage } from '../../../domain/observatory/raw-data-package.js';
import { ObservatoryDatabase } from '../../../ports/observatory/observatory.database.js';
import { ObservatoryRecordsService } from '../../../services/observatory/observatory-records.service.js';
import type { ComponentSource } from '../component-source.js';
import { cursorEnvelope, cursorPageOf, cursorQuery } from '../cursor-paging.js';
import { itemText } from './observatory-wire.js';
import { physicalCopySchema, presentCopy } from './physical-copy.schema.js';
import { problemResponse } from '../problem.schema.js';
import { transactional } from '../transactional.js';
import { domainText, instant, int64 } from '../wire.js';

const PATH = '/api/observatory';
const uuid = z.string().meta({ format: 'uuid' });

export const executionSchema = z.object({ id: uuid, obs_unit: z.string(), started_at: instant, ended_at: instant.nullable() });

export const rawDataFileSchema = z.object({
  id: uuid,
  execution: uuid,
  module: z.string(),
  name: z.string(),
  size_bytes: int64,
  checksum: z.string(),
  created_at: instant,
  package: uuid.nullable(),
});

export const rawDataPackageSchema = z.object({
  id: uuid,
  execution: uuid,
  module: z.string(),
  size_bytes: int64,
  checksum: z.string(),
  created_at: instant,
  transfer_package: uuid.nullable(),
});

export const executionPageSchema = cursorPageOf(executionSchema);
export const rawDataFilePageSchema = cursorPageOf(rawDataFileSchema);
export const rawDataPackagePageSchema = cursorPageOf(rawDataPackageSchema);

/** Executions, the files written in them, the packages made of those, and where all that is. */
export function rawDataRoutes(app: FastifyInstance, components: ComponentSource): void {
  const records = components.resolve(ObservatoryRecordsService);
  const database = components.resolve(ObservatoryDatabase);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const config = { permission: 'observatory:read' } as const;
  const tags = ['observatory'];
  const oneExecution = z.object({ id: domainText(ExecutedObsUnitId) });
  const oneModule = oneExecution.extend({ module: domainText((text) => observatoryName('module', text)) });
  const oneFile = z.object({ id: domainText(RawDataFileId) });
  const onePackage = z.object({ id: domainText(RawDataPackageId) });

  const answer = <Shown extends z.ZodType>(shown: Shown) => ({ 200: shown, default: problemResponse });

  const ofExecution = cursorQuery.extend({ execution: domainText(ExecutedObsUnitId).optional() });

  routes.get(
    `${PATH}/executions`,
    {
      config,
      schema: {
        tags,
        summary: 'List executions, the latest first; all, or those of an obs unit',
        querystring: cursorQuery.extend({ obs_unit: itemText('obs unit').optional() }),
        response: answer(executionPageSchema),
      },
    },
    async ({ query }, reply) => {
      const list = () => records.listExecutions({ obsUnit: query.obs_unit }, query);
      return cursorEnvelope(await transactional(database, { readOnly: true }, reply, list), presentExecution);
    },
  );

  routes.get(
    `${PATH}/files`,
    {
      config,
      schema: {
        tags,
        summary: 'List raw data files, ordered by id; all, or those of an execution',
        querystring: ofExecution,
        response: answer(rawDataFilePageSchema),
      },
    },
    async ({ query }, reply) =>
      cursorEnvelope(await transactional(database, { readOnly: true }, reply, () => records.listFiles(query, query)), presentFile),
  );

  routes.get(
    `${PATH}/packages`,
    {
      config,
      schema: {
        tags,
        summary: 'List raw data packages, ordered by id; all, or those of an execution',
        querystring: ofExecution,
        response: answer(rawDataPackagePageSchema),
      },
    },
    async ({ query }, reply) =>
      cursorEnvelope(await transactional(database, { readOnly: true }, reply, () => records.listPackages(query, query)), presentPackage),
  );

  routes.get(
    `${PATH}/executions/:id`,
    { config, schema: { tags, summary: 'One execution of an obs unit', params: oneExecution, response: answer(executionSchema) } },
    async ({ params }, reply) =>
      presentExecution(await transactional(database, { readOnly: true }, reply, () => records.execution(params.id))),
  );

  routes.get(
    `${PATH}/executions/:id/modules/:module/files`,
    {
      config,
      schema: {
        tags,
        summary: 'The files that a module wrote in an execution, by name',
        params: oneModule,
        response: answer(z.array(rawDataFileSchema)),
      },
    },
    async ({ params: { id, module } }, reply) => {
      const files = await transactional(database, { readOnly: true }, reply, () => records.filesOfModule(id, module));
      return files.map(presentFile);
    },
  );

  routes.get(
    `${PATH}/executions/:id/modules/:module/package`,
    {
      config,
      schema: { tags, summary: 'The package of those files, once it is made', params: oneModule, response: answer(rawDataPackageSchema) },
    },
    async ({ params: { id, module } }, reply) =>
      presentPackage(await transactional(database, { readOnly: true }, reply, () => records.packageOfModule(id, module))),
  );

  routes.get(
    `${PATH}/files/:id`,
    { config, schema: { tags, summary: 'One raw data file', params: oneFile, response: answer(rawDataFileSchema) } },
    async ({ params }, reply) => presentFile(await transactional(database, { readOnly: true }, reply, () => records.file(params.id))),
  );

  routes.get(
    `${PATH}/files/:id/copies`,
    { config, schema: { tags, summary: 'Where a file is', params: oneFile, response: answer(z.array(physicalCopySchema)) } },
    async ({ params }, reply) => {
      const copies = await transactional(database, { readOnly: true }, reply, () => records.copiesOfFile(params.id));
      return copies.map(presentCopy);
    },
  );

  routes.get(
    `${PATH}/packages/:id`,
    { config, schema: { tags, summary: 'One raw data package', params: onePackage, response: answer(rawDataPackageSchema) } },
    async ({ params }, reply) => presentPackage(await transactional(database, { readOnly: true }, reply, () => records.package(params.id))),
  );

  routes.get(
    `${PATH}/packages/:id/files`,
    {
      config,
      schema: { tags, summary: 'The files in a package, by name', params: onePackage, response: answer(z.array(rawDataFileSchema)) },
    },
    async ({ params }, reply) => {
      const files = await transactional(database, { readOnly: true }, reply, () => records.filesOfPackage(params.id));
      return files.map(presentFile);
    },
  );

  routes.get(
    `${PATH}/packages/:id/copies`,
    { config, schema: { tags, summary: 'Where a package is', params: onePackage, response: answer(z.array(physicalCopySchema)) } },
    async ({ params }, reply) => {
      const copies = await transactional(database, { readOnly: true }, reply, () => records.copiesOfPackage(params.id));
      return copies.map(presentCopy);
    },
  );
}

export function presentExecution({ id, obsUnit, startedAt, endedAt }: ExecutedObsUnit): z.output<typeof executionSchema> {
  return { id, obs_unit: obsUnit, started_at: startedAt.toString(), ended_at: endedAt?.toString() ?? null };
}

export function presentFile({
  id,
  executedObsUnitId,
  module,
  name,
  content,
  createdAt,
  packageId,
}: RawDataFile): z.output<typeof rawDataFileSchema> {
  return {
    id,
    execution: executedObsUnitId,
    module,
    name,
    size_bytes: String(content.sizeBytes),
    checksum: content.checksum,
    created_at: createdAt.toString(),
    package: packageId ?? null,
  };
}

function presentPackage(made: RawDataPackage): z.output<typeof rawDataPackageSchema> {
  return {
    id: made.id,
    execution: made.executedObsUnitId,
    module: made.module,
    size_bytes: String(made.content.sizeBytes),
    checksum: made.content.checksum,
    created_at: made.createdAt.toString(),
    transfer_package: made.transferPackageId ?? null,
  };
}
