import type {
  Goal,
  NeedsVisibility,
  OrganisationKind,
  OrganisationSize,
  Origin,
  Role,
} from '../../domain/organisation';
import { describeEnum } from './describeEnum';

export const OrganisationKindEnum = describeEnum<OrganisationKind>(
  'OrganisationKind',
  'What kind of organisation it is; several alliance types ask for one.',
  {
    SME: 'A micro, small or medium-sized enterprise.',
    LARGE_COMPANY: 'A company beyond the size of an SME.',
    GOVERNMENT: 'A ministry, an agency, a local government.',
    UNIVERSITY: 'A university, a school or a research organisation.',
    MARKETPLACE: 'A place, mostly online, where others sell.',
    ASSOCIATION: 'An association of firms or people: a chamber, a guild, a cooperative union.',
    NON_PROFIT: 'A charity, a foundation, a social cause.',
    FINANCIER: 'A bank, a fund, a lender, an insurer.',
  },
);

export const OrganisationSizeEnum = describeEnum<OrganisationSize>(
  'OrganisationSize',
  'Size class of an organisation.',
  {
    MICRO: 'Fewer than ten people.',
    SMALL: 'Fewer than fifty people.',
    MEDIUM: 'Fewer than two hundred and fifty people.',
    LARGE: 'Two hundred and fifty people and more.',
  },
);

export const GoalEnum = describeEnum<Goal>('Goal', 'What an organisation wants of its alliances.', {
  REACH_CUSTOMERS: 'Reach more or other customers.',
  ENTER_FOREIGN_MARKET: 'Sell in another country.',
  EXPAND_DOMESTICALLY: 'Sell in more places of its own country.',
  BUILD_BRAND: 'Be better known and trusted.',
  DEVELOP_PRODUCT: 'Make something new or better.',
  LEARN_SKILL: 'Learn what it cannot do yet.',
  CUT_COST: 'Do the same for less.',
  SHARE_RISK: 'Share the risk of an undertaking.',
  RAISE_FINANCE: 'Find money.',
  SUPPORT_CAUSE: 'Support a social or environmental cause.',
  PROMOTE_PLACE: 'Bring visitors and buyers to its place.',
  ADOPT_TECHNOLOGY: 'Use a technology it does not use yet.',
});

export const OriginEnum = describeEnum<Origin>('Origin', 'Who says so.', {
  STATED: 'The organisation itself, or someone for it.',
  DERIVED: 'A machine that read its texts, tags or records.',
});

export const RoleEnum = describeEnum<Role>(
  'Role',
  'Role in the matchmaking; an organisation may have both.',
  {
    SME: 'It looks for partners.',
    PARTNER: 'It is there for others to ally with.',
  },
);

export const NeedsVisibilityEnum = describeEnum<NeedsVisibility>(
  'NeedsVisibility',
  'Who may see what an organisation needs.',
  {
    OPEN: 'Everyone sees the needs.',
    COUNTED: 'Others see how many there are, not which. Whoever asks here counts as another.',
    HIDDEN: 'For others there are none. Whoever asks here counts as another.',
  },
);
