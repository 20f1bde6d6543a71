// The line on which something is typed in the step viewer.
import { describe, expect, it } from "vitest";
import { widthOf } from "../../src/draw/width.js";
import { promptLine } from "../../src/viewer/terminal/box.js";

describe("promptLine", () => {
  it("shows the prompt, what is typed and the cursor where there is room", () => {
    expect(promptLine("search: ", "", 16, "…")).toBe("search: _");
    expect(promptLine("search: ", "three", 16, "…")).toBe("search: three_");
  });

  it("shows the end of what is typed where there is room for no more", () => {
    expect(promptLine("search: ", "three_print", 16, "…")).toBe("search: e_print_");
  });

  it("cuts a long prompt rather than what is typed", () => {
    expect(promptLine("jump to second: ", "", 16, "…")).toBe("jump to secon… _");
    expect(promptLine("jump to second: ", "12.25", 16, "…")).toBe("jump to… 12.25_");
    expect(promptLine("jump to second: ", "1234567.25", 16, "...")).toBe("jump... 4567.25_");
  });

  it("halves no character, and is never too wide", () => {
    for (const typed of [
      "日本語の名前",
      "a👩‍👩‍👧b👩‍👩‍👧c👩‍👩‍👧d",
      "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301",
    ]) {
      for (let room = 16; room < 40; room++) {
        const line = promptLine("何秒に移るか: ", typed, room, "…");
        expect(widthOf(line)).toBeLessThanOrEqual(room);
        expect(line).toMatch(/_$/);
        expect(line).not.toMatch(/\p{Surrogate}/u);
      }
    }
  });
});
