using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ReviewHub.Storage;

/// <summary>
/// Codes and tokens: random, given out once, kept only as SHA-256. A plain hash is enough because there is nothing to guess:
/// each has at least 192 random bits.
/// </summary>
public static class Secret
{
    public const string TokenPrefix = "rh_";

    public static string NewToken() => TokenPrefix + Random(32);

    public static string NewCode() => Random(24);

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static string Random(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));
}
