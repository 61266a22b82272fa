import type { ChannelKind, MarketLevel } from '../../domain/resource';
import { describeEnum } from './describeEnum';

export const MarketLevelEnum = describeEnum<MarketLevel>(
  'MarketLevel',
  'Administrative level of a market, outermost first.',
  {
    WORLD: 'The world (UN M49).',
    CONTINENT: 'A continent (UN M49).',
    SUBREGION: 'A subregion (UN M49), such as South-eastern Asia.',
    INTERMEDIATE: 'An intermediate region (UN M49), such as the Caribbean.',
    COUNTRY: 'A country (ISO 3166-1).',
    REGION: 'A first-level subdivision of a country (ISO 3166-2).',
    CITY: 'A city.',
  },
);

export const ChannelKindEnum = describeEnum<ChannelKind>('ChannelKind', 'What a channel is for.', {
  RELATIONAL: 'Talking with customers: chat and social media.',
  SALES: 'Selling to customers: marketplaces, shops, distributors.',
});
