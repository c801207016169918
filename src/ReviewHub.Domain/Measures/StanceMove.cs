namespace ReviewHub.Domain;

/// <summary>One person's stances on one paragraph in two rounds; null where they took none.</summary>
public readonly record struct StanceMove(ReviewerId By, Stance? Before, Stance? After);
