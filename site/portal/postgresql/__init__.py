"""PostgreSQL as this site asks it: with a pool, with bounds on waiting, and patient readers while it is away."""
