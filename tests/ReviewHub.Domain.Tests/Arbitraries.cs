using FsCheck;
using FsCheck.Fluent;
using ReviewHub.Domain.Tests.Paragraphs;
using ReviewHub.Domain.Tests.Selectors;

namespace ReviewHub.Domain.Tests;

public static class Arbitraries
{
    // Letters, accents, joiners, skin tones, flags, Arabic with vowel signs, jamo, and both halves of line ends, in any order.
    private static readonly string[] Fragments =
    [
        "a", "b", " ", "e", "\u0301", "\u0308", "\u200d", "\ufe0f", "\U0001F469", "\U0001F467", "\U0001F3FD", "\U0001F44D", "\U0001F1E9", "\U0001F1EA",
        "\u0627", "\u0644", "\u064e", "\u1100", "\u1161", "\u11a8", "\r", "\n", "\t", "\U0001D518", "\u0915", "\u094d",
    ];

    public static Arbitrary<Deed> Deeds() =>
        (from kind in Gen.Choose(0, 14)
         from person in Gen.Choose(1, 5)
         from target in Gen.Choose(0, 6)
         from choice in Gen.Choose(0, 4)
         select new Deed(kind, person, target, choice)).ToArbitrary();

    public static Arbitrary<Passage> Passages() =>
        (from count in Gen.Choose(1, 60)
         from fragments in Gen.ArrayOf(Gen.Elements(Fragments), count)
         from first in Gen.Choose(0, count - 1)
         from last in Gen.Choose(first, count - 1)
         select new Passage(string.Concat(fragments), string.Concat(fragments[..first]), string.Concat(fragments[first..(last + 1)])))
        .ToArbitrary();
}
