using Microsoft.AspNetCore.Http.HttpResults;
using ReviewHub.Domain;
using ReviewHub.Grains;

namespace ReviewHub.Web;

/// <summary>Who sends an HTTP command, and its id: the <c>Idempotency-Key</c> header, or one of its own when there is none.</summary>
internal sealed class CommandContext(ReviewerId person, CommandId id, IGrainFactory grains)
{
    public const string Header = "Idempotency-Key";

    public ReviewerId Person => person;

    public Command Command => new(id, person);

    /// <exception cref="ReviewRuleException">The key is empty or too long.</exception>
    public static ValueTask<CommandContext> BindAsync(HttpContext http)
    {
        var person = http.User.Reviewer();
        var key = http.Request.Headers.TryGetValue(Header, out var given) ? given.ToString() : Guid.CreateVersion7().ToString("N");
        return ValueTask.FromResult(
            new CommandContext(person, CommandId.For(person, key), http.RequestServices.GetRequiredService<IGrainFactory>()));
    }

    public async Task<Ok<ReceiptMessage>> Send(DocumentId document, Func<IDocumentGrain, Command, Task<Receipt>> send) =>
        TypedResults.Ok(ReceiptMessage.Of(await grains.Send(document, Command, send)));

    public async Task<Ok<ReceiptMessage>> Send(DocumentId document, int paragraph, Func<IParagraphGrain, Command, Task<Receipt>> send) =>
        TypedResults.Ok(ReceiptMessage.Of(await grains.Send(new(document, paragraph), Command, send)));
}
