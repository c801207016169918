using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using ReviewHub.Domain;

namespace ReviewHub.Web;

/// <summary>Turns refusals thrown below an endpoint, and requests that could not be read, into problem details.</summary>
internal sealed class ProblemDetailsHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Answer(exception) is not var (status, detail))
            return false;
        await Problems.WriteAsync(httpContext, status, detail);
        return true;
    }

    private static (int Status, string Detail)? Answer(Exception exception) => exception switch
    {
        ReviewRuleException rule => (Problems.StatusOf(rule.Kind), rule.Message),
        BadHttpRequestException { InnerException: JsonException json } =>
            (StatusCodes.Status400BadRequest, $"The body is not the JSON that is taken here (at {json.Path ?? "its start"})."),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } =>
            (StatusCodes.Status415UnsupportedMediaType, "The body is not of a type that is taken here; send application/json."),
        BadHttpRequestException bad => (bad.StatusCode, "The request could not be read: something in it is missing or malformed."),
        _ => null,
    };
}
