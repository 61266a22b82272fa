import { ERROR_REGISTRY } from '../../domain/errors';
import type { ErrorCode } from '../../domain/errors';
import type { RowOutcome } from '../../services/organisationWrites';
import { describeEnum } from './describeEnum';

export const WriteOutcomeEnum = describeEnum<RowOutcome['outcome']>(
  'WriteOutcome',
  'What became of one organisation that was sent.',
  {
    CREATED: 'It was not there before.',
    UPDATED: 'Something of it changed.',
    UNCHANGED: 'It was there already, exactly so.',
    REFUSED: 'Nothing was written; the errors say why.',
  },
);

const MEANINGS = Object.fromEntries(
  Object.entries(ERROR_REGISTRY).map(([code, { meaning }]) => [code, meaning]),
) as Record<ErrorCode, string>;

export const ErrorCodeEnum = describeEnum<ErrorCode>(
  'ErrorCode',
  'Everything that can go wrong; also `extensions.code` of an error.',
  MEANINGS,
);
