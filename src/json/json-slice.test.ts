import fc from "fast-check";
import { expect, test } from "vitest";
import { JsonSlice } from "./json-slice.ts";
import { parsePythonJson } from "./python-json-reader.ts";

const slice = (text: string) => new JsonSlice(Buffer.from(text), "utf8");

test("items and members, put together, are the whole", () => {
  const blanks = fc.stringMatching(/^[ \t\r\n]{0,3}$/);
  fc.assert(
    fc.property(
      fc.array(fc.json()),
      fc.array(fc.tuple(fc.string(), fc.json())),
      blanks,
      (list, pairs, gap) => {
        const array = `${gap}[${list.map((item) => gap + item + gap).join(",")}]${gap}`;
        const items = slice(array).items();
        expect(items.length).toBe(list.length);
        expect([...items.values()]).toEqual(parsePythonJson(array));

        const members = pairs.map(
          ([key, item]) => `${gap}${JSON.stringify(key)}${gap}:${gap}${item}`,
        );
        const object = `{${members.join(`${gap},`)}${gap}}`;
        const read = [...slice(object).members()].map(
          ([key, item]) => [key, item.value()] as const,
        );
        expect(new Map(read)).toEqual(parsePythonJson(object));
      },
    ),
  );
});

test.each(["", "[1", "[1,]", "[,1]", "[1 2]", "[1]]", "[{]", "{}", '["a]', "[[1}]"])(
  "%j is no array",
  (text) => expect(() => [...slice(text).items().values()]).toThrow(SyntaxError),
);

test.each(["[]", "{1:2}", '{"a"}', '{"a":1,}', '{"a":1 "b":2}', '{"a":', '{"a":}'])(
  "%j is no object",
  (text) =>
    expect(() => {
      for (const member of slice(text).members().values()) member.value();
    }).toThrow(SyntaxError),
);

test("bytes of Latin-1 are characters", () => {
  const bytes = Buffer.from([0x5b, 0x22, 0xe9, 0x22, 0x5d]);
  expect(new JsonSlice(bytes, "latin1").items().at(0).value()).toBe("é");
});
