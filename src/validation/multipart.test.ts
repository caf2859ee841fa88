import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundaryOf, copyFormField } from "./multipart.ts";

async function field(body: Buffer, boundary: string, name: string, cuts: readonly number[] = []) {
  const parts: Uint8Array[] = [];
  async function* chunks() {
    let start = 0;
    for (const cut of [...cuts, body.length].sort((a, b) => a - b)) {
      yield body.subarray(start, Math.min(cut, body.length));
      start = Math.min(cut, body.length);
    }
  }
  const isWhole = await copyFormField(chunks(), boundary, name, async (part) => {
    parts.push(Buffer.from(part));
  });
  return isWhole ? Buffer.concat(parts) : undefined;
}

test("takes out what Node's own form wrote, however it is cut", async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.stringMatching(/^[\r\n-]{0,20}$/).map((text) => Buffer.from(text)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, bytes, fc.array(fc.nat(400), { maxLength: 8 }), async (a, b, cuts) => {
      const form = new FormData();
      form.set("other", new Blob([Uint8Array.from(b)]), "other.csv");
      form.set("text", "file");
      form.set("file", new Blob([Uint8Array.from(a)]), 'na";me="file.csv');
      const encoded = new Response(form);
      const boundary = boundaryOf(encoded.headers.get("content-type") ?? "") ?? "";
      const body = Buffer.from(await encoded.arrayBuffer());
      expect(await field(body, boundary, "file", cuts)).toEqual(Buffer.from(a));
      expect(await field(body, boundary, "none", cuts)).toBeUndefined();
      expect(await field(body.subarray(0, -5), boundary, "file", cuts)).toBeUndefined();
    }),
  );
});

describe("of forms as others write them", () => {
  const part = 'Content-Disposition: form-data; name="file"; filename="a.csv"';
  test.each([
    ["with a preamble", `hello\r\n--x\r\n${part}\r\n\r\nid\n\r\n--x--\r\n`, "id\n"],
    ["with a bare name", `--x\r\n${part.replaceAll('"', "")}\r\n\r\nid\r\n--x--`, "id"],
    ["with two such fields", `--x\r\n${part}\r\n\r\n1\r\n--x\r\n${part}\r\n\r\n2\r\n--x--`, "1"],
    ["without content", `--x\r\n${part}\r\n\r\n\r\n--x--`, ""],
    ["without headers", "--x\r\n\r\nid\r\n--x--", undefined],
    ["with endless headers", `--x\r\n${"a".repeat(50_000)}`, undefined],
    ["without an end", `--x\r\n${part}\r\n\r\nid`, undefined],
  ])("takes one %s", async (_, body, expected) => {
    expect((await field(Buffer.from(body), "x", "file"))?.toString()).toBe(expected);
  });
});

test("finds boundaries", () => {
  expect(boundaryOf("multipart/form-data; boundary=abc")).toBe("abc");
  expect(boundaryOf('Multipart/Form-Data; charset=utf-8; boundary="a b"')).toBe("a b");
  expect(boundaryOf("multipart/form-data")).toBeUndefined();
  expect(boundaryOf("text/csv; boundary=abc")).toBeUndefined();
});
