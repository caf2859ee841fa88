import type { CopiedFile, PrepareContext } from "../competition/definition.ts";
import { textMember } from "../json/json-access.ts";
import type { JsonEncoding } from "../json/json-slice.ts";
import type { JsonObject } from "../json/json-value.ts";
import { AnnotatedImages, type CategorySplit, metadataText } from "./annotated-images.ts";
import {
  categoryFolder,
  numberedAnswers,
  placesOf,
  shuffledTest,
  type TestImage,
  thousandsFolder,
} from "./test-images.ts";

export interface HerbariumLayout {
  /** The folder of `train/` and `test/`: "" or a path that ends in "/". */
  folder: string;
  /** How the published task reads the raw metadata. */
  encoding: JsonEncoding;
}

/**
 * Prepares a herbarium competition in the layout of 2020 and 2021: a fifth of each species is for
 * testing, under new numbers; training images keep names and numbers.
 */
export async function prepareHerbarium(
  { raw, publicDir, privateDir, split }: PrepareContext,
  { folder, encoding }: HerbariumLayout,
): Promise<void> {
  const metadata = await raw.openJson(`${folder}train/metadata.json`, encoding);
  const specimens = new AnnotatedImages(metadata, "id");
  const categories = specimens.splitCategories(split, {
    testSize: 0.2,
    seed: 0,
    lastOfFew: true,
  });
  const train = categories.flatMap((category) => category.train);
  const test = shuffledTest(categories, split.pythonRandom(0));

  await publicDir.writeFile(
    `${folder}train/metadata.json`,
    metadataText(specimens.documentOf(train)),
  );
  await publicDir.writeFile(
    `${folder}test/metadata.json`,
    metadataText(specimens.testDocument(renumbered(specimens, test))),
  );
  const answers = numberedAnswers(test);
  await privateDir.writeCsv("answers.csv", answers);
  await publicDir.writeCsv("sample_submission.csv", answers.withConstant("Predicted", "int64", 0));
  await publicDir.copy(
    copies(specimens, categories, test, {
      from: (fileName) => raw.path(`${folder}train/${fileName}`),
      train: (fileName) => `${folder}train/${fileName}`,
      test: (fileName) => `${folder}test/${fileName}`,
    }),
  );
}

function testFile(number: number): string {
  return `images/${thousandsFolder(number)}/${number}.jpg`;
}

function* renumbered(
  specimens: AnnotatedImages,
  test: readonly TestImage[],
): Generator<JsonObject> {
  let number = 0;
  for (const image of specimens.images(placesOf(test))) {
    yield image.set("id", String(number)).set("file_name", testFile(number));
    number++;
  }
}

interface ImagePaths {
  from(fileName: string): string;
  train(fileName: string): string;
  test(fileName: string): string;
}

/**
 * What to copy, one file after another, since there may be millions.
 * @throws when a name is not in its category's folder, which alone is made.
 */
function* copies(
  specimens: AnnotatedImages,
  categories: readonly CategorySplit[],
  test: readonly TestImage[],
  paths: ImagePaths,
): Generator<CopiedFile> {
  for (const { category, train } of categories) {
    const folder = `images/${categoryFolder(category)}/`;
    for (const image of specimens.images(train)) {
      const fileName = textMember(image, "file_name");
      if (!fileName.startsWith(folder) || fileName.slice(folder.length).includes("/")) {
        throw new Error(`The image ${fileName} of category ${category} should be in ${folder}.`);
      }
      yield { from: paths.from(fileName), to: paths.train(fileName) };
    }
  }
  let number = 0;
  for (const image of specimens.images(placesOf(test))) {
    const from = paths.from(textMember(image, "file_name"));
    yield { from, to: paths.test(testFile(number++)) };
  }
}
