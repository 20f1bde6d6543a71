import { describe, expect, test } from "vitest";
import { type HeaderData, renderHeader } from "../../src/commands/common/header.js";
import { ascii80, en40, en80, ja80, viewOf } from "../helpers/view.js";

const data: HeaderData = { id: "gather", title: "wait for several coroutines at once", number: 9, total: 20 };

describe("the header", () => {
  test("at 80 columns", () => {
    expect(renderHeader(data, en80)).toMatchInlineSnapshot(
      `"  gather · wait for several coroutines at once                    lesson 9 of 20"`,
    );
  });

  test("at 40 columns", () => {
    expect(renderHeader(data, en40)).toMatchInlineSnapshot(`
      "  gather · wait for several coroutines
        at once
        lesson 9 of 20"
    `);
  });

  test("in ASCII", () => {
    expect(renderHeader(data, ascii80)).toMatchInlineSnapshot(
      `"  gather - wait for several coroutines at once                    lesson 9 of 20"`,
    );
  });

  test("in Japanese", () => {
    expect(renderHeader(data, ja80)).toMatchInlineSnapshot(
      `"  gather · wait for several coroutines at once                   レッスン 9 / 20"`,
    );
  });

  test("tells where the figures below come from when asked to", () => {
    expect(renderHeader({ ...data, source: "virtual" }, en80)).toMatchInlineSnapshot(
      `"  gather · wait for several coroutines at once          lesson 9 of 20 · virtual"`,
    );
  });

  test("ends at the last column when there is room", () => {
    expect(renderHeader(data, viewOf(120))).toHaveLength(120);
  });
});
