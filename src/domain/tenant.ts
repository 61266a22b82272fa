/** What `isTenantName` accepts, in words. */
export const TENANT_NAME = 'a name of 1 to 128 characters';

const MAX_LENGTH = 128;

/** Whether a text can name a tenant: not blank, without control characters, as it stands. */
export function isTenantName(text: string): boolean {
  return text.trim() !== '' && text.length <= MAX_LENGTH && !/\p{Cc}/u.test(text);
}
