import { Query, Resolver } from 'type-graphql';
import { allianceTypeTable, AllianceTypeDefinition } from './allianceType.type';

@Resolver()
export class AllianceTypeResolver {
  @Query(() => [AllianceTypeDefinition], {
    description:
      'The table of the sixteen alliance types: everything that drives the ranking, to publish or check.',
  })
  allianceTypes(): AllianceTypeDefinition[] {
    return allianceTypeTable();
  }
}
