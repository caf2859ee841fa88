import type { Pcg64 } from "./pcg64.ts";
import { densities, inside, widths } from "./ziggurat-tables.ts";

/** Where the lowest layer ends and the tail begins. */
const TAIL = 3.6541528853610088;
const TAIL_INVERSE = 0.27366123732975828;

/**
 * A standard normal double as NumPy's `Generator` draws it: the ziggurat of Marsaglia and Tsang
 * (2000) with 256 layers, on 64-bit draws.
 */
export function zigguratNormal(source: Pcg64): number {
  for (;;) {
    const draw = source.nextUint64();
    const layer = Number(draw & 0xffn);
    const size = Number((draw >> 9n) & 0xfffffffffffffn);
    const x = size * widths[layer]! * (draw & 0x100n ? -1 : 1);
    if (size < inside[layer]!) return x;
    if (layer === 0) return tail(source, ((draw >> 17n) & 1n) === 1n);
    const below = densities[layer]!;
    const height = (densities[layer - 1]! - below) * source.nextDouble() + below;
    if (height < Math.exp(-0.5 * x * x)) return x;
  }
}

function tail(source: Pcg64, negative: boolean): number {
  for (;;) {
    const x = -TAIL_INVERSE * Math.log1p(-source.nextDouble());
    const y = -Math.log1p(-source.nextDouble());
    if (y + y > x * x) return negative ? -(TAIL + x) : TAIL + x;
  }
}
