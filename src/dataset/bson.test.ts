import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Binary, Double, deserialize, Int32, Long, serialize } from "bson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bsonDocument, bsonDocuments, bsonElements } from "./bson.ts";

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
    for await (const document of bsonDocuments(path)) read.push(Buffer.from(document));
    expect(
      read.map((document) => document.equals(Buffer.from(documents[read.indexOf(document)]!))),
    ).toEqual([true, true, true]);
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

describe("bsonElements", () => {
  it("takes a document apart and puts it together again", () => {
    const document = Buffer.from(documents[2]!);
    const elements = bsonElements(document);
    expect(elements.map(({ name, integer }) => [name, integer])).toEqual([
      ["category_id", 1002n],
      ["_id", 2n],
      ["price", undefined],
      ["imgs", undefined],
      ["é", undefined],
    ]);
    expect(bsonDocument(elements).equals(document)).toBe(true);
    const shorter = bsonDocument(elements.filter(({ name }) => name !== "category_id"));
    expect(Object.keys(deserialize(shorter))).toEqual(["_id", "price", "imgs", "é"]);
  });
});
