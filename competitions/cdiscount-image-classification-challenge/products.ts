import type { BsonDocument, BsonElement, OutputFolder, RawFolder } from "mlebench";

const ID = "_id";
const CATEGORY = "category_id";
/** So many products, of millions, are also given in a file of their own. */
const EXAMPLES = 100;

/** The number and the category of every product, in the order of the file. */
export async function readLabels(raw: RawFolder): Promise<{ ids: number[]; categories: number[] }> {
  const ids: number[] = [];
  const categories: number[] = [];
  for await (const product of raw.bsonDocuments("train.bson")) {
    const elements = product.elements();
    ids.push(integerOf(elements, ID));
    categories.push(integerOf(elements, CATEGORY));
  }
  return { ids, categories };
}

/** Writes the products for training, and without their categories those for testing. */
export async function splitProducts(
  raw: RawFolder,
  publicDir: OutputFolder,
  testRows: ReadonlySet<number>,
): Promise<void> {
  await using train = await publicDir.createFile("train.bson");
  await using examples = await publicDir.createFile("train_example.bson");
  await using test = await publicDir.createFile("test.bson");
  let row = 0;
  let trained = 0;
  for await (const product of raw.bsonDocuments("train.bson")) {
    if (testRows.has(row++)) {
      const untold = product.elements().filter(({ name }) => name !== CATEGORY);
      await test.write(idFirst(product, untold));
    } else {
      const bytes = idFirst(product, product.elements());
      await train.write(bytes);
      if (trained++ < EXAMPLES) await examples.write(bytes);
    }
  }
}

/** A document of the elements, re-encoded as MongoDB's driver does. */
function idFirst(product: BsonDocument, elements: BsonElement[]): Buffer {
  const isId = ({ name }: BsonElement) => name === ID;
  return product.withElements([
    ...elements.filter(isId),
    ...elements.filter((element) => !isId(element)),
  ]);
}

function integerOf(elements: readonly BsonElement[], name: string): number {
  const value = elements.find((element) => element.name === name)?.integer;
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new Error(`A product of train.bson has no whole number as its ${name}.`);
}
