import type { AllianceType } from '../../../src/domain/allianceType';

/** A row of the table of docs/scoring.md, section 8, as it is written there. */
export interface DocumentedType {
  readonly type: AllianceType;
  /** Hundredths, in the order of the dimensions: the other's side where there is a host, else both sides. */
  readonly omega: readonly number[];
  /** The host's side; the same as `omega` where the type has no host, or one with the same weights. */
  readonly hostOmega: readonly number[];
  readonly hosted: boolean;
  readonly kappa: number;
  readonly sector: string;
  readonly place: string;
  readonly size: string;
  /** Hundredths: sector, size, goal, trust. */
  readonly v: readonly number[];
  /** In words; null for a dash. */
  readonly gate: string | null;
  readonly goals: readonly string[];
}

const HEADER = '| type | omega | kappa | sector | place | size | v | gate | serves goals |';

/**
 * Reads the sixteen types out of the text of docs/scoring.md.
 * @throws Error where the table is not there or a row has other columns than its header
 */
export function parseAllianceTypeTable(markdown: string): DocumentedType[] {
  const lines = markdown.split('\n');
  const header = lines.indexOf(HEADER);
  if (header === -1) throw new Error(`No table begins with ${HEADER}`);
  const rows = lines.slice(header + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).map(parseRow);
}

function parseRow(line: string): DocumentedType {
  const cells = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  if (cells.length !== 9) throw new Error(`Nine columns are asked for: ${line}`);
  const [type, omegas, kappa, sector, place, size, v, gate, goals] = cells;
  const [omega, hostOmega = omega] = omegas.split('; host ');
  return {
    type: type as AllianceType,
    omega: numbers(omega),
    hostOmega: numbers(hostOmega),
    hosted: omegas.includes('host') || gate.includes('(host)'),
    kappa: Number(kappa),
    ...{ sector, place, size },
    v: numbers(v),
    gate: gate === '-' ? null : gate,
    goals: goals.split(' '),
  };
}

function numbers(cell: string): number[] {
  return cell.split(' ').map(Number);
}
