using AetherFlow.Runs.Events;

namespace AetherFlow.Hosting;

/// <summary>Asks a person about changes before they are written; one call at a time. Null: the run is to stop.</summary>
public delegate Task<ChangesReviewed?> Reviewer(ProposedChanges changes, CancellationToken cancellation);
