import { parse } from 'csv-parse/sync';
import { SymbiosisError } from '../domain/errors';
import { DEFAULT_PRIORITY, type Need, type Organisation } from '../domain/organisation';

/**
 * The organisation with the needs of a CSV file (`resource`, and `priority` 1..5 where wanted) in place of its own,
 * as if it had stated them. Whether the resources exist is for the service to say.
 * @throws SymbiosisError INVALID_INPUT with the line and the remedy
 */
export function withNeedsOfFile(organisation: Organisation, csv: string, file: string): Organisation {
  const rows = readRows(csv, file);
  if (rows.length === 0 || !('resource' in rows[0])) {
    throw new SymbiosisError('INVALID_INPUT', `${file} has no needs.`, {
      field: 'needs',
      remedy: 'Write a header line "resource,priority" and one need on each line below it.',
    });
  }
  return { ...organisation, needs: rows.map((row, at) => toNeed(row, `${file} line ${at + 2}`)) };
}

function readRows(csv: string, file: string): Record<string, string>[] {
  try {
    return parse(csv, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    throw new SymbiosisError('INVALID_INPUT', `${file} is not CSV: ${(error as Error).message}`, {
      field: 'needs',
      remedy: 'Write a header line "resource,priority" and one need on each line below it.',
      cause: error,
    });
  }
}

function toNeed(row: Record<string, string>, place: string): Need {
  const resourceId = row.resource;
  if (!resourceId) {
    throw new SymbiosisError('INVALID_INPUT', `${place} names no resource.`, {
      field: 'resource',
      remedy: 'Give the id of a resource, for example channel/instagram.',
    });
  }
  const priority = row.priority ? Number(row.priority) : DEFAULT_PRIORITY;
  if (!Number.isInteger(priority) || priority < 1 || priority > 5) {
    throw new SymbiosisError('INVALID_INPUT', `${place}: the priority is ${row.priority}.`, {
      field: 'priority',
      remedy: 'Give a whole number from 1 (nice to have) to 5 (vital), or none.',
    });
  }
  return { resourceId, priority, origin: 'STATED', since: null, until: null };
}
