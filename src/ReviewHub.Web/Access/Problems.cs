using ReviewHub.Domain;

namespace ReviewHub.Web;

/// <summary>Refusals on the wire: problem details (RFC 9457), whose <c>detail</c> is written for the person who reads it.</summary>
internal static class Problems
{
    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.NotAllowed => StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>Gives the answers that the framework makes by itself words too.</summary>
    public static void InWords(ProblemDetailsOptions options) => options.CustomizeProblemDetails = context =>
        context.ProblemDetails.Detail ??= context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => "There is nothing at this address, or nothing that you may see.",
            StatusCodes.Status405MethodNotAllowed => "This address does not take that method.",
            StatusCodes.Status413PayloadTooLarge => "The request is too large.",
            StatusCodes.Status415UnsupportedMediaType => "The body is not of a type that is taken here.",
            >= 500 => "Something went wrong on the server; nothing was recorded by this request that was not acknowledged.",
            _ => null,
        };

    public static Task WriteAsync(HttpContext context, int status, string detail)
    {
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Problem(detail, statusCode: status).ExecuteAsync(context);
    }
}
