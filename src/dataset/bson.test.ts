import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Binary, Double, deserialize, Int32, Long, serialize } from "bson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bsonDocuments } from "./bson.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mlebench-bson-"));
});
afterAll(() => rm(folder, { recursive: true }));

const products = [0, 1, 2].map((id) => ({
  category_id: Long.fromNumber(1000 + id),
  _id: new Int32(id),
  price: new Double(1),
  imgs: [{ picture: new Binary(Buffer.alloc(id === 1 ? 5_000_000 : 10, id)) }],
  é: null,
}));
const documents = products.map((product) => serialize(product));

async function fileOf(content: Uint8Array): Promise<string> {
  const path = join(folder, "file.bson");
  await writeFile(path, content);
  return path;
}

describe("bsonDocuments", () => {
  it("reads document after document, also larger ones than it reads at a time", async () => {
    const path = await fileOf(Buffer.concat(documents));
    const read: Buffer[] = [];
    for await (const { bytes } of bsonDocuments(path)) read.push(Buffer.from(bytes));
    expect(Buffer.concat(read).equals(Buffer.concat(documents))).toBe(true);
    expect(read).toHaveLength(documents.length);
  });

  it.each([
    ["cut off", Buffer.concat(documents).subarray(0, -3), /ends in the middle/],
    ["text", Buffer.from("id,x\n1,2\n"), /is not BSON/],
  ])("refuses a file that is %s", async (_, content, message) => {
    const path = await fileOf(content);
    await expect(async () => {
      for await (const _ of bsonDocuments(path));
    }).rejects.toThrow(message);
  });
});

it("takes a document apart and puts it together again", async () => {
  const path = await fileOf(documents[2]!);
  for await (const document of bsonDocuments(path)) {
    const elements = document.elements();
    expect(elements.map(({ name, integer }) => [name, integer])).toEqual([
      ["category_id", 1002n],
      ["_id", 2n],
      ["price", undefined],
      ["imgs", undefined],
      ["é", undefined],
    ]);
    expect(document.withElements(elements).equals(documents[2]!)).toBe(true);
    const shorter = document.withElements(elements.filter(({ name }) => name !== "category_id"));
    expect(Object.keys(deserialize(shorter))).toEqual(["_id", "price", "imgs", "é"]);
  }
});
