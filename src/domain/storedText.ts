/** A text or an id as it is stored and asked for: composed (NFC), without blanks around it. */
export function storedText(text: string): string {
  return text.normalize('NFC').trim();
}
