import type { Cell } from './cell.js';
import { SLOT, SLOT_BY_SPELLING } from './observation-columns.js';
import { parseExactJson } from './exact-json.js';
import { JsonValues, type JsonSink } from './json-values.js';
import type { ObservationParser, RecordCollector } from './observation-parser.js';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Observations in ZTF alert packets as JSON: one alert, an array, or alerts one after another. The candidate is a
 * detection with a stamp; each previous candidate is a detection without one, whose parent is this alert, or (without
 * candid) a non-detection. Source: ZTF Avro schemas, `alert.avsc`, `prv_candidate.avsc`.
 */
export class AlertObservations implements ObservationParser, JsonSink {
  private readonly values = new JsonValues(this);

  constructor(private readonly collector: RecordCollector) {}

  push(text: string): void {
    this.values.push(text);
  }

  finish(): void {
    this.values.finish();
    this.collector.finish();
  }

  value(line: number, text: string): void {
    let alert: unknown;
    try {
      alert = parseExactJson(text);
    } catch (error) {
      this.collector.problem(line, `not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    if (isObject(alert)) this.alert(line, alert);
  }

  fault(line: number, reason: string): void {
    this.collector.problem(line, reason);
  }

  private alert(line: number, alert: JsonObject): void {
    const oid = alert['objectId'] ?? alert['oid'];
    const { candidate, prv_candidates: previous } = alert;
    if (typeof oid !== 'string') return this.collector.problem(line, 'no alert: it has no objectId');
    if (!isObject(candidate)) return this.collector.problem(line, 'no alert: it has no candidate');
    const candid = scalar(alert['candid'] ?? candidate['candid']);
    const cells = cellsOf(candidate, oid);
    cells[SLOT.candid] = scalar(candidate['candid'] ?? alert['candid']);
    cells[SLOT.has_stamp] ??= true;
    if (candid === undefined || candid === null) this.collector.problem(line, 'candidate: candid is missing');
    else this.collector.observation(line, cells, 'candidate: ');
    if (previous === undefined || previous === null) return;
    if (!Array.isArray(previous)) return this.collector.problem(line, 'prv_candidates is no array');
    for (const [index, item] of (previous as readonly unknown[]).entries()) {
      const where = `prv_candidates[${index}]: `;
      if (!isObject(item)) {
        this.collector.problem(line, `${where}no candidate`);
        continue;
      }
      const before = cellsOf(item, oid);
      before[SLOT.parent_candid] ??= candid;
      before[SLOT.has_stamp] ??= false;
      this.collector.observation(line, before, where);
    }
  }
}

function cellsOf(candidate: JsonObject, oid: string): Cell[] {
  const cells: Cell[] = [];
  for (const [name, slot] of SLOT_BY_SPELLING) cells[slot] ??= scalar(candidate[name]);
  cells[SLOT.oid] = oid;
  return cells;
}

/** What a cell can hold; anything nested is passed on as its JSON, to be refused with its text in the reason. */
function scalar(value: unknown): Cell {
  if (value === undefined || value === null) return value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
