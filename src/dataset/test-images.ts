import type { PythonRandom } from "../random/python-random.ts";
import { int64Column } from "../table/column.ts";
import { Table } from "../table/table.ts";
import type { CategorySplit } from "./annotated-images.ts";

/** An image for testing. */
export interface TestImage {
  place: number;
  category: number;
}

/** The images for testing of all categories, shuffled. */
export function shuffledTest(
  categories: readonly CategorySplit[],
  random: PythonRandom,
): TestImage[] {
  const images = categories.flatMap(({ category, test }) =>
    test.map((place) => ({ place, category })),
  );
  random.shuffle(images);
  return images;
}

/** The folder of a category's images: its number in hundreds, then the rest, as in `155/04`. */
export function categoryFolder(category: number): string {
  const hundreds = String(Math.floor(category / 100)).padStart(3, "0");
  return `${hundreds}/${String(category % 100).padStart(2, "0")}`;
}

/** The folder of an image by its number, in thousands, as in `012`. */
export function thousandsFolder(number: number): string {
  return String(Math.floor(number / 1000)).padStart(3, "0");
}

/** Answers of images that are numbered from 0: `Id` and `Predicted`. */
export function numberedAnswers(test: readonly TestImage[]): Table {
  return Table.of([
    ["Id", int64Column([...test.keys()])],
    ["Predicted", int64Column(test.map(({ category }) => category))],
  ]);
}

/** Their places in the file of annotations. */
export function placesOf(test: readonly TestImage[]): number[] {
  return test.map(({ place }) => place);
}
