import { InvalidArgumentError, Option } from 'commander';
import { isTenantName, TENANT_NAME } from '../domain/tenant';

/** `--tenant`, which takes what SYMBIOSIS_TENANT takes. @param whose what is the tenant's, for the help text */
export function tenantOption(whose: string): Option {
  return new Option('--tenant <tenant>', `${whose}; that of SYMBIOSIS_TENANT where it is left out`).argParser(
    (text) => {
      if (!isTenantName(text)) throw new InvalidArgumentError(`Give ${TENANT_NAME}.`);
      return text;
    },
  );
}
