import { compareCodePoints } from '../../domain/codePointOrder';
import type { DatasetProject, Participant } from '../../evaluation/dataset';
import type { PARTICIPATION_COLUMNS, PROJECT_COLUMNS } from './datasetColumns';
import { isoDay, leads, listOf, textOrNull } from './datasetCells';
import type { DatasetRow, DatasetTable } from './datasetTable';

type ParticipationRow = DatasetRow<keyof typeof PARTICIPATION_COLUMNS>;

/** Whether a participation lacks its organisation or its project. */
export function namesNobody({ organisation, project }: ParticipationRow): boolean {
  return organisation === '' || project === '';
}

/**
 * The projects that have a participant, in code-point order of id. The day of a project is that of projects.csv, else
 * the earliest of its participations.
 */
export function projectsOf(
  participations: DatasetTable<keyof typeof PARTICIPATION_COLUMNS>,
  projects: DatasetTable<keyof typeof PROJECT_COLUMNS>,
): readonly DatasetProject[] {
  const described = new Map(projects.rows.map((row) => [row.id, row]));
  const rowsOf = new Map<string, ParticipationRow[]>();
  for (const row of participations.rows) {
    if (namesNobody(row)) continue;
    const rows = rowsOf.get(row.project);
    if (rows) rows.push(row);
    else rowsOf.set(row.project, [row]);
  }
  return [...rowsOf]
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([id, rows]) => {
      const row = described.get(id);
      const days = rows.map(({ date }) => isoDay(date)).filter((day) => day !== null);
      return {
        id,
        date: isoDay(row?.date ?? '') ?? days.sort()[0] ?? null,
        title: textOrNull(row?.title),
        text: textOrNull(row?.text),
        topics: listOf(row?.topics),
        country: textOrNull(row?.country),
        members: membersOf(rows),
      };
    });
}

function membersOf(rows: readonly ParticipationRow[]): readonly Participant[] {
  const members = new Map<string, boolean>();
  for (const { organisation, role } of rows) {
    members.set(organisation, leads(role) || (members.get(organisation) ?? false));
  }
  return [...members].map(([organisation, coordinator]) => ({ organisation, coordinator }));
}
