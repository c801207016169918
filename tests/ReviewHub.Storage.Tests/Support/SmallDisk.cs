using System.Diagnostics;

namespace ReviewHub.Storage.Tests.Support;

/// <summary>A disk of a few megabytes that a test may fill. Linux lets nobody but root mount one.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reviewhub-disk-");

    public SmallDisk(int megabytes) => Machine.Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Folder);

    public string Folder => _folder.FullName;

    private string Filler => Path.Combine(Folder, "filler");

    /// <summary>Writes until nothing more fits.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        try
        {
            while (true) file.Write(page);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        Machine.Run("umount", "--lazy", Folder);
        _folder.Delete();
    }
}

/// <summary>What only the owner of a Linux machine may do to it.</summary>
public static class Machine
{
    private static readonly Lazy<bool> Ours = new(() => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && CanMount());

    /// <summary>Skips a test that mounts a disk or locks a file where that is not allowed.</summary>
    public static void SkipUnlessOurs() => Skip.IfNot(Ours.Value, "Mounting a disk and locking a file take root on Linux.");

    /// <summary>Nobody, root included, may write to these files until they are unlocked.</summary>
    public static void Lock(params string[] files) => Run("chattr", ["+i", .. files]);

    public static void Unlock(params string[] files) => Run("chattr", ["-i", .. files]);

    public static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var words = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} failed: {words}");
    }

    private static bool CanMount()
    {
        try
        {
            using var disk = new SmallDisk(1);
            var file = Path.Combine(disk.Folder, "probe");
            File.WriteAllText(file, "");
            Lock(file);
            Unlock(file);
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
