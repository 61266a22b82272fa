/** That nobody has an id, for an error; of an empty one there is nothing to quote. */
export function noOrganisation(id: string): string {
  return id.trim() === '' ? 'The id of the organisation is empty.' : `There is no organisation ${id}.`;
}
