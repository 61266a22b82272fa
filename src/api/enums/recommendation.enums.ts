import type { Exclusion } from '../../scoring/exclusions';
import type { Basis, EvidenceLevel, Host, Reciprocity } from '../../scoring/pairScore';
import { describeEnum } from './describeEnum';

export const EvidenceLevelEnum = describeEnum<EvidenceLevel>(
  'EvidenceLevel',
  'How much is known of the two sides.',
  {
    HIGH: 'Needs, offers and texts enough for a firm answer.',
    MEDIUM: 'Enough for an answer; more would sharpen it.',
    LOW: 'Little: take the answer as a hint.',
    UNKNOWN: 'Too little for a number: none is claimed.',
  },
);

export const BasisEnum = describeEnum<Basis>('Basis', "What the seeker's side of the answer rests on.", {
  STATED: 'Needs that the organisation stated.',
  DERIVED: 'Needs that a machine read from its texts or records.',
  COMMON_GROUND: 'What the two have in common; no need is known.',
  TEXT: 'Words alone.',
});

export const ReciprocityEnum = describeEnum<Reciprocity>(
  'Reciprocity',
  "How the candidate's gain is known.",
  {
    STATED: 'The candidate stated needs.',
    INFERRED: 'From derived needs, common ground or words.',
    UNKNOWN: 'Nothing of the candidate says what it would gain.',
  },
);

export const ExclusionEnum = describeEnum<Exclusion>(
  'Exclusion',
  "What keeps a candidate out of a seeker's list, however it scores.",
  {
    DECLINED: 'One of the two has declined the other.',
    CURRENT_PARTNER: 'They are in an agreed or active alliance already.',
    CLOSED: 'The candidate wants no alliances now.',
    FULL: 'The candidate has as many alliances as it can take on.',
  },
);

export const HostEnum = describeEnum<Host>('Host', 'Which side plays the host in a type that has one.', {
  SEEKER: 'The seeker is the host.',
  CANDIDATE: 'The candidate is the host.',
});
