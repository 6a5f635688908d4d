import { randomInt } from 'node:crypto';

/** Two words and five digits, about 30 bits: easy to read aloud, and sign-in stops after five tries. */
export const newPassword = (): string => `${word()}-${word()}-${String(randomInt(100_000)).padStart(5, '0')}`;

const word = (): string => words[randomInt(words.length)]!;

const words =
  `acorn amber apple arrow autumn bamboo banner basil beacon birch blanket bottle branch breeze bridge bronze butter button cabin camel
candle canyon carbon castle cedar cherry circle citrus clover coast cobalt comet copper coral cotton cradle crane crystal daisy delta desert dolphin
dragon eagle ember engine falcon feather fern field flint forest fountain fox garden garnet ginger glacier globe granite grape harbor hazel heron
hill honey island ivory jacket jasmine jungle juniper kettle ladder lagoon lantern lemon lilac linen lotus magnet mango maple marble meadow melon
mint mirror mountain nectar needle north nutmeg oasis ocean olive onyx orange orchard otter oyster palm panda paper pearl pebble pepper piano pine
planet plum pocket poplar prairie quartz rabbit raven reef ribbon river robin rocket saddle saffron sail salmon sapphire shadow silver sparrow spruce
stone summer sunset tiger timber topaz tulip valley velvet violet walnut willow window winter zebra`.split(/\s+/);
