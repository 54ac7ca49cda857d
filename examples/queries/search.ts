import { SearchFields } from 'sextant-db';
import { openPilots, pilotTable } from './pilots.js';

const { pilots } = await openPilots();
const pilotSearch = new SearchFields(pilotTable, {
  PilotStamp: 'stamp',
  Status: { column: 'status', operators: ['eq', 'neq', 'in', 'not in'] },
  Attempts: 'attempts',
});

const body: unknown = JSON.parse(`{
  "search": [{ "parameter": "Status", "operator": "in", "values": ["running", "done"] },
             { "parameter": "Attempts", "operator": "gt", "value": "1" }],
  "sort": [{ "parameter": "Attempts", "direction": "desc" }],
  "page": 1, "per_page": 10
}`);
const { where, orderBy, page } = pilotSearch.read(body);
const { items, total } = await pilots.paginate({ where, orderBy }, page);
console.log(total, items.map(({ stamp }) => stamp).join(' '));

try {
  pilotSearch.read({ search: [{ parameter: 'Attempt', operator: 'eq', value: 1 }] });
} catch (error) {
  console.log((error as Error).message);
}
