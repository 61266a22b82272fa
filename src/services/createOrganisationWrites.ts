import { storedText } from '../domain/storedText';
import { SymbiosisError } from '../domain/errors';
import type { Database } from '../store/database';
import { batchSeries } from '../store/write/batchSeries';
import { declineOrganisation } from '../store/write/declineOrganisation';
import { removeOrganisation } from '../store/write/removeOrganisation';
import { isRefused } from '../store/write/outcome';
import { withdrawDecline } from '../store/write/withdrawDecline';
import { writeBatch } from '../store/write/writeBatch';
import type { BatchResult, Batch } from '../store/write/writeBatch';
import type { Clock } from './clock';
import { isoDay } from './clock';
import type { RowFault } from './import/importFault';
import { readObject } from './import/readRow';
import { refusalExplainer, type ExplainRefusal } from './import/explainRefusal';
import { noOrganisation } from './noOrganisation';
import type { OrganisationInput, OrganisationWrites, RowOutcome } from './organisationWrites';
import { readOrganisationInput, referencesOf } from './readOrganisationInput';
import type { CheckedOrganisation } from './readOrganisationInput';
import { writeCheckedOrganisations } from './writeCheckedOrganisations';

export interface OrganisationWritesParts {
  readonly database: Pick<Database, 'read' | 'readAll' | 'write'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Awaited after each commit that changed something, so that a writer sees its own write. */
  readonly onCommitted: (revision: number) => Promise<void>;
}

/** The writes of the API; by the rules, and through the writers, of an import. */
export function createOrganisationWrites(parts: OrganisationWritesParts): OrganisationWrites {
  const { database, clock, onCommitted } = parts;

  async function inBatch<T>(tenant: string, work: (batch: Batch) => Promise<T>): Promise<T> {
    const settings = { tenant, at: clock.now().toISOString() };
    const { result, revision }: BatchResult<T> = await writeBatch(database, settings, work);
    if (revision !== null) await onCommitted(revision);
    return result;
  }

  /** What rows that are refused already point at in vain, so that one answer tells everything; a draft that is not written. */
  async function unknownReferences(
    tenant: string,
    rows: readonly OrganisationInput[],
    explain: ExplainRefusal,
  ): Promise<readonly (readonly RowFault[])[]> {
    if (rows.length === 0) return [];
    const settings = { tenant, at: clock.now().toISOString() };
    const { result } = await batchSeries(database).draft(settings, (batch) =>
      writeCheckedOrganisations(batch, rows.map(referencesOf), isoDay(clock.now())),
    );
    return Promise.all(result.map((outcome) => Promise.all(isRefused(outcome) ? outcome.map(explain) : [])));
  }

  return {
    async upsert(tenant, rows) {
      const outcomes: RowOutcome[] = new Array<RowOutcome>(rows.length);
      const explain = refusalExplainer(database, tenant, 'CLIENT');
      const accepted: { readonly place: number; readonly checked: CheckedOrganisation }[] = [];
      const faulty: { readonly place: number; readonly faults: readonly RowFault[] }[] = [];
      const ids = rows.map(({ id }) => storedText(id));
      for (const [place, row] of rows.entries()) {
        const read = readOrganisationInput(row);
        const faults = read.faults ?? twice(ids, place);
        if (faults.length === 0 && read.faults === null) accepted.push({ place, checked: read.checked });
        else faulty.push({ place, faults });
      }
      const refusedRows = faulty.map(({ place }) => rows[place]);
      const unknown = await unknownReferences(tenant, refusedRows, explain);
      for (const [i, { place, faults }] of faulty.entries()) {
        const known = new Set(faults.map(({ field }) => field));
        const others = unknown[i].filter(({ field }) => !known.has(field));
        outcomes[place] = refused(rows[place].id, [...faults, ...others]);
      }
      if (accepted.length === 0) return outcomes;
      const today = isoDay(clock.now());
      const written = await inBatch(tenant, (batch) =>
        writeCheckedOrganisations(
          batch,
          accepted.map(({ checked }) => checked),
          today,
        ),
      );
      for (const [i, { place }] of accepted.entries()) {
        const { id } = accepted[i].checked.row;
        const outcome = written[i];
        outcomes[place] =
          typeof outcome === 'string'
            ? { id, outcome, errors: [] }
            : refused(id, await Promise.all(outcome.map(explain)));
      }
      return outcomes;
    },

    remove: ({ tenant, id }) => inBatch(tenant, (batch) => removeOrganisation(batch, id)),

    async decline(tenant, { seeker, candidate, reason }) {
      const { faults } = readObject('declines', { organisation: seeker, declined: candidate, reason });
      const fault = faults?.[0];
      if (fault !== undefined) {
        const { field, reason, remedy } = fault;
        throw new SymbiosisError('INVALID_INPUT', `${reason[0].toUpperCase()}${reason.slice(1)}.`, {
          field: DECLINE_FIELDS[field] ?? field,
          remedy,
        });
      }
      const [missing] = await inBatch(tenant, (batch) =>
        declineOrganisation(batch, seeker, candidate, reason),
      );
      if (missing !== undefined) throw notFound(missing, missing === seeker ? 'seeker' : 'candidate');
    },

    async withdrawDecline(tenant, { seeker, candidate }) {
      const [missing] = await inBatch(tenant, (batch) => withdrawDecline(batch, seeker, candidate));
      if (missing !== undefined) throw notFound(missing, missing === seeker ? 'seeker' : 'candidate');
    },
  };
}

/** What the columns of the import format are called in a request. */
const DECLINE_FIELDS: Readonly<Record<string, string>> = { organisation: 'seeker', declined: 'candidate' };

function twice(ids: readonly string[], place: number): readonly RowFault[] {
  const first = ids.indexOf(ids[place]);
  if (first === place) return [];
  return [
    { field: 'id', reason: `row ${first + 1} has the same id`, remedy: 'Send each organisation once.' },
  ];
}

function refused(id: string, faults: readonly RowFault[]): RowOutcome {
  const errors = faults.map(({ field, reason, remedy }) => ({ field, message: reason, remedy }));
  return { id, outcome: 'REFUSED', errors };
}

function notFound(id: string, field: string): SymbiosisError {
  return new SymbiosisError('NOT_FOUND', noOrganisation(id), {
    field,
    remedy: 'Check the id.',
  });
}
