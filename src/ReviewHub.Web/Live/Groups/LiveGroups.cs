using Microsoft.AspNetCore.SignalR;

namespace ReviewHub.Web;

/// <summary>Which of a node's connections are in which groups. A group is there while somebody is in it. Thread-safe.</summary>
internal sealed class LiveGroups
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LiveGroup> _groups = [];
    private readonly Dictionary<string, Visitor> _visitors = [];

    public void Enter(HubConnectionContext connection)
    {
        lock (_gate) _visitors[connection.ConnectionId] = new(connection, []);
    }

    public void Leave(string connection)
    {
        lock (_gate)
        {
            if (!_visitors.Remove(connection, out var visitor)) return;
            foreach (var group in visitor.Groups) Remove(connection, group);
        }
    }

    /// <summary>Without effect for a connection that has gone.</summary>
    public void Join(string connection, string group)
    {
        lock (_gate)
        {
            if (!_visitors.TryGetValue(connection, out var visitor) || !visitor.Groups.Add(group)) return;
            if (!_groups.TryGetValue(group, out var joined)) _groups[group] = joined = new();
            joined.Add(visitor.Connection);
        }
    }

    public void Quit(string connection, string group)
    {
        lock (_gate)
            if (_visitors.TryGetValue(connection, out var visitor) && visitor.Groups.Remove(group)) Remove(connection, group);
    }

    public LiveGroup? Find(string group)
    {
        lock (_gate) return _groups.GetValueOrDefault(group);
    }

    private void Remove(string connection, string group)
    {
        if (!_groups[group].Remove(connection)) _groups.Remove(group);
    }

    private readonly record struct Visitor(HubConnectionContext Connection, HashSet<string> Groups);
}
