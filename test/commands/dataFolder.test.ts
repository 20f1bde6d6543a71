import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dataFolder } from "../../src/commands/common/progressFile.js";

const home = (): string => "/home/kim";

describe("the data folder", () => {
  it.each(["linux", "darwin", "freebsd"] as const)("is the one of XDG_DATA_HOME on %s", (platform) => {
    expect(dataFolder({ XDG_DATA_HOME: "/data" }, platform, home)).toBe("/data/asyncio-lessons");
  });

  it.each([undefined, "", "data", "./data", "~/data"])("ignores an XDG_DATA_HOME that is %j", (given) => {
    const env = { XDG_DATA_HOME: given };
    expect(dataFolder(env, "linux", home)).toBe("/home/kim/.local/share/asyncio-lessons");
  });

  it("is where each system keeps such things", () => {
    expect(dataFolder({}, "darwin", home)).toBe("/home/kim/Library/Application Support/asyncio-lessons");
    expect(dataFolder({}, "win32", home)).toBe(join("/home/kim", "AppData", "Local", "asyncio-lessons"));
    expect(dataFolder({ LOCALAPPDATA: "/local" }, "win32", home)).toBe(join("/local", "asyncio-lessons"));
  });

  it("is none for a user without a home", () => {
    const unknown = (): string => {
      throw new Error("no such user");
    };
    expect(dataFolder({}, "linux", unknown)).toBeNull();
    expect(dataFolder({}, "linux", () => "")).toBeNull();
    expect(dataFolder({ XDG_DATA_HOME: "/data" }, "linux", unknown)).toBe("/data/asyncio-lessons");
  });
});
