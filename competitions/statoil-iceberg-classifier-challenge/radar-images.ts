import { asObject, type JsonList, type JsonObject, type JsonSlice } from "mlebench";

/** A JSON list of radar images, which take too much memory to be read all at once. */
export class RadarImages {
  readonly #list: JsonList;
  /** The keys of every image, in the order of the first. */
  readonly keys: readonly string[];

  /** @throws when the images differ in their keys, in whatever order. */
  constructor(document: JsonSlice) {
    this.#list = document.items();
    this.keys = this.#keysAt(0);
    const sorted = this.keys.toSorted().join();
    for (let place = 1; place < this.count; place++) {
      if (this.#keysAt(place).toSorted().join() === sorted) continue;
      throw new Error(`Image ${place} has other keys than the first: ${this.keys.join(", ")}.`);
    }
  }

  get count(): number {
    return this.#list.length;
  }

  /** The images at some places, reduced to some of their keys. */
  *at(places: Iterable<number>, keys?: readonly string[]): Generator<JsonObject> {
    for (const place of places) {
      const image = asObject(this.#list.at(place).value());
      yield keys === undefined ? image : reduced(image, keys);
    }
  }

  #keysAt(place: number): string[] {
    return [...this.#list.at(place).members().keys()];
  }
}

function reduced(image: JsonObject, keys: readonly string[]): JsonObject {
  return new Map(
    keys.map((key) => {
      const value = image.get(key);
      if (value === undefined) throw new Error(`An image for training lacks "${key}".`);
      return [key, value];
    }),
  );
}
