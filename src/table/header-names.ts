/**
 * The column names that pandas makes of a header: an empty name in place k becomes `Unnamed: k`,
 * a repeated name gets the first free of `.1`, `.2`, ...
 */
export function headerNames(header: readonly string[]): string[] {
  const names = header.map((name, place) => (name === "" ? `Unnamed: ${place}` : name));
  const places = header.map((_, place) => place);
  const seen = new Map<string, number>();
  const count = (name: string) => seen.get(name) ?? 0;
  const holders = new Map<string, number>();
  const addHolder = (name: string, change: number) =>
    holders.set(name, (holders.get(name) ?? 0) + change);
  for (const name of names) addHolder(name, 1);
  for (const place of [
    ...places.filter((place) => header[place] !== ""),
    ...places.filter((place) => header[place] === ""),
  ]) {
    const original = names[place]!;
    let name = original;
    let next = count(name);
    while (next > 0) {
      seen.set(original, next + 1);
      name = `${original}.${next}`;
      if (holders.get(name)) next++;
      else next = count(name);
    }
    addHolder(original, -1);
    addHolder(name, 1);
    names[place] = name;
    seen.set(name, next + 1);
  }
  return names;
}
