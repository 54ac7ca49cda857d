import type { FastifyInstance } from 'fastify';

const LINKS = [
  { href: '/docs', title: 'Documentation of every route' },
  { href: '/openapi.json', title: 'The same for machines (OpenAPI 3.1)' },
  { href: '/api/catalog/objects', title: 'Astronomical objects' },
  { href: '/api/identity/users', title: 'Registered users' },
  { href: '/api/ledger/accounts', title: 'Accounts of the ledger' },
  { href: '/api/my_pilots/summary', title: 'Pilots by status' },
  { href: '/api/observatory/status', title: 'How far the data of the observatory have come' },
  { href: '/livez', title: 'Is the process alive' },
  { href: '/readyz', title: 'Can it serve requests' },
] as const;

const AS_JSON = JSON.stringify({ service: 'sextant', links: LINKS });
const AS_HTML = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Sextant</title>
<style>body { font: 1rem/1.6 system-ui, sans-serif; margin: 4rem auto; max-width: 36rem; padding: 0 1rem }</style>
<h1>Sextant</h1>
<ul>
${LINKS.map(({ href, title }) => `<li><a href="${href}">${href}</a>: ${title}`).join('\n')}
</ul>
</html>
`;

/** `/`: where to go from here, as a page for browsers and as JSON for everything else. */
export function homeRoute(app: FastifyInstance): void {
  app.get('/', { config: { permission: 'open' }, schema: { hide: true } }, (request, reply) => {
    reply.header('vary', 'Accept');
    return prefersHtml(request.headers.accept)
      ? reply.type('text/html; charset=utf-8').send(AS_HTML)
      : reply.type('application/json; charset=utf-8').send(AS_JSON);
  });
}

/** Browsers name `text/html` first and the wildcard last; programs name JSON, anything, or nothing. */
function prefersHtml(accept: string | undefined): boolean {
  const html = accept?.search(/\btext\/html\b/i) ?? -1;
  const json = accept?.search(/\bapplication\/json\b/i) ?? -1;
  return html >= 0 && (json < 0 || html < json);
}
