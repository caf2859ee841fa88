import {
  type AnnotatedImages,
  type CategorySplit,
  type CopiedFile,
  categoryFolder,
  type JsonObject,
  placesOf,
  type TestImage,
  textMember,
  thousandsFolder,
} from "mlebench";

/** Training images numbered from 1 within their category, in the order of the split. */
export function renamedTrain(specimens: AnnotatedImages, categories: readonly CategorySplit[]) {
  const places = categories.flatMap(({ train }) => train);
  const names = categories.flatMap(({ category, train }) =>
    train.map((_, place) => trainName(category, place + 1)),
  );
  return {
    *annotations(): Generator<JsonObject> {
      let next = 0;
      for (const annotation of specimens.annotations(places)) {
        yield annotation.set("image_id", names[next++].id);
      }
    },
    images: () => renamed(specimens, places, names),
    files: () => copies(specimens, places, names, "train_images"),
  };
}

/** Test images numbered from 0. */
export function renamedTest(specimens: AnnotatedImages, test: readonly TestImage[]) {
  const places = placesOf(test);
  const names = places.map((_, number) => ({
    id: String(number),
    file: `${thousandsFolder(number)}/test-${String(number).padStart(6, "0")}.jpg`,
  }));
  return {
    images: () => renamed(specimens, places, names),
    files: () => copies(specimens, places, names, "test_images"),
  };
}

interface NewName {
  id: string;
  file: string;
}

function trainName(category: number, number: number): NewName {
  const id = `${String(category).padStart(5, "0")}__${String(number).padStart(3, "0")}`;
  return { id, file: `${categoryFolder(category)}/${id}.jpg` };
}

function* renamed(
  specimens: AnnotatedImages,
  places: readonly number[],
  names: readonly NewName[],
): Generator<JsonObject> {
  let next = 0;
  for (const image of specimens.images(places)) {
    const { id, file } = names[next++];
    yield image.set("image_id", id).set("file_name", file);
  }
}

/** What to copy: from the old names below the raw images to the new ones. */
function copies(
  specimens: AnnotatedImages,
  places: readonly number[],
  names: readonly NewName[],
  folder: string,
): CopiedFile[] {
  return Array.from(specimens.images(places), (image, next) => ({
    from: textMember(image, "file_name"),
    to: `${folder}/${names[next].file}`,
  }));
}
