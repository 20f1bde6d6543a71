// Which files are this library's own, in a stack: their frames are not the program's.

/** The folder of the code that runs, however deep in it this file lies or what it is joined into... */
const code = import.meta.url.replace(/(.*\/src\/).*/, "$1");
/** ...and that of its source, which lies beside `dist`: stacks name it where source maps are enabled. */
const source = code.replace(/\bdist\/src\/$/, "src/");

/** @param file a path or a URL */
export function isOfLibrary(file: string): boolean {
  const url = file.startsWith("/") ? `file://${file}` : file;
  return url.startsWith(code) || url.startsWith(source);
}
