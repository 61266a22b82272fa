import type { Alliance } from '../../domain/alliance';
import { compareCodePoints } from '../../domain/codePointOrder';
import type { Organisation } from '../../domain/organisation';
import type { Resource } from '../../domain/resource';
import type { Sector, Supply } from '../../domain/sector';
import type { TableName } from '../import/tables';

/** A row of a table by its columns, as import reads them; null is an empty cell, an array a list. */
export type ExportRow = Readonly<Record<string, unknown>>;

/** Rows of one or more tables that come from one record, each table's in the order of its key. */
export type RowsByTable = Readonly<Partial<Record<TableName, readonly ExportRow[]>>>;

/** The rows of the import format that say the same of a sector. */
export function rowsOfSector({ parentCode, ...sector }: Sector): RowsByTable {
  return { sectors: [{ ...sector, parent: parentCode }] };
}

/** The same of a SUPPLIES relationship. */
export function rowsOfSupply({ supplierCode, buyerCode, weight }: Supply): RowsByTable {
  return { supplies: [{ supplier: supplierCode, buyer: buyerCode, weight }] };
}

/** The same of a resource. */
export function rowsOfResource({ parentId, ...resource }: Resource): RowsByTable {
  return { resources: [{ ...resource, parent: parentId }] };
}

/** The same of an organisation, with its offers, needs and places. */
export function rowsOfOrganisation(organisation: Organisation): RowsByTable {
  const { id, sectors, externalIds, offers, needs, declines } = organisation;
  const primaryFirst = [...sectors].sort((a, b) => Number(b.primary) - Number(a.primary));
  return {
    organisations: [
      {
        ...organisation,
        externalIds: externalIds.map(({ scheme, value }) => `${scheme}:${value}`),
        sectors: primaryFirst.map(({ code }) => code),
      },
    ],
    offers: offers.map(({ resourceId, ...offer }) => ({ organisation: id, resource: resourceId, ...offer })),
    needs: needs.map(({ resourceId, ...need }) => ({ organisation: id, resource: resourceId, ...need })),
    declines: declines.map(({ organisationId, ...decline }) => ({
      organisation: id,
      declined: organisationId,
      ...decline,
    })),
  };
}

/** The same of an alliance and its members. */
export function rowsOfAlliance({ members, ...alliance }: Alliance): RowsByTable {
  const sorted = [...members].sort((a, b) => compareCodePoints(a.organisationId, b.organisationId));
  return {
    alliances: [alliance],
    members: sorted.map(({ organisationId, role, satisfaction }) => ({
      alliance: alliance.id,
      organisation: organisationId,
      role,
      satisfaction,
    })),
  };
}
