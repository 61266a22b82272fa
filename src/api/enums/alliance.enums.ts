import type { AllianceStatus, Visibility } from '../../domain/alliance';
import type { AllianceType } from '../../domain/allianceType';
import { describeEnum } from './describeEnum';

export const AllianceTypeEnum = describeEnum<AllianceType>(
  'AllianceType',
  'The sixteen types of marketing alliance; `allianceTypes` gives what drives each.',
  {
    CO_BRANDING: 'Two brands on one product or campaign.',
    ADVERTISING: "Advertising together, or each on the other's channels.",
    JOINT_PROMOTION: 'A promotion that both carry: bundles, vouchers, events.',
    CO_DEVELOPMENT: 'Developing a product or service together.',
    BRAND_CAUSE: 'A brand and a non-profit cause that lend each other weight.',
    MARKETPLACE: 'Selling on a marketplace that wants the assortment.',
    DESTINATION: 'The businesses of one place that promote it together.',
    TECHNOLOGY: 'Sharing or transferring technology and know-how.',
    MARKET_EXPANSION: 'One side opens a foreign market for the other.',
    DOMESTIC_EXPANSION: "One side opens a market of the other's own country.",
    NON_COMPETITIVE: 'Different trades that serve the same customer from end to end.',
    SERVICE: 'One side runs a service or facility that the other uses.',
    PRICE: 'Prices or discounts agreed across trades that do not compete.',
    PUBLIC_PRIVATE: 'A firm with a public body or a university that trains, funds or buys.',
    MARKETING_UNION: 'Firms of one industry or region that market together.',
    CO_FINANCING: 'Sharing money and risk.',
  },
);

export const AllianceStatusEnum = describeEnum<AllianceStatus>(
  'AllianceStatus',
  'How far an alliance has come.',
  {
    PROPOSED: 'Somebody proposed it.',
    INTRODUCED: 'The sides were introduced to each other.',
    MET: 'The sides have met.',
    AGREED: 'The sides agreed on it.',
    ACTIVE: 'It is at work.',
    ENDED: 'It came to its end.',
    DECLINED: 'A side declined.',
  },
);

export const VisibilityEnum = describeEnum<Visibility>('Visibility', 'Who may see an alliance.', {
  PRIVATE: 'Its members only.',
  TENANT: 'Everyone of the same tenant.',
  PUBLIC: 'Everyone.',
});
