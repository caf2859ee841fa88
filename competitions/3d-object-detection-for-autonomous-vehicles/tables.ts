import {
  asObject,
  type JsonObject,
  type JsonValue,
  type OutputFolder,
  pythonJsonPieces,
  type RawFolder,
  textMember,
} from "mlebench";

export const parts = ["train", "test"] as const;
export type Part = (typeof parts)[number];

/** The data set's tables, each a JSON list of entries of which few are in memory at a time. */
export class Tables {
  readonly #raw: RawFolder;
  readonly #target: OutputFolder;

  constructor(raw: RawFolder, target: OutputFolder) {
    this.#raw = raw;
    this.#target = target;
  }

  async entries(name: string): Promise<Iterable<JsonObject>> {
    const list = (await this.#raw.openJson(`train_data/${name}.json`)).items();
    return {
      *[Symbol.iterator]() {
        for (const value of list.values()) yield asObject(value);
      },
    };
  }

  /** Finds entries by their token, which are read anew each time. */
  async byToken(name: string): Promise<{ size: number; entry(token: string): JsonValue }> {
    const list = (await this.#raw.openJson(`train_data/${name}.json`)).items();
    const places = new Map<string, number>();
    for (const value of list.values()) {
      places.set(textMember(asObject(value), "token"), places.size);
    }
    if (places.size !== list.length) throw new Error(`${name}.json has a token twice.`);
    return {
      size: list.length,
      entry(token) {
        const place = places.get(token);
        if (place === undefined) throw new Error(`${name}.json has no entry ${token}.`);
        return list.at(place).value();
      },
    };
  }

  async write(name: string, part: Part, items: Iterable<JsonValue>): Promise<void> {
    await this.#target.writeFile(`${part}_data/${name}.json`, pythonJsonPieces({ items }));
  }

  /** Writes each part's entries of a table. */
  async split(name: string, partOf: (entry: JsonObject) => Part): Promise<void> {
    for (const part of parts) await this.writePart(name, part, partOf);
  }

  async writePart(name: string, part: Part, partOf: (entry: JsonObject) => Part): Promise<void> {
    const entries = await this.entries(name);
    await this.write(name, part, {
      *[Symbol.iterator]() {
        for (const entry of entries) if (partOf(entry) === part) yield entry;
      },
    });
  }

  /** Gives both parts a table as it is. */
  async copy(names: readonly string[]): Promise<void> {
    await this.#target.copy(
      names.flatMap((name) =>
        parts.map((part) => ({
          from: this.#raw.path(`train_data/${name}.json`),
          to: `${part}_data/${name}.json`,
        })),
      ),
    );
  }
}

/** The part of what an entry names in one of its fields. */
export function partNamedBy(known: ReadonlyMap<string, Part>, field: string) {
  return (entry: JsonObject): Part => {
    const part = known.get(textMember(entry, field));
    if (part !== undefined) return part;
    throw new Error(`There is nothing with the ${field} ${textMember(entry, field)}.`);
  };
}
