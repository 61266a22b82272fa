import type { AllianceTypeRow, PlaceShape, SectorShape, SizeShape } from '../../scoring/allianceTypeTable';
import { describeEnum } from './describeEnum';

export const SectorShapeEnum = describeEnum<SectorShape>(
  'SectorFit',
  'Which distance between two sectors fits an alliance type.',
  {
    NEAR: 'The closer the sectors, the better.',
    APART: 'The further apart, the better.',
    MODERATE: 'Neither the same nor foreign to each other.',
    ANY: 'It does not matter.',
  },
);

export const SizeShapeEnum = describeEnum<SizeShape>('SizeFit', 'Which sizes fit an alliance type.', {
  SIMILAR: 'The closer in size, the better.',
  ANY: 'It does not matter.',
});

export const PlaceShapeEnum = describeEnum<PlaceShape>('PlaceFit', 'Which places raise the score.', {
  NEARBY: 'The nearer, the better.',
  DOMESTIC: 'The nearer, the better, within one country only.',
  ABROAD: 'Being in different countries.',
});

export const CautionEnum = describeEnum<NonNullable<AllianceTypeRow['caution']>>(
  'Caution',
  'What to take care of in an alliance.',
  { COMPETITION_LAW: 'Agreeing on prices may break competition law: have it checked first.' },
);
