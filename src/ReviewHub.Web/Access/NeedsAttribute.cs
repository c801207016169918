using ReviewHub.Domain;

namespace ReviewHub.Web;

/// <summary>What a hub method asks of its caller, on the document that its first argument names.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsAttribute(Right right) : Attribute
{
    public Right Right => right;
}
