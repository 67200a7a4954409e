/** The name of a file without its folders, whichever way the system writes them. */
export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
