import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

export const DOCUMENTATION_PATH = '/docs';
export const OPENAPI_PATH = '/openapi.json';

const ASSETS = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
} as const;

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sextant API</title>
<link rel="icon" href="${DOCUMENTATION_PATH}/favicon-32x32.png">
<link rel="stylesheet" href="${DOCUMENTATION_PATH}/swagger-ui.css">
<div id="page"></div>
<script src="${DOCUMENTATION_PATH}/swagger-ui-bundle.js"></script>
<script src="${DOCUMENTATION_PATH}/start.js"></script>
</html>
`;
const START = `SwaggerUIBundle({ dom_id: '#page', url: '${OPENAPI_PATH}', deepLinking: true, validatorUrl: null });\n`;

/** The page may load from this service and from nowhere else; Swagger UI styles its elements in place and embeds its icons. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
const ONE_DAY = 'max-age=86400';

/**
 * The readable page at `/docs`, complete without any network. It serves the files of `@fastify/swagger-ui` itself: that
 * plug-in loads a YAML writer and a file server first, which costs a tenth of a second at every start.
 */
export function documentationPage(app: FastifyInstance): void {
  const hidden = { config: { permission: 'open' }, schema: { hide: true } } as const;
  app.get(DOCUMENTATION_PATH, hidden, (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', POLICY).send(PAGE),
  );
  app.get(`${DOCUMENTATION_PATH}/start.js`, hidden, (_request, reply) =>
    reply.type(ASSETS['swagger-ui-bundle.js']).header('cache-control', ONE_DAY).send(START),
  );
  for (const [name, type] of Object.entries(ASSETS))
    app.get(`${DOCUMENTATION_PATH}/${name}`, hidden, async (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', ONE_DAY)
        .send(await readFile(assetUrl(name))),
    );
}

function assetUrl(name: string): URL {
  return new URL(`static/${name}`, import.meta.resolve('@fastify/swagger-ui'));
}
