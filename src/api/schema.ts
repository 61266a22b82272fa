import 'reflect-metadata';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { OrganisationAlliancesResolver } from './alliance/organisationAlliances.resolver';
import { AllianceTypeResolver } from './allianceType/allianceType.resolver';
import { NodeResolver } from './lookup/node.resolver';
import { OrganisationResolver } from './organisation/organisation.resolver';
import { OrganisationPartsResolver } from './organisation/organisationParts.resolver';
import { RecommendationResolver } from './recommendation/recommendation.resolver';
import { ResourceResolver } from './resource/resource.resolver';
import { SectorResolver } from './sector/sector.resolver';
import { OrganisationWritesResolver } from './write/organisationWrites.resolver';

/** The schema with its resolvers; needs no database. */
export function buildApiSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      AllianceTypeResolver,
      NodeResolver,
      OrganisationAlliancesResolver,
      OrganisationPartsResolver,
      OrganisationResolver,
      OrganisationWritesResolver,
      RecommendationResolver,
      ResourceResolver,
      SectorResolver,
    ],
    validate: { forbidUnknownValues: true },
  });
}

/** The schema as it is committed: sorted, so that a diff shows what changed and nothing else. */
export function printApiSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
