// Which files are this library's own, in a stack: their frames are not the program's.

/** The folder of the code that runs... */
const code = new URL("../", import.meta.url).href;
/** ...and that of its source, which lies beside `dist`: stacks name it where source maps are enabled. */
const source = code.replace(/\bdist\/src\/$/, "src/");

/** @param file a path or a URL */
export function isOfLibrary(file: string): boolean {
  const url = file.startsWith("/") ? `file://${file}` : file;
  return url.startsWith(code) || url.startsWith(source);
}
