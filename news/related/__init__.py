"""Which articles are worth reading after another one: worked out when it is published, not when it is read."""
