// The folder in which the command keeps what it has to remember of its user. Our own few lines: env-paths takes a tenth
// of a cold `list` to load, and takes a relative XDG_DATA_HOME, which the specification says to ignore.
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

const name = "asyncio-lessons";

/** Null when there is none: the user has no home. */
export function dataFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: () => string = homedir,
): string | null {
  const absolute = (folder: string | undefined): folder is string =>
    folder !== undefined && isAbsolute(folder);
  if (absolute(env.XDG_DATA_HOME)) return join(env.XDG_DATA_HOME, name);
  if (platform === "win32" && absolute(env.LOCALAPPDATA)) return join(env.LOCALAPPDATA, name);
  let own: string;
  try {
    own = home();
  } catch {
    // A user whom the system does not know.
    return null;
  }
  if (!isAbsolute(own)) return null;
  if (platform === "win32") return join(own, "AppData", "Local", name);
  if (platform === "darwin") return join(own, "Library", "Application Support", name);
  return join(own, ".local", "share", name);
}
