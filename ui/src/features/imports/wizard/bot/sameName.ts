/** Whether two names are the same to the core, which compares them without case and spaces at the ends. */
export function sameName(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();
}
