/** A number with its noun, and with its verb where that goes by the number: "1 row has", "2 rows have". */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
