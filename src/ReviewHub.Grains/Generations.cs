using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Metadata;
using Orleans.Runtime;
using Orleans.Versions.Selector;
using ReviewHub.Storage;

namespace ReviewHub.Grains;

/// <summary>
/// Nodes of two builds side by side. Each grain is given to a node of the newest events there are; one that an older node holds goes
/// there with the first call from a newer node, since only then may there be something that the older one cannot read.
/// </summary>
public static class Generations
{
    /// <param name="generation">Of the events that this node knows. Of several the last one counts.</param>
    public static IServiceCollection AddGeneration(this IServiceCollection services, int generation = EventCodec.Generation) => services
        .Configure<GrainVersioningOptions>(options => options.DefaultVersionSelectorStrategy = nameof(LatestVersion))
        .AddSingleton<IGrainInterfacePropertiesProvider>(new Versions(generation));

    private sealed class Versions(int generation) : IGrainInterfacePropertiesProvider
    {
        public void Populate(Type interfaceType, GrainInterfaceType grainInterfaceType, Dictionary<string, string> properties)
        {
            if (interfaceType.Assembly == typeof(Generations).Assembly && interfaceType.IsAssignableTo(typeof(IGrain)))
                properties[WellKnownGrainInterfaceProperties.Version] = generation.ToString(CultureInfo.InvariantCulture);
        }
    }
}
