namespace ReviewHub.Web;

/// <summary>What befalls a call between nodes and says nothing of the command: the node it went to is gone, going, or does not answer.</summary>
internal static class Unreached
{
    public const string InWords = "The node that holds it does not answer; another one takes over in a moment.";

    public static bool Is(Exception e) => e is TimeoutException or Orleans.Runtime.OrleansException;
}
