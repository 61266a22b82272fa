import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { AllianceType } from '../../domain/allianceType';
import { DIMENSIONS } from '../../domain/dimension';
import type { Dimension } from '../../domain/dimension';
import type { Goal } from '../../domain/organisation';
import { ALLIANCE_TYPE_TABLE } from '../../scoring/allianceTypeTable';
import type { AllianceTypeRow, PlaceShape, SectorShape, SizeShape } from '../../scoring/allianceTypeTable';
import { AllianceTypeEnum } from '../enums/alliance.enums';
import {
  CautionEnum,
  PlaceShapeEnum,
  SectorShapeEnum,
  SizeShapeEnum,
} from '../enums/allianceTypeTable.enums';
import { DimensionEnum } from '../enums/dimension.enum';
import { GoalEnum } from '../enums/organisation.enums';

@ObjectType('DimensionWeight', {
  description: 'How much one dimension counts for one side of an alliance type.',
  simpleResolvers: true,
})
export class DimensionWeightType {
  @Field(() => DimensionEnum, { description: 'The dimension.' })
  readonly dimension!: Dimension;

  @Field(() => Int, { description: 'Its weight in hundredths; the eight of a side add up to 100.' })
  readonly weight!: number;
}

@ObjectType('FitWeights', {
  description:
    'How much each fit counts for an alliance type, in hundredths; they are taken as a weighted mean.',
  simpleResolvers: true,
})
export class FitWeightsType {
  @Field(() => Int, { description: 'Weight of the fit of sectors.' })
  readonly sector!: number;

  @Field(() => Int, { description: 'Weight of the fit of sizes.' })
  readonly size!: number;

  @Field(() => Int, { description: 'Weight of the fit of goals.' })
  readonly goal!: number;

  @Field(() => Int, { description: 'Weight of trust in the candidate.' })
  readonly trust!: number;
}

@ObjectType('AllianceTypeDefinition', {
  description:
    'One row of the table that drives the ranking: what an alliance type needs, rewards and asks for.',
  simpleResolvers: true,
})
export class AllianceTypeDefinition {
  @Field(() => AllianceTypeEnum, { description: 'The alliance type.' })
  readonly type!: AllianceType;

  @Field(() => [DimensionWeightType], {
    description:
      "What counts for a side, in the order of the dimensions; the guest's side where there is a host.",
  })
  readonly weights!: readonly DimensionWeightType[];

  @Field(() => [DimensionWeightType], {
    nullable: true,
    description: "What counts for the host's side; null where the type has no host.",
  })
  readonly hostWeights!: readonly DimensionWeightType[] | null;

  @Field(() => Float, { description: 'How much competition takes away (kappa), 0 to 1.' })
  readonly competitionPenalty!: number;

  @Field(() => SectorShapeEnum, { description: 'Which distance between sectors fits.' })
  readonly sectorFit!: SectorShape;

  @Field(() => SizeShapeEnum, { description: 'Which sizes fit.' })
  readonly sizeFit!: SizeShape;

  @Field(() => PlaceShapeEnum, { description: 'Which places raise the score.' })
  readonly place!: PlaceShape;

  @Field(() => FitWeightsType, { description: 'How much each fit counts.' })
  readonly fitWeights!: FitWeightsType;

  @Field(() => String, {
    nullable: true,
    description: 'What must hold for the type; null where nothing must.',
  })
  readonly gate!: string | null;

  @Field(() => [GoalEnum], { description: 'The goals it serves.' })
  readonly goals!: readonly Goal[];

  @Field(() => [CautionEnum], { description: 'What to take care of.' })
  readonly cautions!: readonly 'COMPETITION_LAW'[];
}

/** The whole table, in table order. */
export function allianceTypeTable(): AllianceTypeDefinition[] {
  return ALLIANCE_TYPE_TABLE.map(toDefinition);
}

/** The row of one type. */
export function allianceTypeOf(type: AllianceType): AllianceTypeDefinition {
  const row = ALLIANCE_TYPE_TABLE.find((each) => each.type === type);
  if (!row) throw new Error(`No row for ${type}`);
  return toDefinition(row);
}

function toDefinition(row: AllianceTypeRow): AllianceTypeDefinition {
  const [sector, size, goal, trust] = row.v;
  return {
    type: row.type,
    weights: toWeights(row.omega),
    hostWeights: row.hostOmega && toWeights(row.hostOmega),
    competitionPenalty: row.kappa,
    sectorFit: row.sector,
    sizeFit: row.size,
    place: row.place,
    fitWeights: { sector, size, goal, trust },
    gate: row.gate,
    goals: row.goals,
    cautions: row.caution === null ? [] : [row.caution],
  };
}

function toWeights(omega: readonly number[]): DimensionWeightType[] {
  return DIMENSIONS.map((dimension, d) => ({ dimension, weight: omega[d] }));
}
