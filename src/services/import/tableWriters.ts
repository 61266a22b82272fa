import type { Dimension } from '../../domain/dimension';
import type { Role } from '../../domain/organisation';
import type { Supply } from '../../domain/sector';
import { kindOfResource } from '../../store/write/findTargets';
import type { Written } from '../../store/write/outcome';
import { DECLINES, MEMBER_OF, NEEDS, OFFERS } from '../../store/write/relationshipKinds';
import type { RelationshipKind } from '../../store/write/relationshipKinds';
import { readOrganisationTexts } from '../../store/write/organisationText';
import { readRelationshipTexts } from '../../store/write/relationshipText';
import { writeAlliances } from '../../store/write/writeAlliances';
import type { AllianceRow } from '../../store/write/writeAlliances';
import type { Batch } from '../../store/write/writeBatch';
import { ORGANISATION_PROPERTIES, writeOrganisations } from '../../store/write/writeOrganisations';
import type { OrganisationRow } from '../../store/write/writeOrganisations';
import { writeRelationships } from '../../store/write/writeRelationships';
import type { RelationshipFields } from '../../store/write/relationshipRow';
import { writeSupplies } from '../../store/write/writeSupplies';
import { writeVocabulary } from '../../store/write/writeVocabulary';
import type { VocabularyRow } from '../../store/write/writeVocabulary';
import type { RowValues } from './readRow';
import { COLUMNS, placesOf } from './tables';
import type { TableName } from './tables';

/** How the rows of a table reach the graph. */
export interface TableWriter {
  /** Rows of one transaction. A vocabulary is one whatever its length, since a child may come before its parent. */
  readonly batchSize: number;
  /** Reads what is stored of organisations as the texts that unread rows are compared with; null where none come unread. */
  readonly readTexts: ReadTexts | null;
  /** @param mostlyDiffer whether few of the rows, if any, are what is stored */
  write(batch: Batch, rows: readonly RowValues[], mostlyDiffer: boolean): Promise<Written[]>;
}

type ReadTexts = (
  batch: Pick<Batch, 'read'>,
  organisations: readonly string[],
) => Promise<ReadonlyMap<string, string>>;

/** Few enough that a batch is done with before it grows old in memory, many enough that commits cost nothing. */
const RELATIONSHIPS = 5_000;
const NODES = 1_000;

export const TABLE_WRITERS: Readonly<Record<TableName, TableWriter>> = {
  sectors: {
    batchSize: Infinity,
    readTexts: null,
    write: (batch, rows) => writeVocabulary(batch, 'Sector', rows.map(toSector)),
  },
  supplies: {
    batchSize: Infinity,
    readTexts: null,
    write: (batch, rows) => writeSupplies(batch, rows.map(toSupply)),
  },
  resources: {
    batchSize: Infinity,
    readTexts: null,
    write: (batch, rows) => writeVocabulary(batch, 'Resource', rows.map(toResource)),
  },
  organisations: {
    batchSize: NODES,
    readTexts: readOrganisationTexts,
    write: (batch, rows) => writeOrganisations(batch, rows.map(toOrganisationRow)),
  },
  offers: relationships('offers', OFFERS, 'organisation', 'resource'),
  needs: relationships('needs', NEEDS, 'organisation', 'resource'),
  alliances: {
    batchSize: NODES,
    readTexts: null,
    write: (batch, rows) => writeAlliances(batch, rows.map(toAllianceRow)),
  },
  members: relationships('members', MEMBER_OF, 'organisation', 'alliance'),
  declines: relationships('declines', DECLINES, 'organisation', 'declined'),
};

function relationships(
  table: TableName,
  kind: RelationshipKind,
  organisation: string,
  target: string,
): TableWriter {
  const [organisationPlace, targetPlace] = placesOf(table, [organisation, target]);
  const fields: RelationshipFields = {
    organisation: { name: organisation, place: organisationPlace },
    target: { name: target, place: targetPlace },
    values: placesOf(
      table,
      kind.properties.map(({ name }) => name),
    ),
  };
  return {
    batchSize: RELATIONSHIPS,
    readTexts:
      organisationPlace === 0
        ? (batch, organisations) => readRelationshipTexts(batch, kind, organisations)
        : null,
    write: (batch, rows, mostlyDiffer) => writeRelationships(batch, kind, rows, fields, { mostlyDiffer }),
  };
}

function toSector(row: RowValues): VocabularyRow {
  const { code, parent, ...properties } = named('sectors', row);
  return {
    id: code as string,
    kind: 'SECTOR',
    parent: parent as string | null | undefined,
    properties,
  };
}

function toResource(row: RowValues): VocabularyRow {
  const { id, parent, members, smallIslandState, ...properties } = named('resources', row);
  const kind = kindOfResource(id as string) as Dimension;
  return {
    id: id as string,
    kind,
    parent: parent as string | null | undefined,
    members: listGiven(members),
    properties: {
      ...properties,
      kind,
      // False is what no property stands for, so that it is no change where nothing is stored.
      smallIslandState: smallIslandState === false ? null : smallIslandState,
    },
  };
}

const [ID, ROLES, BASED_IN, SECTORS] = placesOf('organisations', ['id', 'roles', 'basedIn', 'sectors']);
const PROPERTIES = placesOf('organisations', ORGANISATION_PROPERTIES);

/** What a checked row of organisations asks for. */
export function toOrganisationRow(row: RowValues): OrganisationRow {
  return {
    id: row[ID] as string,
    roles: row[ROLES] as readonly Role[] | null | undefined,
    basedIn: listGiven(row[BASED_IN]),
    sectors: listGiven(row[SECTORS]),
    properties: PROPERTIES.map((place) => row[place]),
  };
}

function toAllianceRow(row: RowValues): AllianceRow {
  const { id, ...properties } = named('alliances', row);
  return { id: id as string, properties };
}

function toSupply([supplier, buyer, weight]: RowValues): Supply {
  return { supplierCode: supplier as string, buyerCode: buyer as string, weight: weight as number };
}

/** The values by the names of the columns. */
function named(table: TableName, row: RowValues): Record<string, unknown> {
  return Object.fromEntries(COLUMNS[table].map((name, i) => [name, row[i]]));
}

/** An empty cell is an empty list; a column that is not there stays unsaid. */
function listGiven(value: unknown): readonly string[] | undefined {
  return value === undefined ? undefined : ((value ?? []) as readonly string[]);
}
