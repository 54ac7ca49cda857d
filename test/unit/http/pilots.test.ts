import { expect } from 'chai';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { availableSchema, computeElementPageSchema, computeElementSchema } from '../../../src/adapters/http/pilots/compute-element.http.js';
import {
  pilotHistorySchema,
  pilotPageSchema,
  pilotSchema,
  pilotSummarySchema,
} from '../../../src/adapters/http/pilots/pilot-submission.http.js';
import { Components, serviceOn } from './doubles.js';

const PILOTS = '/api/my_pilots';

describe('HTTP pilots', () => {
  let app: FastifyInstance;

  beforeEach(() => {
    app = serviceOn(new Components());
  });

  afterEach(() => app.close());

  const ask = async (method: InjectOptions['method'] & string, path: string, payload?: object) => {
    const response = await app.inject({ method, url: PILOTS + path, ...(payload && { payload }) } as InjectOptions);
    return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
  };
  const add = (name: string, capacity: number) => ask('POST', '/compute_elements', { name, capacity, success_rate: 0.75 });

  it('adds a compute element, enabled, once', async () => {
    const added = await add('ce', 2);
    expect(added.status).to.equal(201);
    expect(computeElementSchema.parse(added.body)).to.deep.equal({ name: 'ce', capacity: 2, success_rate: 0.75, enabled: true });
    expect(await add('ce', 3)).to.deep.include({ status: 409 });
    const page = await app.inject(`${PILOTS}/compute_elements`);
    expect(computeElementPageSchema.parse(page.json())).to.deep.equal({ items: [added.body], has_next: false, next: null });
  });

  it('submits a pilot and answers with its id', async () => {
    await add('ce', 1);
    expect(await ask('POST', '/submit/ce')).to.deep.equal({ status: 200, body: { pilot_id: 1 } });
    expect((await ask('POST', '/submit/ce')).body).to.include({ code: 'COMPUTE_ELEMENT_FULL', status: 409 });
    expect((await ask('POST', '/submit/unknown')).body).to.include({ code: 'COMPUTE_ELEMENT_NOT_FOUND', status: 404 });
    expect(pilotSummarySchema.parse((await ask('GET', '/summary')).body)).to.deep.equal({ submitted: 1, running: 0, done: 0, failed: 0 });
  });

  it('takes names as people write them', async () => {
    await add('Ōsumi / 1', 1);
    expect((await ask('POST', `/submit/${encodeURIComponent('Ōsumi / 1')}`)).status).to.equal(200);
  });

  it('tells which have room, and no longer one that is disabled', async () => {
    await add('ce', 2);
    await ask('POST', '/submit/ce');
    const available = async () => availableSchema.parse((await app.inject(`${PILOTS}/available`)).json());
    expect(await available()).to.deep.equal([{ name: 'ce', capacity: 2, success_rate: 0.75, available_slots: 1 }]);
    expect((await ask('PATCH', '/compute_elements/ce', { enabled: false })).body).to.include({ enabled: false });
    expect(await available()).to.deep.equal([]);
    expect((await ask('POST', '/submit/ce')).body).to.include({ code: 'COMPUTE_ELEMENT_DISABLED', status: 409 });
  });

  it('moves a pilot, keeps its history and refuses what is no move', async () => {
    await add('ce', 2);
    await ask('POST', '/submit/ce');
    const running = await ask('PATCH', '/pilots/1', { status: 'running' });
    expect(pilotSchema.parse(running.body)).to.include({ pilot_id: 1, ce_name: 'ce', status: 'running' });
    const refused = await ask('PATCH', '/pilots/1', { status: 'submitted' });
    expect(refused.body).to.include({ code: 'PILOT_MOVE_REFUSED', status: 409 });
    expect(refused.body.detail).to.equal('pilot 1 is running and can go to done or failed, not to submitted');
    const history = pilotHistorySchema.parse((await app.inject(`${PILOTS}/pilots/1/history`)).json());
    expect(history.map(({ status }) => status)).to.deep.equal(['submitted', 'running']);
  });

  it('pages through the pilots of a status by cursors', async () => {
    await add('ce', 5);
    for (let index = 0; index < 3; index += 1) await ask('POST', '/submit/ce');
    const first = pilotPageSchema.parse((await ask('GET', '/pilots?status=submitted&limit=2')).body);
    expect(first.items.map((pilot) => pilot.pilot_id)).to.deep.equal([1, 2]);
    const second = pilotPageSchema.parse((await ask('GET', `/pilots?status=submitted&limit=2&cursor=${String(first.next)}`)).body);
    expect(second.items.map((pilot) => pilot.pilot_id)).to.deep.equal([3]);
    expect(second).to.include({ has_next: false, next: null });
    expect((await ask('GET', '/pilots?cursor=banana')).status).to.equal(400);
  });

  for (const [what, method, path, payload] of [
    ['a capacity below zero', 'POST', '/compute_elements', { name: 'ce', capacity: -1, success_rate: 1 }],
    ['a rate of 7.5', 'POST', '/compute_elements', { name: 'ce', capacity: 1, success_rate: 7.5 }],
    ['a name with a NUL', 'POST', '/compute_elements', { name: 'c\0e', capacity: 1, success_rate: 1 }],
    ['an unknown field', 'POST', '/compute_elements', { name: 'ce', capacity: 1, success_rate: 1, color: 'red' }],
    ['a status that is none', 'PATCH', '/pilots/1', { status: 'banana' }],
    ['a NUL in the path', 'POST', '/submit/%00', undefined],
    ['a list by banana', 'GET', '/pilots?status=banana', undefined],
  ] as const)
    it(`refuses ${what}`, async () => {
      expect((await ask(method, path, payload)).status).to.equal(400);
      expect((await ask('GET', '/compute_elements')).body.items).to.deep.equal([]);
    });
});
