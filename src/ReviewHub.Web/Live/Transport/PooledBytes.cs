using System.Buffers;

namespace ReviewHub.Web;

/// <summary>Bytes being gathered in one array of the shared pool; holds none while it is empty. A mutable struct: keep it in a field.</summary>
internal struct PooledBytes
{
    private const int Smallest = 512;
    private byte[]? _array;

    public int Length { get; private set; }

    public readonly Memory<byte> Memory => _array.AsMemory(0, Length);

    /// <summary>Room behind what is there, for <see cref="Advance"/>.</summary>
    public Memory<byte> Room(int size)
    {
        Grow(Math.Max(size, 1));
        return _array.AsMemory(Length);
    }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)((_array?.Length ?? 0) - Length));
        Length += count;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        Grow(bytes.Length);
        bytes.CopyTo(_array.AsSpan(Length));
        Length += bytes.Length;
    }

    public void Return()
    {
        if (_array is not null) ArrayPool<byte>.Shared.Return(_array);
        this = default;
    }

    private void Grow(int by)
    {
        var needed = checked(Length + by);
        if (_array is not null && _array.Length >= needed) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Smallest, Math.Max(needed, 2 * Length)));
        if (_array is not null)
        {
            _array.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_array);
        }

        _array = larger;
    }
}
