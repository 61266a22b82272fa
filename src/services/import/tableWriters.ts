import type { Dimension } from '../../domain/dimension';
import type { Role } from '../../domain/organisation';
import type { Supply } from '../../domain/sector';
import { kindOfResource } from '../../store/write/findTargets';
import type { Written } from '../../store/write/outcome';
import { DECLINES, MEMBER_OF, NEEDS, OFFERS } from '../../store/write/relationshipKinds';
import type { RelationshipKind } from '../../store/write/relationshipKinds';
import { writeAlliances } from '../../store/write/writeAlliances';
import type { Batch } from '../../store/write/writeBatch';
import { writeOrganisations } from '../../store/write/writeOrganisations';
import type { OrganisationRow } from '../../store/write/writeOrganisations';
import { writeRelationships } from '../../store/write/writeRelationships';
import { writeSupplies } from '../../store/write/writeSupplies';
import { writeVocabulary } from '../../store/write/writeVocabulary';
import type { RowValues } from './readRow';
import type { TableName } from './tables';

/** How the rows of a table reach the graph. */
export interface TableWriter {
  /** Rows of one transaction. A vocabulary is one whatever its length, since a child may come before its parent. */
  readonly batchSize: number;
  write(batch: Batch, rows: readonly RowValues[]): Promise<Written[]>;
}

/** Few enough that a batch is done with before it grows old in memory, many enough that commits cost nothing. */
const RELATIONSHIPS = 5_000;
const NODES = 1_000;

export const TABLE_WRITERS: Readonly<Record<TableName, TableWriter>> = {
  sectors: {
    batchSize: Infinity,
    write: (batch, rows) =>
      writeVocabulary(
        batch,
        'Sector',
        rows.map(({ code, parent, ...properties }) => ({
          id: code as string,
          kind: 'SECTOR',
          parent: parent as string | null | undefined,
          properties,
        })),
      ),
  },
  supplies: {
    batchSize: Infinity,
    write: (batch, rows) => writeSupplies(batch, rows.map(toSupply)),
  },
  resources: {
    batchSize: Infinity,
    write: (batch, rows) =>
      writeVocabulary(
        batch,
        'Resource',
        rows.map(({ id, parent, members, ...properties }) => {
          const kind = kindOfResource(id as string) as Dimension;
          return {
            id: id as string,
            kind,
            parent: parent as string | null | undefined,
            members: listGiven(members),
            // False is what no property stands for, so that it is no change where nothing is stored.
            properties: {
              ...properties,
              kind,
              smallIslandState: properties.smallIslandState === false ? null : properties.smallIslandState,
            },
          };
        }),
      ),
  },
  organisations: {
    batchSize: NODES,
    write: (batch, rows) => writeOrganisations(batch, rows.map(toOrganisationRow)),
  },
  offers: relationships(OFFERS, 'organisation', 'resource'),
  needs: relationships(NEEDS, 'organisation', 'resource'),
  alliances: {
    batchSize: NODES,
    write: (batch, rows) =>
      writeAlliances(
        batch,
        rows.map(({ id, ...properties }) => ({ id: id as string, properties })),
      ),
  },
  members: relationships(MEMBER_OF, 'organisation', 'alliance'),
  declines: relationships(DECLINES, 'organisation', 'declined'),
};

function relationships(kind: RelationshipKind, organisation: string, target: string): TableWriter {
  return {
    batchSize: RELATIONSHIPS,
    write: (batch, rows) => writeRelationships(batch, kind, rows, { organisation, target }),
  };
}

/** What a checked row of organisations asks for. */
export function toOrganisationRow(row: RowValues): OrganisationRow {
  return {
    id: row.id as string,
    roles: row.roles as readonly Role[] | null | undefined,
    basedIn: listGiven(row.basedIn),
    sectors: listGiven(row.sectors),
    properties: row,
  };
}

function toSupply({ supplier, buyer, weight }: RowValues): Supply {
  return { supplierCode: supplier as string, buyerCode: buyer as string, weight: weight as number };
}

/** An empty cell is an empty list; a column that is not there stays unsaid. */
function listGiven(value: unknown): readonly string[] | undefined {
  return value === undefined ? undefined : ((value ?? []) as readonly string[]);
}
