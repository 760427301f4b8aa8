"""Staff come in: the second factor, the lock-out, passwords, sessions, and what nobody may give himself."""
