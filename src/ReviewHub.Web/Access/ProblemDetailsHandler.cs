using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using ReviewHub.Domain;
using ReviewHub.Grains;
using ReviewHub.Storage;

namespace ReviewHub.Web;

/// <summary>Turns refusals thrown below an endpoint, and requests that could not be read, into problem details.</summary>
internal sealed class ProblemDetailsHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var database = httpContext.RequestServices.GetService<Database>();
        if (Answer(database?.Behind(exception) ?? exception) is not var (status, detail))
            return false;
        LiveMeter.Refused(exception);
        await Problems.WriteAsync(httpContext, status, detail);
        return true;
    }

    private static (int Status, string Detail)? Answer(Exception exception) => exception switch
    {
        ReviewRuleException rule => (Problems.StatusOf(rule.Kind), rule.Message),
        JsonException json => NotTheJson(json),
        BadHttpRequestException { InnerException: JsonException json } => NotTheJson(json),
        TryAgainException or LogUnavailableException => (StatusCodes.Status503ServiceUnavailable,
            $"It could not be recorded just now: {exception.Message} Sending it again under the same Idempotency-Key is safe."),
        NewerEventException => (StatusCodes.Status503ServiceUnavailable, $"This node is too old for it: {exception.Message} Ask again, and a newer node may answer."),
        _ when Unreached.Is(exception) => (StatusCodes.Status503ServiceUnavailable, $"{Unreached.InWords} Sending it again under the same Idempotency-Key is safe."),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } =>
            (StatusCodes.Status415UnsupportedMediaType, "The body is not of a type that is taken here; send application/json."),
        BadHttpRequestException bad => (bad.StatusCode, "The request could not be read: something in it is missing or malformed."),
        _ => null,
    };

    private static (int, string) NotTheJson(JsonException json) =>
        (StatusCodes.Status400BadRequest, $"The body is not the JSON that is taken here (at {json.Path ?? "its start"}).");
}
