import type { Dimension } from '../../domain/dimension';
import { describeEnum } from './describeEnum';

export const DimensionEnum = describeEnum<Dimension>(
  'Dimension',
  'The eight dimensions in which organisations complement each other; also the kinds of a resource.',
  {
    MARKET: 'Geography: where one sells. An offer says "I sell there and can take you along".',
    SEGMENT: 'Customer groups, such as young families or halal travellers.',
    CHANNEL: 'Ways to reach or sell to customers, such as Instagram, a marketplace or trade fairs.',
    OFFERING: 'Products, features and services.',
    BRAND: 'Brand equity, certificates, a story.',
    SKILL: 'Knowledge, managerial and marketing skills, training, technology know-how.',
    FINANCE: 'Money and the sharing of risk.',
    ASSET: 'Facilities, logistics, data, systems.',
  },
);
