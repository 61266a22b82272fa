/** An id as it is stored and asked for: composed (NFC), without blanks around it. The import format says which texts are none. */
export function asId(text: string): string {
  return text.normalize('NFC').trim();
}
