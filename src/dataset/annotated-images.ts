import type { Splitter } from "../competition/definition.ts";
import { asObject, integerMember } from "../json/json-access.ts";
import { type JsonList, type JsonSlice, memberOf } from "../json/json-slice.ts";
import { JsonNumber, type JsonObject, type JsonValue } from "../json/json-value.ts";
import { type JsonItems, type LargeJson, pythonJsonPieces } from "../json/python-json-writer.ts";

/** The images of one category, by their places in the file. */
export interface CategorySplit {
  category: number;
  train: readonly number[];
  test: readonly number[];
}

export interface CategorySplitOptions {
  /** Share of each category's images, rounded up. */
  testSize: number;
  seed: number;
  /**
   * A single image stays in the training data, and of two to four the last one is for testing;
   * otherwise such few are split like others.
   */
  lastOfFew: boolean;
}

/** Categories of fewer images than this are few. */
const MANY = 5;

/** A JSON object with a list of `annotations` and one of `images` that go together by place. */
export class AnnotatedImages {
  readonly #members: Map<string, JsonSlice>;
  readonly #annotations: JsonList;
  readonly #images: JsonList;
  /** Places of the images of each category, in file order; categories as they first occur. */
  readonly #places = new Map<number, number[]>();

  /**
   * @param imageKey what an image's own id is called; annotations call it `image_id`.
   * @throws when an annotation is not that of the image at its place.
   */
  constructor(document: JsonSlice, imageKey: "id" | "image_id") {
    this.#members = document.members();
    this.#annotations = memberOf(this.#members, "annotations").items();
    this.#images = memberOf(this.#members, "images").items();
    for (let place = 0; place < this.#annotations.length; place++) {
      const annotation = asObject(this.#annotations.at(place).value());
      const image = asObject(this.#images.at(place).value());
      if (!sameId(annotation.get("image_id"), image.get(imageKey))) {
        throw new Error(`Annotation ${place} and image ${place} do not belong together.`);
      }
      const category = integerMember(annotation, "category_id");
      const places = this.#places.get(category);
      if (places) places.push(place);
      else this.#places.set(category, [place]);
    }
    if (this.#images.length !== this.#annotations.length) {
      throw new Error(
        `There are ${this.#annotations.length} annotations of ${this.#images.length} images.`,
      );
    }
  }

  /** Splits every category by itself, in the order in which the categories first occur. */
  splitCategories(split: Splitter, options: CategorySplitOptions): CategorySplit[] {
    const { testSize, seed, lastOfFew } = options;
    return Array.from(this.#places, ([category, places]) => {
      if (lastOfFew && places.length < MANY) {
        const trainCount = Math.max(1, places.length - 1);
        return { category, train: places.slice(0, trainCount), test: places.slice(trainCount) };
      }
      const { train, test } = split.trainTestRows(places.length, { testSize, seed });
      const placesOf = (rows: Uint32Array) => Array.from(rows, (row) => places[row]!);
      return { category, train: placesOf(train), test: placesOf(test) };
    });
  }

  /** Annotations at some places, one in memory at a time. */
  *annotations(places: Iterable<number>): Generator<JsonObject> {
    for (const place of places) yield asObject(this.#annotations.at(place).value());
  }

  /** Images at some places, one in memory at a time. */
  *images(places: Iterable<number>): Generator<JsonObject> {
    for (const place of places) yield asObject(this.#images.at(place).value());
  }

  /** The document with other values for some of its members. */
  documentWith(changed: Readonly<Record<string, Iterable<JsonValue>>>): LargeJson {
    return new Map(
      [...this.#members].map(([key, member]) => [
        key,
        Object.hasOwn(changed, key) ? { items: changed[key]! } : member.value(),
      ]),
    );
  }

  /** The document with the images of some places alone. */
  documentOf(places: readonly number[]): LargeJson {
    return this.documentWith({
      annotations: this.annotations(places),
      images: this.images(places),
    });
  }

  /** A document of images without what they show. */
  testDocument(images: Iterable<JsonObject>): LargeJson {
    return new Map<string, JsonValue | JsonItems>([
      ["images", { items: images }],
      ["info", memberOf(this.#members, "info").value()],
      ["licenses", memberOf(this.#members, "licenses").value()],
    ]);
  }
}

/** The text of such a document, in the layout of the published tasks. */
export function metadataText(document: LargeJson): Iterable<string> {
  return pythonJsonPieces(document, { indent: 4, sortKeys: true });
}

function sameId(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a instanceof JsonNumber && b instanceof JsonNumber) return a.text === b.text;
  return a !== undefined && a === b;
}
